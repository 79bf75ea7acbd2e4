import type { Json } from '../events/flow-event.ts'
import type { ArmedOffer } from '../experiments/apply-arms.ts'
import type { OfferView } from '../flow-state.ts'
import { matchChoice } from '../offers/match-choice.ts'
import type { OfferExplanation } from '../offers/offer-explanation.ts'
import { presentOffer } from '../offers/present-offer.ts'
import { type OfferSelection, selectOffers } from '../offers/select-offers.ts'
import { factsOf } from './facts.ts'
import type { Asking, Moment } from './run.ts'

/** The offers that an offer screen would show now, with the reasons for each. */
export function chooseOffers(moment: Moment): OfferSelection {
  const { state, context } = moment
  return selectOffers({
    ...context,
    ...state,
    facts: factsOf(moment).facts,
    screensLeft: context.maxOfferScreens - state.offerScreens,
  })
}

/** Why each offer is or is not shown; the screen that is seen now is not yet one too many. */
export function explainOffers(moment: Moment): readonly OfferExplanation[] {
  const { state } = moment
  const seen = state.screen === 'offer' || state.pending?.action === 'accept' ? 1 : 0
  const offerScreens = state.offerScreens - seen
  return chooseOffers({ ...moment, state: { ...state, offerScreens } }).explanations
}

/** An offer as the subscriber's arms have it. */
export const armedOf = ({ context }: Moment, id: string | undefined): ArmedOffer | undefined =>
  context.armed.find(({ offer }) => offer.id === id)

/** An offer as a card, or undefined where its terms can no longer be filled. */
export function cardOf(moment: Moment, id: string): OfferView | undefined {
  const armed = armedOf(moment, id)
  return armed && presentOffer(armed, moment.context.account, moment.now).view
}

/** The card on the screen that an input names, with the choice made; undefined where none fits. */
export function matchCard(
  run: Asking,
): { readonly card: OfferView; readonly choice?: Json | undefined } | undefined {
  const { id = '', choice } = run.input
  const card = run.state.offers.includes(id) ? cardOf(run, id) : undefined
  const match = card && matchChoice(card, choice)
  return card && match?.ok ? { card, choice: match.choice } : undefined
}
