import type { EventDataByType, Json } from '../events/flow-event.ts'
import type { FlowError, Outcome, Receipt, Screen } from '../flow-state.ts'
import type { AnswerValue } from '../schema/question-schema.ts'

/** A screen that the subscriber saw, and the cards that were on it. */
export interface Visit {
  readonly step: string
  readonly offers: readonly string[]
  /** Offer screens up to and with this one. */
  readonly offerScreens: number
}

/** The action that a handler or the server is doing now. */
export interface PendingAction {
  readonly action: 'accept' | 'cancel'
  readonly key: string
  /** When the subscriber decided, ISO 8601 UTC. */
  readonly requestedAt: string
  /** What the events of the accepted offer say. */
  readonly data?: EventDataByType['offer.applied'] | undefined
}

/**
 * Everything about an attempt that changes. Plain JSON: a state that was written and read again
 * goes on the same.
 */
export interface MachineState {
  readonly screen: Screen
  /** The step that is, or was last, on the screen; empty before the first. */
  readonly step: string
  /** The screens that were seen before this one, for going back. */
  readonly trail: readonly Visit[]
  readonly attemptId?: string | undefined
  /** Milliseconds since the epoch. */
  readonly startedAt?: number | undefined
  /** "Cancel anyway" after a save: this attempt shows no offers. */
  readonly noOffers?: boolean | undefined
  readonly outcome?: Outcome | undefined
  /** Of the last event of this attempt. */
  readonly sequence: number
  /** Screens viewed in this attempt. */
  readonly viewed: number
  readonly reason?: string | undefined
  readonly answers: { readonly [questionId: string]: AnswerValue }
  readonly comment: string
  /** What events have already said, by their name and what it is of, so that nothing is said twice. */
  readonly told: { readonly [key: string]: AnswerValue }
  readonly permission?: boolean | undefined
  /** Offer screens up to and with this one. */
  readonly offerScreens: number
  /** Offer screens that were declined: going back does not give them again. */
  readonly declinedScreens: number
  /** The cards of the present offer screen. */
  readonly offers: readonly string[]
  readonly declined: readonly string[]
  readonly takenAway: readonly string[]
  /** The last number and choice of the idempotency key of each offer. */
  readonly keys: {
    readonly [offerId: string]: { readonly n: number; readonly choice?: Json | undefined }
  }
  /** They decided to cancel: only confirm, working and a result may follow. */
  readonly cancelling: boolean
  readonly pending?: PendingAction | undefined
  readonly hidden: boolean
  readonly referral?: string | undefined
  readonly error?: FlowError | undefined
  readonly applied?: Receipt | undefined
  readonly receipt?: Receipt | undefined
  /** A cancellation that was confirmed after its time-out. */
  readonly late?: Receipt | undefined
}

/** The state before any attempt. */
export const initialState: MachineState = {
  screen: 'closed',
  step: '',
  trail: [],
  sequence: 0,
  viewed: 0,
  answers: {},
  comment: '',
  told: {},
  offerScreens: 0,
  declinedScreens: 0,
  offers: [],
  declined: [],
  takenAway: [],
  keys: {},
  cancelling: false,
  hidden: false,
}
