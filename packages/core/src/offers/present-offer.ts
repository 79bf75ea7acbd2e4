import type { OfferView } from '../flow-state.ts'
import type { Account } from '../schema/account-schema.ts'
import type { Offer } from '../schema/offer-schema.ts'
import type { HiddenBecause } from './offer-explanation.ts'
import { kindOf } from './offer-kinds.ts'
import { type Billing, readBilling } from './read-billing.ts'

/** Why an offer can't be shown; `field` names what is missing from the account. */
export interface Unpresentable {
  readonly because: HiddenBecause
  readonly field?: string | undefined
}

/**
 * An offer as a view shows it, its terms filled from the account; or why this account can't have it:
 * its subscription's status, a running discount, a missing field, another currency, no choice left.
 * Copy is as the definition has it, its fields not filled.
 */
export function presentOffer(
  { offer }: { readonly offer: Offer },
  account: Account,
  now: number,
): { readonly view: OfferView } | Unpresentable {
  const spec = kindOf(offer)
  const status = account.subscription?.status
  if (status === 'cancelling' || status === 'cancelled') return { because: 'status' }
  const billing = spec.statuses && readBilling(account)
  if (typeof billing === 'string') return { because: 'missing-field', field: billing }
  if (spec.statuses && !spec.statuses.includes(status as never)) return { because: 'status' }
  const resolved = spec.resolve(offer, billing as Billing, now)
  if ('refused' in resolved) return { because: resolved.refused }
  if ('missing' in resolved) return { because: 'missing-field', field: resolved.missing }
  const { id, kind, title, body, when, cooldownDays, ...raw } = offer
  return {
    view: {
      ...{ id, kind, title, body, isReferral: !!spec.isReferral, choices: [], ...resolved },
      // Plain JSON, though TypeScript does not see it in a union of inferred types.
      raw: raw as OfferView['raw'],
    },
  }
}
