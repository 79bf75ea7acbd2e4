import { anEvent } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { segmentAdapter } from './segment-adapter.ts'

describeEventAdapter(
  "segment, through the page's client",
  () => {
    const { client, ...backend } = aClient()
    return { ...backend, adapter: segmentAdapter({ client }) }
  },
  { cannot: { rejectIds: 'each call has its own answer' } },
)

/** Like Segment's own: resolves with a context, also where it could not send. */
function aClient() {
  // The vendor's client asks in its own way.
  const { fetch, requests: _, ...backend } = fakeBackend((body) => [body])
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

describe('segmentAdapter', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('posts to Europe when told to', async () => {
    const fetch = vi.fn(async (..._: Parameters<typeof globalThis.fetch>) => Response.json({}))
    const url = 'https://eu1.api.segmentapis.com/v1/batch'
    const signal = new AbortController().signal
    await segmentAdapter({ writeKey: 'key', url, fetch }).deliver([anEvent()], {
      attempt: 1,
      signal,
    })
    expect(fetch.mock.calls[0]?.[0]).toBe(url)
  })

  it("takes no token of Segment's own API in a page", () => {
    vi.stubGlobal('window', {})
    expect(() => segmentAdapter({ writeKey: 'sgp_secret' })).toThrow('FW5101')
  })

  it('needs a client or a key', () => {
    expect(() => segmentAdapter({})).toThrow('FW5102')
  })
})
