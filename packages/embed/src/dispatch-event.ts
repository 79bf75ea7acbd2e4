import type { FlowEvent } from '@fairwell/core'

/** The names of outcomes, as events end in them. */
export const outcomes: readonly string[] = ['saved', 'cancelled', 'released', 'dismissed', 'failed']

/** Tells the page of something, as `fairwell:` and its name. */
export function dispatch(name: string, detail: unknown): void {
  document.dispatchEvent(new CustomEvent(`fairwell:${name}`, { detail }))
}

/** Tells the page about an event: `fairwell:event`, and of an outcome also `fairwell:saved` and so on. */
export function dispatchEvent(event: FlowEvent): void {
  const outcome = outcomeOf(event)
  dispatch('event', event)
  if (outcome) dispatch(outcome, event)
}

/** How the attempt ended, if the event says so. */
export function outcomeOf({ type }: FlowEvent): string | undefined {
  return outcomes.find((outcome) => type === `fairwell.attempt.${outcome}`)
}
