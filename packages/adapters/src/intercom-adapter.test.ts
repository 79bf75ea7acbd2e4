import type { FlowEvent } from '@fairwell/core'
import { anEvent, anEventBatch, everyEvent, settle } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Intercom, type IntercomMessage, intercomAdapter } from './intercom-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }
const accessToken = 'only-on-a-server'

function fakeMessenger() {
  const calls: unknown[][] = []
  const client: Intercom = (...call: unknown[]) => {
    calls.push(call)
  }
  return { calls, client: () => client }
}

async function messageOf(event: FlowEvent): Promise<IntercomMessage> {
  const { calls, client } = fakeMessenger()
  await intercomAdapter({ client }).deliver([event], context)
  const [[, name, metadata]] = calls as [[unknown, string, IntercomMessage['metadata']]]
  return { name, metadata }
}

/** The bodies of what was posted for these events, one by one as `limits` say. */
async function bodiesOf(events: readonly FlowEvent[]) {
  const fetch = vi.fn(async () => new Response(null, { status: 202 }))
  const adapter = intercomAdapter({ accessToken, fetch })
  for (const event of events) await adapter.deliver([event], context)
  const requests = fetch.mock.calls as unknown as [string, RequestInit][]
  return requests.map(([, { body }]) => JSON.parse(`${body}`))
}

afterEach(() => vi.unstubAllGlobals())

describeEventAdapter(
  'intercom, with the Messenger of the page',
  () => {
    const given: string[] = []
    const client: Intercom = () => {}
    const adapter = intercomAdapter({
      client: () => client,
      map: ({ id }, message) => {
        given.push(id)
        return message
      },
    })
    return { adapter, receivedIds: () => given, behave() {} }
  },
  { cannot: { fail: 'the Messenger tells of no failure' } },
)

describeEventAdapter(
  'intercom, by its API',
  () => {
    const backend = fakeBackend((body) => [JSON.parse(body).metadata.id])
    const posting = intercomAdapter({
      accessToken,
      fetch: backend.fetch,
      map: ({ id }, message) => ({ ...message, metadata: { ...message.metadata, id } }),
    })
    expect(posting.limits).toEqual({ maxBatchEvents: 1 })
    return {
      ...backend,
      // What the queue does with `limits`.
      adapter: {
        ...posting,
        async deliver(batch, each) {
          for (const event of batch) await posting.deliver([event], each)
        },
        deliverOnExit: (batch) => batch.every((event) => posting.deliverOnExit?.([event])),
      },
    }
  },
  { cannot: { rejectIds: 'it gets one event at a time' } },
)

describe('what Intercom gets of an event', () => {
  it.each<[string, FlowEvent, object]>([
    [
      'cancel-flow-attempt-started',
      anEvent('attempt.started'),
      {
        price: { amount: 2900, currency: 'USD' },
        subscription_plan_id: 'pro',
        subscription_interval: 'month',
      },
    ],
    [
      'cancel-flow-reason-chosen',
      anEvent('reason.chosen'),
      { reason_id: 'too-expensive', category: 'price', influenceable: 'true' },
    ],
    [
      'cancel-flow-offer-shown',
      anEvent('offer.shown'),
      { offer_id: 'discount', kind: 'discount', terms_percent_off: 50 },
    ],
    ['cancel-flow-attempt-saved', anEvent('attempt.saved'), { offer_id: 'discount' }],
    [
      'cancel-flow-save-validated',
      anEvent('save.validated'),
      { price: { amount: 1450, currency: 'USD' }, days: 30 },
    ],
  ])('is named %s and says what happened', async (name, event, metadata) => {
    const message = await messageOf(event)
    expect(message).toEqual({ name, metadata: expect.objectContaining(metadata) })
    expect(message.metadata).toMatchObject({ attempt_id: event.attemptid, flow_id: 'test-flow' })
  })

  it.each(everyEvent())('of $type keeps to ten keys of the types that are known', async (event) => {
    const { metadata } = await messageOf(event)
    expect(Object.keys(metadata).length).toBeLessThanOrEqual(10)
    for (const [key, value] of Object.entries(metadata)) {
      expect(key).toMatch(/^[a-z_]+$/)
      if (key === 'price') expect(value).toEqual({ amount: expect.any(Number), currency: 'USD' })
      else expect(['string', 'number']).toContain(typeof value)
    }
  })

  it('has no more than ten keys, those of an event with money too', async () => {
    const terms = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`t${index}`, index]))
    const keysOf = async (event: FlowEvent) => Object.keys((await messageOf(event)).metadata)
    expect(await keysOf(anEvent('offer.shown', { data: { terms } }))).toHaveLength(10)
    const validated = anEvent('save.validated', { data: terms })
    expect(await keysOf(validated)).toHaveLength(10)
  })

  it('loses the end of long words', async () => {
    const event = anEvent('answer.given', { data: { text: 'w'.repeat(400) } })
    expect((await messageOf(event)).metadata.text).toBe('w'.repeat(255))
  })
})

describe('the Messenger', () => {
  it('is that of the window', async () => {
    const { calls, client } = fakeMessenger()
    vi.stubGlobal('Intercom', client())
    await intercomAdapter().deliver(anEventBatch(2), context)
    expect(calls.map(([method]) => method)).toEqual(['trackEvent', 'trackEvent'])
  })

  it('that is not there yet leaves the events stored', async () => {
    await expect(intercomAdapter().deliver(anEventBatch(1), context)).rejects.toMatchObject({
      retryable: true,
    })
  })

  it('gets an event once, also where a page that was hidden comes back', async () => {
    const { calls, client } = fakeMessenger()
    const adapter = intercomAdapter({ client })
    adapter.deliverOnExit?.(anEventBatch(2))
    await settle()
    await adapter.deliver(anEventBatch(2), context)
    expect(calls).toHaveLength(2)
  })
})

describe('the API', () => {
  it('gets the user and the time', async () => {
    const fetch = vi.fn(async () => new Response(null, { status: 202 }))
    const event = anEvent('attempt.saved')
    await intercomAdapter({ accessToken, fetch }).deliver([event], context)
    const [url, { headers, body }] = fetch.mock.calls[0] as unknown as [string, RequestInit]
    expect(url).toBe('https://api.intercom.io/events')
    expect(headers).toEqual({
      'content-type': 'application/json',
      authorization: 'Bearer only-on-a-server',
    })
    expect(JSON.parse(`${body}`)).toEqual({
      event_name: 'cancel-flow-attempt-saved',
      created_at: Math.floor(Date.parse(event.time) / 1000),
      user_id: 'subscriber-1',
      metadata: expect.objectContaining({ offer_id: 'discount' }),
    })
  })

  it('is told of two offers of one second in two seconds, and of a repeat in the same', async () => {
    const at = (id: string, event: FlowEvent) => ({ ...event, id }) as FlowEvent
    const first = at('a', anEvent('offer.shown'))
    const second = at('b', anEvent('offer.shown', { data: { offerId: 'pause' } }))
    const elsewhere = at('c', anEvent('offer.shown', { subject: 'subscriber-2' }))
    const bodies = await bodiesOf([first, second, elsewhere, second, first])
    const start = Math.floor(Date.parse(first.time) / 1000)
    expect(bodies.map(({ created_at }) => created_at - start)).toEqual([0, 1, 0, 1, 0])
  })

  it('that does not know the user refuses this event, and no other', async () => {
    const notFound = (code: string) => async () =>
      Response.json({ type: 'error.list', errors: [{ code }] }, { status: 404 })
    const deliver = (code: string) =>
      intercomAdapter({ accessToken, fetch: notFound(code) }).deliver(anEventBatch(1), context)
    await expect(deliver('not_found')).rejects.toMatchObject({
      retryable: false,
      rejectedIds: anEventBatch(1).map(({ id }) => id),
    })
    await expect(deliver('route_unknown')).rejects.toMatchObject({ retryable: true })
  })

  it('is refused in a page, where anyone could read the token', () => {
    vi.stubGlobal('window', {})
    expect(() => intercomAdapter({ accessToken })).toThrow('FW5101')
  })
})
