import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { anEvent, everyEvent } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { describe, expect, it, vi } from 'vitest'
import { amplitudeAdapter } from './amplitude-adapter.ts'
import { mixpanelAdapter } from './mixpanel-adapter.ts'
import { posthogAdapter } from './posthog-adapter.ts'
import { snakeName, titleName } from './vendor/event-name.ts'
import { eventProperties } from './vendor/event-properties.ts'
import type { VendorHttpOptions, VendorIdentity } from './vendor/vendor-options.ts'

interface Sent {
  readonly event?: string
  readonly properties?: object
}

interface Vendor {
  readonly name: string
  readonly make: (options: VendorHttpOptions & VendorIdentity) => EventAdapter
  readonly url: string
  readonly type: string
  /** The events in a body, and what is beside them. */
  readonly read: (body: string) => { sent: readonly Sent[]; beside: object }
  readonly idOf: (sent: never) => string
  readonly beside: object
  /** What is sent of an event of a known subscriber, with the group `subscription-1`. */
  readonly expected: (event: FlowEvent) => object
  /** What says that nobody is known. */
  readonly anonymous: (event: FlowEvent) => object
  /** What says who it is, beside the id. */
  readonly identity: object | undefined
  readonly revenue: (amount: number) => object
}

const context = { attempt: 1, signal: new AbortController().signal }
const traits = { subscription_plan_id: 'pro', subscription_price_minor: 2900 }

const vendors: readonly Vendor[] = [
  {
    name: 'posthog',
    make: (options) => posthogAdapter({ ...options, apiKey: 'phc_key' }),
    url: 'https://us.i.posthog.com/batch/',
    type: 'application/json',
    read(body) {
      const { batch, ...beside } = JSON.parse(body)
      return { sent: batch, beside }
    },
    idOf: ({ uuid }: { uuid: string }) => uuid,
    beside: { api_key: 'phc_key', sent_at: expect.stringMatching(/Z$/) },
    expected: (event) => ({
      event: snakeName(event),
      uuid: event.id,
      timestamp: event.time,
      distinct_id: 'subscriber-1',
      properties: {
        ...eventProperties(event),
        $lib: '@fairwell/adapters',
        $groups: { subscription: 'subscription-1' },
      },
    }),
    anonymous: ({ attemptid }) => ({
      distinct_id: attemptid,
      properties: { $process_person_profile: false },
    }),
    identity: { properties: { $set: traits } },
    revenue: (revenue) => ({ properties: { revenue } }),
  },
  {
    name: 'amplitude',
    make: (options) => amplitudeAdapter({ ...options, apiKey: 'key' }),
    url: 'https://api2.amplitude.com/2/httpapi',
    type: 'application/json',
    read(body) {
      const { events, ...beside } = JSON.parse(body)
      return { sent: events, beside }
    },
    idOf: ({ insert_id }: { insert_id: string }) => insert_id,
    beside: {
      api_key: 'key',
      client_upload_time: expect.stringMatching(/Z$/),
      options: { min_id_length: 1 },
    },
    expected: (event) => ({
      event_type: titleName(event),
      event_properties: eventProperties(event),
      time: Date.parse(event.time),
      insert_id: event.id,
      user_id: 'subscriber-1',
      groups: { subscription: 'subscription-1' },
    }),
    anonymous: ({ attemptid }) => ({ device_id: attemptid }),
    identity: { user_properties: { $set: traits } },
    revenue: (revenue) => ({ revenue, currency: 'USD' }),
  },
  {
    name: 'mixpanel',
    make: (options) => mixpanelAdapter({ ...options, token: 'token' }),
    url: 'https://api.mixpanel.com/track?verbose=1&ip=1',
    type: 'application/x-www-form-urlencoded',
    read: (body) => ({
      sent: JSON.parse(new URLSearchParams(body).get('data') ?? ''),
      beside: {},
    }),
    idOf: ({ properties }: { properties: { $insert_id: string } }) => properties.$insert_id,
    beside: {},
    expected: (event) => ({
      event: titleName(event),
      properties: {
        ...eventProperties(event),
        token: 'token',
        distinct_id: 'subscriber-1',
        $user_id: 'subscriber-1',
        time: Date.parse(event.time),
        $insert_id: event.id,
        subscription: 'subscription-1',
      },
    }),
    anonymous: ({ attemptid }) => ({
      properties: { distinct_id: `$device:${attemptid}`, $device_id: attemptid },
    }),
    // Its profiles are another request.
    identity: undefined,
    revenue: (revenue) => ({ properties: { revenue } }),
  },
]

describe.each(vendors)('$name over HTTP', (vendor) => {
  const { name, make, read, expected } = vendor

  async function sentBy(options: VendorIdentity, ...events: FlowEvent[]): Promise<readonly Sent[]> {
    const fetch = vi.fn(async (..._: Parameters<typeof globalThis.fetch>) =>
      Response.json({ status: 1 }),
    )
    await make({ ...options, fetch }).deliver(events, context)
    const [url, request] = fetch.mock.calls[0] ?? []
    expect(url).toBe(vendor.url)
    expect(request).toMatchObject({ headers: { 'content-type': vendor.type }, credentials: 'omit' })
    const { sent, beside } = read(`${request?.body}`)
    expect(beside).toEqual(vendor.beside)
    return sent
  }

  describeEventAdapter(
    name,
    () => {
      const backend = fakeBackend((body) =>
        read(body).sent.map((sent) => vendor.idOf(sent as never)),
      )
      const fetch: typeof globalThis.fetch = async (...request) => {
        const answer = await backend.fetch(...request)
        return answer.ok ? Response.json({ status: 1 }) : answer
      }
      return { ...backend, adapter: make({ fetch }) }
    },
    { cannot: { rejectIds: 'it takes or refuses a batch as a whole' } },
  )

  it.each(everyEvent().filter(({ type }) => type !== 'fairwell.save.validated'))(
    'gets $type with all that it says',
    async (event) => {
      const options = { identify: false, group: { id: 'subscription-1' } }
      expect(await sentBy(options, event)).toEqual([expected(event)])
    },
  )

  it('is told of revenue only by a save that has been validated, and no test', async () => {
    const validated = anEvent('save.validated')
    const [earned, tested] = await sentBy({}, validated, { ...validated, testmode: true })
    expect(earned).toMatchObject(vendor.revenue(14.5))
    expect(JSON.stringify(tested)).not.toContain('revenue')
  })

  it('gets nobody invented where nobody is known', async () => {
    const { subject: _, ...start } = anEvent('attempt.started')
    const [sent] = await sentBy({}, start)
    expect(sent).toMatchObject(vendor.anonymous(start))
    expect(JSON.stringify(sent)).not.toMatch(/user_id|\$set/)
  })

  it.runIf(vendor.identity)('is told once who it is', async () => {
    const [start, shown] = await sentBy({}, anEvent('attempt.started'), anEvent('offer.shown'))
    expect(start).toMatchObject(vendor.identity ?? {})
    expect(JSON.stringify(shown)).not.toContain('$set')
  })
})
