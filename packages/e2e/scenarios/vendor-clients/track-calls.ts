import type { FlowEvent } from '@fairwell/core'
import { propertiesOf, titleOf, type VendorRecord } from '../../src/describe-vendor.ts'
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
    name: titleOf(event),
    id: event.id,
    time: event.time,
    user: 'subscriber-1',
    properties: {
      ...propertiesOf(event),
      ...(event.type === 'fairwell.save.validated' && { revenue: 14.5 }),
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
