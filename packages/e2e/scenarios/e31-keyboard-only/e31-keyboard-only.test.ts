import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelButton, openBillingPage } from '../../src/billing-page.ts'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { bothDialogs } from '../../src/without-show-modal.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const hasFocus = (page: Page, selector: string) =>
  page.locator(selector).evaluate((node) => {
    const { activeElement } = node.getRootNode() as Document
    return node === activeElement
  })

describe.each(bothDialogs)('E31 P1.1-8 $dialog', ({ beforeLoad }) => {
  it('AX-02 AX-03 AX-06 is opened, gone through and closed by keys alone', async () => {
    const { page, flow, server, focused, errors, close } = await openBillingPage(browser, {
      beforeLoad,
    })
    await page.locator('#cancel').focus()
    await page.keyboard.press('Enter')
    await flow.appears()
    expect(await focused()).toBe('title')

    // The close button is the one before the title.
    await page.keyboard.press('Shift+Tab')
    expect(await focused()).toBe('Close')
    await page.keyboard.press('Enter')
    await flow.goes()
    expect(await hasFocus(page, '#cancel')).toBe(true)
    expect(server.cancels).toHaveLength(0)

    await page.keyboard.press(' ')
    await flow.appears()
    await page.keyboard.press('Escape')
    await flow.goes()
    expect(await hasFocus(page, '#cancel')).toBe(true)

    await page.keyboard.press('Enter')
    await flow.appears()
    for (const title of ['Cancel Acme Pro?', '']) {
      for (
        let press = 0;
        press < 30 && !/ontinue to cancel|ancel now|ancel sub/.test(await name());
        press++
      ) {
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Enter')
      if (title) {
        await flow.shows(title)
        expect(await focused()).toBe('title')
      }
    }
    await flow.goes()
    await until(() => server.cancels.length > 0, "the page's own cancel")
    expect(server.cancels).toHaveLength(1)
    expect(await hasFocus(page, '#cancel')).toBe(true)
    expect(errors).toEqual([])
    await close()

    function name(): Promise<string> {
      return page.evaluate(
        () => document.activeElement?.shadowRoot?.activeElement?.textContent ?? '',
      )
    }
  })

  it('AX-06 P1.1-3 focus comes back where the control was drawn anew, is hidden, or gone', async () => {
    const { page, flow, start, close } = await openBillingPage(browser, {
      beforeLoad,
      body: `<div id="view">${cancelButton}</div>`,
    })
    const main = 'document.querySelector("main")'
    for (const [change, to] of [
      ['cancel.outerHTML += ""', '#cancel'],
      [
        `${main}.hidden = true; ${main}.insertAdjacentHTML('afterend', '<h1 id="next">Next</h1>')`,
        '#next',
      ],
      [`${main}.hidden = false; next.remove(); view.innerHTML = ''`, 'h1'],
    ] as const) {
      await page.evaluate(`${main}.hidden = false`)
      await start()
      await page.evaluate(change)
      await page.keyboard.press('Escape')
      await flow.goes()
      await expect.poll(() => hasFocus(page, to)).toBe(true)
    }
    await close()
  })

  it('AX-06 P1.1-3 focus comes back to a control in a shadow root', async () => {
    const { page, flow, server, start, leave, close } = await openBillingPage(browser, {
      beforeLoad,
      body: '<div id="app"></div>',
      source: `const root = document.querySelector('#app').attachShadow({ mode: 'open' })
        const button = root.appendChild(document.createElement('button'))
        button.textContent = 'Cancel subscription'
        button.dataset.fairwellCancel = ''
        button.onclick = () => hostCancel()`,
    })
    await start()
    await page.keyboard.press('Escape')
    await flow.goes()
    expect(await hasFocus(page, '[data-fairwell-cancel]')).toBe(true)
    await start()
    await leave()
    expect(server.cancels).toHaveLength(1)
    await close()
  })
})
