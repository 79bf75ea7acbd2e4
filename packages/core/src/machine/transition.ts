import type { Screen } from '../flow-state.ts'
import { actions, conclude } from './actions.ts'
import { type Destination, destinations } from './destinations.ts'
import type { Effect } from './effect.ts'
import type { FlowContext } from './flow-context.ts'
import { guards } from './guards.ts'
import type { Input } from './input.ts'
import type { MachineState } from './machine-state.ts'
import type { Run } from './run.ts'
import { type Row, table } from './table.ts'

export interface Transition {
  readonly state: MachineState
  readonly effects: readonly Effect[]
  /** The row that was taken; undefined where the input was ignored. */
  readonly row: Row | undefined
}

/** The row that takes the input of a run. */
export function findRow(run: Run, rows: readonly Row[] = table): Row | undefined {
  return rows.find(
    ({ on, from, if: names = [] }) =>
      on === run.input.type &&
      from.includes(run.state.screen) &&
      names.every((name) => (guards[name] as (run: Run) => unknown)(run)),
  )
}

/**
 * The next state and the effects of one input. Pure: the same arguments give the same answer, and
 * an input that no row takes changes nothing.
 */
export function transition(
  state: MachineState,
  input: Input,
  context: FlowContext,
  rows?: readonly Row[],
): Transition {
  const run: Run = { state: { ...state }, context, now: input.at, input, effects: [] }
  const row = findRow(run, rows)
  if (row) {
    const { to } = row
    // What failed is told until the subscriber does something about it.
    if (to) run.state.error = undefined
    Object.assign(run.state, row.set)
    for (const name of row.do ?? []) actions[name](run)
    if (row.ends) conclude(run, row.ends)
    const go = destinations[to as Destination] as ((run: Run) => void) | undefined
    if (go) go(run)
    else if (to) run.state.screen = to as Screen
  }
  return { state: run.state, effects: run.effects, row }
}
