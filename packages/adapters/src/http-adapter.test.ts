import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type FlowEvent, isDeliveryError } from '@fairwell/core'
import { anEvent, anEventBatch } from '@fairwell/testkit'
import {
  type BackendBehaviour,
  describeEventAdapter,
  fakeBackend,
} from '@fairwell/testkit/contract'
import { recordingServer, type ServerBehaviour } from '@fairwell/testkit/node'
import { CloudEvent, HTTP } from 'cloudevents'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { httpAdapter } from './http-adapter.ts'

const url = 'https://backend.example/events'
const context = { attempt: 1, signal: new AbortController().signal }

describeEventAdapter(
  'http, without a network',
  () => {
    const backend = fakeBackend((body) => JSON.parse(body).map(({ id }: FlowEvent) => id))
    return { ...backend, adapter: httpAdapter({ url, fetch: backend.fetch }) }
  },
  { module: () => import('./http-adapter.ts') },
)

describeEventAdapter('http', async () => {
  const server = await recordingServer()
  return {
    adapter: httpAdapter({ url: server.url }),
    receivedIds: () => server.events().map(({ id }) => id),
    behave: (behaviour) => server.behaves(serverBehaviour(behaviour)),
    close: server.close,
  }
})

function serverBehaviour(behaviour: BackendBehaviour): ServerBehaviour {
  if (behaviour === 'takes') return 'takes'
  if (behaviour === 'unreachable') return 'resets'
  if (behaviour === 'silent') return 'hangs'
  if ('rejects' in behaviour) return { status: 207, body: { rejectedIds: behaviour.rejects } }
  const { status, retryAfterSeconds } = behaviour
  return {
    status,
    ...(retryAfterSeconds && { headers: { 'retry-after': `${retryAfterSeconds}` } }),
  }
}

describe('what httpAdapter sends', () => {
  const seen: Request[] = []
  const backend = setupServer(
    http.post(url, ({ request }) => {
      seen.push(request.clone())
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const last = () => seen.at(-1) as Request
  beforeAll(() => backend.listen({ onUnhandledFrame: 'error' }))
  afterEach(() => {
    seen.length = 0
    backend.resetHandlers()
    vi.unstubAllGlobals()
  })
  afterAll(() => backend.close())

  it('is a CloudEvents batch that the official package reads in strict mode', async () => {
    await httpAdapter({ url }).deliver(anEventBatch(3), context)
    expect(last().headers.get('content-type')).toBe('application/cloudevents-batch+json')
    const body = await last().text()
    const events = HTTP.toEvent({ headers: Object.fromEntries(last().headers), body })
    expect(events).toHaveLength(3)
    for (const event of [events].flat()) {
      expect(new CloudEvent(event as CloudEvent, true).validate()).toBe(true)
    }
  })

  it('is the same array as plain JSON when asked', async () => {
    await httpAdapter({ url, format: 'json' }).deliver(anEventBatch(2), context)
    expect(last().headers.get('content-type')).toBe('application/json')
    expect(await last().json()).toEqual(anEventBatch(2))
  })

  it('has the headers given', async () => {
    await httpAdapter({ url, headers: { 'x-app': 'billing' } }).deliver(anEventBatch(1), context)
    expect(last().headers.get('x-app')).toBe('billing')
  })

  it('has headers asked for before each request, also ones that come later', async () => {
    let token = 0
    const adapter = httpAdapter({
      url,
      headers: async () => {
        token += 1
        return { authorization: `Bearer token-${token}` }
      },
    })
    await adapter.deliver(anEventBatch(1), context)
    await adapter.deliver(anEventBatch(1), context)
    expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ])
  })

  it('is what map makes of each event, without those that it drops', async () => {
    const adapter = httpAdapter({
      url,
      map: (event) =>
        event.type === 'fairwell.attempt.started' ? undefined : { name: event.type, list: [1] },
    })
    await adapter.deliver(anEventBatch(2), context)
    expect(await last().json()).toEqual([{ name: 'fairwell.screen.viewed', list: [1] }])
  })

  it('is nothing where map drops every event', async () => {
    const adapter = httpAdapter({ url, map: () => undefined })
    await adapter.deliver(anEventBatch(2), context)
    expect(adapter.deliverOnExit?.(anEventBatch(2))).toBe(true)
    expect(seen).toEqual([])
  })

  it('goes out with keepalive and the last known headers when the page goes away', async () => {
    const fetch = vi.fn(async () => new Response(null, { status: 204 }))
    const headers = vi.fn(async () => ({ authorization: 'Bearer token' }))
    const adapter = httpAdapter({ url, fetch, headers, credentials: 'include' })
    await adapter.deliver(anEventBatch(1), context)
    expect(adapter.deliverOnExit?.(anEventBatch(2))).toBe(true)
    expect(headers).toHaveBeenCalledTimes(1)
    expect(fetch).toHaveBeenLastCalledWith(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents-batch+json',
        authorization: 'Bearer token',
      },
      body: JSON.stringify(anEventBatch(2)),
      credentials: 'include',
      redirect: 'error',
      keepalive: true,
    })
  })

  it('is not sent by the browser later what has been delivered since', async () => {
    let signal: AbortSignal | null | undefined
    vi.stubGlobal('fetchLater', (_url: string, init: RequestInit) => {
      signal = init.signal
    })
    const adapter = httpAdapter({ url })
    expect(adapter.deliverOnExit?.(anEventBatch(2))).toBe(true)
    backend.use(http.post(url, () => new HttpResponse(null, { status: 503 }), { once: true }))
    await adapter.deliver(anEventBatch(2), context).catch(() => {})
    expect(signal?.aborted).toBe(false)
    await adapter.deliver(anEventBatch(2), context)
    expect(signal?.aborted).toBe(true)
  })

  it('is not handed over before the headers are known', () => {
    const fetch = vi.fn()
    const adapter = httpAdapter({ url, fetch, headers: async () => ({}) })
    expect(adapter.deliverOnExit?.(anEventBatch(1))).toBe(false)
    expect(fetch).not.toHaveBeenCalled()
  })

  it('goes out as a beacon where fetch itself throws', async () => {
    const sendBeacon = vi.fn((_url: string, _body: Blob) => true)
    vi.stubGlobal('navigator', { sendBeacon })
    const adapter = httpAdapter({
      url,
      fetch: () => {
        throw new TypeError('keepalive is not supported')
      },
    })
    expect(adapter.deliverOnExit?.(anEventBatch(2))).toBe(true)
    const [to, body] = sendBeacon.mock.lastCall ?? []
    expect(to).toBe(url)
    expect(body?.type).toBe('application/cloudevents-batch+json')
    expect(JSON.parse(`${await body?.text()}`)).toEqual(anEventBatch(2))
  })

  it('is not handed over where neither works', () => {
    vi.stubGlobal('navigator', {})
    const adapter = httpAdapter({
      url,
      fetch: () => {
        throw new TypeError('keepalive is not supported')
      },
    })
    expect(adapter.deliverOnExit?.(anEventBatch(2))).toBe(false)
  })
})

describe('what httpAdapter makes of an answer', () => {
  const failure = async (response: Response | (() => Promise<Response>)) => {
    const fetch = async () => (typeof response === 'function' ? response() : response)
    return httpAdapter({ url, fetch })
      .deliver([anEvent()], context)
      .catch((error) => error)
  }

  it('takes any 2xx for arrived, whatever its body', async () => {
    for (const body of ['ok', '{}', 'null', '[]', '{"rejectedIds":[]}', '']) {
      expect(await failure(new Response(body, { status: 200 }))).toBeUndefined()
    }
  })

  it('takes an answer that breaks off for none: it may have named events that are refused', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"rejectedIds":["'))
        controller.error(new TypeError('network error'))
      },
    })
    expect(await failure(new Response(body, { status: 200 }))).toMatchObject({
      retryable: true,
      message: 'the answer broke off',
    })
  })

  it('takes a redirect for a failure: the page to log in that it leads to has no events', async () => {
    const server = createServer(({ method }, response) => {
      if (method === 'POST') response.writeHead(302, { location: '/login' })
      response.end('Log in')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const failed = await httpAdapter({ url: `http://127.0.0.1:${port}/events` })
      .deliver([anEvent()], context)
      .catch((error) => error)
    server.close()
    expect(failed).toMatchObject({ retryable: true, message: 'no answer' })
  })

  it('takes headers that cannot be had now, and a fetch that throws, for no answer yet', async () => {
    const noToken = httpAdapter({ url, headers: () => Promise.reject(new TypeError('offline')) })
    await expect(noToken.deliver([anEvent()], context)).rejects.toMatchObject({
      name: 'DeliveryError',
      retryable: true,
      message: 'no headers: TypeError: offline',
    })
    const thrown = httpAdapter({
      url,
      fetch: () => {
        throw new TypeError('blocked')
      },
    })
    await expect(thrown.deliver([anEvent()], context)).rejects.toMatchObject({ retryable: true })
  })

  it('reads Retry-After as seconds or as a date', async () => {
    const after = (value: string) =>
      failure(new Response(null, { status: 503, headers: { 'retry-after': value } }))
    expect((await after('120')).retryAfterMs).toBe(120_000)
    const date = new Date(Date.now() + 60_000).toUTCString()
    expect((await after(date)).retryAfterMs).toBeGreaterThan(58_000)
    for (const value of ['0', '-5', 'soon', 'Sat, 01 Jan 2000 00:00:00 GMT']) {
      expect((await after(value)).retryAfterMs).toBeUndefined()
    }
  })

  it('names the status, or that there was no answer', async () => {
    expect((await failure(new Response(null, { status: 404 }))).message).toBe('answer 404')
    const error = await failure(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(error).toMatchObject({ message: 'no answer', retryable: true })
    expect(isDeliveryError(error)).toBe(true)
  })
})

describe('secret keys', () => {
  const secrets = ['sk_live_abc', 'Bearer sk_123', 'Bearer rk_live_1', 'whsec_abc', 'x sk_test_1']
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it.each(secrets)('are refused in a page: %s', async (value) => {
    vi.stubGlobal('window', {})
    const headers = { authorization: value }
    expect(() => httpAdapter({ url, headers })).toThrow(/FW5101.*secret key/)
    const fetch = vi.fn()
    const adapter = httpAdapter({ url, fetch, headers: () => headers })
    await expect(adapter.deliver([anEvent()], context)).rejects.toThrow('FW5101')
    expect(fetch).not.toHaveBeenCalled()
  })

  it.each([
    'https://api.example/events?key=sk_live_abc',
    'https://jane:word@api.example/events',
    'https://token@api.example',
  ])('are refused in the address: %s', (url) => {
    expect(() => httpAdapter({ url })).not.toThrow()
    vi.stubGlobal('window', {})
    expect(() => httpAdapter({ url })).toThrow('FW5101')
  })

  it.each([
    '/@jane/events',
    'https://api.example/@jane',
    '/events?to=jane@roe.example',
    '/sk-SK/e',
  ])('are none in the address %s', (url) => {
    vi.stubGlobal('window', {})
    expect(() => httpAdapter({ url })).not.toThrow()
  })

  it('may be used on a server', () => {
    expect(() => httpAdapter({ url, headers: { authorization: 'sk_live_abc' } })).not.toThrow()
  })

  it.each(['Bearer eyJhbGciOi.J9.x', 'sk-SK', 'sk_SK', 'pk_live_1', 'task_live_1'])(
    'are not seen where there are none: %s',
    (value) => {
      vi.stubGlobal('window', {})
      expect(() => httpAdapter({ url, headers: { 'x-value': value } })).not.toThrow()
    },
  )
})
