import { afterAll, beforeAll, expect, it } from 'vitest'
import { fairwellContender } from '../../bench/delivery/fairwell.ts'
import { type KillableBrowser, launchKillable } from '../../bench/delivery/killable-pages.ts'
import { planOf } from '../../bench/delivery/plan.ts'
import { explain, runMany } from '../../bench/delivery/run-many.ts'

// Twenty of the runs that `pnpm bench:delivery` makes, and the soak; a seed alone makes a run again.
const seeds = Array.from({ length: 20 }, (_each, index) => 1 + index)

let browser: KillableBrowser
beforeAll(async () => {
  browser = await launchKillable()
})
afterAll(() => browser.close())

it('loses no event of a page that is killed, or whose network is, at any instant', async () => {
  const endings = new Set(seeds.map((seed) => planOf(seed).ending))
  expect(endings).toEqual(new Set(['renderer killed', 'network killed', 'tab closed', 'page left']))
  const outcomes = await runMany(browser, await fairwellContender(), {
    seeds,
    atOnce: 7,
    patienceMs: 8_000,
  })
  const bad = outcomes.filter(({ lost, isInOrder }) => lost.length || !isInOrder)
  expect(bad.map(explain)).toEqual([])
  expect(outcomes.flatMap(({ told }) => told).length).toBeGreaterThan(80)
  expect(outcomes.flatMap(({ late }) => late).length).toBeGreaterThan(10)
}, 180_000)
