import type { Schedule, Step } from './schedule.ts'

/** The most runs that are spent on making a schedule shorter. */
const mostRuns = 600

/**
 * Takes out what a schedule does not need to fail: halves first, then single steps, then events.
 *
 * @param fails - Whether what is left still fails in the same way.
 */
export async function shrinkSchedule(
  schedule: Schedule,
  fails: (schedule: Schedule) => Promise<boolean>,
): Promise<Schedule> {
  let { steps } = schedule
  let runs = 0

  async function keepIf(shorter: readonly Step[]): Promise<boolean> {
    runs += 1
    if (runs > mostRuns || !(await fails({ ...schedule, steps: shorter }))) return false
    steps = shorter
    return true
  }

  for (let size = steps.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < steps.length; ) {
      const isGone = await keepIf([...steps.slice(0, at), ...steps.slice(at + size)])
      if (!isGone) at += size
    }
  }
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at]
    if (step?.do !== 'push') continue
    for (const count of [1, 2, Math.floor(step.count / 2)]) {
      if (count >= step.count) break
      if (await keepIf(steps.map((one) => (one === step ? { ...step, count } : one)))) break
    }
  }
  return { ...schedule, steps }
}
