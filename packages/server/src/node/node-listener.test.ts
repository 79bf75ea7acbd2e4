import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type FetchHandler, nodeListener } from './node-listener.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function listen(
  handler: FetchHandler,
  before: (request: IncomingMessage) => void = () => {},
): Promise<string> {
  const listener = nodeListener(handler)
  const server = createServer((request, response) => {
    before(request)
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('nodeListener', () => {
  it('hands over method, URL, headers and body, and gives the answer back', async () => {
    const url = await listen({
      fetch: async (request) => {
        const seen = [request.method, new URL(request.url).pathname, await request.text()]
        return new Response(JSON.stringify(seen), {
          status: 207,
          headers: { 'x-seen': request.headers.get('x-sent') ?? '' },
        })
      },
    })
    const response = await fetch(`${url}/fairwell/v1/events?x=1`, {
      method: 'POST',
      headers: { 'x-sent': 'yes' },
      body: 'ünïcode',
    })
    expect([response.status, response.headers.get('x-seen')]).toEqual([207, 'yes'])
    expect(await response.json()).toEqual(['POST', '/fairwell/v1/events', 'ünïcode'])
  })

  it('knows where Express has mounted it', async () => {
    const url = await listen({ fetch: (request) => new Response(request.url) }, (request) => {
      Object.assign(request, { originalUrl: request.url, url: '/v1/events' })
    })
    expect(await (await fetch(`${url}/fairwell/v1/events`)).text()).toMatch('/fairwell/v1/events')
  })

  it.each([
    [
      'throws',
      (): Response => {
        throw new Error('inside')
      },
    ],
    [
      'rejects',
      async (): Promise<Response> => {
        throw new Error('inside')
      },
    ],
  ])('answers 500 where the handler %s', async (_name, handler) => {
    const response = await fetch(await listen({ fetch: handler }))
    expect([response.status, await response.text()]).toEqual([500, ''])
  })
})
