import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { until } from '../../src/host-page.ts'
import { launch } from '../../src/launch.ts'
import { wrapWords } from '../../src/wrap-words.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const init = `{ handlers: {
  discount: (action) => window.fails ? Promise.reject(new Error('no')) : new Promise((done) => { window.finish = done }),
  cancel: async () => ({ receiptId: 'r-1' }),
} }`

describe('a browser that translates the page', () => {
  it('leaves every screen whole, with its own words and no others', async () => {
    const { page, flow, server, start, errors, close } = await openBillingPage(browser, { init })
    const words = async () =>
      (await flow.dialog.evaluate((dialog) => dialog.textContent ?? '')).replaceAll(/[«»]/g, '')
    await start()
    await wrapWords(page)
    await until(async () => /«/.test(await flow.title()), 'the translation')
    expect(await words()).toContain('Step 1 of')
    await flow.dialog.getByText('It lacks something I need').click()
    await flow.dialog.getByText('API access').waitFor()
    await flow.dialog.getByText('It costs too much').click()
    await flow.dialog.getByText('What would be a fair price?').waitFor()
    expect(await words()).not.toContain('API access')
    await flow.dialog.getByRole('textbox').first().fill('ten')
    expect(await flow.dialog.getByRole('textbox').first().inputValue()).toBe('ten')

    await flow.press(/Continue/)
    await flow.dialog.getByRole('article').first().waitFor()
    expect(await words()).toContain('Step 2 of')
    expect(await words()).not.toContain('Step 1 of')
    await flow.press(/Back/)
    await flow.shows(/main reason/)
    expect(await words()).toContain('Step 1 of')
    expect(await words()).not.toContain('Step 2 of')
    expect(await flow.dialog.getByRole('textbox').first().inputValue()).toBe('ten')
    await flow.press(/Continue/)
    await flow.dialog.getByRole('article').first().waitFor()

    // What is said while it goes on, and after it failed, goes again.
    await page.evaluate('window.fails = true')
    await flow.accept()
    await flow.dialog.getByRole('alert').waitFor()
    const failure = await flow.dialog.getByRole('alert').textContent()
    await page.evaluate('window.fails = false')
    await flow.accept()
    await until(async () => !!(await page.evaluate('!!window.finish')), 'the handler')
    expect(await words()).not.toContain((failure ?? '').replaceAll(/[«»]/g, ''))
    const waiting = await flow.dialog.getByRole('status').allTextContents()
    await page.evaluate('finish({})')
    await flow.shows(/Your subscription continues/)
    expect(waiting.join()).not.toBe('')
    for (const line of waiting) {
      if (line) expect(await words()).not.toContain(line.replaceAll(/[«»]/g, ''))
    }
    await flow.press(/Cancel anyway/)
    await flow.shows(/Cancel Acme Pro/)
    await flow.press(/Cancel (now|subscription)/)
    await flow.shows(/Your subscription is cancelled/)
    expect(await words()).toContain('r-1')
    await flow.press(/Done/)
    await flow.goes()
    expect(errors).toEqual([])
    expect(server.cancels).toHaveLength(0)
    await close()
  })
})
