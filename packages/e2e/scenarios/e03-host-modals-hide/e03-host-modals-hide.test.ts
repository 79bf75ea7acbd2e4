import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { hostModals } from '../../src/host-modals.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const ours = [
  'dialog Sorry to see you go, Ada. What is the main reason?',
  'button Continue to cancel',
]

describe("E03 P2.2-9 AX-04 a host's modal hides everything beside it: ours stays, and the host is out of reach", () => {
  it.each(hostModals.filter(({ name }) => /Radix|MUI|Headless/.test(name)))(
    '$name',
    async (modal) => {
      const { page, flow, server, start, readable, leave, errors, close } = await openBillingPage(
        browser,
        { body: '', ...modal },
      )
      // The second time, our element is on the page before the modal hides what is beside it.
      await start()
      await page.keyboard.press('Escape')
      await flow.goes()
      await page.keyboard.press('Escape')
      await page.locator('#modal').waitFor({ state: 'hidden' })
      await page.getByText('Manage').click()
      await page.locator('#modal').waitFor()
      // Modals hide what is beside them in the body, and we stand beside the body.
      expect(await page.locator('[data-fairwell][aria-hidden=true]').count()).toBe(0)
      await start()

      expect(await readable()).toEqual(expect.arrayContaining(ours))
      expect((await readable()).filter((name) => /Coupon|Manage/.test(name))).toEqual([])
      await flow.dialog.getByText('It is hard to use').click()
      expect(await flow.dialog.getByRole('radio', { name: 'It is hard to use' }).isChecked()).toBe(
        true,
      )
      expect(await page.locator('#modal').isVisible()).toBe(true)
      await leave()
      expect(server.cancels).toHaveLength(1)
      expect(errors).toEqual([])
      await close()
    },
  )

  it('a page that hides what is added later', async () => {
    const { page, start, readable, close } = await openBillingPage(browser, {
      source: `new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) {
          node.setAttribute('aria-hidden', 'true')
          node.inert = true
        }
      }).observe(document.documentElement, { childList: true })`,
    })
    await start()
    const marked = page.locator('[data-fairwell]:is([aria-hidden],[inert])')
    expect(await marked.count()).toBe(0)
    await page
      .locator('[data-fairwell]')
      .evaluate((host) => host.setAttribute('aria-hidden', 'true'))
    expect(await marked.count()).toBe(0)
    expect(await readable()).toEqual(expect.arrayContaining(ours))
    await close()
  })
})
