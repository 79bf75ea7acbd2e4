import type { FlowEvent } from '@fairwell/core'

/** An event in a few words: which screen, which offer, what was said. */
export function describeEvent({ data }: FlowEvent): string {
  // Every type has its own keys; a list of the telling ones serves them all.
  const told = data as unknown as Readonly<Record<string, unknown>>
  const subscription = Object(told.subscription)
  const words = [
    subscription.planId && `${subscription.planId}, ${subscription.status}`,
    told.screen,
    told.reasonId,
    told.category && `(${told.category})`,
    told.questionId,
    told.offerId,
    told.choice !== undefined && JSON.stringify(told.choice),
    told.text && `“${told.text}”`,
    told.value !== undefined && `= ${[told.value].flat().join(', ')}`,
    told.experimentId && `${told.experimentId}:`,
    told.armId && `arm ${told.armId}`,
    told.confirmedBy && `confirmed by ${told.confirmedBy}`,
    told.late && 'late',
    told.code,
  ]
  return words.filter(Boolean).join(' ')
}

/** `fairwell.offer.shown` → `offer.shown`. */
export function shortType(type: FlowEvent['type']): string {
  return type.replace('fairwell.', '')
}

/** Which family of events, for the colour of the dot. */
export function familyOf(type: FlowEvent['type']): string {
  if (/attempt\.(saved|cancelled|released|dismissed|failed)$/.test(type)) return 'outcome'
  return shortType(type).split('.')[0] ?? ''
}
