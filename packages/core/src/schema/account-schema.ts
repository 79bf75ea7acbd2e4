import * as z from 'zod/mini'
import { type OfferKind, offerSchemas } from './offer-schema.ts'
import {
  count,
  countOrNone,
  currency,
  data,
  id,
  instant,
  interval,
  nonNegative,
  priceMinor,
  share,
} from './scalar-schemas.ts'

const kinds = Object.keys(offerSchemas) as [OfferKind, ...OfferKind[]]

export const subscriberSchema = z.strictObject({
  id: z.optional(id),
  firstName: z.optional(z.string()),
  email: z.optional(z.string()),
  createdAt: z.optional(instant),
  tenureMonths: z.optional(nonNegative),
  /**
   * Where the subscriber is protected, such as `us-ca` or `de`; a billing fact, never a guess from
   * the network.
   */
  jurisdiction: z.optional(z.string()),
  attributes: z.optional(data),
})

/** The discount that a subscription has already. */
export const runningDiscountSchema = z.strictObject({
  percentOff: z.optional(share),
  amountOffMinor: z.optional(priceMinor),
  endsAt: z.optional(instant),
})

export const subscriptionSchema = z.strictObject({
  id,
  status: z.enum(['trialing', 'active', 'past_due', 'paused', 'cancelling', 'cancelled']),
  planId: id,
  planName: z.string(),
  /** What one period costs today, for the whole subscription, in minor units of `currency`. */
  priceMinor,
  /** ISO 4217. */
  currency,
  interval,
  intervalCount: count,
  quantity: z.optional(countOrNone),
  startedAt: z.optional(instant),
  currentPeriodEnd: instant,
  trialEnd: z.optional(instant),
  /** What ending it now costs once, on top of what is paid, in minor units of `currency`. */
  cancelFeeMinor: z.optional(priceMinor),
  discount: z.optional(runningDiscountSchema),
})

/** One offer that this subscriber decided on in an earlier attempt. */
export const historyEntrySchema = z.strictObject({
  offerId: id,
  kind: z.enum(kinds),
  attemptId: id,
  decision: z.enum(['declined', 'applied']),
  at: instant,
})

/** The facts about who is leaving. Closed but for `subscriber.attributes`. */
export const accountSchema = z.strictObject({
  subscriber: z.optional(subscriberSchema),
  subscription: z.optional(subscriptionSchema),
  history: z.optional(z.array(historyEntrySchema)),
})

export type Account = z.infer<typeof accountSchema>
export type Subscription = z.infer<typeof subscriptionSchema>
export type SubscriptionStatus = Subscription['status']
export type HistoryEntry = z.infer<typeof historyEntrySchema>
