import type { FlowEvent } from '@fairwell/core'
import { anEvent, anEventBatch, everyEvent, settle } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type HubspotMessage, hubspotAdapter } from './hubspot-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }
const hubId = 1234567
const secretly = {
  hubId,
  accessToken: 'pat-na1-only-on-a-server',
  contact: ({ subject }: FlowEvent) => ({ email: `${subject}@example.com` }),
}

type Call = readonly [method: string, argument: HubspotMessage]
let queue: Call[]
const messages = () =>
  queue.filter(([method]) => method === 'trackCustomBehavioralEvent').map(([, message]) => message)

beforeEach(() => {
  queue = []
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('_hsq', queue)
})
afterEach(() => vi.unstubAllGlobals())

describeEventAdapter(
  'hubspot, with the tracking code of the page',
  () => ({
    adapter: hubspotAdapter({ hubId }),
    receivedIds: () => messages().map(({ properties }) => `${properties.event_id}`),
    behave() {},
  }),
  { cannot: { fail: 'an array takes everything' } },
)

describeEventAdapter(
  'hubspot, by its API',
  () => {
    vi.stubGlobal('window', undefined)
    const backend = fakeBackend((body) =>
      JSON.parse(body).inputs.map(({ uuid }: { uuid: string }) => uuid),
    )
    return { ...backend, adapter: hubspotAdapter({ ...secretly, fetch: backend.fetch }) }
  },
  { cannot: { rejectIds: 'a batch is taken or refused as a whole' } },
)

describe('what HubSpot gets of an event', () => {
  it.each([
    ['attempt.started', { value: 29, currency: 'USD', subscription_plan_id: 'pro' }],
    ['reason.chosen', { reason_id: 'too-expensive', category: 'price', influenceable: 'true' }],
    ['offer.shown', { offer_id: 'discount', terms_percent_off: 50, screen_index: 0 }],
    ['attempt.saved', { offer_id: 'discount', duration_ms: 12_000 }],
    ['save.validated', { value: 14.5, currency: 'USD', days: 30 }],
  ] as const)('of %s', async (type, properties) => {
    await hubspotAdapter({ hubId }).deliver([anEvent(type) as FlowEvent], context)
    expect(messages()).toMatchObject([
      { name: `pe1234567_cancel_flow_${type.replace('.', '_')}`, properties },
    ])
  })

  it.each(everyEvent())('of $type keeps to the limits', async (event) => {
    await hubspotAdapter({ hubId }).deliver([event], context)
    const [{ name, properties }] = messages() as [HubspotMessage]
    expect(name).toMatch(/^pe1234567_[a-z][a-z_]{0,49}$/)
    for (const [key, value] of Object.entries(properties)) {
      expect(key).toMatch(/^[a-z][a-z_]{0,49}$/)
      expect(['string', 'number']).toContain(typeof value)
    }
  })

  it('leaves out what would make the request fail', async () => {
    const terms = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`t${index}`, 'w'.repeat(300)]),
    )
    const event = anEvent('offer.shown', { data: { terms: { ['n'.repeat(50)]: 1, ...terms } } })
    await hubspotAdapter({ hubId }).deliver([event], context)
    const [{ properties }] = messages() as [HubspotMessage]
    expect(Object.keys(properties)).toHaveLength(50)
    expect(Math.max(...Object.keys(properties).map((name) => name.length))).toBeLessThan(51)
    expect(Math.max(...Object.values(properties).map((value) => `${value}`.length))).toBe(256)
  })
})

describe('the tracking code', () => {
  it('may be told who it is, once', async () => {
    const identify = { email: 'ada@example.com', id: 'subscriber-1' }
    const adapter = hubspotAdapter({ hubId, identify })
    await adapter.deliver(anEventBatch(1), context)
    await adapter.deliver(anEventBatch(2), context)
    expect(queue.map(([method]) => method)).toEqual([
      'identify',
      'trackCustomBehavioralEvent',
      'trackCustomBehavioralEvent',
    ])
    expect(queue[0]).toEqual(['identify', identify])
  })

  it('may come later: what it reads is made', async () => {
    vi.stubGlobal('_hsq', undefined)
    await hubspotAdapter({ hubId }).deliver(anEventBatch(1), context)
    expect((globalThis as { _hsq?: unknown[] })._hsq).toHaveLength(1)
  })

  it('gets an event once, also where a page that was hidden comes back', async () => {
    const adapter = hubspotAdapter({ hubId })
    adapter.deliverOnExit?.(anEventBatch(2))
    await settle()
    await adapter.deliver(anEventBatch(2), context)
    expect(messages()).toHaveLength(2)
  })
})

describe('the API', () => {
  beforeEach(() => vi.stubGlobal('window', undefined))

  it('gets the contact, the time and our id', async () => {
    const fetch = vi.fn(async () => new Response(null, { status: 204 }))
    const event = anEvent('attempt.saved')
    await hubspotAdapter({ ...secretly, fetch }).deliver([event], context)
    const [url, { headers, body }] = fetch.mock.calls[0] as unknown as [string, RequestInit]
    expect(url).toBe('https://api.hubapi.com/events/v3/send/batch')
    expect(headers).toEqual({
      'content-type': 'application/json',
      authorization: 'Bearer pat-na1-only-on-a-server',
    })
    expect(JSON.parse(`${body}`)).toEqual({
      inputs: [
        {
          email: 'subscriber-1@example.com',
          eventName: 'pe1234567_cancel_flow_attempt_saved',
          occurredAt: event.time,
          uuid: event.id,
          properties: expect.objectContaining({ offer_id: 'discount' }),
        },
      ],
    })
  })

  it('is refused in a page, where anyone could read the token', () => {
    vi.stubGlobal('window', {})
    expect(() => hubspotAdapter(secretly)).toThrow('FW5101')
  })
})
