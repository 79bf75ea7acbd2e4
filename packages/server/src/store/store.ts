import type { Account, FlowEvent, HistoryEntry, Offer, Resolution } from '@fairwell/core'
import type { BillingErrorCode } from '../billing/billing-provider.ts'

/** An offer that an attempt may accept, with the terms that this server decided. */
export interface OfferedOffer {
  readonly offer: Offer
  readonly armId?: string | undefined
  /** SHA-256 of the terms, as `hashTerms` makes it. */
  readonly termsHash: string
}

/** One run of a flow, as the server knows it. */
export interface AttemptRecord {
  readonly attemptId: string
  readonly subscriberId: string
  readonly subscriptionId: string
  readonly flowId: string
  readonly flowVersion: number
  readonly locale: string
  /** ISO 8601 UTC. */
  readonly startedAt: string
  readonly previousAttemptId?: string | undefined
  readonly noOffers: boolean
  /** The account as the attempt saw it. */
  readonly account: Account
  /** What may be accepted, by offer id. */
  readonly offered: { readonly [offerId: string]: OfferedOffer }
  /** Ids of the definition's offers that were sent, referrals too. */
  readonly sentOfferIds: readonly string[]
  /** Absent until the server has confirmed one. */
  readonly outcome?: 'saved' | 'cancelled' | undefined
}

/** What came of an action; the same again for each repetition. */
export interface OperationResult {
  readonly resolution?: Resolution | undefined
  readonly failure?:
    | {
        readonly code: BillingErrorCode
        readonly message?: string | undefined
      }
    | undefined
  /** What the server emitted. */
  readonly events: readonly FlowEvent[]
}

/** An action that is to be done once. */
export interface OperationStart {
  readonly subscriberId: string
  readonly subscriptionId: string
  readonly attemptId: string
  readonly kind: 'accept' | 'cancel'
  /** Unique per subscriber. */
  readonly key: string
  /** Hash of what was asked; a key that returns with another is refused. */
  readonly requestHash: string
  /** ISO 8601 UTC. */
  readonly now: string
  /** Until when nobody else may take the action over; ISO 8601 UTC. */
  readonly leaseUntil: string
}

export type OperationBegin =
  /** It is this caller's to do. */
  | { readonly state: 'begun' }
  /** It was done before. */
  | { readonly state: 'done'; readonly result: OperationResult }
  /** Somebody is doing it now. */
  | { readonly state: 'running' }
  /** The key belongs to another request. */
  | { readonly state: 'different' }
  /** Another offer is being applied to the same subscription. */
  | { readonly state: 'busy' }

/** A server event; the store gives the sequence number where there is none yet. */
export type EventDraft = Omit<FlowEvent, 'attemptseq'> & {
  readonly attemptseq?: number | undefined
}

/** What one action leaves behind; written whole or not at all. */
export interface Settlement {
  /** Written where the attempt is not known yet. */
  readonly attempt: AttemptRecord
  /** The operation that this settles. Where it is done already, `events` are left out as told before. */
  readonly operation?:
    | {
        readonly subscriberId: string
        readonly key: string
        /** Absent: it was not done, and the same key may try again. */
        readonly result?: Omit<OperationResult, 'events'> | undefined
        /** A done operation that the store has not begun, since it was down, is written with these. */
        readonly begun?: Pick<OperationStart, 'kind' | 'requestHash'> | undefined
      }
    | undefined
  readonly events: readonly EventDraft[]
  /**
   * The outcome with the event that tells it. Left out where the attempt has that outcome already; `saved`
   * also where it is cancelled.
   */
  readonly conclusion?:
    | { readonly outcome: 'saved' | 'cancelled'; readonly event: EventDraft }
    | undefined
}

/** Where an event came from, and whether a token vouched for its subject. */
export interface EventOrigin {
  readonly origin: 'server' | 'client'
  readonly isVerified: boolean
}

export interface StoredEvent extends EventOrigin {
  /** Rises with each stored event. */
  readonly position: number
  /** ISO 8601 UTC. */
  readonly receivedAt: string
  readonly event: FlowEvent
}

export interface EventQuery {
  /** Only events stored after this position. Default: from the first. */
  readonly after?: number | undefined
  readonly attemptId?: string | undefined
  /** Default: the oldest first. */
  readonly newestFirst?: boolean | undefined
  /** Default 100, at most 1000. */
  readonly limit?: number | undefined
}

/** Keeps attempts, actions and events. Every method may reject; cancelling goes on without. */
export interface Store {
  /** Writes a new attempt, or gives the one that has this id already. */
  startAttempt(attempt: AttemptRecord): Promise<AttemptRecord>
  findAttempt(attemptId: string): Promise<AttemptRecord | undefined>
  /** What this subscriber decided on before: applied here, or declined with a token; oldest first. */
  history(subscriberId: string): Promise<readonly HistoryEntry[]>
  begin(operation: OperationStart): Promise<OperationBegin>
  /** Lets an operation that was begun, and not done, be begun again at once. */
  release(subscriberId: string, key: string): Promise<void>
  /** Gives every event of the operation as stored, with their sequence numbers. */
  settle(settlement: Settlement): Promise<readonly FlowEvent[]>
  /** Stores events that are not stored yet, and gives those. */
  add(events: readonly FlowEvent[], origin: EventOrigin): Promise<readonly FlowEvent[]>
  /** Which of these events are stored. */
  findStored(events: readonly FlowEvent[]): Promise<readonly FlowEvent[]>
  /** Stored events, in the order in which they came. */
  read(query?: EventQuery): Promise<readonly StoredEvent[]>
  /** Resolves when the store answers. */
  ping(): Promise<void>
  close(): Promise<void>
}
