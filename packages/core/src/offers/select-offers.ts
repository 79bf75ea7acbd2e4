import type { ArmedOffer } from '../experiments/apply-arms.ts'
import type { AssignedArm, Assignment } from '../experiments/assign-arms.ts'
import type { OfferView } from '../flow-state.ts'
import type { Offer, OfferKind } from '../schema/offer-schema.ts'
import { evaluateRule, type Facts } from '../targeting/evaluate-rule.ts'
import { DAY_MS, historyOf } from '../targeting/read-field.ts'
import { readInstant } from '../targeting/read-instant.ts'
import { explainOffer } from './explain-offer.ts'
import type { HiddenBecause, OfferExplanation } from './offer-explanation.ts'
import { kindOf } from './offer-kinds.ts'
import { presentOffer, type Unpresentable } from './present-offer.ts'

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
  readonly shown: readonly { readonly view: OfferView; readonly armed: ArmedOffer }[]
  /** One for each offer of the definition, in its order. */
  readonly explanations: readonly OfferExplanation[]
  /**
   * The experiments that this selection is an exposure to. An experiment: an offer that it touches
   * could have had a card here in one of its arms, so that every arm is exposed alike. The holdout:
   * at least one offer is shown, or would be.
   */
  readonly exposed: readonly AssignedArm[]
}

/** Picks the offers to show: tried in order, the first eligible ones that fit on one screen. */
export function selectOffers(input: SelectionInput): OfferSelection {
  const { facts, holdout } = input
  const chosen: { view: OfferView; armed: ArmedOffer }[] = []
  const exposed: AssignedArm[] = []
  const isHeldOut = holdout === 'holdout'
  const explanations = input.armed.map((armed): OfferExplanation => {
    const { offer, armId } = armed
    const verdict = evaluateRule(offer.when, facts)
    const barred: HiddenBecause | false =
      (input.noOffers && 'no-offers-attempt') ||
      (!input.jurisdictionAllows && 'jurisdiction') ||
      (input.takenAway.includes(offer.id) && 'taken-away') ||
      (input.declined.includes(offer.id) && 'declined-before')
    const found = barred ? { because: barred } : fit(offer, input)
    const isFull = chosen.length >= input.perScreen || input.screensLeft < 1
    if (!barred && verdict.holds && !isFull) {
      for (const { variants, experimentId, armId } of armed.trials) {
        if (
          variants.some((variant) => 'view' in fit(variant, input)) &&
          !exposed.some((arm) => arm.experimentId === experimentId)
        )
          exposed.push({ experimentId, armId })
      }
    }
    const because: HiddenBecause | false =
      ('because' in found && found.because) ||
      (!verdict.holds && 'rule') ||
      (armed.hidden && 'hidden-by-arm') ||
      (isFull && 'limit')
    if (!because && 'view' in found) chosen.push({ view: found.view, armed })
    const reason = because || (isHeldOut && 'holdout')
    const field = 'field' in found ? found.field : undefined
    return {
      offerId: offer.id,
      kind: offer.kind,
      shown: !reason,
      because: reason || undefined,
      text: reason
        ? explainOffer(offer, reason, { verdict, facts, field })
        : `${offer.id} is shown`,
      leaf: offer.when && verdict.leaf,
      saw: verdict.saw,
      field,
      armId,
    }
  })
  if (holdout && chosen.length) exposed.push({ experimentId: 'holdout', armId: holdout })
  return { shown: isHeldOut ? [] : chosen, explanations, exposed }
}

/** What an offer is for this subscriber, its rule aside; first what no answer can change. */
function fit(
  offer: Offer,
  { facts, canPerform }: SelectionInput,
): { readonly view: OfferView } | Unpresentable {
  const { account, now } = facts
  const spec = kindOf(offer)
  const handler = 'handler' in offer ? offer.handler : undefined
  if (!spec.isReferral && !canPerform(offer.kind, handler)) return { because: 'no-handler' }
  const found = presentOffer({ offer }, account, now)
  const since = now - (offer.cooldownDays ?? 0) * DAY_MS
  const isCooling = historyOf(account).some(
    (entry) =>
      entry.decision === 'applied' &&
      (spec.statuses ? entry.kind === offer.kind : entry.offerId === offer.id) &&
      readInstant(entry.at) > since,
  )
  return 'view' in found && offer.cooldownDays && isCooling ? { because: 'cooldown' } : found
}
