import type { EventDataByType, Json, OfferTermsData } from '../events/flow-event.ts'
import type { Offer } from '../schema/offer-schema.ts'
import type { Run } from './run.ts'

type OfferData = EventDataByType['offer.shown']
interface Extra {
  readonly choice?: Json | undefined
  readonly confirmedBy?: 'handler' | 'server'
  readonly late?: boolean
  readonly code?: string
}

/** The keys of an offer that are its terms: neither copy nor targeting. */
export function termsOf(offer: Offer): OfferTermsData {
  const { id, kind, title, body, when, cooldownDays, ...terms } = offer
  return terms as unknown as OfferTermsData
}

/** What every `offer.*` event says of an offer; `extra` without its undefined parts. */
export function offerData({ draft, context }: Run, id: string, extra: Extra = {}): OfferData {
  const armed = context.armed.find(({ offer }) => offer.id === id)
  const data: Record<string, unknown> = {
    offerId: id,
    kind: armed?.offer.kind,
    terms: armed ? termsOf(armed.offer) : {},
    screenIndex: Math.max(0, draft.offerScreens - 1),
    armId: armed?.armId,
    ...extra,
  }
  for (const key in data) if (data[key] === undefined) delete data[key]
  return data as unknown as OfferData
}
