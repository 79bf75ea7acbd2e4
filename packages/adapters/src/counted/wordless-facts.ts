import type { FlowEvent } from '@fairwell/core'
import { type EventProperties, eventProperties } from '../vendor/event-properties.ts'

/** What may be told: ids, codes and counts. */
const told =
  /^(attempt_(id|seq)|test_mode|flow_(id|version)|mode|locale|screen|index|last_screen|duration_ms|reason_id|category|influenceable|question_id|kind|experiment_id|arm_id|offer_id|screen_index|confirmed_by|late|referral|code|days)$/

/**
 * Ids, codes and counts of an event, for what watches over a page: answers, terms, amounts and who it was
 * are not in it, and what is added to events later is not until it is listed here.
 *
 * @example wordlessFacts(event) // { attempt_id: '…', attempt_seq: 3, flow_id: 'main', reason_id: 'other' }
 */
export function wordlessFacts(event: FlowEvent): EventProperties {
  const facts = Object.entries(eventProperties(event)).filter(([name]) => told.test(name))
  return Object.fromEntries(facts)
}
