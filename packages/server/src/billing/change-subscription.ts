import type {
  Account,
  Json,
  Offer,
  OfferKind,
  OfferTerms,
  Plan,
  Subscription,
} from '@fairwell/core'
import { matchChoice, presentOffer } from '@fairwell/core/backend'
import { BillingError } from './billing-provider.ts'

/** What a change made of an account. */
export interface Changed {
  readonly account: Account
  /** ISO 8601 UTC. */
  readonly effectiveAt: string
}

interface Applied {
  readonly offer: Offer
  readonly subscription: Subscription
  readonly terms: OfferTerms
  readonly choice: Json | undefined
}

/** The subscription's keys that an offer of each kind sets; referrals and `custom` set none. */
const changes: {
  readonly [Kind in OfferKind]?: (applied: Applied) => Partial<Subscription>
} = {
  discount: ({ offer, terms }) => ({
    priceMinor: terms.offerPriceMinor,
    discount: {
      ...('percentOff' in offer && { percentOff: offer.percentOff }),
      ...('amountOffMinor' in offer && { amountOffMinor: offer.amountOffMinor }),
      ...(terms.offerEndsAt && { endsAt: terms.offerEndsAt }),
    },
  }),
  pause: ({ terms }) => ({ status: 'paused', currentPeriodEnd: terms.nextChargeAt }),
  'plan-change': ({ offer, choice, terms, subscription }) => {
    const plan = planOf(offer, choice)
    return {
      planId: plan?.id ?? subscription.planId,
      planName: plan?.name ?? subscription.planName,
      priceMinor: terms.priceAfterMinor,
      ...terms.newInterval,
    }
  },
  'trial-extension': ({ terms }) => ({
    trialEnd: terms.nextChargeAt,
    currentPeriodEnd: terms.nextChargeAt,
  }),
  credit: () => ({}),
  skip: ({ terms }) => ({ currentPeriodEnd: terms.nextChargeAt }),
}

/** Kinds that start at once; the others wait for the end of what is paid. */
const startsNow: readonly OfferKind[] = ['discount', 'credit', 'trial-extension']

/** Kinds of offer that `changeSubscription` knows how to apply. */
export const changingKinds = Object.keys(changes) as readonly OfferKind[]

/**
 * The account after an offer, as its terms say.
 *
 * @param now - Milliseconds since the Unix epoch.
 * @throws BillingError `ineligible` where this account can't have it.
 */
export function changeSubscription(
  account: Account,
  offer: Offer,
  choice: Json | undefined,
  now: number,
): Changed {
  const presented = presentOffer({ offer }, account, now)
  const { subscription } = account
  if (!('view' in presented) || !subscription) throw new BillingError('ineligible')
  const match = matchChoice(presented.view, choice)
  if (!match.ok) throw new BillingError('ineligible')
  const entry = presented.view.choices.find((each) => each.choice === match.choice)
  const terms = entry?.terms ?? presented.view.terms
  const change = changes[offer.kind]
  if (!terms || !change) throw new BillingError('ineligible')
  const changed = {
    ...subscription,
    ...change({ offer, subscription, terms, choice: match.choice }),
  }
  return {
    account: { ...account, ...withCredit(account, offer), subscription: changed },
    effectiveAt: startsNow.includes(offer.kind)
      ? new Date(now).toISOString()
      : subscription.currentPeriodEnd,
  }
}

/** When a subscription ends if it is cancelled now: at the end of the trial, or of what is paid. */
export function endOf({ status, trialEnd, currentPeriodEnd }: Subscription): string {
  return (status === 'trialing' && trialEnd) || currentPeriodEnd
}

function planOf(offer: Offer, choice: Json | undefined): Plan | undefined {
  if (offer.kind !== 'plan-change' || typeof choice !== 'object' || choice === null)
    return undefined
  return offer.plans.find((plan) => 'id' in choice && plan.id === choice.id)
}

/** A balance has no place in an account, so it is an attribute: `subscriber.attributes.creditMinor`. */
function withCredit({ subscriber }: Account, offer: Offer): Pick<Account, 'subscriber'> {
  if (offer.kind !== 'credit') return {}
  const before = subscriber?.attributes?.creditMinor
  const creditMinor = (typeof before === 'number' ? before : 0) + offer.amountMinor
  return { subscriber: { ...subscriber, attributes: { ...subscriber?.attributes, creditMinor } } }
}
