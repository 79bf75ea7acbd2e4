import type { FlowEvent } from '@fairwell/core'
import { anEvent, everyEvent } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type SegmentOptions, segmentAdapter } from './segment-adapter.ts'
import { titleName } from './vendor/event-name.ts'
import { eventProperties } from './vendor/event-properties.ts'

const context = { attempt: 1, signal: new AbortController().signal }
const cannot = { rejectIds: 'Segment takes or refuses a batch as a whole' }
const idsIn = (body: string): string[] =>
  JSON.parse(body)
    .batch.filter(({ type }: { type: string }) => type === 'track')
    .map(({ messageId }: { messageId: string }) => messageId)

describeEventAdapter(
  'segment, over HTTP',
  () => {
    const backend = fakeBackend(idsIn)
    return {
      ...backend,
      adapter: segmentAdapter({ writeKey: 'k', fetch: backend.fetch, group: { id: 'g' } }),
    }
  },
  { cannot },
)

describeEventAdapter(
  "segment, through the page's client",
  () => {
    const { client, ...backend } = aClient()
    return { ...backend, adapter: segmentAdapter({ client }) }
  },
  { cannot },
)

/** Like Segment's own: resolves with a context, also where it could not send. */
function aClient() {
  const { fetch, ...backend } = fakeBackend((body) => [body])
  const track = async (
    _event: string,
    _properties: object,
    { messageId }: { messageId: string },
  ) => {
    const answer = await fetch('', { body: messageId }).catch(() => Response.error())
    if (!answer.status) {
      return { logs: () => [{ level: 'error', extras: new TypeError('Failed to fetch') }] }
    }
    const retryTimeout = Number(answer.headers.get('retry-after')) * 1000
    const reason = Object.assign(new Error(`error: ${answer.status}`), { retryTimeout })
    return { failedDelivery: () => (answer.ok ? undefined : { reason }), logs: () => [] }
  }
  return { ...backend, client: { identify: vi.fn(), group: vi.fn(), track: vi.fn(track) } }
}

async function sentBy(options: SegmentOptions, ...events: FlowEvent[]) {
  const fetch = vi.fn(async (..._: Parameters<typeof globalThis.fetch>) => Response.json({}))
  await segmentAdapter({ writeKey: 'key', fetch, ...options }).deliver(events, context)
  const [url, request] = fetch.mock.calls[0] ?? []
  return { url, request, body: JSON.parse(`${request?.body}`) }
}

describe('what segmentAdapter posts', () => {
  it.each(everyEvent())('of $type is a call of track with all that it says', async (event) => {
    const { body } = await sentBy({ identify: false }, event)
    expect(body.batch).toEqual([
      {
        type: 'track',
        event: titleName(event),
        properties: eventProperties(event),
        messageId: event.id,
        timestamp: event.time,
        userId: 'subscriber-1',
        context: { library: { name: '@fairwell/adapters' }, locale: 'en' },
      },
    ])
  })

  it('is a batch with the key in it, which needs no question first', async () => {
    const { url, request, body } = await sentBy({}, anEvent('offer.shown'))
    expect(url).toBe('https://api.segment.io/v1/batch')
    expect(request?.headers).toEqual({ 'content-type': 'text/plain' })
    expect(body).toMatchObject({ writeKey: 'key', sentAt: expect.stringMatching(/Z$/) })
  })

  it('goes to Europe when told to', async () => {
    const url = 'https://eu1.api.segmentapis.com/v1/batch'
    expect((await sentBy({ url }, anEvent('offer.shown'))).url).toBe(url)
  })

  it('says once who it is, and what they belong to', async () => {
    const start = anEvent('attempt.started')
    const group = { id: 'subscription-1' }
    const { body } = await sentBy({ group }, start, anEvent('offer.shown', { seq: 2 }))
    expect(body.batch.map(({ type }: { type: string }) => type)).toEqual([
      'identify',
      'group',
      'track',
      'track',
    ])
    expect(body.batch[0]).toMatchObject({
      userId: 'subscriber-1',
      traits: { subscription_plan_id: 'pro', subscription_price_minor: 2900 },
      messageId: `${start.id}-identify`,
    })
    expect(body.batch[1]).toMatchObject({
      groupId: 'subscription-1',
      userId: 'subscriber-1',
      messageId: `${start.id}-group`,
    })
  })

  it('invents nobody where nobody is known', async () => {
    const { subject: _, ...start } = anEvent('attempt.started')
    const { body } = await sentBy({}, start)
    expect(body.batch).toHaveLength(1)
    expect(body.batch[0].anonymousId).toBe(start.attemptid)
    expect(body.batch[0]).not.toHaveProperty('userId')
  })

  it('is what map makes of it', async () => {
    const map: SegmentOptions['map'] = (event, call) =>
      event.type === 'fairwell.screen.viewed' ? undefined : { ...call, event: 'Mine' }
    const { body } = await sentBy({ map }, anEvent('screen.viewed'), anEvent('offer.shown'))
    expect(body.batch.map(({ event }: { event: string }) => event)).toEqual(['Mine'])
  })
})

describe("what segmentAdapter gives to the page's client", () => {
  it('is a call of track with the id and the time of the event', async () => {
    const { client } = aClient()
    const event = anEvent('offer.shown')
    await segmentAdapter({ client }).deliver([event], context)
    expect(client.track).toHaveBeenCalledExactlyOnceWith(
      'Cancel Flow Offer Shown',
      eventProperties(event),
      { messageId: event.id, timestamp: event.time },
    )
  })

  it('says who it is only when asked to: the page has said so already', async () => {
    const { client } = aClient()
    const start = anEvent('attempt.started')
    await segmentAdapter({ client }).deliver([start], context)
    expect(client.identify).not.toHaveBeenCalled()
    const options = { client, identify: true, group: { id: 'subscription-1' } }
    await segmentAdapter(options).deliver([start, anEvent('offer.shown')], context)
    expect(client.identify).toHaveBeenCalledExactlyOnceWith('subscriber-1', {
      subscription_plan_id: 'pro',
      subscription_price_minor: 2900,
      subscription_currency: 'USD',
      subscription_interval: 'month',
      subscription_status: 'active',
      subscription_tenure_months: 4,
    })
    expect(client.group).toHaveBeenCalledExactlyOnceWith('subscription-1')
  })

  it('waits until the snippet has become the client', async () => {
    const { client, receivedIds } = aClient()
    const stub = Object.assign([], { ...client })
    let page: typeof client = stub
    const adapter = segmentAdapter({ client: () => page })
    await expect(adapter.deliver([anEvent()], context)).rejects.toMatchObject({ retryable: true })
    page = client
    await adapter.deliver([anEvent()], context)
    expect(receivedIds()).toHaveLength(1)
  })
})

describe('a key of segmentAdapter', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it("must not be a token of Segment's own API in a page", () => {
    vi.stubGlobal('window', {})
    expect(() => segmentAdapter({ writeKey: 'sgp_secret' })).toThrow('FW5101')
  })

  it('or a client is needed', () => {
    expect(() => segmentAdapter({})).toThrow('FW5102')
  })
})
