import type { Interval } from '../schema/offer-schema.ts'

/** What an offer means in money and time, filled from the account and never guessed. Money in minor units. */
export interface OfferTerms {
  /** ISO 4217. */
  readonly currency: string
  readonly interval: Interval
  readonly intervalCount: number
  /** What a period costs today. */
  readonly priceNowMinor: number
  /** What a period costs under the offer (0 while paused). */
  readonly offerPriceMinor: number
  /** When the offer's price, pause, skip or trial ends, ISO 8601 UTC; absent where it holds for good. */
  readonly offerEndsAt?: string | undefined
  /** What a period costs after that; for a plan change, the new price. */
  readonly priceAfterMinor: number
  /** The period of `offerPriceMinor` and `priceAfterMinor` where a plan change alters it. */
  readonly newInterval?: { readonly interval: Interval; readonly intervalCount: number } | undefined
  /** The next charge if this is taken, ISO 8601 UTC, and how much it will be. */
  readonly nextChargeAt: string
  readonly nextChargeMinor: number
}
