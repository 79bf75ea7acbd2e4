import type { EventDataByType, Json, OfferTermsData } from '../events/flow-event.ts'
import type { Offer } from '../schema/offer-schema.ts'
import { armedOf } from './choose-offers.ts'
import type { Moment } from './run.ts'

type OfferData = EventDataByType['offer.shown']
interface Extra {
  readonly choice?: Json | undefined
  readonly confirmedBy?: 'handler' | 'server'
  readonly code?: string | undefined
}

/** The keys of an offer that are its terms: neither copy nor targeting. */
export function termsOf(offer: Offer): OfferTermsData {
  const { id, kind, title, body, when, cooldownDays, ...terms } = offer
  // Plain JSON, though TypeScript does not see it in a union of inferred types.
  return terms as unknown as OfferTermsData
}

/** What every `offer.*` event says of an offer, with its choice or what became of it. */
export function offerData(moment: Moment, offerId: string, extra?: Extra): OfferData {
  const armed = armedOf(moment, offerId)
  return {
    offerId,
    kind: armed?.offer.kind,
    terms: armed ? termsOf(armed.offer) : {},
    screenIndex: Math.max(0, moment.state.offerScreens - 1),
    armId: armed?.armId,
    ...extra,
  } as OfferData
}
