import type { Account, Subscription } from '../schema/account-schema.ts'
import { readInstant } from '../targeting/read-instant.ts'
import { daysIn } from './add-interval.ts'
import type { Unpresentable } from './offer-kinds.ts'

/** A subscription whose terms can be told, with its instants in milliseconds since the Unix epoch. */
export interface Billing extends Subscription {
  readonly periodEnd: number
  /** The end of the trial while trialing, else of the period. */
  readonly nextCharge: number
}

/** Says which path of the account is missing or malformed. */
export const missing = (field: string): Unpresentable => ({ because: 'missing-field', field })

// Turning whatever a page wrote into a text may throw.
const isText = (value: unknown) => typeof value === 'string' && value !== ''
const isWhole = (value: number, least: number) => Number.isSafeInteger(value) && value >= least

/**
 * Reads the facts that every offer's terms need. An account may be written by a page, so nothing is
 * taken on trust: names the first field that is missing or malformed, or says when the next charge
 * was though that is over: no date of an offer would be true.
 */
export function readBilling({ subscription }: Account, now: number): Billing | Unpresentable {
  if (!subscription) return missing('subscription')
  const { currency, interval, intervalCount, priceMinor, status, trialEnd } = subscription
  const periodEnd = readInstant(subscription.currentPeriodEnd)
  const checks = {
    status: isText(status),
    priceMinor: isWhole(priceMinor, 0),
    currency: isText(currency) && /^[A-Z]{3}$/.test(currency),
    interval: isText(interval) && Object.hasOwn(daysIn, interval),
    intervalCount: isWhole(intervalCount, 1),
    currentPeriodEnd: periodEnd,
  }
  for (const [field, holds] of Object.entries(checks))
    if (!holds) return missing(`subscription.${field}`)
  const trialUntil = status === 'trialing' && readInstant(trialEnd)
  const nextCharge = trialUntil || periodEnd
  if (nextCharge <= now)
    return missing(`subscription.${trialUntil ? 'trialEnd' : 'currentPeriodEnd'}`)
  return { ...subscription, periodEnd, nextCharge }
}
