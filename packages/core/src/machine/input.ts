import type { EventDataByType, Json } from '../events/flow-event.ts'
import type { FlowError } from '../flow-state.ts'
import type { Resolution } from '../handlers.ts'
import type { AnswerValue } from '../schema/question-schema.ts'
import type { MachineState } from './machine-state.ts'

/** How an action ended. `key` names the action, so that an answer to an older one is recognised. */
interface Settled {
  readonly key: string
}

/** What each input carries. */
export interface InputPayloads {
  OPEN: { readonly attemptId: string; readonly reason?: string | undefined }
  /** Goes on with the attempt that an earlier page left. */
  RESUME: { readonly kept: MachineState }
  CHOOSE_REASON: { readonly id: string }
  ANSWER: { readonly id: string; readonly value: AnswerValue | undefined }
  COMMENT: { readonly text: string }
  NEXT: object
  BACK: object
  ACCEPT: { readonly id: string; readonly choice?: Json | undefined }
  DECLINE: object
  /** `attemptId` is for the attempt that "Cancel anyway" starts. */
  CANCEL: { readonly attemptId: string }
  DISMISS: object
  RELEASE: { readonly code?: string | undefined }
  ACTION_DONE: Settled & { readonly resolution: Resolution; readonly attemptId: string }
  ACTION_FAILED: Settled & {
    readonly code: FlowError['code']
    readonly message?: string | undefined
  }
  /** A resolution that came after the time-out; its attempt may have ended since. */
  ACTION_DONE_LATE: Settled & {
    readonly resolution: Resolution
    readonly action: 'accept' | 'cancel'
    readonly attemptId: string
    /** Of the last event of that attempt. */
    readonly sequence: number
    readonly data?: EventDataByType['offer.applied'] | undefined
  }
}

export type InputName = keyof InputPayloads

/** One thing that happened to the flow; `at` is milliseconds since the epoch. */
export type Input = {
  [Name in InputName]: { readonly type: Name; readonly at: number } & InputPayloads[Name]
}[InputName]
