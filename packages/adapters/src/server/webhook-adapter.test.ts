import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEventQueue, memoryPorts } from '@fairwell/core'
import { anEvent, anEventBatch } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { webhookAdapter } from './webhook-adapter.ts'

const url = 'https://crm.example/hooks'
const secret = `whsec_${btoa('a key of 32 bytes, as they advise')}`
const older = `whsec_${btoa('another key, which is going away')}`
const context = { attempt: 1, signal: new AbortController().signal }

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describeEventAdapter(
  'webhook',
  () => {
    const backend = fakeBackend((body) => [JSON.parse(body).id])
    return { ...backend, adapter: webhookAdapter({ url, secret, fetch: backend.fetch }) }
  },
  { cannot: { exit: 'a server does not go away like a page' } },
)

/** A fetch that keeps what it was asked. */
function recorded(answer = (): Response => new Response(null, { status: 204 })) {
  const requests: { headers: Record<string, string>; body: string }[] = []
  const fetch = async (_url: unknown, init: RequestInit = {}): Promise<Response> => {
    requests.push({ headers: init.headers as Record<string, string>, body: `${init.body}` })
    return answer()
  }
  return { requests, fetch: fetch as typeof globalThis.fetch }
}

interface Sent {
  readonly headers: Record<string, string>
  readonly body: string
  readonly key: string
  readonly laterMs: number
}

function withHeader(name: string, change: (value: string) => string): (sent: Sent) => Sent {
  return (sent) => ({
    ...sent,
    headers: { ...sent.headers, [name]: change(sent.headers[name] ?? '') },
  })
}

describe('webhookAdapter', () => {
  it('S-21 signs each event so that the verifier of Standard Webhooks takes it', async () => {
    const { requests, fetch } = recorded()
    const batch = [
      anEvent(),
      anEvent('answer.given', { seq: 2, data: { text: 'zu teuer – 29 €' } }),
    ]
    await webhookAdapter({ url, secret, fetch }).deliver(batch, context)
    expect(requests.map(({ headers, body }) => new Webhook(secret).verify(body, headers))).toEqual(
      batch,
    )
    expect(requests[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': batch[0]?.id,
    })
  })

  it.each<[string, (sent: Sent) => Sent]>([
    ['another secret', (sent) => ({ ...sent, key: older })],
    ['another body', ({ body, ...sent }) => ({ ...sent, body: body.replace('local', 'server') })],
    [
      'a body that was parsed and written again',
      ({ body, ...sent }) => ({ ...sent, body: JSON.stringify(JSON.parse(body), null, 1) }),
    ],
    ['another id', withHeader('webhook-id', () => 'another')],
    ['another time', withHeader('webhook-timestamp', (time) => `${Number(time) + 1}`)],
    [
      'a signature that was cut',
      withHeader('webhook-signature', (signature) => signature.slice(0, -2)),
    ],
    ['a signature of nothing', withHeader('webhook-signature', () => 'v1,')],
    ['no id', withHeader('webhook-id', () => '')],
    ['no time', withHeader('webhook-timestamp', () => '')],
    ['no signature', withHeader('webhook-signature', () => '')],
    ['a stale time', (sent) => ({ ...sent, laterMs: 301_000 })],
    ['a time to come', (sent) => ({ ...sent, laterMs: -301_000 })],
  ])('S-21 is refused by the verifier with %s', async (_what, change) => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
    const { requests, fetch } = recorded()
    await webhookAdapter({ url, secret, fetch }).deliver([anEvent()], context)
    const sent = { headers: {}, body: '', ...requests[0], key: secret, laterMs: 0 }
    const { key, body, headers, laterMs } = change(sent)
    const receive = (): unknown => new Webhook(key).verify(body, headers)
    vi.setSystemTime(1_800_000_000_000 + laterMs)
    expect(receive).toThrow()
    vi.setSystemTime(1_800_000_000_000)
    expect(new Webhook(secret).verify(sent.body, sent.headers)).toEqual(anEvent())
  })

  it('S-21 signs with the old and the new secret while they change', async () => {
    const { requests, fetch } = recorded()
    await webhookAdapter({ url, secret: [secret, older], fetch }).deliver([anEvent()], context)
    const { headers = {}, body = '' } = requests[0] ?? {}
    for (const key of [secret, older])
      expect(new Webhook(key).verify(body, headers)).toEqual(anEvent())
    expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/)
  })

  it('keeps the id and tells the time of each try', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_999 })
    const { requests, fetch } = recorded()
    const adapter = webhookAdapter({ url, secret, fetch })
    await adapter.deliver([anEvent()], context)
    vi.setSystemTime(1_800_000_060_000)
    await adapter.deliver([anEvent()], { ...context, attempt: 2 })
    expect(requests.map(({ headers }) => headers['webhook-timestamp'])).toEqual([
      '1800000000',
      '1800000060',
    ])
    expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  it('sends what the map makes, with its own headers, never in place of the signature', async () => {
    const { requests, fetch } = recorded()
    const adapter = webhookAdapter({
      url,
      secret,
      fetch,
      headers: { authorization: 'Basic x', 'webhook-id': 'forged' },
      map: ({ type, id }) => (type === 'fairwell.attempt.saved' ? { saved: id } : undefined),
    })
    await adapter.deliver([anEvent(), anEvent('attempt.saved', { seq: 2 })], context)
    expect(requests).toHaveLength(1)
    expect(requests[0]?.headers).toMatchObject({
      authorization: 'Basic x',
      'webhook-id': anEvent('attempt.saved', { seq: 2 }).id,
    })
    expect(new Webhook(secret).verify(requests[0]?.body ?? '', requests[0]?.headers ?? {})).toEqual(
      {
        saved: anEvent('attempt.saved', { seq: 2 }).id,
      },
    )
  })

  it('stops a batch where one event is to be sent again, and goes on where one is refused', async () => {
    const answers = [204, 422, 204, 503, 204]
    const { requests, fetch } = recorded(
      () => new Response(null, { status: answers.shift() ?? 204 }),
    )
    const batch = anEventBatch(5)
    await expect(
      webhookAdapter({ url, secret, fetch }).deliver(batch, context),
    ).rejects.toMatchObject({
      retryable: true,
      rejectedIds: [batch[1]?.id],
    })
    expect(requests).toHaveLength(4)
  })

  it('gets one event at a time from the queue', () => {
    expect(webhookAdapter({ url, secret }).limits).toEqual({ maxBatchEvents: 1 })
  })

  it.each([
    ['nothing', ''],
    ['no base64', 'whsec_ä'],
    ['too short a one', `whsec_${btoa('short')}`],
    ['too long a one', `whsec_${btoa('long'.repeat(20))}`],
    ['a list of none', []],
  ])('refuses %s as a secret', (_what, wrong) => {
    expect(() => webhookAdapter({ url, secret: wrong })).toThrow('FW5112')
  })

  it('takes a secret without its prefix', async () => {
    const { requests, fetch } = recorded()
    await webhookAdapter({ url, secret: secret.replace('whsec_', ''), fetch }).deliver(
      [anEvent()],
      context,
    )
    expect(new Webhook(secret).verify(requests[0]?.body ?? '', requests[0]?.headers ?? {})).toEqual(
      anEvent(),
    )
  })

  it('S-23 is refused in a page, and not in a worker', () => {
    vi.stubGlobal('window', {})
    expect(() => webhookAdapter({ url, secret })).not.toThrow()
    vi.stubGlobal('document', {})
    expect(() => webhookAdapter({ url, secret })).toThrow('FW5101')
  })
})

describe('webhookAdapter and a server that verifies', () => {
  it('delivers every event once it is up, in order, each acknowledged', async () => {
    const verified: unknown[] = []
    const faults: unknown[] = []
    let failures = 2
    const server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk) => (body += chunk))
      request.on('end', () => {
        if (failures-- > 0) return void response.writeHead(503).end()
        try {
          verified.push(new Webhook(secret).verify(body, request.headers as Record<string, string>))
          response.writeHead(204).end()
        } catch (error) {
          faults.push(error)
          response.writeHead(401).end()
        }
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const ports = memoryPorts()
    const queue = createEventQueue({
      name: 'test',
      // Tries again at once.
      ports: { ...ports, random: () => 0 },
      adapters: [webhookAdapter({ url: `http://127.0.0.1:${port}/hook`, secret })],
    })
    const batch = anEventBatch(6)
    for (const event of batch) queue.push(event)
    await vi.waitFor(() => expect(verified).toHaveLength(6), { timeout: 8_000, interval: 20 })
    expect(verified).toEqual(batch)
    expect(faults).toEqual([])
    await vi.waitFor(() => expect(queue.pending()).toBe(0))
    queue.dispose()
  })
})
