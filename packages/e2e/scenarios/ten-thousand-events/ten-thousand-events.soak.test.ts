import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Backlog, measureBacklog } from '../../bench/delivery/measure-backlog.ts'
import { median } from '../../bench/widget/statistics.ts'
import { launch } from '../../src/launch.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it.each([
  ['the same page', false],
  ['the next page', true],
])(
  '10,000 events of a time without a network arrive in order from %s, in tasks under 50 ms',
  async (_page, reload) => {
    const rounds: Backlog[] = []
    for (let round = 0; round < 3; round++) {
      rounds.push(await measureBacklog(browser, 100, 100, reload))
    }
    for (const { pushed, arrived } of rounds) {
      expect(pushed).toHaveLength(10_000)
      expect([...new Set(arrived)]).toEqual(pushed)
    }
    expect(median(rounds.map(({ longestMs }) => longestMs.sending))).toBeLessThan(50)
    // With what the page itself does to make ten events at a time.
    expect(median(rounds.map(({ longestMs }) => longestMs.storing))).toBeLessThan(100)
    expect(median(rounds.map(({ storedBytes }) => storedBytes))).toBeLessThan(15_000_000)
    expect(median(rounds.map(({ heapBytes }) => heapBytes.waiting))).toBeLessThan(5_000_000)
  },
)
