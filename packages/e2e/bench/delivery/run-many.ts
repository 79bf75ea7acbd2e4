import type { Contender } from './contender.ts'
import type { KillableBrowser } from './killable-pages.ts'
import { type Plan, planOf } from './plan.ts'
import { type Outcome, runOnce } from './run-once.ts'

export interface ManyRuns {
  /** One run for each, replayed by giving the same. */
  readonly seeds: readonly number[]
  /** How many pages are open at a time. */
  readonly atOnce: number
  /** How long the page that is opened again is waited for. */
  readonly patienceMs: number
  /** @default planOf */
  readonly plan?: ((seed: number) => Plan) | undefined
  readonly onOutcome?: ((outcome: Outcome) => void) | undefined
}

/** Runs the plans of some seeds, several at a time. */
export async function runMany(
  browser: KillableBrowser,
  contender: Contender,
  { seeds, atOnce, patienceMs, plan = planOf, onOutcome }: ManyRuns,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const rest = [...seeds]
  const work = async () => {
    for (let seed = rest.shift(); seed !== undefined; seed = rest.shift()) {
      const outcome = await runOnce(browser, contender, plan(seed), patienceMs)
      onOutcome?.(outcome)
      outcomes.push(outcome)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return outcomes
}

/** What to read where a run lost something: how to run it again, and what happened. */
export function explain({ plan, told, lost, story, isInOrder }: Outcome): string {
  return [
    `seed ${plan.seed}: ${plan.ending} ${JSON.stringify(plan.endsAt)}, told ${told.length}, lost ${lost.map(({ type }) => type).join() || 'none'}${isInOrder ? '' : ', out of order'}`,
    ...story.map((line) => `  ${line}`),
  ].join('\n')
}
