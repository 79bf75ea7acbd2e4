import { compact, type Loose } from '../events/compact.ts'
import type { EventDataByType, EventName } from '../events/flow-event.ts'
import { sameJson } from '../offers/same-json.ts'
import type { AnswerValue } from '../schema/question-schema.ts'
import type { Effect } from './effect.ts'
import type { FlowContext } from './flow-context.ts'
import type { InputFields } from './input.ts'
import type { Attempt, MachineState } from './machine-state.ts'

/** A state, and what it is to be read with. */
export interface Moment {
  readonly state: MachineState
  readonly context: FlowContext
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** One transition while it is being worked out: the new state, and what is to be done outside. */
export interface Run extends Moment {
  state: { -readonly [Key in keyof MachineState]: MachineState[Key] }
  readonly input: InputFields
  readonly effects: Effect[]
}

/** The present attempt; where there is none, nothing happens that asks for it. */
export const attemptOf = ({ state }: Moment): Attempt => state.attempt as Attempt

/** Describes an event of the present attempt. */
export function emit<Name extends EventName>(
  run: Run,
  name: Name,
  data: Loose<EventDataByType[Name]>,
): void {
  const { state, effects } = run
  const sequence = ++state.sequence
  // The pair of name and data is checked by the signature; TypeScript cannot carry it through the union.
  effects.push({
    type: 'emit',
    name,
    data: compact(data),
    attemptId: attemptOf(run).id,
    sequence,
  } as Effect)
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

/** ISO 8601 UTC of an instant in milliseconds. */
export const iso = (at: number): string => new Date(at).toISOString()
