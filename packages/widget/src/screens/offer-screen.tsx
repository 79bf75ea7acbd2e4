import { actionButton } from '../action-button.tsx'
import { offerCard } from '../offers/offer-card.tsx'
import type { ScreenDrawer } from '../view.ts'

/** Shows the offers beside each other, with "No thanks" and the exit as plain to see as any of them. */
export const offerScreen: ScreenDrawer = (view) => {
  const { state, text, flow } = view
  return {
    title: text.offerTitle,
    content: <div class="cards">{state.offers.map((offer) => offerCard(offer, view))}</div>,
    first: actionButton(view, text.decline, () => flow.decline()),
  }
}
