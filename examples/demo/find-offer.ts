import type { Account, FlowDefinition, Offer } from '@fairwell/core'
import { applyArms, assignArms } from '@fairwell/core/backend'
import { BillingError } from '@fairwell/server'

/**
 * The offer of this id as this subscriber's arm has it. A backend looks it up for itself: what a page
 * sends is only a wish.
 *
 * @throws BillingError `ineligible` where there is none.
 */
export function findOffer(definition: FlowDefinition, account: Account, offerId: string): Offer {
  const assignment = assignArms(definition, account.subscriber?.id)
  const found = applyArms(definition, assignment).find(({ offer }) => offer.id === offerId)
  if (!found || found.hidden) throw new BillingError('ineligible')
  return found.offer
}
