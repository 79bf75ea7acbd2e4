import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelButton, openBillingPage } from '../../src/billing-page.ts'
import { launch } from '../../src/launch.ts'
import { bothDialogs } from '../../src/without-show-modal.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const init = '{ handlers: { discount: async () => ({}), cancel: async () => ({}) } }'

describe.each(bothDialogs)('E24 AX-03 AX-04 P1.1-5 $dialog', ({ beforeLoad }) => {
  it('Tab and Shift+Tab stay inside on every screen, and reach the way out', async () => {
    const { page, flow, start, close } = await openBillingPage(browser, {
      body: `<button>Before</button>${cancelButton}<button>After</button>`,
      init,
      beforeLoad,
    })
    /** Goes round; returns what had the focus, in order. */
    const round = async (key: string) => {
      const seen: string[] = []
      for (let press = 0; press < 16; press++) {
        await page.keyboard.press(key)
        seen.push(
          await page.evaluate(() => {
            const at = document.activeElement?.shadowRoot?.activeElement
            return at ? at.getAttribute('aria-label') || at.textContent || at.nodeName : 'page'
          }),
        )
      }
      return seen
    }
    const stays = async (...names: string[]) => {
      for (const key of ['Tab', 'Shift+Tab']) {
        const seen = await round(key)
        expect(seen).toEqual(expect.arrayContaining(names))
        expect(seen).not.toContain('page')
      }
    }
    await start()
    await stays('Close', 'INPUT', 'TEXTAREA', 'Continue', 'Cancel now')
    await flow.choose('It costs too much')
    await flow.next()
    await stays('Back', 'Close', 'Cancel now')
    await flow.exit()
    await flow.shows('Cancel Acme Pro?')
    await stays('Close')
    await flow.exit()
    await flow.shows('Your subscription is cancelled')
    await stays('Close', 'Print', 'Done')
    await close()
  })

  it('a press beside the dialog reaches nothing of the page', async () => {
    const { page, flow, server, start, close } = await openBillingPage(browser, {
      body: `${cancelButton}<button style="position:fixed;left:0;top:0;width:60px;height:60px" onclick="hostCancel()">Corner</button>`,
      beforeLoad,
    })
    await start()
    await page.mouse.click(20, 20)
    await flow.goes()
    expect(server.cancels).toHaveLength(0)
    await close()
  })
})
