import type { Json } from '../events/flow-event.ts'
import type { OfferKind } from '../schema/offer-schema.ts'
import type { Rule } from '../schema/rule-schema.ts'

/** Why an offer is not shown. */
export type HiddenBecause =
  | 'rule'
  | 'status'
  | 'active-discount'
  | 'cooldown'
  | 'missing-field'
  | 'wrong-currency'
  | 'no-gain'
  | 'no-choice-left'
  | 'no-handler'
  | 'hidden-by-arm'
  | 'holdout'
  | 'declined-before'
  | 'taken-away'
  | 'jurisdiction'
  | 'limit'
  | 'no-offers-attempt'

/** Why one offer is or is not shown to this subscriber now; `explainOffer` of `/explain` puts it in words. */
export interface OfferExplanation {
  readonly offerId: string
  readonly kind: OfferKind
  readonly shown: boolean
  readonly because?: HiddenBecause | undefined
  /** The leaf that decided the offer's rule, and the value that it saw. */
  readonly leaf?: Rule | undefined
  readonly saw?: Json | undefined
  /** For `missing-field`: the path of the account that is not there. */
  readonly field?: string | undefined
  readonly armId?: string | undefined
}
