import type { ArmedOffer } from '../experiments/apply-arms.ts'
import type { AssignedArm, Assignment } from '../experiments/assign-arms.ts'
import type { OfferView } from '../flow-state.ts'
import type { Offer, OfferKind } from '../schema/offer-schema.ts'
import { evaluateRule, type Facts } from '../targeting/evaluate-rule.ts'
import { appliedIn, DAY_MS } from '../targeting/read-field.ts'
import { readInstant } from '../targeting/read-instant.ts'
import type { HiddenBecause, OfferExplanation } from './offer-explanation.ts'
import { kindOf, type Unpresentable } from './offer-kinds.ts'
import { type Presented, presentOffer } from './present-offer.ts'

export interface SelectionInput {
  readonly armed: readonly ArmedOffer[]
  readonly facts: Facts
  /** Whether a handler or a server can do this; not asked for referrals. */
  canPerform(kind: OfferKind, handlerName?: string): boolean
  /** Ids of offers declined in this browser session. */
  readonly declined: readonly string[]
  /** Ids of offers that a handler called ineligible. */
  readonly takenAway: readonly string[]
  readonly holdout: Assignment['holdout']
  readonly jurisdictionAllows: boolean
  /** How many cards one offer screen may have. */
  readonly perScreen: number
  /** How many offer screens this attempt may still show. */
  readonly screensLeft: number
  /** An attempt after `saved` with "cancel anyway". */
  readonly noOffers?: boolean | undefined
}

export interface OfferSelection {
  readonly shown: readonly { readonly view: OfferView }[]
  /** One for each offer of the definition, in its order. */
  readonly explanations: readonly OfferExplanation[]
  /**
   * The experiments that this selection is an exposure to. An experiment: an offer that it touches
   * could have had a card here in one of its arms, so that every arm is exposed alike. The holdout:
   * at least one offer is shown, or would be.
   */
  readonly exposed: readonly AssignedArm[]
}

/**
 * Picks the offers to show: tried in order, the first eligible ones that fit on one screen. What is
 * said of a hidden offer is what stays longest: first what is so for the whole attempt, then what
 * the account and the handlers decide, then its rule, then the other offers.
 */
export function selectOffers(input: SelectionInput): OfferSelection {
  const { facts, holdout, declined, takenAway } = input
  const chosen: { readonly view: OfferView }[] = []
  const exposed = new Map<string, AssignedArm>()
  const expose = (experimentId: string, armId: string) =>
    exposed.set(experimentId, { experimentId, armId })
  const explanations = input.armed.map(({ offer, hidden, trials, armId }): OfferExplanation => {
    const { id, kind, when } = offer
    const { holds, leaf, saw } = evaluateRule(when, facts)
    const {
      view,
      because: unfit,
      field,
    }: Partial<Unpresentable> & { view?: OfferView } = fit(offer, input)
    const barred: HiddenBecause | false =
      (input.noOffers && 'no-offers-attempt') ||
      (!input.jurisdictionAllows && 'jurisdiction') ||
      (takenAway.includes(id) && 'taken-away') ||
      (declined.includes(id) && 'declined-before')
    const isFull = chosen.length >= input.perScreen || input.screensLeft < 1
    if (!barred && holds && !isFull)
      for (const { experimentId, armId, variants } of trials)
        if (variants.some((variant) => fit(variant, input).view)) expose(experimentId, armId)
    let because: HiddenBecause | false | undefined =
      barred || unfit || (!holds && 'rule') || (hidden && 'hidden-by-arm') || (isFull && 'limit')
    if (view && !because) {
      chosen.push({ view })
      because = holdout === 'holdout' && holdout
    }
    return {
      offerId: id,
      kind,
      shown: !because,
      because: because || undefined,
      leaf: when && leaf,
      saw,
      field: barred ? undefined : field,
      armId,
    }
  })
  if (holdout && chosen.length) expose('holdout', holdout)
  return {
    shown: holdout === 'holdout' ? [] : chosen,
    explanations,
    exposed: [...exposed.values()],
  }
}

/** What an offer is for this subscriber, its rule and arms aside. */
function fit(offer: Offer, { facts, canPerform }: SelectionInput): Presented {
  const { kind, cooldownDays = 0 } = offer
  const { isReferral, statuses } = kindOf(offer)
  if (!isReferral && !canPerform(kind, 'handler' in offer ? offer.handler : undefined))
    return { because: 'no-handler' }
  const presented = presentOffer({ offer }, facts.account, facts.now)
  const isCooling = appliedIn(facts.account).some(
    (entry) =>
      (statuses ? entry.kind === kind : entry.offerId === offer.id) &&
      facts.now - readInstant(entry.at) < cooldownDays * DAY_MS,
  )
  return presented.view && isCooling ? { because: 'cooldown' } : presented
}
