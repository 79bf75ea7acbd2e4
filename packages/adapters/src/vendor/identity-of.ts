import type { FlowEvent } from '@fairwell/core'
import { type EventProperties, subscriberTraits } from './event-properties.ts'
import type { VendorIdentity } from './vendor-options.ts'

/** Whom an event tells the vendor of, beside what happened. */
export interface ToldIdentity {
  readonly user?: { readonly id: string; readonly traits: EventProperties } | undefined
  readonly group?: { readonly type: string; readonly id: string } | undefined
}

/** A group as vendors write it that have groups of many kinds; nothing where there is none. */
export function groupsOf({ group }: VendorIdentity): { [type: string]: string } | undefined {
  return group && { [group.type ?? 'subscription']: group.id }
}

/** Who is to be told with an event: with `attempt.started`, which comes once; nobody with the others. */
export function identityOf(event: FlowEvent, { identify, group }: VendorIdentity): ToldIdentity {
  const { type, subject } = event
  if (type !== 'fairwell.attempt.started') return {}
  return {
    user: identify && subject ? { id: subject, traits: subscriberTraits(event) } : undefined,
    group: group && { type: 'subscription', ...group },
  }
}
