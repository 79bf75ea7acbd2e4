import type { Json } from '../events/flow-event.ts'
import type { OfferView } from '../flow-state.ts'
import { own } from '../targeting/read-own.ts'
import { kindOf } from './offer-kinds.ts'
import { sameJson } from './same-json.ts'

/** The choice that a subscriber's input stands for, if there is one. */
export interface MatchedChoice {
  readonly ok: boolean
  readonly choice?: Json | undefined
}

/**
 * The one form of a subscriber's choice that handlers and events get. A listed choice may be given
 * as in the view, by its index, by its id (`'basic'`, `{ id }`, `{ planId }`), or left out where
 * there is only one. A custom offer's choice passes as it is; where there is nothing to choose, what
 * is given is dropped.
 */
export function matchChoice(view: OfferView, choice: Json | undefined): MatchedChoice {
  if (kindOf(view).hasFreeChoice) return { ok: true, choice }
  const listed = view.choices.map((entry) => entry.choice)
  if (!listed.length) return { ok: true }
  const id = own(choice, 'id') ?? own(choice, 'planId') ?? choice
  const found =
    choice == null && listed.length === 1
      ? listed[0]
      : listed.find(
          (entry, index) =>
            index === choice || sameJson(entry, choice) || (id != null && own(entry, 'id') === id),
        )
  return { ok: found !== undefined, choice: found }
}
