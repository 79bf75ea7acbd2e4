import type { EventDataByType, EventName } from '../events/flow-event.ts'
import type { Effect } from './effect.ts'
import type { FlowContext } from './flow-context.ts'
import type { Input } from './input.ts'
import type { MachineState } from './machine-state.ts'

/** One transition while it is being worked out: the new state, and what is to be done outside. */
export interface Run {
  readonly draft: { -readonly [Key in keyof MachineState]: MachineState[Key] }
  readonly input: Input
  readonly context: FlowContext
  readonly effects: Effect[]
}

/** Describes an event of the present attempt. */
export function emit<Name extends EventName>(
  { draft, effects }: Run,
  name: Name,
  data: EventDataByType[Name],
): void {
  if (!draft.attempt) return
  draft.sequence++
  const attemptId = draft.attempt.id
  // The pair of name and data is checked by the signature; TypeScript cannot carry it through the union.
  effects.push({ type: 'emit', name, data, attemptId, sequence: draft.sequence } as Effect)
}

/** ISO 8601 UTC of an instant in milliseconds. */
export const iso = (at: number): string => new Date(at).toISOString()
