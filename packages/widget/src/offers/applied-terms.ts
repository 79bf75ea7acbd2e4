import type { OfferTerms, Receipt } from '@fairwell/core'

/** The terms of what was applied: those of the choice that was made, or the offer's own. */
export function appliedTerms(receipt: Receipt | undefined): OfferTerms | undefined {
  const made = JSON.stringify(receipt?.choice)
  const chosen = receipt?.offer?.choices.find(({ choice }) => JSON.stringify(choice) === made)
  return chosen?.terms ?? receipt?.offer?.terms
}
