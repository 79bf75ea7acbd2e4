import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type BillingPage, cancelButton, openBillingPage } from '../../src/billing-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
let billing: BillingPage
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(() => billing.close())

const everywhere =
  'position:fixed;inset:0;width:auto;height:auto;z-index:2147483647;background:#eee'
const layers = `
  <dialog id="host-dialog"><button>Theirs</button>${cancelButton}</dialog>
  <dialog id="only-words">Your session ends soon.</dialog>
  <div id="toast" popover="manual" style="${everywhere}">Saved</div>
  <div id="menu" popover style="${everywhere}">Menu ${cancelButton}</div>
  <div id="overlay" hidden style="${everywhere}">Chat ${cancelButton}</div>
  <section id="screen" style="background:#fff">Full screen ${cancelButton}</section>`

async function open(body = layers + cancelButton, init?: string) {
  billing = await openBillingPage(browser, { body, init })
  const { page } = billing
  return {
    ...billing,
    /** Presses the last cancel control that can be pressed. */
    begin: async () => {
      await page.locator('[data-fairwell-cancel]:visible').last().click()
      await billing.flow.appears()
    },
    run: (code: string) => page.evaluate(code),
  }
}

describe('E01 P1.1-1 P2.1-6 above what was there before, its exit is what a press hits', () => {
  it.each([
    ['a modal dialog', 'document.querySelector("#host-dialog").showModal()', '#host-dialog'],
    ['a popover', 'menu.showPopover()', '#menu'],
    ['the greatest z-index', 'overlay.hidden = false', '#overlay'],
    [
      'an element that fills the screen',
      'document.querySelector("#screen").requestFullscreen()',
      '#screen',
    ],
  ])('%s', async (_what, show, at) => {
    const { page, flow, server, run, exitIsOnTop, leave } = await open()
    await run(show)
    await page.locator(`${at} [data-fairwell-cancel]`).click()
    await flow.appears()
    expect(await exitIsOnTop()).toBe(true)
    await leave()
    expect(server.cancels).toHaveLength(1)
  })
})

describe('E01 P2.1-6 comes above what the page opens later, and keeps its place', () => {
  it.each([
    ['a modal dialog', 'document.querySelector("#host-dialog").showModal()'],
    ['a modal dialog of words alone', 'document.querySelector("#only-words").showModal()'],
    ['a popover', 'toast.showPopover()'],
    ['the greatest z-index', 'overlay.hidden = false'],
  ])('%s', async (_what, show) => {
    const { page, flow, server, begin, run, exitIsOnTop, focused, leave } = await open()
    await begin()
    const words = flow.dialog.getByRole('textbox').last()
    await words.click()
    await page.keyboard.type('before')
    await page.keyboard.press('ArrowLeft')
    // A popover beside a modal dialog is inert: presses pass through it, but it would hide the exit.
    const exit = flow.dialog.locator('footer button').last()
    const look = await exit.screenshot()
    await run(show)
    await expect.poll(exitIsOnTop).toBe(true)
    await expect.poll(async () => (await exit.screenshot()).equals(look)).toBe(true)
    await expect.poll(focused).toBe('TEXTAREA')
    await page.keyboard.type('-')
    expect(await words.inputValue()).toBe('befor-e')
    await leave()
    expect(server.cancels).toHaveLength(1)
  })

  it('CF-13 what is said after closing is seen above a modal dialog of the page', async () => {
    const { page, flow, run, server } = await open()
    await run('document.querySelector("#host-dialog").showModal()')
    await page.locator('#host-dialog [data-fairwell-cancel]').click()
    await flow.appears()
    await page.keyboard.press('Escape')
    await flow.goes()
    const notice = page.locator('[data-fairwell] output')
    await expect.poll(() => notice.textContent()).toContain('still active')
    expect(await notice.evaluate((output) => output.matches(':popover-open'))).toBe(true)
    expect(await page.locator('#host-dialog').getAttribute('open')).toBe('')
    expect(server.cancels).toHaveLength(0)
  })

  it('theirs can be used when ours has gone', async () => {
    const { page, flow, begin, run, exitIsOnTop, server } = await open()
    await begin()
    await run('document.querySelector("#host-dialog").showModal()')
    await expect.poll(exitIsOnTop).toBe(true)
    await page.keyboard.press('Escape')
    await flow.goes()
    await page.getByText('Theirs').click()
    expect(await page.locator('#host-dialog').getAttribute('open')).toBe('')
    expect(server.cancels).toHaveLength(0)
  })

  it('two pages of code that both insist come to an end', async () => {
    const { begin, run, page } = await open()
    await begin()
    await run(`
      window.times = 0
      const theirs = document.querySelector('#host-dialog')
      theirs.addEventListener('focusout', () => {
        if (times++ < 1000) setTimeout(() => { theirs.close(); theirs.showModal() })
      })
      theirs.showModal()`)
    await page.waitForTimeout(300)
    const times = await run('times')
    await page.waitForTimeout(200)
    expect(await run('times')).toBe(times)
    expect(times).toBeLessThan(30)
  })
})

describe('E01 what an action asks of the subscriber stays in front', () => {
  it("a modal dialog of the page's own, such as the bank's question", async () => {
    const { page, flow, begin, exitIsOnTop, server } = await open(
      `<dialog id="bank"><button onclick="agree()">I agree</button></dialog>${cancelButton}`,
      `{ handlers: { cancel: () => new Promise((done) => {
        window.agree = () => { done({ receiptId: 'r-1' }); setTimeout(() => bank.querySelector('button').focus()) }
        bank.showModal()
      }) } }`,
    )
    await begin()
    await flow.exit()
    await flow.exit()
    await page.getByText('I agree').click()
    await flow.shows('Your subscription is cancelled')
    await expect.poll(exitIsOnTop).toBe(true)
    expect(server.cancels).toHaveLength(0)
  })
})
