import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTree } from '../../src/accessibility-tree.ts'
import { addAxe, axeFindings } from '../../src/axe-findings.ts'
import { type BillingPage, openBillingPage } from '../../src/billing-page.ts'
import { contrast, toRgb } from '../../src/contrast.ts'
import { launch } from '../../src/launch.ts'
import { hanging } from '../../src/reply.ts'

let browser: Browser
let host: BillingPage
let page: Page
beforeAll(async () => {
  browser = await launch()
  host = await openBillingPage(browser, {
    routes: { '/flow.json': hanging() },
    tag: 'data-timeout-ms="600000"',
  })
  page = host.page
  await page.evaluate('Fairwell.ready')
  await addAxe(page)
  await page.getByText('Cancel subscription').click()
  await page.locator('dialog[open]').waitFor()
})
afterAll(async () => {
  await host.close()
  await browser.close()
})

describe('AX-14 AX-35 axe finds nothing on the dialog that says to wait', () => {
  it.each([
    ['light', { colorScheme: 'light', forcedColors: 'none' }],
    ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
    ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
  ] as const)('%s', async (_look, media) => {
    await page.emulateMedia(media)
    for (const dir of ['ltr', 'rtl']) {
      await page.evaluate((direction) => {
        document.dir = direction
      }, dir)
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 568 })
        // Beside the body, where axe sees no colours: they are measured here.
        const found = await axeFindings(page, 'body > :last-child', ['color-contrast'])
        expect([dir, width, found]).toEqual([dir, width, []])
      }
    }
    for (const part of ['output', 'button']) {
      const [ink, ground] = await page.locator(`dialog[open] ${part}`).evaluate((element) => {
        const solid = [element, element.parentElement as Element]
          .map((each) => getComputedStyle(each).backgroundColor)
          .find((colour) => !/, 0\)$/.test(colour))
        return [getComputedStyle(element).color, `${solid}`] as const
      })
      expect(contrast(toRgb(ink), toRgb(ground)), part).toBeGreaterThanOrEqual(4.5)
    }
  })
})

it('AX-01 AX-11 it is named, has focus, says that one has to wait, and hides the page', async () => {
  const { dialogs, outside, find, focused } = await readTree(page)
  expect(dialogs.map(({ name, modal }) => [name, modal])).toEqual([['One moment', true]])
  expect(outside).toEqual([])
  expect(find('status').map(({ text }) => text)).toEqual(['One moment'])
  expect(find('button').map(({ name }) => name)).toEqual(['Continue to cancel'])
  expect(['dialog', 'button']).toContain(focused?.role)
})

it('AX-12 its button is 44 pixels high', async () => {
  const box = await page.getByRole('button', { name: 'Continue to cancel' }).boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(44)
})
