import { anEvent, anEventBatch } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type MixpanelOptions, mixpanelAdapter } from './mixpanel-adapter.ts'

type Track = (
  event: string,
  properties: { readonly $insert_id?: unknown },
  options: object,
  callback: (answer: unknown) => void,
) => void

const context = { attempt: 1, signal: new AbortController().signal }

/** Like Mixpanel's own: says what became of a call where it is sent at once. */
function aClient() {
  // The vendor's client asks in its own way.
  const { fetch, requests: _, ...backend } = fakeBackend((body) => [body])
  const track: Track = async (_event, { $insert_id }, _options, callback) => {
    const answer = await fetch('', { body: `${$insert_id}` }).catch(() => Response.error())
    const { ok, status } = answer
    callback(ok ? { status: 1 } : { status: 0, httpStatusCode: status, error: `Bad: ${status}` })
  }
  const client = {
    __loaded: true,
    people: { set: vi.fn() },
    identify: vi.fn(),
    track: vi.fn(track),
  }
  return { ...backend, client }
}

describeEventAdapter(
  "mixpanel, through the page's client",
  () => {
    const { client, ...backend } = aClient()
    return { ...backend, adapter: mixpanelAdapter({ client }) }
  },
  { cannot: { rejectIds: 'each call has its own answer', retryAfter: 'the client keeps it' } },
)

describe("what mixpanelAdapter gives to the page's client", () => {
  it('is sent at once, and by beacon when the page goes away', async () => {
    const { client } = aClient()
    const event = anEvent('offer.shown')
    const adapter = mixpanelAdapter({ client, group: { id: 'subscription-1' } })
    await adapter.deliver([event], context)
    const [name, properties, options] = client.track.mock.lastCall ?? []
    expect(name).toBe('Cancel Flow Offer Shown')
    expect(properties).toMatchObject({
      $insert_id: event.id,
      time: Date.parse(event.time),
      offer_id: 'discount',
      subscription: 'subscription-1',
    })
    expect(options).toEqual({ send_immediately: true, verbose: true })
    expect(adapter.deliverOnExit?.([event])).toBe(true)
    expect(client.track.mock.lastCall?.[2]).toMatchObject({ transport: 'sendBeacon' })
  })

  it('says who it is only when asked to', async () => {
    const { client } = aClient()
    await mixpanelAdapter({ client }).deliver(anEventBatch(1), context)
    expect(client.identify).not.toHaveBeenCalled()
    await mixpanelAdapter({ client, identify: true }).deliver(anEventBatch(2), context)
    expect(client.identify).toHaveBeenCalledExactlyOnceWith('subscriber-1')
    expect(client.people.set).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ subscription_plan_id: 'pro' }),
    )
  })

  it('waits for a client that has been initialised, and for one who has not opted out', async () => {
    const { client } = aClient()
    const early = mixpanelAdapter({ client: { ...client, __loaded: false } })
    await expect(early.deliver(anEventBatch(1), context)).rejects.toMatchObject({ retryable: true })
    client.track.mockImplementation((_event, _properties, _options, callback) => callback(0))
    const optedOut = mixpanelAdapter({ client })
    await expect(optedOut.deliver(anEventBatch(1), context)).rejects.toMatchObject({
      retryable: true,
    })
  })
})

describe('what mixpanelAdapter posts', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  const deliver = (answer: unknown, more: MixpanelOptions = {}) => {
    const fetch = async () => Response.json(answer)
    return mixpanelAdapter({ token: 'token', fetch, ...more }).deliver(anEventBatch(1), context)
  }

  it.each([1, { status: 1, error: null }])('has arrived with %j', (answer) => deliver(answer))

  it.each([{}, '', 'not JSON of Mixpanel', { error: 'no such page' }, null])(
    'has not arrived with %j, which Mixpanel does not say',
    async (answer) => {
      await expect(deliver(answer)).rejects.toMatchObject({ retryable: true })
    },
  )

  it('has not arrived where nothing is answered', async () => {
    const fetch = async () => new Response('')
    await expect(deliver(1, { fetch })).rejects.toMatchObject({ retryable: true })
  })

  it('is refused where the body of a 200 says so', async () => {
    const refusal = deliver({ status: 0, error: 'some data points are invalid' })
    await expect(refusal).rejects.toMatchObject({
      retryable: false,
      message: 'Mixpanel: some data points are invalid',
    })
  })

  it('goes from no page to where a secret is asked for', () => {
    vi.stubGlobal('window', {})
    const url = 'https://api.mixpanel.com/import?strict=1'
    expect(() => mixpanelAdapter({ token: 'token', url })).toThrow('FW5101')
  })

  it('needs a client or a token', () => {
    expect(() => mixpanelAdapter({})).toThrow('FW5102')
  })
})
