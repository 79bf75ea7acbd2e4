import type { Account, Json, Offer, OfferKind } from '@fairwell/core'

/** Who an action is for. Both ids come from the signed token. */
export interface BillingSubject {
  readonly subscriberId: string
  readonly subscriptionId: string
}

interface BillingAction extends BillingSubject {
  readonly attemptId: string
  /** The same on every retry of the same decision: pass it on, so that it is done once. */
  readonly idempotencyKey: string
  /** Id of the reason that was chosen. */
  readonly reason?: string | undefined
}

/** An offer to apply, with the terms that this server offered. */
export interface OfferAction extends BillingAction {
  readonly offer: Offer
  /** A pause `{ months: 2 }`, a plan `{ id: 'basic' }`: one of the offer's own. For `custom`, what the page sent: check it. */
  readonly choice?: Json | undefined
  /** The account as it was just before. */
  readonly account: Account
}

export type CancelAction = BillingAction

/** What a provider says of what it did. */
export interface BillingResult {
  /** ISO 8601 UTC. Default: now for an offer, the period's end for a cancellation. */
  readonly effectiveAt?: string | undefined
  /** The provider's own id of the change. */
  readonly receiptId?: string | undefined
  /** Words for the subscriber. */
  readonly message?: string | undefined
}

/** Where subscriptions live. Methods reject with `BillingError`; anything else counts as `unknown`. */
export interface BillingProvider {
  /** The provider's name, such as `stripe`. */
  readonly name: string
  /** The account of this subscriber's subscription; `undefined` when there is none, or it is another's. */
  getAccount(subject: BillingSubject): Promise<Account | undefined>
  /** Whether it can apply offers of this kind (of a `custom` one, with this handler); one that it cannot is never offered. */
  supports(kind: OfferKind, customHandler?: string): boolean
  applyOffer(action: OfferAction): Promise<BillingResult>
  /** Ends the subscription. One that already ends is no error: say when. */
  cancel(action: CancelAction): Promise<BillingResult>
}

export type BillingErrorCode = 'ineligible' | 'retryable' | 'unknown'

const brand = Symbol.for('fairwell.BillingError')

/** Why a provider did not do an action. */
export class BillingError extends Error {
  readonly code: BillingErrorCode

  /** @param message - Words for the subscriber; left out, the widget has its own. */
  constructor(code: BillingErrorCode, message?: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'BillingError'
    this.code = code
    Object.defineProperty(this, brand, { value: true })
  }
}

/** Whether a value is a `BillingError`, also one of another copy of this package. */
export function isBillingError(value: unknown): value is BillingError {
  return typeof value === 'object' && value !== null && brand in value
}
