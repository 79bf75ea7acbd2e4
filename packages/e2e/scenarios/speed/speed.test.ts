import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nativeEntrant } from '../../bench/widget/entrants.ts'
import { fairwellEntrant } from '../../bench/widget/fairwell-entrant.ts'
import { measureOpen, type Opening } from '../../bench/widget/measure-open.ts'
import { ratiosTo } from '../../bench/widget/report.ts'
import { median } from '../../bench/widget/statistics.ts'
import { launch } from '../../src/launch.ts'

// A guard, not a measurement: few rounds, and limits that only a real regression goes over. The numbers
// themselves come from `pnpm bench:widget`.
const rounds = 3
const limits = { cold: 4.8, prepared: 2.3 }

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it('opens in a small multiple of the time that a native dialog takes', async () => {
  const own = await fairwellEntrant()
  const entrants = [await nativeEntrant(), own, { ...own, afterIntent: true }]
  const openings = entrants.map((): Opening[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, entrant] of entrants.entries()) {
      openings[index]?.push(await measureOpen(browser, entrant, 0))
    }
  }
  const [native = [], cold = [], prepared = []] = openings
  expect(median(ratiosTo(native, cold))).toBeLessThan(limits.cold)
  expect(median(ratiosTo(native, prepared))).toBeLessThan(limits.prepared)
}, 60_000)
