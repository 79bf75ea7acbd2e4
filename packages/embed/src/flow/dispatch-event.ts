import type { FlowEvent } from '@fairwell/core'

/** The names of outcomes, as events end in them. */
export const outcomes: readonly string[] = ['saved', 'cancelled', 'released', 'dismissed', 'failed']

/** Tells the page about an event: `fairwell:event`, and of an outcome also `fairwell:saved` and so on. */
export function dispatchEvent(event: FlowEvent): void {
  const dispatch = (name: string) =>
    document.dispatchEvent(new CustomEvent(`fairwell:${name}`, { detail: event }))
  const outcome = outcomeOf(event)
  dispatch('event')
  if (outcome) dispatch(outcome)
}

/** How the attempt ended, if the event says so. */
export function outcomeOf({ type }: FlowEvent): string | undefined {
  return outcomes.find((outcome) => type === `fairwell.attempt.${outcome}`)
}
