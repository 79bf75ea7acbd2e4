import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BillingPage, cancelButton, openBillingPage } from '../../src/billing-page.ts'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const init = `{ handlers: { cancel: async () => ({ receiptId: 'r-2026-11', effectiveAt: '2027-12-22T00:00:00Z' }) } }`
const invoices = Array.from({ length: 60 }, (_, line) => `<p>Invoice ${line}</p>`).join('')

async function cancelled(billing: BillingPage) {
  await billing.start()
  await billing.flow.exit()
  await billing.flow.exit()
  await billing.flow.shows('Your subscription is cancelled')
}

describe('AX-37 the receipt is text that can be printed', () => {
  it('its button prints it alone, on a page that allows nothing', async () => {
    const billing = await openBillingPage(browser, {
      init,
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src 'none'",
      },
      beforeLoad: (page) =>
        page.addInitScript(() => {
          window.print = () => {
            const top = window.top as unknown as { printed?: unknown[] }
            top.printed ??= []
            top.printed.push({ words: document.body.textContent, dir: document.body.dir })
            dispatchEvent(new Event('afterprint'))
          }
        }),
    })
    const { page, flow, messages, errors, close } = billing
    await cancelled(billing)
    await flow.press('Print')
    await until(async () => !!(await page.evaluate('!!window.printed')), 'the print')
    const printed = (await page.evaluate('printed')) as { words: string; dir: string }[]
    expect(printed).toHaveLength(1)
    expect(printed[0]?.words).toContain('r-2026-11')
    expect(printed[0]?.words).toContain('December 22, 2027')
    expect(printed[0]?.words).not.toContain('Billing')
    expect(printed[0]?.dir).toBe('ltr')
    await expect.poll(() => flow.dialog.locator('iframe').count()).toBe(0)
    expect(messages.filter((text) => /frame|violat/i.test(text))).toEqual([])
    expect(errors).toEqual([])
    await close()
  })

  it('printing the page while it is shown prints it, whole and in black, and not what is behind', async () => {
    const billing = await openBillingPage(browser, {
      init,
      body: `${invoices}${cancelButton}`,
      context: { viewport: { width: 700, height: 300 }, colorScheme: 'dark' },
    })
    const { page, flow, close } = billing
    await cancelled(billing)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const seen = await flow.dialog.evaluate((dialog) => {
      const body = dialog.querySelector('.body') as HTMLElement
      const { backgroundColor, printColorAdjust } = getComputedStyle(dialog)
      return {
        color: getComputedStyle(body).color,
        backgroundColor,
        printColorAdjust,
        isWhole: body.scrollHeight <= body.clientHeight,
        covers: dialog.clientWidth >= document.documentElement.clientWidth,
        buttons: [...dialog.querySelectorAll('button')].filter((button) => button.checkVisibility())
          .length,
      }
    })
    expect(seen).toEqual({
      color: 'rgb(0, 0, 0)',
      backgroundColor: 'rgb(255, 255, 255)',
      printColorAdjust: 'exact',
      isWhole: true,
      covers: true,
      buttons: 0,
    })
    await close()
  })

  it('the page prints as without us while the dialog is closed', async () => {
    const pages: number[] = []
    for (const isWithUs of [true, false]) {
      const { page, flow, start, close } = await openBillingPage(browser, {
        body: `${cancelButton}${invoices}`,
      })
      if (isWithUs) {
        await start()
        await page.keyboard.press('Escape')
        await flow.goes()
      }
      const pdf = (await page.pdf()).toString('latin1')
      pages.push(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0)
      await close()
    }
    expect(pages[0]).toBeGreaterThan(1)
    expect(pages[0]).toBe(pages[1])
  })
})
