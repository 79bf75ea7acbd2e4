import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { measureBacklog } from '../../bench/delivery/measure-backlog.ts'
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
    const { pushed, arrived, longestMs, ...more } = await measureBacklog(browser, 100, 100, reload)
    expect(pushed).toHaveLength(10_000)
    expect([...new Set(arrived)]).toEqual(pushed)
    console.log(longestMs, more)
    expect(longestMs.sending).toBeLessThan(50)
    expect(longestMs.storing).toBeLessThan(50)
  },
  60_000,
)
