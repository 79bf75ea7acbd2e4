import type { FlowEvent } from '@fairwell/core'

/**
 * The name of an event in snake case, which is that of PostHog and Google.
 *
 * @example snakeName(event) // 'cancel_flow_offer_shown'
 */
export function snakeName({ type }: Pick<FlowEvent, 'type'>): string {
  return type.replace('fairwell', 'cancel_flow').replace(/\./g, '_')
}

/**
 * The name of an event as object and action in title case, which Segment and those after it ask for.
 *
 * @example titleName(event) // 'Cancel Flow Offer Shown'
 * @see https://segment.com/academy/collecting-data/naming-conventions-for-clean-data/
 */
export function titleName(event: Pick<FlowEvent, 'type'>): string {
  return snakeName(event)
    .replace(/_/g, ' ')
    .replace(/\b./g, (letter) => letter.toUpperCase())
}
