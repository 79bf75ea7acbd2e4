import type { Category } from '../schema/definition-schema.ts'
import type { OfferKind } from '../schema/offer-schema.ts'
import type { AnswerValue, QuestionKind } from '../schema/question-schema.ts'

/** JSON, as it comes from and goes to other systems. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

/** What the data of every event says. */
export interface EventBase {
  readonly v: 1
  readonly flowId: string
  readonly flowVersion: number
  readonly mode: 'local' | 'server'
  readonly locale: string
}

/** The kind's own keys of an offer as its arm has them: `percentOff`, `choices`, `plans`, and so on. */
export type OfferTermsData = { readonly [key: string]: Json }

interface OfferData {
  readonly offerId: string
  readonly kind: OfferKind
  readonly terms: OfferTermsData
  /** Which offer screen of the attempt, from 0. */
  readonly screenIndex: number
  readonly armId?: string
  readonly choice?: Json
  readonly confirmedBy?: 'handler' | 'server'
  readonly late?: boolean
  readonly code?: string
}

interface OutcomeData {
  readonly reasonId?: string
  readonly offerId?: string
  readonly lastScreen: string
  readonly durationMs: number
  readonly confirmedBy?: 'handler' | 'server'
  readonly code?: string
  /** The contact, learn or redirect offer that was opened. */
  readonly referral?: string
}

/** What each event says beyond `EventBase`, by type without the `fairwell.` prefix. */
export interface EventDataByType {
  'attempt.started': {
    readonly subscription?: {
      readonly planId: string
      readonly priceMinor: number
      readonly currency: string
      readonly interval: string
      readonly status: string
      readonly tenureMonths?: number
    }
    readonly previousAttemptId?: string
  }
  /** `screen` is the id of the screen: the author's for its own screens, else the screen's name. `index` counts the screens of the attempt from 0. */
  'screen.viewed': { readonly screen: string; readonly index: number }
  'reason.chosen': {
    readonly reasonId: string
    readonly category: Category
    readonly influenceable: boolean
  }
  'answer.given': {
    readonly questionId: string
    readonly kind: QuestionKind
    readonly value?: AnswerValue
    /** Free words, and only ever here. */
    readonly text?: string
  }
  'experiment.exposed': { readonly experimentId: string; readonly armId: string }
  'offer.shown': OfferData
  'offer.declined': OfferData
  'offer.accept_requested': OfferData
  'offer.referred': OfferData
  'offer.applied': OfferData
  'offer.failed': OfferData
  'attempt.cancel_requested': { readonly screen: string }
  'attempt.saved': OutcomeData
  'attempt.cancelled': OutcomeData
  'attempt.released': OutcomeData
  'attempt.dismissed': OutcomeData
  'attempt.failed': OutcomeData
  'save.validated': {
    readonly offerId: string
    readonly days: number
    readonly amountMinor: number
    readonly currency: string
  }
  'save.lost': {
    readonly offerId: string
    readonly days: number
    readonly amountMinor: number
    readonly currency: string
  }
}

export type EventName = keyof EventDataByType

/** A CloudEvents 1.0 event in its JSON form, of one type. */
export interface FlowEventOf<Name extends EventName> {
  readonly specversion: '1.0'
  /** UUIDv7; the same on every retry. */
  readonly id: string
  /** `<page origin>/fairwell/<flow id>`, or the server's mount URL. */
  readonly source: string
  readonly type: `fairwell.${Name}`
  /** The subscriber's id; absent where it is not known. */
  readonly subject?: string
  /** ISO 8601 UTC. */
  readonly time: string
  readonly datacontenttype: 'application/json'
  readonly dataschema: string
  readonly attemptid: string
  /** From 1 per source and attempt. */
  readonly attemptseq: number
  readonly testmode?: true
  readonly data: EventBase & EventDataByType[Name]
}

/** Any event that a flow emits. */
export type FlowEvent = { [Name in EventName]: FlowEventOf<Name> }[EventName]
