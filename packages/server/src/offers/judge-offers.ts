import type { Account, FlowDefinition, HiddenBecause, OfferExplanation } from '@fairwell/core'
import {
  type ArmedOffer,
  applyArms,
  assignArms,
  jurisdictionOf,
  selectOffers,
} from '@fairwell/core/backend'
import type { BillingProvider } from '../billing/billing-provider.ts'
import { canHold, type Said } from './can-hold.ts'

/** What one offer is for this subscriber. */
export interface JudgedOffer {
  readonly armed: ArmedOffer
  /** It may be accepted. */
  readonly isOpen: boolean
  /** It is sent: open, a referral, or withheld only by an experiment, whose exposure the flow tells. */
  readonly isSent: boolean
  readonly explanation: OfferExplanation
}

export interface Judgement {
  readonly definition: FlowDefinition
  readonly account: Account
  readonly billing: Pick<BillingProvider, 'supports'>
  /** Milliseconds since the Unix epoch. */
  readonly now: number
  readonly said: Said
  readonly noOffers: boolean
}

/** Reasons that an experiment gives; its subscribers must look alike until the offer would be shown. */
const byExperiment: readonly (HiddenBecause | undefined)[] = ['holdout', 'hidden-by-arm']

/** What each offer of a definition is for a subscriber, in the definition's order. */
export function judgeOffers(judgement: Judgement): readonly JudgedOffer[] {
  const { definition, account, billing, now, said, noOffers } = judgement
  const assignment = assignArms(definition, account.subscriber?.id)
  const armed = applyArms(definition, assignment)
  const segments = definition.segments ?? {}
  const facts = { now, account, segments, answers: said.answers, reason: said.reason ?? undefined }
  const reasons = definition.survey?.reasons ?? []
  const rules = jurisdictionOf(account.subscriber?.jurisdiction, definition.unknownJurisdiction)
  const { explanations } = selectOffers({
    // A rule that still can hold is taken to hold; one that can't says why.
    armed: armed.map((one) => {
      if (!canHold(one.offer.when, said, facts, reasons)) return one
      const { when, ...offer } = one.offer
      return { ...one, offer }
    }),
    facts,
    canPerform: (kind, handler) => billing.supports(kind, handler),
    declined: [],
    takenAway: [],
    holdout: assignment.holdout,
    jurisdictionAllows: rules.start && rules.offers !== 'no',
    perScreen: Number.POSITIVE_INFINITY,
    screensLeft: 1,
    noOffers,
  })
  return armed.map((one, index): JudgedOffer => {
    const explanation = explanations[index] as OfferExplanation
    const { shown: isOpen, because } = explanation
    return {
      armed: one,
      isOpen,
      isSent: isOpen || byExperiment.includes(because) || isTried(one, because),
      explanation,
    }
  })
}

/** Another arm's terms may fit where this one's do not, and then both arms are exposed. */
function isTried({ trials }: ArmedOffer, because: HiddenBecause | undefined): boolean {
  const isOfTerms = because === 'wrong-currency' || because === 'no-choice-left'
  return trials.length > 0 && isOfTerms
}
