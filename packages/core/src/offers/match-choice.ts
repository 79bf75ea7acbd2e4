import type { Json } from '../events/flow-event.ts'
import type { OfferView } from '../flow-state.ts'
import { readOwn } from '../targeting/read-own.ts'
import { kindOf } from './offer-kinds.ts'
import { sameJson } from './same-json.ts'

/** The choice that a subscriber's input stands for, or what to say to a developer. */
export type MatchedChoice =
  | { readonly ok: true; readonly choice?: Json }
  | { readonly ok: false; readonly message: string }

/**
 * The one form of a subscriber's choice that handlers and events get. A listed choice may be given
 * as in the view, by its index, by its id (`'basic'`, `{ id }`, `{ planId }`), or left out where
 * there is only one. A custom offer's choice passes as it is; where there is nothing to choose, what
 * is given is dropped.
 */
export function matchChoice(view: OfferView, choice: Json | undefined): MatchedChoice {
  if (kindOf(view).hasFreeChoice) return choice === undefined ? { ok: true } : { ok: true, choice }
  const listed = view.choices.map((entry) => entry.choice)
  if (!listed.length) return { ok: true }
  const id =
    typeof choice === 'string' ? choice : (readOwn(choice, 'id') ?? readOwn(choice, 'planId'))
  const found = listed.find(
    (entry, index) =>
      index === choice ||
      sameJson(entry, choice) ||
      (id !== undefined && readOwn(entry, 'id') === id) ||
      (choice == null && listed.length === 1),
  )
  return found === undefined
    ? {
        ok: false,
        message: `${view.id} takes one of ${listed.map((one) => JSON.stringify(one)).join(', ')}`,
      }
    : { ok: true, choice: found }
}
