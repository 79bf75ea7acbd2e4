import type { Screen } from '../flow-state.ts'
import { act } from './actions.ts'
import { type Destination, destinations } from './destinations.ts'
import type { Effect } from './effect.ts'
import type { FlowContext } from './flow-context.ts'
import { holds } from './guards.ts'
import type { Input, InputName } from './input.ts'
import type { MachineState } from './machine-state.ts'
import { type Row, table } from './table.ts'

export interface Transition {
  readonly state: MachineState
  readonly effects: readonly Effect[]
  /** The row that was taken; undefined where the input was ignored. */
  readonly row: Row | undefined
}

const keepsError: readonly InputName[] = [
  'CHOOSE_REASON',
  'ANSWER',
  'COMMENT',
  'ACTION_DONE_LATE',
  'OPEN',
]

/**
 * The next state and the effects of one input. Pure: the same arguments give the same answer, and
 * an input that no row takes changes nothing.
 */
export function transition(
  state: MachineState,
  input: Input,
  context: FlowContext,
  rows: readonly Row[] = table,
): Transition {
  const row = rows.find(
    ({ on, from, if: names = [] }) =>
      on === input.type &&
      from.includes(state.screen) &&
      names.every((name) => holds(name, state, context, input)),
  )
  if (!row) return { state, effects: [], row }
  const run = { draft: { ...state }, input, context, effects: [] as Effect[] }
  for (const name of row.do ?? []) act(name, run)
  // What failed is told until the subscriber does something about it.
  if (run.draft.error === state.error && !keepsError.includes(input.type))
    run.draft.error = undefined
  const go = destinations[row.to as Destination]
  if (go) go(run)
  else run.draft.screen = row.to as Screen
  return { state: run.draft, effects: run.effects, row }
}

/** Whether some row takes this input on this screen, whatever it carries. */
export function canTake(
  state: MachineState,
  type: InputName,
  context: FlowContext,
  at: number,
): boolean {
  return table.some(
    ({ on, from, if: names = [] }) =>
      on === type &&
      from.includes(state.screen) &&
      (type === 'ACCEPT' ||
        names.every((name) => holds(name, state, context, { type, at } as Input))),
  )
}
