import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelButton, openBillingPage } from '../../src/billing-page.ts'
import { hostModals } from '../../src/host-modals.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const tall = '<div style="height:3000px">A long page</div>'
const phone = { viewport: { width: 360, height: 420 }, hasTouch: true, isMobile: true }
const bodyLock = `
  import { disableBodyScroll } from 'body-scroll-lock-upgrade'
  disableBodyScroll(document.querySelector('main'))`
const appleAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

/** How far our content and the page have been scrolled. */
const scrolled = (page: Page) =>
  page.evaluate(() => ({
    ours:
      document.querySelector('[data-fairwell]')?.shadowRoot?.querySelector('.body')?.scrollTop ?? 0,
    page: scrollY,
  }))

async function swipe(page: Page, x: number, from: number, to: number) {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x, y }],
    })
  await touch('touchStart', from)
  for (let step = 1; step <= 8; step++) await touch('touchMove', from + ((to - from) * step) / 8)
  await touch('touchEnd')
  await session.detach()
}

describe('AX-30 our content scrolls by wheel and by finger though the page locks its own scrolling', () => {
  it.each([
    { name: 'body-scroll-lock', source: bodyLock, userAgent: undefined, body: cancelButton + tall },
    {
      name: 'body-scroll-lock on iOS',
      source: bodyLock,
      userAgent: appleAgent,
      body: cancelButton + tall,
    },
    { ...hostModals[0], name: 'react-remove-scroll in Radix', userAgent: undefined, body: tall },
  ])('$name', async ({ source, userAgent, body }) => {
    const { page, flow, server, start, leave, errors, close } = await openBillingPage(browser, {
      body,
      source,
      context: { ...phone, ...(userAgent && { userAgent }) },
    })
    await start()
    const list = await flow.dialog.locator('.body').boundingBox()
    if (!list) throw new Error('nothing to scroll')
    const [x, y] = [list.x + list.width / 2, list.y + list.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.wheel(0, 60)
    await expect.poll(async () => (await scrolled(page)).ours).toBeGreaterThan(30)
    const before = (await scrolled(page)).ours
    await swipe(page, x, y + 40, y - 60)
    await expect.poll(async () => (await scrolled(page)).ours).toBeGreaterThan(before + 30)
    expect((await scrolled(page)).page).toBe(0)
    await leave()
    expect(server.cancels).toHaveLength(1)
    expect(errors).toEqual([])
    await close()
  })
})

describe('AX-30 the page stays where it is, without a shift', () => {
  it('by wheel, by finger and by key, wherever they begin', async () => {
    const { page, flow, start, close } = await openBillingPage(browser, {
      body: `<p id="mark" style="text-align:right">Mark</p>${cancelButton}${tall}`,
      context: { viewport: { width: 900, height: 600 }, hasTouch: true },
    })
    await page.mouse.wheel(0, 120)
    await expect.poll(async () => (await scrolled(page)).page).toBe(120)
    await page.evaluate('scrollTo(0, 40)')
    const mark = page.locator('#mark')
    const place = await mark.boundingBox()
    await start()
    expect(await mark.boundingBox()).toEqual(place)
    const footer = await flow.dialog.locator('footer').boundingBox()
    const heading = await flow.dialog.getByRole('heading').first().boundingBox()
    for (const [x, y] of [
      [20, 580],
      [(heading?.x ?? 0) + 20, (heading?.y ?? 0) + 10],
      [(footer?.x ?? 0) + 5, (footer?.y ?? 0) + 5],
    ] as const) {
      await page.mouse.move(x, y)
      await page.mouse.wheel(0, 300)
      if (y !== 580) await swipe(page, x, y, y - 80)
    }
    for (const key of ['PageDown', 'End', 'ArrowDown', ' ']) await page.keyboard.press(key)
    await flow.dialog.getByRole('button', { name: 'Close' }).focus()
    for (const key of ['PageDown', 'End', 'ArrowDown']) await page.keyboard.press(key)
    await page.waitForTimeout(250)
    expect((await scrolled(page)).page).toBe(40)
    expect(await mark.boundingBox()).toEqual(place)
    await page.keyboard.press('Escape')
    await flow.goes()
    expect((await scrolled(page)).page).toBe(40)
    await page.mouse.wheel(0, 120)
    await expect.poll(async () => (await scrolled(page)).page).toBe(160)
    await close()
  })
})
