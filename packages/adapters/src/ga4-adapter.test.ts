import type { FlowEvent } from '@fairwell/core'
import { anEvent, anEventBatch, everyEvent, settle } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Ga4Message, type Gtag, ga4Adapter } from './ga4-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }
const secretly = {
  apiSecret: 'only-on-a-server',
  measurementId: 'G-TEST123',
  clientId: () => '1234.5678',
}

interface Call {
  readonly name: string
  readonly params: Record<string, unknown> & { readonly event_callback: () => void }
}

/** A tag that calls back at once, or when it is told to. */
function fakeTag(answers = true) {
  const calls: Call[] = []
  const gtag: Gtag = (_command, name, parameters) => {
    const params = parameters as Call['params']
    calls.push({ name, params })
    if (answers) params.event_callback()
  }
  return { gtag, calls }
}

async function messageOf(event: FlowEvent): Promise<Ga4Message> {
  const { gtag, calls } = fakeTag()
  await ga4Adapter({ client: () => gtag }).deliver([event], context)
  const { name, params } = calls[0] as Call
  const { event_callback, event_timeout, ...rest } = params
  return { name, params: rest as Ga4Message['params'] }
}

afterEach(() => vi.unstubAllGlobals())

describeEventAdapter(
  'ga4, with the tag of the page',
  () => {
    const { gtag, calls } = fakeTag()
    return {
      adapter: ga4Adapter({ client: () => gtag }),
      receivedIds: () => calls.map(({ params }) => `${params.event_id}`),
      behave() {},
    }
  },
  { cannot: { fail: 'the tag tells of no failure' } },
)

describeEventAdapter(
  'ga4, by the Measurement Protocol',
  () => {
    const backend = fakeBackend((body) =>
      JSON.parse(body).events.map(({ params }: Ga4Message) => params.event_id),
    )
    const adapter = ga4Adapter({ ...secretly, fetch: backend.fetch })
    // What the queue does with `limits`.
    const oneByOne: typeof adapter = {
      ...adapter,
      async deliver(batch, each) {
        for (const event of batch) await adapter.deliver([event], each)
      },
      deliverOnExit: (batch) => batch.every((event) => adapter.deliverOnExit?.([event])),
    }
    expect(adapter.limits).toEqual({ maxBatchEvents: 1 })
    return { ...backend, adapter: oneByOne }
  },
  { cannot: { rejectIds: 'Google takes whatever arrives' } },
)

describe('what Google Analytics gets of an event', () => {
  it.each<[string, FlowEvent, Partial<Ga4Message['params']>]>([
    [
      'cancel_flow_attempt_started',
      anEvent('attempt.started'),
      { value: 29, currency: 'USD', subscription_plan_id: 'pro', subscription_tenure_months: 4 },
    ],
    [
      'cancel_flow_reason_chosen',
      anEvent('reason.chosen'),
      { reason_id: 'too-expensive', category: 'price', influenceable: 'true' },
    ],
    ['cancel_flow_answer_given', anEvent('answer.given', { data: { value: 7 } }), { answer: 7 }],
    [
      'cancel_flow_answer_given',
      anEvent('answer.given', { data: { value: ['a', 'b'] } }),
      { answer: 'a,b' },
    ],
    [
      'cancel_flow_offer_applied',
      anEvent('offer.applied'),
      { offer_id: 'discount', kind: 'discount', terms_percent_off: 50, confirmed_by: 'handler' },
    ],
    ['cancel_flow_attempt_saved', anEvent('attempt.saved'), { offer_id: 'discount' }],
    ['cancel_flow_save_validated', anEvent('save.validated'), { value: 14.5, currency: 'USD' }],
    ['cancel_flow_screen_viewed', anEvent('screen.viewed', { testmode: true }), { debug_mode: 1 }],
  ])('is named %s and says what happened', async (name, event, params) => {
    const message = await messageOf(event)
    expect(message).toEqual({ name, params: expect.objectContaining(params) })
    expect(message.params).toMatchObject({ event_id: event.id, attempt_id: event.attemptid })
  })

  it.each(everyEvent())('of $type keeps to the limits and to no reserved name', async (event) => {
    const { name, params } = await messageOf(event)
    expect(name).toMatch(/^[a-z][a-z_]{0,39}$/)
    expect(Object.keys(params).length).toBeLessThanOrEqual(25)
    for (const [key, value] of Object.entries(params)) {
      // https://support.google.com/analytics/answer/13316687
      expect(key).toMatch(/^(?!_|firebase_|ga_|google_|gtag\.)[a-z][a-z_]{0,39}$/)
      expect(key).not.toMatch(
        /^(cid|customer_?id|[dg]clid|session_?id|sfmc_id|sid|srsltid|user_?id|uid)$/,
      )
      expect(['string', 'number']).toContain(typeof value)
    }
  })

  it('loses the end of long words, long names, and of the terms what is too much', async () => {
    const terms = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`t${index}`, 'w'.repeat(200)]),
    )
    const data = { terms: { ['n'.repeat(50)]: 1, ...terms } }
    const { params } = await messageOf(anEvent('offer.shown', { data }))
    expect(Object.keys(params)).toHaveLength(25)
    expect(Math.max(...Object.keys(params).map((key) => key.length))).toBe(40)
    expect(Math.max(...Object.values(params).map((value) => `${value}`.length))).toBe(100)
    expect(params).toMatchObject({ offer_id: 'discount' })
  })

  it('is what the map makes of it, and nothing where that says so', async () => {
    const { gtag, calls } = fakeTag()
    const adapter = ga4Adapter({
      client: () => gtag,
      map: ({ type }, message) =>
        type === 'fairwell.screen.viewed' ? undefined : { ...message, name: 'mine' },
    })
    await adapter.deliver(anEventBatch(3), context)
    expect(calls.map(({ name }) => name)).toEqual(['mine'])
  })
})

describe('the tag of the page', () => {
  it('is that of the window, and is told where to send to and how long to wait', async () => {
    const { gtag, calls } = fakeTag()
    vi.stubGlobal('gtag', gtag)
    await ga4Adapter({ sendTo: ['G-A', 'G-B'], eventTimeoutMs: 500 }).deliver(
      anEventBatch(1),
      context,
    )
    expect(calls[0]?.params).toMatchObject({ send_to: ['G-A', 'G-B'], event_timeout: 500 })
  })

  it('that is not there yet leaves the events stored', async () => {
    await expect(ga4Adapter().deliver(anEventBatch(1), context)).rejects.toMatchObject({
      retryable: true,
    })
    expect(ga4Adapter().deliverOnExit?.(anEventBatch(1))).toBe(false)
  })

  it('is waited for, and is not given an event twice while the page lives', async () => {
    const { gtag, calls } = fakeTag(false)
    const adapter = ga4Adapter({ client: () => gtag })
    const abort = new AbortController()
    const first = adapter.deliver(anEventBatch(2), { attempt: 1, signal: abort.signal })
    abort.abort()
    await expect(first).rejects.toThrow()
    expect(adapter.deliverOnExit?.(anEventBatch(2))).toBe(true)
    await settle()
    const second = adapter.deliver(anEventBatch(2), { ...context, attempt: 2 })
    expect(calls).toHaveLength(2)
    for (const { params } of calls) params.event_callback()
    await second
    await adapter.deliver(anEventBatch(2), { ...context, attempt: 3 })
    expect(calls).toHaveLength(2)
  })
})

describe('the Measurement Protocol', () => {
  it('gets the secret, the client, the user and the time', async () => {
    const fetch = vi.fn(async () => new Response(null, { status: 204 }))
    const event = anEvent('attempt.saved')
    await ga4Adapter({ ...secretly, fetch }).deliver([event], context)
    const [url, { body, method, headers }] = fetch.mock.calls[0] as unknown as [string, RequestInit]
    expect(url).toBe(
      'https://www.google-analytics.com/mp/collect?measurement_id=G-TEST123&api_secret=only-on-a-server',
    )
    expect({ method, headers }).toEqual({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    expect(JSON.parse(`${body}`)).toEqual({
      client_id: '1234.5678',
      user_id: 'subscriber-1',
      timestamp_micros: Date.parse(event.time) * 1000,
      events: [await messageOf(event)],
    })
    expect(`${JSON.parse(`${body}`).timestamp_micros}`).toHaveLength(16)
  })

  it('is not asked to take an event of nobody', async () => {
    const fetch = vi.fn()
    const adapter = ga4Adapter({ ...secretly, clientId: () => undefined, fetch })
    await expect(adapter.deliver(anEventBatch(1), context)).rejects.toMatchObject({
      retryable: false,
      rejectedIds: anEventBatch(1).map(({ id }) => id),
    })
    expect(fetch).not.toHaveBeenCalled()
  })

  it('is refused in a page, where anyone could read the secret', () => {
    vi.stubGlobal('window', {})
    expect(() => ga4Adapter(secretly)).toThrow('FW5101')
  })
})
