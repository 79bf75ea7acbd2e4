import type { Account, Subscription } from '../schema/account-schema.ts'
import type { Interval } from '../schema/offer-schema.ts'
import { readInstant } from '../targeting/read-instant.ts'

/** What terms are made of: the facts of a subscription that were found whole. Instants in ms. */
export interface Billing {
  readonly subscription: Subscription
  readonly currency: string
  readonly interval: Interval
  readonly intervalCount: number
  readonly priceMinor: number
  readonly periodEnd: number
  /** The end of the trial while trialing, else of the period. */
  readonly nextCharge: number
}

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

/**
 * Reads the facts that every offer's terms need. An account may be written by a page, so nothing is
 * taken on trust: returns the path of the first field that is missing or malformed.
 */
export function readBilling(account: Account): Billing | string {
  const subscription = account.subscription
  if (!subscription) return 'subscription'
  const { currency, interval, intervalCount, priceMinor, status, trialEnd } = subscription
  const periodEnd = readInstant(subscription.currentPeriodEnd)
  const trial = readInstant(trialEnd)
  const broken = Object.entries({
    priceMinor: isWhole(priceMinor),
    currency: /^[A-Z]{3}$/.test(currency),
    interval: ['day', 'week', 'month', 'year'].includes(interval),
    intervalCount: isWhole(intervalCount) && intervalCount,
    currentPeriodEnd: periodEnd,
  }).find(([, found]) => !found)
  return broken
    ? `subscription.${broken[0]}`
    : {
        subscription,
        currency,
        interval,
        intervalCount,
        priceMinor,
        periodEnd,
        nextCharge: (status === 'trialing' && trial) || periodEnd,
      }
}
