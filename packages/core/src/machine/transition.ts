import { conclude } from './actions.ts'
import type { EmitEffect, PerformEffect } from './effect.ts'
import type { FlowContext } from './flow-context.ts'
import type { Input } from './input.ts'
import type { MachineState } from './machine-state.ts'
import type { Asking, End, Run } from './run.ts'
import { type Row, table } from './table.ts'

export interface Transition {
  readonly state: MachineState
  /** What is to be told, in order. */
  readonly events: readonly EmitEffect[]
  /** What is to be done after that. */
  readonly action?: PerformEffect | undefined
  /** There where the attempt ended. */
  readonly end?: End | undefined
  /** The row that was taken; undefined where the input was ignored. */
  readonly row: Row | undefined
}

/** The row that takes an input; an answer to an action that is not the present one is none. */
export function findRow(asking: Asking, rows: readonly Row[] = table): Row | undefined {
  const { state, input } = asking
  const key = state.pending?.key
  return rows.find(
    ({ on, from, if: guards = [] }) =>
      on === input.type &&
      (input.key ?? key) === key &&
      (!from || from.includes(state.screen)) &&
      guards.every((holds) => holds(state, asking)),
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
  const run: Run = { state: { ...state }, context, now: input.at, input, events: [] }
  const row = findRow(run, rows)
  if (row) {
    const { set, do: actions = [], ends, to } = row
    Object.assign(run.state, set)
    // What failed is told until the subscriber does something about it.
    if (to) Object.assign(run.state, { error: undefined, hidden: false })
    for (const act of actions) act(run.state, run)
    if (ends) conclude(run, ends)
    if (typeof to === 'function') to(run)
    else if (to) run.state.screen = to
  }
  return { ...run, row }
}
