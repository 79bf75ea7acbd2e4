import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBillingPage } from '../../src/billing-page.ts'
import { contrast } from '../../src/contrast.ts'
import { launch } from '../../src/launch.ts'
import { areaOf, countDifferent, takePixels } from '../../src/pixels.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it.each(['light', 'dark'] as const)(
  'E30 forced colours, %s: what is chosen, what has focus and every edge are seen',
  async (colorScheme) => {
    const host = await openBillingPage(browser, {
      context: { forcedColors: 'active', colorScheme, reducedMotion: 'reduce' },
    })
    const { page, flow } = host
    await host.start()
    await flow.choose('It costs too much')
    const stands = (a: readonly [number, number, number], b: readonly [number, number, number]) =>
      contrast(a, b) >= 3
    const chosen = flow.dialog.getByRole('radio', { name: 'It costs too much' })
    const other = flow.dialog.getByRole('radio', { name: 'It does not work well' })
    const shown = await takePixels(page)
    expect(
      countDifferent([shown, await areaOf(chosen)], [shown, await areaOf(other)], stands),
    ).toBeGreaterThan(60)

    // The ring: what changes around a button when it gets focus by the keyboard.
    const exit = flow.dialog.locator('footer button').last()
    const before = await takePixels(page)
    await flow.dialog.locator('footer button').first().focus()
    await page.keyboard.press('Tab')
    const after = await takePixels(page)
    const around = await areaOf(exit, 8)
    const changed = countDifferent([after, around], [before, around], stands)
    // Two pixels wide on all four sides, less the corners.
    expect(changed).toBeGreaterThan(4 * (around.width + around.height - 32))

    const edge = await areaOf(exit, 4)
    const row = Array.from({ length: 10 }, (_, x) =>
      before.at(edge.x + x, edge.y + edge.height / 2),
    )
    expect(row.some((colour) => row[0] && stands(colour, row[0]))).toBe(true)
    expect(host.server.cancels).toHaveLength(0)
    await host.leave()
    expect(host.server.cancels).toHaveLength(1)
    await host.close()
  },
)
