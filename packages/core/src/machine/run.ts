import type { AttemptResult } from '../cancel-flow.ts'
import { compact, type Loose } from '../events/compact.ts'
import type { EventDataByType, EventName } from '../events/flow-event.ts'
import { sameJson } from '../offers/same-json.ts'
import type { AnswerValue } from '../schema/question-schema.ts'
import type { EmitEffect, PerformEffect } from './effect.ts'
import type { FlowContext } from './flow-context.ts'
import type { InputFields } from './input.ts'
import type { MachineState } from './machine-state.ts'

/** A state, and what it is to be read with. */
export interface Moment {
  readonly state: MachineState
  readonly context: FlowContext
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** A moment at which an input comes. */
export interface Asking extends Moment {
  readonly input: InputFields
}

/** How the attempt ended, and why where it did by itself. */
export interface End {
  readonly result: AttemptResult
  readonly code?: string | undefined
}

/** One transition while it is being worked out: the new state, and what is to be done outside. */
export interface Run extends Asking {
  state: { -readonly [Key in keyof MachineState]: MachineState[Key] }
  readonly events: EmitEffect[]
  action?: PerformEffect
  end?: End
}

/** Describes an event of the present attempt. */
export function emit<Name extends EventName>(
  { state, events }: Run,
  name: Name,
  data: Loose<EventDataByType[Name]>,
): void {
  const { attemptId } = state
  // The pair of name and data is checked by the signature; TypeScript cannot carry it through the union.
  events.push({ name, data: compact(data), attemptId, sequence: ++state.sequence } as EmitEffect)
}

/** Describes an event, unless one of this name and id has said the same in this attempt. */
export function emitOnce<Name extends EventName>(
  run: Run,
  name: Name,
  id: string,
  value: AnswerValue,
  data: Loose<EventDataByType[Name]>,
): void {
  const { state } = run
  const key = name + id
  if (sameJson(state.told[key], value)) return
  state.told = { ...state.told, [key]: value }
  emit(run, name, data)
}
