import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { measureBacklog } from '../../bench/delivery/measure-backlog.ts'
import { launch } from '../../src/launch.ts'

// As many as there is time for; the soak and `pnpm bench:backlog` do the same with ten thousand.
const attempts = 15

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

it.each([
  ['the same page', false],
  ['the next page', true],
])(
  'thousands of events of a time without a network arrive in order from %s, in short tasks',
  async (_page, reload) => {
    const { pushed, arrived, longestMs } = await measureBacklog(browser, attempts, 100, reload)
    expect(pushed).toHaveLength(attempts * 100)
    expect([...new Set(arrived)]).toEqual(pushed)
    expect(longestMs.sending).toBeLessThan(50)
  },
  120_000,
)
