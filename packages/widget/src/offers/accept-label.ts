import type { ChoiceView, OfferView } from '@fairwell/core'
import type { Message } from '../messages/messages.ts'
import type { View } from '../view.ts'
import { choiceLabel } from './choice-label.ts'

/** Words the button that takes an offer: what will be done, with the choice made, if any. */
export function acceptLabel(offer: OfferView, view: View, picked?: ChoiceView): string {
  const { kind, title, raw, choices } = offer
  const { text, format } = view
  if (choices.length > 0 && !picked) return format.fill(text.accept.custom, { what: title })
  const terms = raw as { [key: string]: number | undefined }
  const accept = text.accept as { readonly [kind: string]: Message }
  const amount = terms.amountOffMinor ?? terms.amountMinor
  const what = terms.percentOff
    ? format.percent(terms.percentOff)
    : amount
      ? format.money(amount, `${terms.currency}`)
      : choiceLabel(picked ?? { choice: raw }, view) || title
  return format.fill(accept[kind] as Message, { what, count: terms.cycles ?? 0 })
}
