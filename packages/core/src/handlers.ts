import type { FlowEvent, Json } from './events/flow-event.ts'
import type { Account } from './schema/account-schema.ts'
import type { Offer, OfferKind } from './schema/offer-schema.ts'

/** What a handler is asked to do. */
export interface FlowAction {
  /** The offer's kind, or `cancel`. */
  readonly kind: OfferKind | 'cancel'
  /** The offer with its arm's terms; absent for `cancel`. */
  readonly offer?: Offer | undefined
  /** What the subscriber chose: a pause `{ months: 2 }`, a plan `{ id: 'basic' }`; absent where there is nothing to choose. */
  readonly choice?: Json | undefined
  readonly attemptId: string
  /** The same on every retry of the same decision: `attemptId:cancel`, `attemptId:accept:offerId:n`. */
  readonly idempotencyKey: string
  readonly account: Account
  readonly reason?: string | undefined
}

export interface HandlerContext {
  /** Aborts when the flow no longer waits (`handlerTimeoutMs`). */
  readonly signal: AbortSignal
}

/** What a handler may say of what it did. Every part is optional. */
export interface Resolution {
  /** When it takes effect, ISO 8601 UTC. Default: now for an offer, the period's end for a cancellation. */
  readonly effectiveAt?: string | undefined
  readonly receiptId?: string | undefined
  readonly message?: string | undefined
  /** The account as it is now; later attempts of this flow use it. */
  readonly account?: Account | undefined
}

/**
 * Does an action. Resolving means that it is done; rejecting, with `HandlerError` or anything else, that it is not, and
 * so does a `Response` that is not ok.
 */
export type Handler = (
  action: FlowAction,
  context: HandlerContext,
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing is the common case.
) => Promise<Resolution | { readonly ok: boolean } | void>

/** Handlers by what they do: each kind that changes a subscription, `cancel`, and the names that `custom` offers give. */
export interface Handlers {
  readonly cancel?: Handler | undefined
  readonly discount?: Handler | undefined
  readonly pause?: Handler | undefined
  readonly 'plan-change'?: Handler | undefined
  readonly 'trial-extension'?: Handler | undefined
  readonly credit?: Handler | undefined
  readonly skip?: Handler | undefined
  readonly [customHandler: string]: Handler | undefined
}

/** Does every action on a server that emits the events of what it confirmed. Takes the place of handlers. */
export interface RemoteActions {
  perform(action: FlowAction, context: HandlerContext): Promise<RemoteReply>
}

export interface RemoteReply {
  readonly resolution?: Resolution | undefined
  /** What the server emitted (`offer.applied`, `attempt.saved`, …), for the flow's other adapters. */
  readonly events: readonly FlowEvent[]
}
