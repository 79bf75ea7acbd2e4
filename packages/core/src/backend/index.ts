/**
 * What a backend shares with the flow, to come to the same decisions: which arms, which offers with
 * which terms, which rules of the place; and to say them in the same events.
 *
 * @module
 */
export { createEventQueue, type EventQueue } from '../delivery/event-queue.ts'
export { dataSchemaUrl } from '../events/data-schema-url.ts'
export { type ArmedOffer, applyArms } from '../experiments/apply-arms.ts'
export { type AssignedArm, type Assignment, assignArms } from '../experiments/assign-arms.ts'
export { bucketOf } from '../experiments/bucket-of.ts'
export { type JurisdictionRules, jurisdictionOf } from '../jurisdiction/jurisdictions.ts'
export { type MatchedChoice, matchChoice } from '../offers/match-choice.ts'
export { kindOf } from '../offers/offer-kinds.ts'
export { presentOffer, type Unpresentable } from '../offers/present-offer.ts'
export { sameJson } from '../offers/same-json.ts'
export {
  type OfferSelection,
  type SelectionInput,
  selectOffers,
} from '../offers/select-offers.ts'
export { termsOf } from '../offers/terms-of.ts'
export { memoryPorts } from '../ports/memory-ports.ts'
export { uuidV7 } from '../ports/uuid-v7.ts'
export { eventNames, eventSchemaOf } from '../schema/event-schema.ts'
export { evaluateRule, type Facts, type Verdict } from '../targeting/evaluate-rule.ts'
