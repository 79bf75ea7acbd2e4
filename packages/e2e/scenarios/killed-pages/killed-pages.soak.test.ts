import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Contender } from '../../bench/delivery/contender.ts'
import { fairwellContender } from '../../bench/delivery/fairwell.ts'
import { type KillableBrowser, launchKillable } from '../../bench/delivery/killable-pages.ts'
import { peerContenders } from '../../bench/delivery/peer-contenders.ts'
import { calmPlanOf } from '../../bench/delivery/plan.ts'
import { explain, runMany } from '../../bench/delivery/run-many.ts'

// Other runs each time, of which the seeds are told.
const first = Number(process.env.FAIRWELL_KILL_SEED ?? Math.floor(Math.random() * 1_000_000))

let browser: KillableBrowser
beforeAll(async () => {
  browser = await launchKillable()
})
afterAll(() => browser.close())

it('loses no event in 200 runs of pages that are killed', async () => {
  console.log(`seeds from ${first}: FAIRWELL_KILL_SEED=${first} runs them again`)
  const seeds = Array.from({ length: 200 }, (_each, index) => first + index)
  const contender = await fairwellContender()
  const outcomes = await runMany(browser, contender, { seeds, atOnce: 8, patienceMs: 20_000 })
  const bad = outcomes.filter(({ lost, isInOrder }) => lost.length || !isInOrder)
  expect(bad.map(explain)).toEqual([])
})

it('tells peers of as many events as our flow makes, and each of them delivers all on a calm page', async () => {
  const everybody: Contender[] = [await fairwellContender(), ...(await peerContenders())]
  for (const contender of everybody) {
    const seeds = [1, 2, 3, 4, 5, 6]
    const outcomes = await runMany(browser, contender, {
      seeds,
      atOnce: 3,
      patienceMs: 10_000,
      plan: calmPlanOf,
    })
    for (const { plan, told, lost, duplicated } of outcomes) {
      expect(told.map(({ type }) => type)).toEqual(plan.acts.flatMap(({ events }) => events))
      expect([contender.name, lost, duplicated]).toEqual([contender.name, [], 0])
    }
  }
})
