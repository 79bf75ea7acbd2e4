import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { bothDialogs } from '../../src/without-show-modal.ts'

const slow = `{ handlers: {
  discount: () => new Promise((done) => { (window.asked ??= []).push('discount'); window.finish = done }),
  cancel: () => new Promise((done) => { (window.asked ??= []).push('cancel'); window.finish = done }),
} }`

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe.each(bothDialogs)('E23 AX-05 P1.1-2 $dialog', ({ beforeLoad }) => {
  it.each([
    ['an offer is applied', 'discount', 2, 'saved', 'Your subscription continues'],
    ['the subscription is cancelled', 'cancel', 5, 'cancelled', 'Your subscription is cancelled'],
  ])('while %s (%s), Esc × %i only hides it', async (_what, asked, times, outcome, title) => {
    const billing = await openBillingPage(browser, { init: slow, beforeLoad })
    const { page, flow, server, start, errors, close } = billing
    await start()
    if (asked === 'discount') {
      await flow.choose('It costs too much')
      await flow.next()
      await flow.accept()
    } else {
      await flow.exit()
      await flow.shows('Cancel Acme Pro?')
      await flow.exit()
    }
    await until(async () => !!(await page.evaluate('!!window.finish')), 'the handler')
    for (let press = 0; press < times; press++) await page.keyboard.press('Escape')
    await flow.goes()
    // What goes on is said beside the page, and nothing else is claimed.
    await expect.poll(() => page.locator('[data-fairwell] output').textContent()).toMatch(/still/i)
    expect(server.log.events.filter(({ type }) => /attempt\.(?!started)/.test(type))).toEqual(
      server.log.events.filter(({ type }) => type.endsWith('cancel_requested')),
    )
    await page.evaluate('finish({ receiptId: "r-1" })')
    await flow.shows(title)
    await until(
      () => server.log.events.some(({ type }) => type.endsWith(`attempt.${outcome}`)),
      outcome,
    )
    expect(await page.evaluate('asked')).toEqual([asked])
    expect(server.cancels).toHaveLength(0)
    expect(errors).toEqual([])
    await close()
  })
})
