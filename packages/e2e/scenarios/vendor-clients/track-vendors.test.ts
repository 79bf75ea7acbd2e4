import { expect } from 'vitest'
import { describeVendor } from '../../src/describe-vendor.ts'
import { readTrackCalls, trackCall } from './track-calls.ts'

interface TrackVendor {
  readonly name: string
  readonly page: string
  /** Where each of its adapters sends the events. */
  readonly urls: { readonly client: string; readonly http: string }
  /** Whether the client says what became of a call. */
  readonly acknowledges: boolean
}

const vendors: readonly TrackVendor[] = [
  {
    name: "Segment, with '@segment/analytics-next'",
    page: 'segment.page.ts',
    urls: { client: 'https://api.segment.io/v1/t', http: 'https://api.segment.io/v1/batch' },
    acknowledges: true,
  },
  {
    name: "RudderStack, with '@rudderstack/analytics-js'",
    page: 'rudderstack.page.ts',
    urls: {
      client: 'https://data.example.com/v1/track',
      http: 'https://data.example.com/v1/batch',
    },
    acknowledges: false,
  },
  {
    name: "Customer.io, with '@customerio/cdp-analytics-browser'",
    page: 'customer-io.page.ts',
    urls: { client: 'https://cdp.customer.io/v1/t', http: 'https://cdp.customer.io/v1/b' },
    acknowledges: false,
  },
]

for (const { name, page, urls, acknowledges } of vendors) {
  describeVendor(name, {
    page,
    ways: {
      // They put what they could not send into their storage, for their next page.
      client: { acknowledges, exits: false },
      http: { acknowledges: true, exits: true },
    },
    read: readTrackCalls,
    expected: trackCall,
    also(calls, way) {
      const ours = calls.filter((call) => readTrackCalls(call).length)
      expect(new Set(ours.map(({ url }) => url.href))).toEqual(
        new Set([way === 'http' ? urls.http : urls.client]),
      )
      const all = calls.flatMap(({ json }) => json.batch ?? [json])
      expect(all.filter(({ type }) => type === 'group')).toMatchObject([
        { groupId: 'subscription-1' },
      ])
      if (way === 'client') return
      expect(all.filter(({ type }) => type === 'identify').at(-1)).toMatchObject({
        userId: 'subscriber-1',
        traits: { subscription_plan_id: 'pro' },
      })
    },
  })
}
