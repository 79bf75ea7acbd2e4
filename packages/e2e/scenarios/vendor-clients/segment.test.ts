import { expect } from 'vitest'
import { describeVendor } from '../../src/describe-vendor.ts'
import { readTrackCalls, trackCall } from './track-calls.ts'

describeVendor("Segment, with '@segment/analytics-next'", {
  page: 'segment.page.ts',
  ways: {
    client: { acknowledges: true, exits: false },
    http: { acknowledges: true, exits: true },
  },
  read: readTrackCalls,
  expected: trackCall,
  also(calls, way) {
    const all = calls.flatMap(({ json }) => json.batch ?? [json])
    const ofType = (type: string) => all.filter((call) => call.type === type)
    expect(calls.at(-1)?.url.href).toBe(
      `https://api.segment.io/v1/${way === 'http' ? 'batch' : 't'}`,
    )
    expect(ofType('group')).toMatchObject([{ groupId: 'subscription-1' }])
    expect(ofType('identify').at(-1)).toMatchObject({
      userId: 'subscriber-1',
      traits: { subscription_plan_id: 'pro' },
    })
  },
})
