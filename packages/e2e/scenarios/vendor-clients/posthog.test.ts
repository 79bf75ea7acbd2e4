import { expect } from 'vitest'
import { describeVendor, propertiesOf, snakeTitleOf } from '../../src/describe-vendor.ts'
import type { VendorCall } from '../../src/vendor-page.ts'

interface Captured {
  readonly event: string
  readonly uuid: string
  readonly timestamp: string
  readonly distinct_id?: string
  readonly properties: Readonly<Record<string, unknown>> & { readonly distinct_id?: string }
}

/** All that a call captures: one event, a list of them, or a batch. */
function captured({ json }: VendorCall): readonly Captured[] {
  return [json?.batch ?? json ?? []].flat()
}

describeVendor("PostHog, with 'posthog-js'", {
  page: 'posthog.page.ts',
  ways: {
    client: { acknowledges: false, exits: true },
    http: { acknowledges: true, exits: true },
  },
  read: (call) =>
    captured(call)
      .filter(({ event }) => event?.startsWith('cancel_flow'))
      .map(({ event, uuid, timestamp, properties, distinct_id = properties.distinct_id }) => ({
        name: event,
        id: uuid,
        time: timestamp,
        user: distinct_id,
        properties,
      })),
  expected: (event) => ({
    name: snakeTitleOf(event),
    id: event.id,
    time: event.time,
    user: 'subscriber-1',
    properties: {
      ...propertiesOf(event),
      $groups: { subscription: 'subscription-1' },
      ...(event.type === 'fairwell.save.validated' && { revenue: 14.5 }),
    },
  }),
  also(calls, way) {
    const ours = calls.flatMap(captured).filter(({ event }) => event.startsWith('cancel_flow'))
    expect(new Set(ours.map(({ event }) => event)).size).toBe(ours.length)
    if (way === 'client') return
    expect(calls.at(-1)?.url.href).toBe('https://us.i.posthog.com/batch/')
    expect(calls.at(-1)?.json.api_key).toBe('phc_public')
    expect(ours[0]?.properties.$set).toMatchObject({ subscription_plan_id: 'pro' })
  },
})
