import { anEvent, anEventBatch } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { describe, expect, it, vi } from 'vitest'
import { type AmplitudeMessage, amplitudeAdapter } from './amplitude-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }

/** Like Amplitude's own: promises the status of the request that carried the event. */
function aClient() {
  // The vendor's client asks in its own way.
  const { fetch, requests: _, ...backend } = fakeBackend((body) => [body])
  const track = ({ insert_id }: AmplitudeMessage) => ({
    promise: fetch('', { body: insert_id }).then(
      ({ status }) => ({ code: status }),
      () => ({ code: 0 }),
    ),
  })
  return { ...backend, client: { setUserId: vi.fn(), track: vi.fn(track) } }
}

describeEventAdapter(
  "amplitude, through the page's client",
  () => {
    const { client, ...backend } = aClient()
    return { ...backend, adapter: amplitudeAdapter({ client }) }
  },
  { cannot: { rejectIds: 'each call has its own answer', retryAfter: 'the client keeps it' } },
)

describe("what amplitudeAdapter gives to the page's client", () => {
  it('is an event with our id and time, and without a user: the client has its own', async () => {
    const { client } = aClient()
    const event = anEvent('offer.shown')
    const options = { client, group: { id: 'subscription-1' } }
    await amplitudeAdapter(options).deliver([event], context)
    const [sent] = client.track.mock.lastCall ?? []
    expect(sent).toMatchObject({
      event_type: 'Cancel Flow Offer Shown',
      insert_id: event.id,
      time: Date.parse(event.time),
      groups: { subscription: 'subscription-1' },
    })
    expect(Object.keys(sent ?? {}).join()).not.toMatch(/user|device/)
  })

  it('says who it is only when asked to', async () => {
    const { client } = aClient()
    await amplitudeAdapter({ client }).deliver(anEventBatch(1), context)
    expect(client.setUserId).not.toHaveBeenCalled()
    await amplitudeAdapter({ client, identify: true }).deliver(anEventBatch(2), context)
    expect(client.setUserId).toHaveBeenCalledExactlyOnceWith('subscriber-1')
    expect(client.track.mock.calls[1]?.[0]).toMatchObject({
      user_properties: { $set: { subscription_plan_id: 'pro' } },
    })
  })
})

describe('what amplitudeAdapter posts', () => {
  it('is at most 10 events at a time, unless it is told otherwise', () => {
    expect(amplitudeAdapter({ apiKey: 'key' }).limits).toEqual({ maxBatchEvents: 10 })
    const limits = { maxBatchEvents: 20, maxBatchBytes: 9000 }
    expect(amplitudeAdapter({ apiKey: 'key', limits }).limits).toEqual(limits)
  })

  it('needs a client or a key', () => {
    expect(() => amplitudeAdapter({})).toThrow('FW5102')
  })
})
