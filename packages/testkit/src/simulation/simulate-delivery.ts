import { createEventQueue } from '@fairwell/core'
import { randomSchedule } from './random-schedule.ts'
import { type RunResult, runSchedule } from './run-schedule.ts'
import type { Schedule, Step } from './schedule.ts'
import { shrinkSchedule } from './shrink-schedule.ts'
import type { SimulatedParts } from './world.ts'

export interface SimulationOptions extends Pick<SimulatedParts, 'createAdapter' | 'readIds'> {
  /** Default: the queue of `@fairwell/core`. */
  readonly createQueue?: SimulatedParts['createQueue'] | undefined
  /** The seed of the first run; the others follow. Default 1. */
  readonly firstSeed?: number | undefined
  /** How many runs there are. Default 100, each about 10 ms. */
  readonly runs?: number | undefined
  /** What is not to happen. Default: everything may. */
  readonly without?: readonly Step['do'][] | undefined
}

/** A run that broke a promise. */
export interface SimulationFailure {
  readonly seed: number
  /** What was promised and is not so, each with the virtual time. */
  readonly problems: readonly string[]
  /** The shortest schedule found that fails in the same way. */
  readonly schedule: Schedule
  /** All of this for people, with how to run it again. */
  readonly text: string
}

export interface SimulationReport {
  readonly runs: number
  /** How often each fault, and each stated limit, has come to pass. */
  readonly counts: ReadonlyMap<string, number>
  /** The first run that broke a promise, if one did. The runs end there. */
  readonly failure?: SimulationFailure | undefined
}

/**
 * Runs the queue with an adapter through seeded schedules of faults, on a virtual clock, and checks
 * that what was emitted has arrived. One simulation at a time: while it runs, `Date.now`,
 * `fetch` and `fetchLater` are those of the simulated browser.
 *
 * @example
 * const { failure } = await simulateDelivery({
 *   createAdapter: ({ name, url }) => acmeAdapter({ name, url }),
 *   readIds: (body) => JSON.parse(body).map((message) => message.id),
 * })
 * if (failure) throw new Error(failure.text)
 */
export async function simulateDelivery(options: SimulationOptions): Promise<SimulationReport> {
  const { firstSeed = 1, runs = 100, createQueue = createEventQueue, without = [] } = options
  const parts: SimulatedParts = { ...options, createQueue }
  const counts = new Map<string, number>()
  for (let n = 0; n < runs; n++) {
    const whole = randomSchedule(firstSeed + n)
    const steps = whole.steps.filter((step) => !without.includes(step.do))
    const schedule = { ...whole, steps }
    const result = await runSchedule(schedule, parts)
    for (const [what, times] of result.counts) counts.set(what, (counts.get(what) ?? 0) + times)
    if (result.problems.length === 0) continue
    return { runs: n + 1, counts, failure: await explain(schedule, result, parts) }
  }
  return { runs, counts }
}

async function explain(
  schedule: Schedule,
  { problems: found }: RunResult,
  parts: SimulatedParts,
): Promise<SimulationFailure> {
  const { seed } = schedule
  const kind = kindOf(found)
  const short = await shrinkSchedule(
    schedule,
    async (shorter) => kindOf((await runSchedule(shorter, parts)).problems) === kind,
  )
  const { problems } = await runSchedule(short, parts)
  const text = [
    `seed ${seed} breaks a promise (again with FAIRWELL_SEED=${seed} FAIRWELL_RUNS=1):`,
    ...problems.map((problem) => `  ${problem}`),
    `${short.steps.length} of ${schedule.steps.length} steps are enough:`,
    ...short.steps.map((step) => `  ${JSON.stringify(step)}`),
  ].join('\n')
  return { seed, problems, schedule: short, text }
}

/** What is wrong, whenever and with whichever event. */
function kindOf([problem = '']: readonly string[]): string {
  return problem.replaceAll(/[0-9a-f-]{36}|\d+/g, '#')
}
