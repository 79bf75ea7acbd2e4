/**
 * What a flow decided, in words for a developer. Apart from the flow, which only carries codes: its
 * subscribers need not download sentences that they never see.
 *
 * @module
 */
export { explainOffer } from '../offers/explain-offer.ts'
