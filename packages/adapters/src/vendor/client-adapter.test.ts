import { createEventQueue, DeliveryError, type FlowEvent } from '@fairwell/core'
import { anEventBatch, fakePorts } from '@fairwell/testkit'
import { describeEventAdapter } from '@fairwell/testkit/contract'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { clientAdapter } from './client-adapter.ts'
import type { VendorClient } from './vendor-options.ts'

interface Client {
  readonly loaded: boolean
  track(id: string): unknown
}

const acme = (client: VendorClient<Client>, exits?: boolean) =>
  clientAdapter(
    { client },
    {
      name: 'acme',
      isReady: ({ loaded }) => loaded,
      toMessage: ({ id }) => id,
      send: (to, { message }) => to.track(message),
      exits,
    },
  )
const context = { attempt: 1, signal: new AbortController().signal }

function aClient(answer: () => unknown = () => {}) {
  const received: string[] = []
  const client: Client = {
    loaded: true,
    track(id) {
      received.push(id)
      return answer()
    },
  }
  return { client, receivedIds: () => received }
}

describeEventAdapter(
  "what gives to a page's own client",
  () => {
    const { client, receivedIds } = aClient()
    return { adapter: acme(client, true), receivedIds, behave() {} }
  },
  { cannot: { fail: 'the client of this test takes everything' } },
)

describe("what gives to a page's own client", () => {
  it('asks for a client that comes late at each delivery', async () => {
    const { client, receivedIds } = aClient()
    let page: Client | undefined
    const adapter = acme(() => page, true)
    const early = adapter.deliver(anEventBatch(1), context)
    await expect(early).rejects.toMatchObject({ name: 'DeliveryError', retryable: true })
    expect(adapter.deliverOnExit?.(anEventBatch(1))).toBe(false)
    page = { ...client, loaded: false }
    await expect(adapter.deliver(anEventBatch(1), context)).rejects.toThrow(DeliveryError)
    page = client
    await adapter.deliver(anEventBatch(2), context)
    expect(receivedIds()).toEqual(anEventBatch(2).map(({ id }) => id))
  })

  it('waits for what the client promises', async () => {
    let arrive = (): void => {}
    const { client } = aClient(() => new Promise<void>((resolve) => (arrive = resolve)))
    const settled = vi.fn()
    const delivery = acme(client).deliver(anEventBatch(1), context).then(settled)
    await Promise.resolve()
    expect(settled).not.toHaveBeenCalled()
    arrive()
    await delivery
  })

  it('may be tried again where the promise fails, unless the client knows better', async () => {
    const failing = (cause: unknown) =>
      acme(aClient(() => Promise.reject(cause)).client).deliver(anEventBatch(1), context)
    await expect(failing(new Error('offline'))).rejects.toMatchObject({ retryable: true })
    const refusal = new DeliveryError('refused', { retryable: false })
    await expect(failing(refusal)).rejects.toBe(refusal)
  })

  it('leaves no rejection behind while the client is not there', async () => {
    const escaped = vi.fn()
    process.on('unhandledRejection', escaped)
    const abort = new AbortController()
    const delivery = acme(() => undefined).deliver(anEventBatch(1), {
      attempt: 1,
      signal: abort.signal,
    })
    await expect(delivery).rejects.toMatchObject({ retryable: true })
    abort.abort(new Error('failed'))
    await new Promise((resolve) => setTimeout(resolve))
    process.off('unhandledRejection', escaped)
    expect(escaped).not.toHaveBeenCalled()
  })

  it.each(['throws', 'rejects'])(
    'sets one event aside that the client %s, and gives it each of the others once',
    async (how) => {
      const events = anEventBatch(20)
      const [, , , bad] = events as [FlowEvent, FlowEvent, FlowEvent, FlowEvent]
      const received: string[] = []
      const track = (id: string): unknown => {
        const wrong = new RangeError('an event that I do not like')
        if (id !== bad.id) return Promise.resolve(received.push(id))
        if (how === 'throws') throw wrong
        return Promise.reject(wrong)
      }
      const setAside: string[] = []
      const ports = fakePorts()
      const queue = createEventQueue({
        name: 'test-flow',
        adapters: [acme({ loaded: true, track })],
        ports,
        onDelivery: ({ status, ids }) => {
          if (status === 'set-aside') setAside.push(...ids)
        },
      })
      for (const event of events) queue.push(event)
      await ports.advance(3_600_000)
      expect(queue.pending()).toBe(0)
      queue.dispose()
      expect(setAside).toEqual([bad.id])
      expect(received).toEqual(events.filter(({ id }) => id !== bad.id).map(({ id }) => id))
    },
  )

  it.each([
    new TypeError('Failed to fetch'),
    new TypeError('NetworkError when attempting to fetch resource.'),
    new TypeError('Load failed'),
    new DOMException('signal timed out', 'TimeoutError'),
    new Error('Request failed with status code 503'),
  ])('takes "%s" for the network, which passes', async (cause) => {
    const { client } = aClient(() => Promise.reject(cause))
    await expect(acme(client).deliver(anEventBatch(1), context)).rejects.toMatchObject({
      retryable: true,
      cause,
    })
  })

  it('blames nothing on an event while the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    onTestFinished(() => void vi.unstubAllGlobals())
    const { client } = aClient(() => Promise.reject('?'))
    const delivery = acme(client).deliver(anEventBatch(1), context)
    await expect(delivery).rejects.toMatchObject({ retryable: true })
  })

  it('stops waiting when it is aborted', async () => {
    const { client } = aClient(() => new Promise(() => {}))
    const abort = new AbortController()
    const delivery = acme(client).deliver(anEventBatch(1), { attempt: 1, signal: abort.signal })
    abort.abort(new Error('late'))
    await expect(delivery).rejects.toThrow('late')
  })

  it('gives nothing again that the client still holds', async () => {
    let arrive = (): void => {}
    const { client, receivedIds } = aClient(
      () => new Promise<void>((resolve) => (arrive = resolve)),
    )
    const adapter = acme(client, true)
    const abort = new AbortController()
    const late = adapter.deliver(anEventBatch(1), { attempt: 1, signal: abort.signal })
    abort.abort(new Error('late'))
    await expect(late).rejects.toThrow('late')
    const again = adapter.deliver(anEventBatch(1), context)
    expect(receivedIds()).toHaveLength(1)
    arrive()
    await again
    void adapter.deliver(anEventBatch(1), context)
    expect(receivedIds()).toHaveLength(2)
    arrive()
  })

  it('hands over what the client still holds: its request may end with the page', async () => {
    const { client, receivedIds } = aClient(() => new Promise(() => {}))
    const adapter = acme(client, true)
    void adapter.deliver(anEventBatch(1), context)
    expect(adapter.deliverOnExit?.(anEventBatch(1))).toBe(true)
    expect(receivedIds()).toHaveLength(2)
  })

  it('hands over only to a client that sends what it holds when the page goes away', async () => {
    const { client, receivedIds } = aClient(() => Promise.reject(new Error('never escapes')))
    expect(acme(client).deliverOnExit?.(anEventBatch(1))).toBe(false)
    expect(receivedIds()).toEqual([])
    expect(acme(client, true).deliverOnExit?.(anEventBatch(1))).toBe(true)
    expect(receivedIds()).toHaveLength(1)
  })
})
