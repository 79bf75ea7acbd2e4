import type { OfferView } from '@fairwell/core'
import type { VNode } from 'preact'
import { actionButton } from '../action-button.tsx'
import { factsList } from '../facts-list.tsx'
import { picture } from '../looks/picture.tsx'
import type { View } from '../view.ts'
import { acceptLabel } from './accept-label.ts'
import { offerChoices } from './offer-choices.tsx'
import { offerTermsFacts } from './offer-terms-facts.ts'
import { referralLinks } from './referral-links.tsx'

/** Draws an offer with all of its terms, and the button that takes it or the links that it leads to. */
export function offerCard(offer: OfferView, view: View): VNode {
  const { id, title, body, image, isReferral, choices } = offer
  const { flow, pending, selection, redraw } = view
  const hasChoice = !isReferral && choices.length > 1
  const picked = choices[selection.chosen.get(id) ?? (hasChoice ? -1 : 0)]
  const terms = picked?.terms ?? offer.terms
  const accept = (button: HTMLElement) => {
    if (hasChoice && !picked) {
      selection.missing = id
      redraw()
      button.parentElement?.querySelector('input')?.focus()
    } else flow.accept(id, picked?.choice)
  }
  return (
    <article part="card" key={id} aria-label={title}>
      {picture(image, 'image', view.options)}
      <h3>{title}</h3>
      {body && <p>{body}</p>}
      {hasChoice && offerChoices(offer, view)}
      {terms && factsList(offerTermsFacts(terms, view))}
      {isReferral ? (
        <div class="links">{referralLinks(offer, view)}</div>
      ) : (
        actionButton(view, acceptLabel(offer, view, picked), accept, {
          busy: pending?.offerId === id,
        })
      )}
    </article>
  )
}
