import type { FlowEvent } from '@fairwell/core'
import { anEvent, anEventBatch, everyEvent, settle } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { datadogAdapter } from './datadog-adapter.ts'

const context = { attempt: 1, signal: new AbortController().signal }
const clientToken = 'pub0123456789abcdef0123456789abcdef'
const apiKey = '0123456789abcdef0123456789abcdef'

interface Log {
  readonly cancel_flow: { readonly event_id: string }
}

function fakeSdk() {
  const calls: [method: string, name: string, context: Log][] = []
  const record = (method: string) => (name: string, given: object) => {
    calls.push([method, name, given as Log])
  }
  return {
    calls,
    rum: { addAction: record('addAction') },
    logs: { logger: { info: record('info'), warn: record('warn') } },
  }
}

async function requestOf(options: object, events: readonly FlowEvent[]) {
  const fetch = vi.fn(async () => new Response(null, { status: 202 }))
  await datadogAdapter({ ...options, fetch }).deliver(events, context)
  const [url, { headers, body }] = fetch.mock.calls[0] as unknown as [string, RequestInit]
  return { url, headers, body: `${body}` }
}

afterEach(() => vi.unstubAllGlobals())

for (const product of ['rum', 'logs'] as const) {
  describeEventAdapter(
    `datadog, with its SDK for ${product}`,
    () => {
      const sdk = fakeSdk()
      return {
        adapter: datadogAdapter({ client: sdk[product] }),
        receivedIds: () => sdk.calls.map(([, , { cancel_flow }]) => cancel_flow.event_id),
        behave() {},
      }
    },
    { cannot: { fail: 'the SDK tells of no failure' } },
  )
}

const ids = (logs: readonly Log[]) => logs.map(({ cancel_flow }) => cancel_flow.event_id)

describeEventAdapter(
  'datadog, with a client token',
  () => {
    const backend = fakeBackend((body) => ids(body.split('\n').map((line) => JSON.parse(line))))
    return { ...backend, adapter: datadogAdapter({ clientToken, fetch: backend.fetch }) }
  },
  { cannot: { rejectIds: 'a request is taken or refused as a whole' } },
)

describeEventAdapter(
  'datadog, with an API key',
  () => {
    const backend = fakeBackend((body) => ids(JSON.parse(body)))
    return { ...backend, adapter: datadogAdapter({ apiKey, fetch: backend.fetch }) }
  },
  { cannot: { rejectIds: 'a request is taken or refused as a whole' } },
)

describe('what Datadog gets of an event', () => {
  it.each([
    ['attempt.started', 'info', { flow_id: 'test-flow', flow_version: 1 }],
    ['screen.viewed', 'info', { screen: 'survey', index: 0 }],
    ['reason.chosen', 'info', { reason_id: 'too-expensive', category: 'price' }],
    ['answer.given', 'info', { question_id: 'fair-price', kind: 'text' }],
    ['offer.failed', 'warn', { offer_id: 'discount', code: 'unknown' }],
    ['attempt.saved', 'info', { offer_id: 'discount', duration_ms: 12_000 }],
    ['attempt.failed', 'warn', { code: 'FW2001' }],
  ] as const)('of %s', async (type, level, facts) => {
    const { calls, rum, logs } = fakeSdk()
    const event = anEvent(type) as FlowEvent
    await datadogAdapter({ client: rum }).deliver([event], context)
    await datadogAdapter({ client: logs }).deliver([event], context)
    const name = `cancel_flow_${type.replace('.', '_')}`
    const cancel_flow = expect.objectContaining({
      event_id: event.id,
      time: event.time,
      attempt_id: event.attemptid,
      ...facts,
    })
    expect(calls).toEqual([
      ['addAction', name, { cancel_flow }],
      [level, name, { cancel_flow }],
    ])
  })

  it.each(everyEvent())(
    'of $type has no word, no answer, no amount and no person in it',
    async (event) => {
      const data = { ...event.data, text: 'SECRET', value: 'SECRET', terms: { note: 'SECRET' } }
      const { calls, rum } = fakeSdk()
      await datadogAdapter({ client: rum }).deliver(
        [
          {
            ...event,
            subject: 'SECRET',
            data: { ...data, choice: 'SECRET', later: 'SECRET' },
          } as never,
        ],
        context,
      )
      expect(calls).toHaveLength(1)
      expect(JSON.stringify(calls)).not.toMatch(/SECRET|2900|1450|USD/)
    },
  )
})

describe('the SDK', () => {
  it('gets an event once, also where a page that was hidden comes back', async () => {
    const { calls, rum } = fakeSdk()
    const adapter = datadogAdapter({ client: () => rum })
    adapter.deliverOnExit?.(anEventBatch(2))
    await settle()
    await adapter.deliver(anEventBatch(2), context)
    expect(calls).toHaveLength(2)
  })

  it('that is not there yet leaves the events stored', async () => {
    const adapter = datadogAdapter({ client: () => undefined })
    await expect(adapter.deliver(anEventBatch(1), context)).rejects.toMatchObject({
      retryable: true,
    })
  })
})

describe('the intake of logs', () => {
  const log = (event: FlowEvent) => ({
    date: Date.parse(event.time),
    message: 'cancel_flow_attempt_started',
    status: 'info',
    service: 'billing',
    ddsource: 'fairwell',
    ddtags: 'env:test',
    cancel_flow: expect.objectContaining({ event_id: event.id }),
  })
  const said = { service: 'billing', tags: 'env:test' }

  it('for browsers gets lines of text, and the token in the address', async () => {
    const [first, second] = anEventBatch(2) as [FlowEvent, FlowEvent]
    const { url, headers, body } = await requestOf({ clientToken, ...said }, [first, second])
    expect(url).toBe(
      `https://browser-intake-datadoghq.com/api/v2/logs?ddsource=browser&dd-api-key=${clientToken}`,
    )
    expect(headers).toEqual({ 'content-type': 'text/plain;charset=UTF-8' })
    const lines = body.split('\n').map((line) => JSON.parse(line))
    expect(lines).toHaveLength(2)
    expect(lines[0]).toEqual(log(first))
  })

  it('for servers gets an array, and the key in a header', async () => {
    const { url, headers, body } = await requestOf({ apiKey, ...said }, anEventBatch(1))
    expect(url).toBe('https://http-intake.logs.datadoghq.com/api/v2/logs')
    expect(headers).toEqual({ 'content-type': 'application/json', 'dd-api-key': apiKey })
    expect(JSON.parse(body)).toEqual(anEventBatch(1).map(log))
  })

  it.each([
    ['datadoghq.eu', 'browser-intake-datadoghq.eu', 'http-intake.logs.datadoghq.eu'],
    ['us5.datadoghq.com', 'browser-intake-us5-datadoghq.com', 'http-intake.logs.us5.datadoghq.com'],
  ])('of the site %s is another', async (site, browser, server) => {
    const hostOf = async (key: object) =>
      new URL((await requestOf({ ...key, site }, anEventBatch(1))).url).host
    expect(await hostOf({ clientToken })).toBe(browser)
    expect(await hostOf({ apiKey })).toBe(server)
  })

  it('is refused in a page with a key that is secret, and takes the token there', () => {
    vi.stubGlobal('window', {})
    expect(() => datadogAdapter({ apiKey })).toThrow('FW5101')
    expect(() => datadogAdapter({ clientToken: apiKey })).toThrow('FW5101')
    expect(datadogAdapter({ clientToken }).name).toBe('datadog')
  })

  it('is not there without a key', () => {
    expect(() => datadogAdapter({})).toThrow('FW5102')
  })
})
