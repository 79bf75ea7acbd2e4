import { expect } from 'vitest'
import { describeVendor, propertiesOf, titleOf } from '../../src/describe-vendor.ts'
import type { VendorCall } from '../../src/vendor-page.ts'

interface AmplitudeEvent {
  readonly event_type: string
  readonly insert_id: string
  readonly time: number
  readonly user_id: string
  readonly event_properties: Readonly<Record<string, unknown>>
  readonly groups: object
  readonly revenue?: number
}

/** Our events in a call. */
function eventsIn({ json }: VendorCall): readonly AmplitudeEvent[] {
  const all: readonly AmplitudeEvent[] = json?.events ?? []
  return all.filter(({ event_type }) => event_type.startsWith('Cancel Flow'))
}

describeVendor("Amplitude, with '@amplitude/analytics-browser'", {
  page: 'amplitude.page.ts',
  ways: {
    // The client tries again by itself before it says that it could not, and stores the rest.
    client: { acknowledges: false, exits: false },
    http: { acknowledges: true, exits: true },
  },
  answer: () => ({ body: { code: 200, events_ingested: 1 } }),
  read: (call) =>
    eventsIn(call).map(({ event_type, insert_id, time, user_id, event_properties }) => ({
      name: event_type,
      id: insert_id,
      time,
      user: user_id,
      properties: event_properties,
    })),
  expected: (event) => ({
    name: titleOf(event),
    id: event.id,
    time: Date.parse(event.time),
    user: 'subscriber-1',
    properties: propertiesOf(event),
  }),
  also(calls) {
    const events = calls.flatMap(eventsIn)
    for (const { groups } of events) expect(groups).toEqual({ subscription: 'subscription-1' })
    expect(events.map(({ revenue }) => revenue)).toEqual([undefined, undefined, undefined, 14.5])
    for (const { url } of calls) expect(url.href).toBe('https://api2.amplitude.com/2/httpapi')
  },
})
