import type { OfferView } from '../flow-state.ts'
import { presentOffer } from '../offers/present-offer.ts'
import { type OfferSelection, selectOffers } from '../offers/select-offers.ts'
import { factsOf } from './facts.ts'
import type { FlowContext } from './flow-context.ts'
import type { MachineState } from './machine-state.ts'

/** The offers that an offer screen would show now, with the reasons for each. */
export function chooseOffers(
  state: MachineState,
  context: FlowContext,
  now: number,
): OfferSelection {
  const { limits } = context.definition
  return selectOffers({
    armed: context.armed,
    facts: factsOf(state, context, now).facts,
    canPerform: context.canPerform,
    declined: state.declined,
    takenAway: state.takenAway,
    holdout: context.holdout,
    jurisdictionAllows: context.rules.offers !== 'no',
    perScreen: limits?.offersPerScreen ?? 2,
    screensLeft:
      Math.min(limits?.offerScreens ?? 1, context.rules.offerScreens) - state.offerScreens,
    noOffers: state.attempt?.withoutOffers,
  })
}

/** One of the cards on the screen, or undefined where its terms can no longer be filled. */
export function cardOf(id: string, context: FlowContext, now: number): OfferView | undefined {
  const armed = context.armed.find((candidate) => candidate.offer.id === id)
  const presented = armed && presentOffer(armed, context.account, now)
  return presented && 'view' in presented ? presented.view : undefined
}
