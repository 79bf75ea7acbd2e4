import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelButton, openBillingPage } from '../../src/billing-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const boxes = [
  'transform: translate(30px, 40px) scale(.9)',
  'filter: blur(0)',
  'contain: layout paint; overflow: hidden',
  'perspective: 400px; will-change: transform',
]

describe('P2.1-6 the page changes what "fixed" means', () => {
  it('on body: the dialog covers what is seen', async () => {
    const { page, flow, server, start, leave, exitIsOnTop, errors, close } = await openBillingPage(
      browser,
      {
        body: `${cancelButton}<div style="height:1500px"></div>`,
        context: { viewport: { width: 900, height: 640 } },
      },
    )
    for (const style of [
      ...boxes,
      'zoom: 2',
      'opacity: .5; mix-blend-mode: multiply; isolation: isolate',
    ]) {
      await page.evaluate((style) => {
        document.body.style.cssText = `margin: 0; ${style}`
      }, style)
      await start()
      const seen = await flow.dialog.evaluate((dialog) => {
        const { left, top, right, bottom } = dialog.getBoundingClientRect()
        return [left, top, right, bottom].map(Math.round)
      })
      const size = await page.evaluate('[document.documentElement.clientWidth, innerHeight]')
      expect(seen, style).toEqual([0, 0, ...(size as number[])])
      expect(await exitIsOnTop(), style).toBe(true)
      await page.keyboard.press('Escape')
      await flow.goes()
    }
    await start()
    await leave()
    expect(server.cancels).toHaveLength(1)
    expect(errors).toEqual([])
    await close()
  })

  it('around an inline flow: it stands in its place, and its exit works', async () => {
    const { flow, server, page, start, leave, exitIsOnTop, errors, close } = await openBillingPage(
      browser,
      {
        body: `${cancelButton}<div id="slot"></div><p>After</p>`,
        init: `{ parent: '#slot', layout: 'inline' }`,
        context: { viewport: { width: 900, height: 1400 } },
      },
    )
    await start()
    for (const style of boxes) {
      await page.evaluate((style) => {
        const slot = document.querySelector('#slot') as HTMLElement
        slot.style.cssText = `width: 620px; ${style}`
      }, style)
      const slot = await page.locator('#slot').boundingBox()
      const box = await flow.dialog.locator('section').boundingBox()
      if (!slot || !box) throw new Error('nothing is there')
      expect(box.x, style).toBeGreaterThanOrEqual(slot.x - 1)
      expect(box.x + box.width, style).toBeLessThanOrEqual(slot.x + slot.width + 1)
      expect(box.y + box.height, style).toBeLessThanOrEqual(slot.y + slot.height + 1)
      expect(await exitIsOnTop(), style).toBe(true)
      await flow.dialog.getByText('It is hard to use').click()
    }
    expect(await flow.dialog.getByRole('radio', { name: 'It is hard to use' }).isChecked()).toBe(
      true,
    )
    await leave()
    expect(server.cancels).toHaveLength(1)
    expect(errors).toEqual([])
    await close()
  })

  it('AX-17 at 400 % of 1280 × 1024 the exit is seen', async () => {
    const { page, start, leave, exitIsOnTop, server, close } = await openBillingPage(browser, {
      context: { viewport: { width: 320, height: 256 } },
    })
    await start()
    await expect.poll(exitIsOnTop).toBe(true)
    expect(await page.evaluate('document.scrollingElement.scrollWidth <= innerWidth')).toBe(true)
    await leave()
    expect(server.cancels).toHaveLength(1)
    await close()
  })
})
