import { expect } from 'vitest'
import { describeVendor, propertiesOf, titleOf } from '../../src/describe-vendor.ts'
import type { VendorCall } from '../../src/vendor-page.ts'

interface MixpanelEvent {
  readonly event: string
  readonly properties: Readonly<Record<string, unknown>> & {
    readonly $insert_id: string
    readonly distinct_id: string
    readonly time: number
  }
}

/** Our events in a call: a form with JSON in it, of one event or of a list. */
function eventsIn({ url, text }: VendorCall): readonly MixpanelEvent[] {
  const data = new URLSearchParams(text).get('data')
  if (!url.pathname.startsWith('/track') || !data) return []
  return [JSON.parse(data)].flat().filter(({ event }) => event.startsWith('Cancel Flow'))
}

describeVendor("Mixpanel, with 'mixpanel-browser'", {
  page: 'mixpanel.page.ts',
  ways: {
    client: { acknowledges: true, exits: true },
    http: { acknowledges: true, exits: true },
  },
  answer: () => ({ body: { status: 1, error: null } }),
  read: (call) =>
    eventsIn(call).map(({ event, properties }) => ({
      name: event,
      id: properties.$insert_id,
      time: properties.time,
      user: properties.distinct_id,
      properties,
    })),
  expected: (event) => ({
    name: titleOf(event),
    id: event.id,
    time: Date.parse(event.time),
    user: 'subscriber-1',
    properties: {
      ...propertiesOf(event),
      token: 'public-token',
      subscription: 'subscription-1',
      ...(event.type === 'fairwell.save.validated' && { revenue: 14.5 }),
    },
  }),
  also(calls) {
    const ours = calls.filter((call) => eventsIn(call).length)
    for (const { url } of ours) {
      expect(url.pathname).toMatch(/^\/track\/?$/)
      expect(url.searchParams.get('verbose')).toBe('1')
    }
  },
})
