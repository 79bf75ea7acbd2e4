import type { OfferView } from '../flow-state.ts'
import type { Account, SubscriptionStatus } from '../schema/account-schema.ts'
import type { Offer } from '../schema/offer-schema.ts'
import { kindOf, type Unpresentable } from './offer-kinds.ts'
import { type Billing, readBilling } from './read-billing.ts'
import { termsOf } from './terms-of.ts'

export type { Unpresentable }

/** An offer as a view shows it, or why it can't be shown. */
export type Presented = { readonly view: OfferView } | (Unpresentable & { readonly view?: never })

/**
 * An offer as a view shows it, its terms filled from the account; or why this account can't have it:
 * its subscription's status, a running discount, a missing field, another currency, no choice left.
 * Copy is as the definition has it, its fields not filled.
 */
export function presentOffer(
  { offer }: { readonly offer: Offer },
  account: Account,
  now: number,
): Presented {
  const { id, kind, title, body, image } = offer
  const { statuses, isReferral = false, resolve } = kindOf(offer)
  const status = account.subscription?.status as SubscriptionStatus
  // Cancelling or cancelled: it is too late for any.
  if (status === 'cancelling' || status === 'cancelled') return { because: 'status' }
  const billing = statuses && readBilling(account, now)
  if (billing && 'because' in billing) return billing
  if (statuses?.includes(status) === false) return { because: 'status' }
  if (billing && 'currency' in offer && offer.currency !== billing.currency) {
    return { because: 'wrong-currency' }
  }
  const meaning = resolve?.(offer, billing as Billing, now) ?? {}
  if ('because' in meaning) return meaning
  if (meaning.choices?.length === 0) return { because: 'no-choice-left' }
  return {
    view: {
      id,
      kind,
      title,
      body,
      image,
      isReferral,
      choices: [],
      ...meaning,
      raw: termsOf(offer),
    },
  }
}
