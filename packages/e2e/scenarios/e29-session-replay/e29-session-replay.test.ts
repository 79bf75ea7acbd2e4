import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const source = `
  import { record } from 'rrweb'
  window.recorded = []
  record({ emit: (event) => recorded.push(event) })
  window.snapshot = () => record.takeFullSnapshot(true)`

describe('E29 P2.3-7 S-16 free words are in no session replay', () => {
  it('rrweb as it comes records the dialog, and nothing of what is written', async () => {
    const { page, flow, start, errors, close } = await openBillingPage(browser, { source })
    await start()
    await flow.choose('It costs too much')
    const [price, comment] = [
      flow.dialog.getByRole('textbox').first(),
      flow.dialog.getByRole('textbox').last(),
    ]
    await price.click()
    await page.keyboard.type('zebra seven')
    await comment.click()
    await page.keyboard.type('okapi nine')
    expect(await price.inputValue()).toBe('zebra seven')
    await page.evaluate('snapshot()')
    // The words are kept, and drawn again by us.
    await page.keyboard.press('Escape')
    await flow.goes()
    await start()
    expect(await flow.dialog.getByRole('textbox').last().inputValue()).toBe('okapi nine')
    await page.evaluate('snapshot()')

    const recorded = JSON.stringify(await page.evaluate('recorded'))
    expect(recorded).toContain('Sorry to see you go')
    expect(recorded).not.toMatch(/zebr|okap/)
    expect(errors).toEqual([])
    await close()
  })

  // Each by the documentation of its maker.
  it.each([
    ['PostHog', '.ph-no-capture'],
    ['Sentry', '[data-sentry-mask]'],
    ['FullStory', '.fs-mask'],
    ['Datadog', '[data-dd-privacy=mask]'],
    ['Clarity', '[data-clarity-mask=true]'],
    ['Hotjar', '[data-hj-suppress]'],
    ['LogRocket', '[data-private]'],
    ['rrweb', '.rr-block'],
  ])('%s is told by %s', async (_maker, mark) => {
    marked ??= await marks()
    expect(marked(mark)).toBe(true)
  })
})

let marked: ((mark: string) => boolean) | undefined
/** Which marks every field for free words carries. */
async function marks(): Promise<(mark: string) => boolean> {
  const { flow, start, close } = await openBillingPage(browser)
  await start()
  await flow.choose('It costs too much')
  const fields = await flow.dialog
    .getByRole('textbox')
    .evaluateAll((all) =>
      all.map((field) => ({ classes: [...field.classList], html: field.outerHTML })),
    )
  await close()
  expect(fields).toHaveLength(2)
  return (mark) =>
    fields.every(({ classes, html }) => {
      if (mark.startsWith('.')) return classes.includes(mark.slice(1))
      const [name = '', value] = mark.slice(1, -1).split('=')
      return html.includes(value === undefined ? ` ${name}=` : ` ${name}="${value}"`)
    })
}
