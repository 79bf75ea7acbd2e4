import type { EventDataByType, Json } from '../events/flow-event.ts'
import { termsOf } from '../offers/terms-of.ts'
import { armedOf } from './choose-offers.ts'
import type { Moment } from './run.ts'

type OfferData = EventDataByType['offer.shown']

/** What every `offer.*` event says of an offer. */
export function offerData(moment: Moment, offerId: string, choice?: Json): OfferData {
  const armed = armedOf(moment, offerId)
  return {
    offerId,
    kind: armed?.offer.kind,
    terms: armed ? termsOf(armed.offer) : {},
    screenIndex: moment.state.offerScreens - 1,
    armId: armed?.armId,
    choice,
  } as OfferData
}
