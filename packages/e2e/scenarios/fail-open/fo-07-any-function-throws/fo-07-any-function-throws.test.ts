import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch } from '../../../src/launch.ts'
import type { Walk } from '../../../src/walk-out.ts'
import { brokenPromise, type FaultyPage, openFaultyPage } from './take-walks.ts'

let browser: Browser
let faulty: FaultyPage
beforeAll(async () => {
  browser = await launch()
  faulty = await openFaultyPage(browser)
})
afterAll(async () => {
  await faulty?.close()
  await browser.close()
})

it('FO-07 each module throws in the first of its functions that a flow comes by; nobody is kept', async () => {
  const plain = { fault: -1, arm: 'always', path: 'accept' } as const
  const [without] = await faulty.take([plain], 1)
  expect(without).toMatchObject({ cancels: 1, presses: 1, left: '' })
  const seen = new Set(without?.seen)
  const modules = new Map<string, number>()
  for (const { id, module, name } of faulty.faults)
    if (name && seen.has(id) && !modules.has(module)) modules.set(module, id)
  expect(modules.size).toBeGreaterThan(60)
  const walks = [...modules.values()].map((fault): Walk => ({ ...plain, fault, arm: 'later' }))
  const walked = await faulty.take(walks, 4)
  expect(walked.filter(({ threw }) => threw).length).toBeGreaterThan(30)
  expect(
    walked.map((walk) => brokenPromise(walk, faulty.faults[walk.fault] as never)).filter(Boolean),
  ).toEqual([])
}, 60_000)

it('FO-07 a module throws as it is run: the host cancel runs once', async () => {
  const units = faulty.faults.filter(({ name }) => !name)
  const some = [units[0], units.at(-1), units[Math.floor(units.length / 2)]].flatMap(
    (unit) => unit ?? [],
  )
  const walked = await faulty.take(
    some.map(({ id }): Walk => ({ fault: id, arm: 'always', path: 'out' })),
    3,
  )
  expect(walked.map(({ cancels, left }) => [cancels, left])).toEqual(some.map(() => [1, '']))
})
