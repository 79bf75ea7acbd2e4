import type { Json } from '../events/flow-event.ts'
import { kindOf } from '../offers/offer-kinds.ts'
import type { Offer } from '../schema/offer-schema.ts'
import { own } from '../targeting/read-own.ts'

/** What an arm says of one offer. */
export interface Patch {
  readonly [key: string]: Json
}

/**
 * An offer as an experiment's arm changes it: any key but `id`, `kind` and `when`. A key that takes
 * the place of others removes them: a patch with `percentOff` drops `amountOffMinor` and `currency`.
 * `hidden` is no key of an offer and stays out.
 */
export function patchOffer(offer: Offer, patch: Patch = {}): Offer {
  const { id, kind, when, hidden, ...changes } = patch
  const patched: { [key: string]: unknown } = { ...offer }
  for (const key in changes) {
    for (const rival of [own(kindOf(offer).replaces, key) ?? []].flat()) delete patched[`${rival}`]
  }
  return { ...patched, ...changes } as unknown as Offer
}
