import type { EventAdapter, FlowEvent } from '@fairwell/core'
import { anEvent, everyEvent } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { describe, expect, it, vi } from 'vitest'
import { customerIoAdapter } from '../customer-io-adapter.ts'
import { rudderstackAdapter } from '../rudderstack-adapter.ts'
import { segmentAdapter } from '../segment-adapter.ts'
import { titleName } from '../vendor/event-name.ts'
import { withRevenue } from '../vendor/event-properties.ts'
import type { VendorClient } from '../vendor/vendor-options.ts'
import type { TrackOptions } from './track-adapter.ts'

interface Call {
  readonly type: string
  readonly event?: string
  readonly messageId: string
}

interface Vendor {
  readonly name: string
  readonly make: (options: TrackOptions) => EventAdapter
  readonly url: string
  readonly headers: object
  readonly body: object
  /** How an event says when it happened. */
  readonly time: (event: FlowEvent) => object
}

const simple = { 'content-type': 'text/plain' }
const withKey = { writeKey: 'key', sentAt: expect.stringMatching(/Z$/) }
const context = { attempt: 1, signal: new AbortController().signal }

const vendors: readonly Vendor[] = [
  {
    name: 'segment',
    make: (options) => segmentAdapter({ ...options, writeKey: 'key' }),
    url: 'https://api.segment.io/v1/batch',
    headers: simple,
    body: withKey,
    time: ({ time }) => ({ timestamp: time }),
  },
  {
    name: 'rudderstack',
    make: (options) =>
      rudderstackAdapter({ ...options, writeKey: 'key', dataPlaneUrl: 'https://data.example/' }),
    url: 'https://data.example/v1/batch',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa('key:')}` },
    body: {},
    time: ({ time }) => ({
      channel: 'web',
      originalTimestamp: time,
      sentAt: expect.stringMatching(/Z$/),
    }),
  },
  {
    name: 'customer-io',
    make: (options) => customerIoAdapter({ ...options, writeKey: 'key' }),
    url: 'https://cdp.customer.io/v1/b',
    headers: simple,
    body: withKey,
    time: ({ time }) => ({ timestamp: time }),
  },
]

describe.each(vendors)('$name over HTTP', ({ name, make, url, headers, body, time }) => {
  const isTrack = ({ type }: Call): boolean => type === 'track'

  async function callsOf(options: TrackOptions, ...events: FlowEvent[]): Promise<Call[]> {
    const fetch = vi.fn(async (..._: Parameters<typeof globalThis.fetch>) => Response.json({}))
    await make({ ...options, fetch }).deliver(events, context)
    const [sentTo, request] = fetch.mock.calls[0] ?? []
    expect(sentTo).toBe(url)
    expect(request?.headers).toEqual(headers)
    const { batch, ...rest } = JSON.parse(`${request?.body}`)
    expect(rest).toEqual(body)
    return batch
  }

  describeEventAdapter(
    name,
    () => {
      const backend = fakeBackend((text) => {
        const { batch }: { batch: Call[] } = JSON.parse(text)
        return batch.filter(isTrack).map(({ messageId }) => messageId)
      })
      return { ...backend, adapter: make({ fetch: backend.fetch, group: { id: 'group-1' } }) }
    },
    { cannot: { rejectIds: 'it takes or refuses a batch as a whole' } },
  )

  it.each(everyEvent())('gets a call of track of $type', async (event) => {
    expect(await callsOf({ identify: false }, event)).toEqual([
      {
        type: 'track',
        event: titleName(event),
        properties: withRevenue(event),
        messageId: event.id,
        ...time(event),
        userId: 'subscriber-1',
        context: { library: { name: '@fairwell/adapters' }, locale: 'en' },
      },
    ])
  })

  it('is told once who it is, and what they belong to', async () => {
    const start = anEvent('attempt.started')
    const group = { id: 'subscription-1' }
    const calls = await callsOf({ group }, start, anEvent('offer.shown', { seq: 2 }))
    const who = { userId: 'subscriber-1', ...time(start) }
    const traits = { subscription_plan_id: 'pro', subscription_price_minor: 2900 }
    expect(calls).toMatchObject([
      { type: 'identify', ...who, traits, messageId: `${start.id}-identify` },
      { type: 'group', ...who, groupId: 'subscription-1', messageId: `${start.id}-group` },
      { type: 'track' },
      { type: 'track' },
    ])
  })

  it('gets nobody invented where nobody is known', async () => {
    const { subject: _, ...start } = anEvent('attempt.started')
    const calls = await callsOf({}, start)
    expect(calls).toMatchObject([{ type: 'track', anonymousId: start.attemptid }])
    expect(calls[0]).not.toHaveProperty('userId')
  })

  it('gets what map makes of a call', async () => {
    const map: TrackOptions['map'] = (event, call) =>
      event.type === 'fairwell.screen.viewed' ? undefined : { ...call, event: 'Mine' }
    const calls = await callsOf({ map }, anEvent('screen.viewed'), anEvent('offer.shown'))
    expect(calls.map(({ event }) => event)).toEqual(['Mine'])
  })
})

/** A client that says nothing of what became of a call. */
function aSilentClient() {
  return {
    identify: vi.fn(),
    group: vi.fn(),
    track: vi.fn(
      async (_event: string, _properties: object, _options: object, callback?: () => void) => {
        callback?.()
        return {}
      },
    ),
  }
}

type WithClient = TrackOptions & { readonly client: VendorClient<ReturnType<typeof aSilentClient>> }
const clients: { readonly name: string; readonly make: (options: WithClient) => EventAdapter }[] = [
  { name: 'segment', make: segmentAdapter },
  { name: 'rudderstack', make: rudderstackAdapter },
  { name: 'customer-io', make: customerIoAdapter },
]

describe.each(clients)("$name through the page's client", ({ name, make }) => {
  const start = anEvent('attempt.started')
  const tellsRepeats = name === 'segment'

  it('gets each event with its id and its time', async () => {
    const client = aSilentClient()
    const event = anEvent('offer.shown')
    await make({ client }).deliver([event], context)
    expect(client.track.mock.calls.map((call) => call.slice(0, 3))).toEqual([
      [
        'Cancel Flow Offer Shown',
        { ...withRevenue(event), ...(tellsRepeats ? {} : { event_id: event.id }) },
        {
          [name === 'rudderstack' ? 'originalTimestamp' : 'timestamp']: event.time,
          ...(tellsRepeats && { messageId: event.id }),
        },
      ],
    ])
  })

  it('is told who it is only when asked to: the page has said so already', async () => {
    const client = aSilentClient()
    await make({ client }).deliver([start], context)
    expect(client.identify).not.toHaveBeenCalled()
    expect(client.group).not.toHaveBeenCalled()
    const options = { client, identify: true, group: { id: 'subscription-1' } }
    await make(options).deliver([start, anEvent('offer.shown')], context)
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

  it('is not told of somebody that is not known', async () => {
    const client = aSilentClient()
    const { subject: _, ...anonymous } = start
    await make({ client, identify: true }).deliver([anonymous], context)
    expect(client.identify).not.toHaveBeenCalled()
    expect(client.track).toHaveBeenCalledTimes(1)
  })

  it('waits until what the snippet leaves has become the client', async () => {
    const client = aSilentClient()
    let page: typeof client = Object.assign([], { ...client })
    const adapter = make({ client: () => page })
    await expect(adapter.deliver([start], context)).rejects.toMatchObject({ retryable: true })
    expect(client.track).not.toHaveBeenCalled()
    page = client
    await adapter.deliver([start], context)
    expect(client.track).toHaveBeenCalledTimes(1)
  })

  it('is handed what is left on exit, and given it again where it can tell repeats', async () => {
    const client = aSilentClient()
    const adapter = make({ client })
    expect(adapter.deliverOnExit?.([start])).toBe(true)
    // Until it has answered it holds the event.
    await new Promise((resolve) => setTimeout(resolve))
    await adapter.deliver([start], context)
    expect(client.track).toHaveBeenCalledTimes(tellsRepeats ? 2 : 1)
  })

  // RudderStack's client calls back, or says nothing.
  it.runIf(name !== 'rudderstack')('is given again what it could not take', async () => {
    const client = aSilentClient()
    const adapter = make({ client })
    client.track.mockImplementationOnce(async () => {
      throw new Error('not now')
    })
    const failed = adapter.deliver([start], context)
    await expect(failed).rejects.toThrow('not now')
    await adapter.deliver([start], context)
    expect(client.track).toHaveBeenCalledTimes(2)
  })
})
