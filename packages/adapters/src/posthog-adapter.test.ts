import { anEvent, anEventBatch } from '@fairwell/testkit'
import { describeEventAdapter } from '@fairwell/testkit/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type PosthogClient, posthogAdapter } from './posthog-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }

/** Like PostHog's own: says what it has taken, and nothing of what became of it. */
function aClient() {
  const received: string[] = []
  const capture: PosthogClient['capture'] = (event, _properties, { uuid }) => {
    received.push(uuid)
    return { event }
  }
  const client = { __loaded: true, identify: vi.fn(), group: vi.fn(), capture: vi.fn(capture) }
  return { client, receivedIds: () => received }
}

describeEventAdapter(
  "posthog, through the page's client",
  () => {
    const { client, receivedIds } = aClient()
    return { adapter: posthogAdapter({ client }), receivedIds, behave() {} }
  },
  { cannot: { fail: 'the client says nothing of what becomes of an event' } },
)

describe("what posthogAdapter gives to the page's client", () => {
  it('has our id and time, is sent at once, and by beacon when the page goes away', async () => {
    const { client } = aClient()
    const event = anEvent('offer.shown')
    const adapter = posthogAdapter({ client })
    await adapter.deliver([event], context)
    const options = { uuid: event.id, timestamp: new Date(event.time), send_instantly: true }
    expect(client.capture).toHaveBeenLastCalledWith(
      'cancel_flow_offer_shown',
      expect.objectContaining({ offer_id: 'discount' }),
      options,
    )
    expect(adapter.deliverOnExit?.([event])).toBe(true)
    expect(client.capture.mock.lastCall?.[2]).toEqual({ ...options, transport: 'sendBeacon' })
  })

  it('says who it is and what they belong to only when asked to', async () => {
    const { client } = aClient()
    await posthogAdapter({ client }).deliver(anEventBatch(1), context)
    expect(client.identify).not.toHaveBeenCalled()
    const group = { type: 'company', id: 'acme' }
    await posthogAdapter({ client, identify: true, group }).deliver(anEventBatch(2), context)
    expect(client.identify).toHaveBeenCalledExactlyOnceWith(
      'subscriber-1',
      expect.objectContaining({ subscription_plan_id: 'pro' }),
    )
    expect(client.group).toHaveBeenCalledExactlyOnceWith('company', 'acme')
  })

  it('stays where the client has not loaded, or takes nothing', async () => {
    const { client, receivedIds } = aClient()
    for (const refusing of [
      { ...client, __loaded: false },
      { ...client, capture: () => undefined },
    ]) {
      const delivery = posthogAdapter({ client: refusing }).deliver(anEventBatch(1), context)
      await expect(delivery).rejects.toMatchObject({ name: 'DeliveryError', retryable: true })
    }
    expect(receivedIds()).toEqual([])
  })
})

describe('a key of posthogAdapter', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it.each(['phx_personal', 'phs_secret', 'pha_token', 'phr_token'])(
    'must not be %s in a page',
    (apiKey) => {
      vi.stubGlobal('window', {})
      expect(() => posthogAdapter({ apiKey })).toThrow('FW5101')
      expect(posthogAdapter({ apiKey: 'phc_public' }).name).toBe('posthog')
    },
  )

  it('or a client is needed', () => {
    expect(() => posthogAdapter({})).toThrow('FW5102')
  })
})
