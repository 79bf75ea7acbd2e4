import type { EventDataByType, Json } from '../events/flow-event.ts'
import type { FlowError } from '../flow-state.ts'
import type { Resolution } from '../handlers.ts'
import type { AnswerValue } from '../schema/question-schema.ts'
import type { MachineState } from './machine-state.ts'

/** How an action ended. `key` names it, so that an answer to an older one is recognised. */
interface Settled {
  readonly key: string
}

/** For the attempt that an input may start. */
interface Starting {
  readonly attemptId: string
}

/** What each input carries. */
export interface InputPayloads {
  OPEN: Starting & {
    readonly reason?: string | undefined
    /** The attempt that an earlier page left: goes on with it. */
    readonly kept?: MachineState | undefined
  }
  CHOOSE_REASON: { readonly id: string }
  ANSWER: { readonly id: string; readonly value: AnswerValue | undefined }
  COMMENT: { readonly text: string }
  NEXT: object
  BACK: object
  ACCEPT: { readonly id: string; readonly choice?: Json | undefined }
  DECLINE: object
  CANCEL: Starting
  DISMISS: object
  RELEASE: { readonly code?: string | undefined }
  ACTION_DONE: Settled & Starting & { readonly resolution: Resolution }
  ACTION_FAILED: Settled & {
    readonly code: FlowError['code']
    readonly message?: string | undefined
  }
  /** A resolution that came after the time-out; its attempt may have ended since. */
  ACTION_DONE_LATE: {
    readonly resolution: Resolution
    readonly attemptId: string
    /** Of the last event of that attempt. */
    readonly sequence: number
    /** What the events of its offer say; absent where it was a cancellation. */
    readonly data?: EventDataByType['offer.applied'] | undefined
  }
}

export type InputName = keyof InputPayloads

/** One thing that happened to the flow; `at` is milliseconds since the epoch. */
export type Input = {
  [Name in InputName]: { readonly type: Name; readonly at: number } & InputPayloads[Name]
}[InputName]

/**
 * Everything that an input may carry, for guards and actions: a row of the table pairs each with
 * inputs that have what it reads.
 */
export interface InputFields {
  readonly type: InputName
  readonly id?: string
  readonly value?: unknown
  readonly text?: string
  readonly reason?: string | undefined
  readonly choice?: Json | undefined
  readonly key?: string | undefined
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly resolution?: Omit<Resolution, 'account'>
  readonly attemptId?: string
  readonly sequence?: number | undefined
  readonly data?: EventDataByType['offer.applied'] | undefined
  readonly kept?: MachineState | undefined
}
