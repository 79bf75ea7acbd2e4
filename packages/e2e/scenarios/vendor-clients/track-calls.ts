import type { FlowEvent } from '@fairwell/core'
import type { VendorRecord } from '../../src/describe-vendor.ts'
import type { VendorCall } from '../../src/vendor-page.ts'

/** Our events in a call of Segment, RudderStack or Customer.io. */
export function readTrackCalls({ json }: VendorCall): VendorRecord[] {
  const all: readonly TrackCall[] = json?.batch ?? [json ?? {}]
  return all
    .filter(({ type, event }) => type === 'track' && event.startsWith('Cancel Flow'))
    .map(({ event, messageId, timestamp, originalTimestamp, userId, properties }) => ({
      name: event,
      // Where the client insists on ids of its own, ours is a property.
      id: properties.event_id ?? messageId,
      time: originalTimestamp ?? timestamp,
      user: userId,
      properties,
    }))
}

/** What is to be in it of an event. */
export function trackCall(event: FlowEvent): VendorRecord {
  return {
    name: names[event.type] ?? '',
    id: event.id,
    time: event.time,
    user: 'subscriber-1',
    properties: {
      attempt_id: event.attemptid,
      flow_id: 'test-flow',
      ...(event.type === 'fairwell.save.validated' && { value: 14.5, currency: 'USD' }),
    },
  }
}

interface TrackCall {
  readonly type: string
  readonly event: string
  readonly messageId: string
  readonly timestamp?: string
  readonly originalTimestamp?: string
  readonly userId?: string
  readonly properties: Readonly<Record<string, unknown>> & { readonly event_id?: string }
}

const names: Readonly<Record<string, string>> = {
  'fairwell.attempt.started': 'Cancel Flow Attempt Started',
  'fairwell.offer.shown': 'Cancel Flow Offer Shown',
  'fairwell.answer.given': 'Cancel Flow Answer Given',
  'fairwell.save.validated': 'Cancel Flow Save Validated',
  'fairwell.attempt.dismissed': 'Cancel Flow Attempt Dismissed',
}
