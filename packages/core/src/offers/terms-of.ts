import type { OfferTermsData } from '../events/flow-event.ts'
import type { Offer } from '../schema/offer-schema.ts'

/** The keys of an offer that are its terms: neither copy nor targeting. */
export function termsOf(offer: Offer): OfferTermsData {
  const { id, kind, title, body, when, cooldownDays, image, ...terms } = offer
  // Plain JSON, though TypeScript does not see it in a union of inferred types.
  return terms as unknown as OfferTermsData
}
