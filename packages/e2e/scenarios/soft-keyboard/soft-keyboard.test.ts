import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** What a soft keyboard does to a page, played: no desktop browser has one. */
function playKeyboard(): void {
  const all = { width: 390, height: 700, offsetTop: 0, offsetLeft: 0, scale: 1 }
  const viewport = Object.assign(new EventTarget(), all)
  Object.defineProperty(window, 'visualViewport', { value: viewport })
  Object.assign(window, {
    see: (parts: object) => {
      Object.assign(viewport, parts)
      viewport.dispatchEvent(new Event('resize'))
    },
  })
}

it('AX-30 the exit and the field stay in what is seen while a soft keyboard is up', async () => {
  const { page, flow, server, start, exitIsOnTop, leave, errors, close } = await openBillingPage(
    browser,
    {
      context: {
        viewport: { width: 390, height: 700 },
        hasTouch: true,
        isMobile: true,
        reducedMotion: 'reduce',
      },
      beforeLoad: (page) => page.addInitScript(playKeyboard),
    },
  )
  const exit = flow.dialog.locator('footer button').last()
  const edges = async (locator: typeof exit) => {
    const box = await locator.boundingBox()
    return { top: box?.y ?? -1, bottom: (box?.y ?? 1e4) + (box?.height ?? 0) }
  }
  await start()
  await expect.poll(exitIsOnTop).toBe(true)
  const before = await edges(exit)
  const words = flow.dialog.getByRole('textbox').last()
  await words.tap()
  for (const [offsetTop, height] of [
    [0, 360],
    [120, 360],
    [0, 300],
  ] as const) {
    await page.evaluate(`see({ offsetTop: ${offsetTop}, height: ${height} })`)
    const out = await edges(exit)
    expect(out.top).toBeGreaterThanOrEqual(offsetTop)
    expect(out.bottom).toBeLessThanOrEqual(offsetTop + height)
    expect(await exitIsOnTop()).toBe(true)
    const field = await edges(words)
    expect(field.bottom).toBeGreaterThan(offsetTop)
    expect(field.top).toBeLessThan(out.top)
  }
  await page.keyboard.type('still here')
  expect(await words.inputValue()).toBe('still here')

  // Zooming in makes what is seen smaller, too, and is no keyboard.
  await page.evaluate('see({ offsetTop: 90, height: 200, scale: 2 })')
  expect(await edges(exit)).toEqual(before)
  await page.evaluate('see({ offsetTop: 0, height: 700, scale: 1 })')
  expect(await edges(exit)).toEqual(before)
  await leave()
  expect(server.cancels).toHaveLength(1)
  expect(errors).toEqual([])
  await close()
})
