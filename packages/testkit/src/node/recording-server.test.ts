import { afterEach, describe, expect, it } from 'vitest'
import { anEvent, anEventBatch } from '../builders/an-event.ts'
import { type RecordingServer, recordingServer } from './recording-server.ts'

let server: RecordingServer

async function post(body: unknown, type = 'application/cloudevents-batch+json') {
  return fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

describe('recordingServer', () => {
  afterEach(() => server.close())

  it.each(['application/cloudevents-batch+json', 'application/json; charset=utf-8'])(
    'takes a batch as %s and keeps it',
    async (type) => {
      server = await recordingServer()
      expect((await post(anEventBatch(3), type)).status).toBe(204)
      expect(server.events()).toEqual(anEventBatch(3))
      expect(server.problems()).toEqual([])
      expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/events', taken: true })
    },
  )

  it.each([
    ['text/plain', anEventBatch(1), 415, 'content type'],
    ['application/json', 'not JSON', 400, 'not JSON'],
    ['application/json', [], 400, 'no batch'],
    ['application/json', anEvent(), 400, 'no batch'],
    ['application/json', [null], 400, 'event 0: it is no object'],
    ['application/json', [{ ...anEvent(), id: '7' }], 400, 'no UUIDv7'],
    ['application/json', [{ ...anEvent(), specversion: '0.3' }], 400, 'specversion'],
    ['application/json', [{ ...anEvent(), subject: '' }], 400, 'subject'],
    ['application/json', [{ ...anEvent(), attemptseq: 0 }], 400, 'attemptseq'],
  ])('refuses and remembers what is no batch: %s %j', async (type, body, status, problem) => {
    server = await recordingServer()
    expect((await post(body, type)).status).toBe(status)
    expect(server.problems()).toEqual([expect.stringContaining(problem)])
    expect(server.events()).toEqual([])
  })

  it('fails as long as it is told to', async () => {
    server = await recordingServer()
    server.behaves(
      { status: 503, headers: { 'retry-after': '3' }, body: { why: 'busy' } },
      { times: 1 },
    )
    const response = await post(anEventBatch(1))
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '3'])
    expect(await response.json()).toEqual({ why: 'busy' })
    expect(server.events()).toEqual([])
    expect((await post(anEventBatch(1))).status).toBe(204)
    server.behaves('resets')
    await expect(post(anEventBatch(1))).rejects.toThrow()
    expect(server.events()).toEqual(anEventBatch(1))
  })

  it('answers pages of other origins', async () => {
    server = await recordingServer()
    const preflight = await fetch(server.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-headers': 'content-type,authorization',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type,authorization')
    expect(server.requests).toEqual([])
  })
})
