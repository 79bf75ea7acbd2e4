import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from '../../../src/launch.ts'
import type { Walk } from '../../../src/walk-out.ts'
import { brokenPromise, type FaultyPage, openFaultyPage } from './take-walks.ts'

let faulty: FaultyPage
beforeAll(async () => {
  faulty = await openFaultyPage(await launch())
})
afterAll(() => faulty.close())

describe.each(['out', 'accept', 'decline', 'handled'] as const)('on the way "%s"', (path) => {
  it.each(['always', 'once', 'later'] as const)('every function throws: %s', async (arm) => {
    const [without] = await faulty.take([{ fault: -1, arm: 'always', path }], 1)
    const walks = (without?.seen ?? []).map((fault): Walk => ({ fault, arm, path }))
    const walked = await faulty.take(walks, 3)
    expect(
      walked.map((walk) => brokenPromise(walk, faulty.faults[walk.fault] as never)).filter(Boolean),
    ).toEqual([])
  })
})
