import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { hostModals } from '../../src/host-modals.ts'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { hanging, reply } from '../../src/reply.ts'

const require = createRequire(import.meta.url)
const bootstrap = reply(
  'text/css',
  readFileSync(require.resolve('bootstrap/dist/css/bootstrap.css')),
)

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe("E02 E03 P2.2-9 the control is in a host's modal that traps focus and closes on a click outside", () => {
  it.each(hostModals)('$name', async (modal) => {
    const { page, flow, server, start, leave, focused, errors, close } = await openBillingPage(
      browser,
      { body: '', ...modal, routes: { '/bootstrap.css': bootstrap } },
    )
    const hostModal = page.locator('#modal')
    await hostModal.waitFor()
    // Ours is on the page before the modal opens a second time.
    await start()

    const text = flow.dialog.getByRole('textbox').last()
    await text.click()
    await page.keyboard.type('twenty characters ok')
    expect(await text.inputValue()).toBe('twenty characters ok')
    expect(await focused()).toBe('TEXTAREA')

    const radio = flow.dialog.getByRole('radio', { name: 'It is hard to use' })
    await flow.dialog.getByText('It is hard to use').click()
    expect(await radio.isChecked()).toBe(true)
    expect(await focused()).toBe('INPUT')
    expect(await hostModal.isVisible()).toBe(true)

    await page.keyboard.press('Escape')
    await flow.goes()
    expect(await hostModal.isVisible()).toBe(true)

    await start()
    await leave()
    expect(await hostModal.isVisible()).toBe(true)
    expect(server.cancels).toHaveLength(1)
    expect(errors).toEqual([])
    await close()
  })
})

describe('E02 E03 the way past a flow that does not come', () => {
  it.each(hostModals.filter(({ name }) => /Radix|Headless|focus-trap/.test(name)))(
    '$name',
    async (modal) => {
      const { page, server, errors, close } = await openBillingPage(browser, {
        body: '',
        ...modal,
        tag: 'data-timeout-ms="20000"',
        routes: { '/fairwell-flow.js': hanging() },
      })
      await page.locator('[data-fairwell-cancel]').click()
      await page.getByRole('button', { name: 'Continue to cancel' }).click()
      await until(() => server.cancels.length > 0, "the page's own cancel")
      expect(await page.locator('#modal').isVisible()).toBe(true)
      expect(server.cancels).toHaveLength(1)
      expect(errors).toEqual([])
      await close()
    },
  )
})

describe('E02 E03 by finger', () => {
  it.each(hostModals.filter(({ name }) => /Radix|Headless|deactivates/.test(name)))(
    '$name',
    async (modal) => {
      const { page, flow, server, errors, close } = await openBillingPage(browser, {
        body: '',
        ...modal,
        context: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } },
      })
      await page.locator('[data-fairwell-cancel]').tap()
      await flow.appears()
      await flow.dialog.getByText('It is hard to use').tap()
      expect(await flow.dialog.getByRole('radio', { name: 'It is hard to use' }).isChecked()).toBe(
        true,
      )
      await flow.dialog.getByRole('button', { name: 'Continue to cancel' }).tap()
      await flow.shows('Cancel Acme Pro?')
      // A second tap at the same place, as fast as a script taps, would be a double tap.
      await flow.dialog.getByRole('button', { name: 'Continue to cancel' }).press('Enter')
      await flow.goes()
      await until(() => server.cancels.length > 0, "the page's own cancel")
      expect(await page.locator('#modal').isVisible()).toBe(true)
      expect(server.cancels).toHaveLength(1)
      expect(errors).toEqual([])
      await close()
    },
  )
})
