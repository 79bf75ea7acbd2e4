import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTree } from '../../src/accessibility-tree.ts'
import { launch } from '../../src/launch.ts'
import { openScreensPage } from '../../src/screens-page.ts'
import { sceneNames } from './scene-names.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launch()
  page = await openScreensPage(browser)
})
afterAll(() => browser.close())

const show = (name: string) =>
  page.evaluate((screen) => {
    window.screens.show(screen)
  }, name)

describe('AX-01 AX-08 AX-32 what a screen reader finds is what is written in trees/', () => {
  it.each(sceneNames)('%s', async (name) => {
    await show(name)
    const tree = await page.locator('[data-fairwell]').ariaSnapshot()
    await expect(`${tree}\n`).toMatchFileSnapshot(`trees/${name}.yaml`)
  })
})

describe('AX-01 the browser exposes one modal dialog, named by its title, and nothing behind it', () => {
  it.each(sceneNames.filter((name) => name !== 'closing-notice'))('%s', async (name) => {
    await show(name)
    const { dialogs, outside, find } = await readTree(page)
    expect(outside).toEqual([])
    expect(dialogs).toHaveLength(1)
    const title = find('heading').find(({ level }) => level === 2)
    expect(dialogs[0]).toMatchObject({ name: title?.name, modal: true })
    expect(title?.name).toMatch(/\w/)
    const step = find('status')[0]?.text
    expect(dialogs[0]?.description ?? '').toBe(step)
  })

  it('lets the page be read again once it is closed', async () => {
    await show('closing-notice')
    const { dialogs, find } = await readTree(page)
    expect(dialogs).toEqual([])
    expect(find('link').map(({ name }) => name)).toEqual(['Invoices'])
    expect(find('status').map(({ text }) => text)).toEqual(['Your subscription is still active.'])
  })
})

it('AX-32 reads the price now, the price with the offer and until when, and strikes nothing through', async () => {
  for (const name of sceneNames.filter((scene) => /^offer|^saved/.test(scene))) {
    await show(name)
    const struck = await page.locator('[data-fairwell]').evaluate((host) =>
      [...(host.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((element) => {
        const { textDecorationLine } = getComputedStyle(element)
        const isStruck = /^(s|del|strike)$/i.test(element.tagName)
        return isStruck || textDecorationLine === 'line-through' ? element.outerHTML : []
      }),
    )
    expect(struck).toEqual([])
  }
  await show('offer-one')
  const { find } = await readTree(page)
  const [card] = find('article')
  expect(card?.name).toBe('Half price for three months')
  expect(card?.text).toContain(
    'Price now $20.00 per month With this offer $10.00 per month until March 22, 2027 Renews at $20.00 per month Next charge $10.00 on December 22, 2026',
  )
})
