import type { ChoiceView } from '../flow-state.ts'
import type { SubscriptionStatus } from '../schema/account-schema.ts'
import type { Interval, Link, Offer, OfferKind, OfferOf, Plan } from '../schema/offer-schema.ts'
import { readInstant } from '../targeting/read-instant.ts'
import { addInterval, daysIn, toIso } from './add-interval.ts'
import type { HiddenBecause } from './offer-explanation.ts'
import type { OfferTerms } from './offer-terms.ts'
import { type Billing, missing } from './read-billing.ts'

/** Why an account can't have an offer; `field` names what is missing from it. */
export interface Unpresentable {
  readonly because: HiddenBecause
  readonly field?: string | undefined
}

/** What an offer means for one subscriber; choices that mean nothing are left out. */
export interface Meaning {
  readonly terms?: OfferTerms
  readonly choices?: readonly ChoiceView[]
  readonly url?: string
}

/** Everything that sets one kind of offer apart from the others. */
export interface OfferKindSpec<Kind extends OfferKind = OfferKind> {
  /** Opens something and changes nothing. */
  readonly isReferral?: boolean
  /** The statuses of a subscription that it may change; absent: it needs no subscription. */
  readonly statuses?: readonly SubscriptionStatus[]
  /** Takes whatever the view hands over as the subscriber's choice. */
  readonly hasFreeChoice?: boolean
  /** Keys that another key takes the place of, when an arm sets it. */
  readonly replaces?: { readonly [key: string]: readonly string[] }
  /** What the offer means, if more than its words; `billing` is there for each kind with `statuses`, in the offer's currency. */
  resolve?(offer: OfferOf<Kind>, billing: Billing, now: number): Meaning | Unpresentable
}

const noGain: Unpresentable = { because: 'no-gain' }

const running: readonly SubscriptionStatus[] = ['active', 'past_due']
const chargeable: readonly SubscriptionStatus[] = [...running, 'trialing']

/**
 * Terms under which a period costs `price` until `end`, or for good. Without a price nothing is
 * charged until `end`, and then the old price.
 */
function termsOf(billing: Billing, price?: number, end?: number): OfferTerms {
  const { currency, interval, intervalCount, priceMinor, nextCharge } = billing
  return {
    currency,
    interval,
    intervalCount,
    priceNowMinor: priceMinor,
    offerPriceMinor: price ?? 0,
    priceAfterMinor: end ? priceMinor : (price ?? 0),
    nextChargeAt: toIso((price === undefined && end) || nextCharge),
    nextChargeMinor: price ?? priceMinor,
    ...(end && { offerEndsAt: toIso(end) }),
  }
}

const periodsAfter = (from: number, { interval, intervalCount }: Billing, count: number): number =>
  addInterval(from, interval, intervalCount * count)

type Priced = Pick<Plan, 'priceMinor' | 'interval' | 'intervalCount'>
const dailyPrice = ({ priceMinor, interval, intervalCount = 1 }: Priced): number =>
  priceMinor / (daysIn[interval] * intervalCount)

const linksOf = (links: readonly Link[]): Meaning => ({
  choices: links.map(({ id, label, url }) => ({ choice: { id }, label, url })),
})

/**
 * Every kind of offer, once. Terms are true of the account they are made from, in UTC: the next
 * charge is at the end of the paid period, or of the trial. A pause and a skip start at the end of
 * the paid period. A percentage is taken from the price and the result rounded half up to the minor
 * unit. What a credit leaves over lowers the charges after the next one.
 */
export const offerKinds: { readonly [Kind in OfferKind]: OfferKindSpec<Kind> } = {
  discount: {
    statuses: chargeable,
    replaces: {
      percentOff: ['amountOffMinor', 'currency'],
      amountOffMinor: ['percentOff'],
      cycles: ['forever'],
      forever: ['cycles'],
    },
    resolve(offer, billing, now) {
      const { discount, priceMinor, nextCharge } = billing
      // A malformed end is no end: better no second discount than one too many.
      if (discount && !(readInstant(discount.endsAt) <= now)) return { because: 'active-discount' }
      const price =
        'percentOff' in offer
          ? // Six digits undo what binary fractions add, so that a half is a half.
            Math.round(+((priceMinor * (100 - offer.percentOff)) / 100).toFixed(6))
          : Math.max(0, priceMinor - offer.amountOffMinor)
      if (price === priceMinor) return noGain
      const end = 'cycles' in offer ? periodsAfter(nextCharge, billing, offer.cycles) : undefined
      return { terms: termsOf(billing, price, end) }
    },
  },
  pause: {
    statuses: running,
    resolve: ({ choices }, billing) => ({
      choices: choices.flatMap((choice) => {
        const [unit, length] = Object.entries(choice)[0] as [string, number | string]
        const end =
          typeof length === 'string'
            ? readInstant(length)
            : addInterval(billing.periodEnd, unit.slice(0, -1) as Interval, length)
        return end > billing.periodEnd ? { choice, terms: termsOf(billing, undefined, end) } : []
      }),
    }),
  },
  'plan-change': {
    statuses: chargeable,
    resolve: ({ plans }, billing) => ({
      choices: plans.flatMap((plan) => {
        const { id, name, priceMinor, currency, interval, intervalCount = 1 } = plan
        const isSmaller = currency === billing.currency && dailyPrice(plan) < dailyPrice(billing)
        if (id === billing.planId || !isSmaller) return []
        const isNew = interval !== billing.interval || intervalCount !== billing.intervalCount
        const newInterval = isNew && { newInterval: { interval, intervalCount } }
        const terms = { ...termsOf(billing, priceMinor), ...newInterval }
        return { choice: { id }, label: name, terms }
      }),
    }),
  },
  'trial-extension': {
    statuses: ['trialing'],
    resolve({ days }, billing) {
      const end = readInstant(billing.trialEnd)
      return end
        ? { terms: termsOf(billing, undefined, addInterval(end, 'day', days)) }
        : missing('subscription.trialEnd')
    },
  },
  credit: {
    statuses: chargeable,
    resolve({ amountMinor }, billing) {
      const { priceMinor, nextCharge } = billing
      if (!priceMinor) return noGain
      // Charges that it pays in full, or the one that it lowers; what is then left lowers the next.
      const charges = Math.floor(amountMinor / priceMinor) || 1
      const end = periodsAfter(nextCharge, billing, charges)
      return { terms: termsOf(billing, Math.max(0, priceMinor - amountMinor), end) }
    },
  },
  skip: {
    statuses: running,
    resolve({ cycles }, billing) {
      if (!billing.priceMinor) return noGain
      return {
        terms: termsOf(billing, undefined, periodsAfter(billing.periodEnd, billing, cycles)),
      }
    },
  },
  custom: { hasFreeChoice: true },
  contact: { isReferral: true, resolve: ({ channels }) => linksOf(channels) },
  learn: { isReferral: true, resolve: ({ links }) => linksOf(links) },
  redirect: { isReferral: true, resolve: ({ url }) => ({ url }) },
}

/** The spec of an offer's kind. */
export const kindOf = (offer: Pick<Offer, 'kind'>): OfferKindSpec => offerKinds[offer.kind]
