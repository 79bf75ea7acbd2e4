import { afterEach, describe, expect, it, vi } from 'vitest'
import { exitRequest } from './exit-request.ts'

const url = 'https://backend.example/events'
const init = { method: 'POST', headers: { 'content-type': 'text/x', 'x-app': 'a' }, body: 'hello' }

/** A browser that holds requests: those that it was given and not told to forget. */
function stubFetchLater(fails = false) {
  const held: { url: string; activateAfter: number; body: unknown }[] = []
  vi.stubGlobal(
    'fetchLater',
    vi.fn(
      (to: string, { signal, activateAfter, body }: RequestInit & { activateAfter: number }) => {
        if (fails) throw new DOMException('full', 'QuotaExceededError')
        const request = { url: to, activateAfter, body }
        held.push(request)
        signal?.addEventListener('abort', () => held.splice(held.indexOf(request), 1))
        return { activated: false }
      },
    ),
  )
  return held
}
const stubFetch = (answer: () => Promise<Response> = async () => new Response()) => {
  const fetch = vi.fn(answer)
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const stubBeacon = (isTaken = true) => {
  const sendBeacon = vi.fn((_url: string, _body: Blob) => isTaken)
  vi.stubGlobal('navigator', { sendBeacon })
  return sendBeacon
}
const throws = () => {
  throw new TypeError('not here')
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a request at the exit', () => {
  it('is held by the browser where that can, and by nothing else', () => {
    const held = stubFetchLater()
    const fetch = stubFetch()
    expect(exitRequest(undefined).send(['1'], url, init)).toBe(true)
    expect(held).toEqual([{ url, activateAfter: 5000, body: 'hello' }])
    expect(fetch).not.toHaveBeenCalled()
  })

  it('is called off once all that it is about has arrived', () => {
    const held = stubFetchLater()
    const exit = exitRequest(undefined)
    exit.send(['1', '2', '3'], url, init)
    exit.arrived(['1', '2'])
    expect(held).toHaveLength(1)
    exit.arrived(['3', '4'])
    expect(held).toHaveLength(0)
    exit.arrived(['5'])
  })

  it('stands by until the page is gone, in place of what stood by before, or until it is called off', () => {
    const held = stubFetchLater()
    const exit = exitRequest(undefined)
    exit.standBy(['1'], url, init)
    exit.standBy(['1', '2'], url, { ...init, body: 'more' })
    expect(held).toEqual([{ url, activateAfter: undefined, body: 'more' }])
    exit.standBy([], url, init)
    expect(held).toEqual([])
    exit.standBy(['3'], url, init)
    exit.arrived(['3'])
    expect(held).toEqual([])
  })

  it('takes the place of an earlier one that is still held', () => {
    const held = stubFetchLater()
    const exit = exitRequest(undefined)
    exit.send(['1'], url, init)
    exit.send(['1', '2'], url, { ...init, body: 'more' })
    expect(held.map(({ body }) => body)).toEqual(['more'])
  })

  it('is a fetch with keepalive where it is held by nobody', () => {
    const fetch = stubFetch()
    expect(exitRequest(undefined).send(['1'], url, init)).toBe(true)
    stubFetchLater(true)
    expect(exitRequest(undefined).send(['1'], url, init)).toBe(true)
    expect(fetch.mock.calls).toEqual([1, 2].map(() => [url, { ...init, keepalive: true }]))
  })

  it('is a fetch with keepalive where the page has a fetch of its own', () => {
    const held = stubFetchLater()
    const own = vi.fn(async () => new Response())
    expect(exitRequest(own).send(['1'], url, init)).toBe(true)
    expect([held, own.mock.calls.length]).toEqual([[], 1])
  })

  it('may fail after the page has gone, which nobody hears', async () => {
    stubFetch(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(exitRequest(undefined).send(['1'], url, init)).toBe(true)
    await new Promise((resolve) => setTimeout(resolve))
  })

  it('is a beacon where fetch itself throws, and nothing where that is full, throws or is missing', async () => {
    vi.stubGlobal('fetch', throws)
    const sendBeacon = stubBeacon()
    expect(exitRequest(undefined).send(['1'], url, init)).toBe(true)
    const [to, body] = sendBeacon.mock.lastCall ?? []
    expect([to, body?.type, await body?.text()]).toEqual([url, 'text/x', 'hello'])
    stubBeacon(false)
    expect(exitRequest(undefined).send(['1'], url, init)).toBe(false)
    vi.stubGlobal('navigator', { sendBeacon: throws })
    expect(exitRequest(undefined).send(['1'], url, init)).toBe(false)
    vi.stubGlobal('navigator', undefined)
    expect(exitRequest(undefined).send(['1'], url, init)).toBe(false)
  })
})
