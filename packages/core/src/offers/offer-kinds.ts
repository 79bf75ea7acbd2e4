import type { ChoiceView } from '../flow-state.ts'
import type { SubscriptionStatus } from '../schema/account-schema.ts'
import type {
  Interval,
  Link,
  Offer,
  OfferKind,
  OfferOf,
  PauseChoice,
} from '../schema/offer-schema.ts'
import { readInstant } from '../targeting/read-instant.ts'
import { addInterval, toIso } from './add-interval.ts'
import type { HiddenBecause } from './offer-explanation.ts'
import type { OfferTerms } from './offer-terms.ts'
import type { Billing } from './read-billing.ts'

/** What an offer means for one subscriber, or why it can mean nothing. */
export type Resolved =
  | { readonly terms?: OfferTerms; readonly choices?: readonly ChoiceView[]; readonly url?: string }
  | { readonly missing: string }
  | { readonly refused: HiddenBecause }

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
  /** The offer's terms and choices; `billing` is there for each kind with `statuses`. */
  resolve(offer: OfferOf<Kind>, billing: Billing, now: number): Resolved
}

const chargeable: readonly SubscriptionStatus[] = ['active', 'past_due', 'trialing']
const running: readonly SubscriptionStatus[] = ['active', 'past_due']
const daysIn: Record<Interval, number> = { day: 1, week: 7, month: 365.2425 / 12, year: 365.2425 }

/** Terms that leave a subscription as it is, with what an offer changes in them. */
function termsOf(billing: Billing, change: Partial<OfferTerms>): OfferTerms {
  const { currency, interval, intervalCount, priceMinor } = billing
  return {
    currency,
    interval,
    intervalCount,
    priceNowMinor: priceMinor,
    offerPriceMinor: 0,
    priceAfterMinor: priceMinor,
    nextChargeAt: toIso(billing.nextCharge),
    nextChargeMinor: priceMinor,
    ...change,
  }
}

/** Nothing to pay until `end`, then the old price. */
function freeUntil(billing: Billing, end: number): OfferTerms {
  const at = toIso(end)
  return termsOf(billing, { offerEndsAt: at, nextChargeAt: at })
}

/** A lower price for the next `cycles` charges, or for good. */
function cheaper(billing: Billing, price: number, cycles: number | undefined): OfferTerms {
  return termsOf(billing, {
    offerPriceMinor: price,
    nextChargeMinor: price,
    ...(cycles === undefined
      ? { priceAfterMinor: price }
      : { offerEndsAt: toIso(periodsAfter(billing, billing.nextCharge, cycles)) }),
  })
}

function periodsAfter(billing: Billing, from: number, cycles: number): number {
  return addInterval(from, billing.interval, billing.intervalCount * cycles)
}

function endOfPause(from: number, choice: PauseChoice): number {
  if ('until' in choice) return readInstant(choice.until)
  const [unit, count] = Object.entries(choice)[0] as ['days' | 'weeks' | 'months', number]
  return addInterval(from, unit.slice(0, -1) as Interval, count)
}

const linksOf = (links: readonly Link[]): Resolved => ({
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
      const { discount } = billing.subscription
      // A malformed end is no end: better no second discount than one too many.
      if (discount && !(readInstant(discount.endsAt) <= now)) return { refused: 'active-discount' }
      const { priceMinor, currency } = billing
      if ('currency' in offer && offer.currency !== currency) return { refused: 'wrong-currency' }
      const price =
        'percentOff' in offer
          ? // Six digits undo what binary fractions add, so that a half is a half.
            Math.round(Number(((priceMinor * (100 - offer.percentOff)) / 100).toFixed(6)))
          : Math.max(0, priceMinor - offer.amountOffMinor)
      return { terms: cheaper(billing, price, 'cycles' in offer ? offer.cycles : undefined) }
    },
  },
  pause: {
    statuses: running,
    resolve(offer, billing, now) {
      const choices = offer.choices.flatMap((choice): ChoiceView[] => {
        const end = endOfPause(billing.periodEnd, choice)
        return end > billing.periodEnd && end > now
          ? [{ choice, terms: freeUntil(billing, end) }]
          : []
      })
      return choices.length ? { choices } : { refused: 'no-choice-left' }
    },
  },
  'plan-change': {
    statuses: chargeable,
    resolve(offer, billing) {
      const now = billing.priceMinor / (daysIn[billing.interval] * billing.intervalCount)
      const payable = offer.plans.filter(({ currency }) => currency === billing.currency)
      const choices = payable.flatMap((plan): ChoiceView[] => {
        const { id, name, priceMinor, interval, intervalCount = 1 } = plan
        const isSmaller = priceMinor / (daysIn[interval] * intervalCount) < now
        if (id === billing.subscription.planId || !isSmaller) return []
        const isSamePeriod =
          interval === billing.interval && intervalCount === billing.intervalCount
        const terms = {
          ...cheaper(billing, priceMinor, undefined),
          ...(isSamePeriod ? {} : { newInterval: { interval, intervalCount } }),
        }
        return [{ choice: { id }, label: name, terms }]
      })
      if (choices.length) return { choices }
      return { refused: payable.length ? 'no-choice-left' : 'wrong-currency' }
    },
  },
  'trial-extension': {
    statuses: ['trialing'],
    resolve({ days }, billing) {
      const end = readInstant(billing.subscription.trialEnd)
      return end
        ? { terms: freeUntil(billing, addInterval(end, 'day', days)) }
        : { missing: 'subscription.trialEnd' }
    },
  },
  credit: {
    statuses: chargeable,
    resolve({ amountMinor, currency }, billing) {
      const { priceMinor } = billing
      if (currency !== billing.currency) return { refused: 'wrong-currency' }
      const price = Math.max(0, priceMinor - amountMinor)
      // A free subscription never uses a credit up.
      const charges = priceMinor ? Math.ceil(amountMinor / priceMinor) : undefined
      return { terms: cheaper(billing, price, charges) }
    },
  },
  skip: {
    statuses: running,
    resolve: ({ cycles }, billing) => ({
      terms: freeUntil(billing, periodsAfter(billing, billing.periodEnd, cycles)),
    }),
  },
  custom: { hasFreeChoice: true, resolve: () => ({}) },
  contact: { isReferral: true, resolve: (offer) => linksOf(offer.channels) },
  learn: { isReferral: true, resolve: (offer) => linksOf(offer.links) },
  redirect: { isReferral: true, resolve: ({ url }) => ({ url }) },
}

/** The spec of an offer's kind. */
export const kindOf = (offer: Pick<Offer, 'kind'>): OfferKindSpec => offerKinds[offer.kind]
