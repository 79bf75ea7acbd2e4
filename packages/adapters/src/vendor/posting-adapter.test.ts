import type { FlowEvent } from '@fairwell/core'
import { anEvent, anEventBatch } from '@fairwell/testkit'
import { describeEventAdapter, fakeBackend } from '@fairwell/testkit/contract'
import { describe, expect, it, vi } from 'vitest'
import { postingAdapter } from './posting-adapter.ts'
import type { VendorHttpOptions, VendorOptions } from './vendor-options.ts'

interface Message {
  readonly id: string
  readonly words?: string
}

const acme = (options: VendorOptions<Message> & VendorHttpOptions) =>
  postingAdapter<Message>(options, {
    name: 'acme',
    toMessage: ({ id, data }) => ({ id, ...('text' in data && { words: data.text }) }),
    toRequest: (messages) => ({
      url: 'https://acme.example/track',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(messages.map(({ message }) => message)),
    }),
  })
const context = { attempt: 1, signal: new AbortController().signal }
const taken = () => vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }))

describeEventAdapter('what posts to a vendor', () => {
  const backend = fakeBackend((body) => JSON.parse(body).map(({ id }: Message) => id))
  return { ...backend, adapter: acme({ fetch: backend.fetch }) }
})

describe('what posts to a vendor', () => {
  it('sends no cookies', async () => {
    const fetch = taken()
    await acme({ fetch }).deliver(anEventBatch(1), context)
    expect(fetch).toHaveBeenCalledWith('https://acme.example/track', {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ id: anEvent().id }]),
      signal: context.signal,
    })
  })

  it('sends what map makes of a message, and nothing where it leaves all out', async () => {
    const fetch = taken()
    const map = vi.fn((event: FlowEvent, message: Message) =>
      event.type === 'fairwell.attempt.started' ? undefined : { ...message, words: 'mine' },
    )
    const [start, screen] = anEventBatch(2) as [FlowEvent, FlowEvent]
    await acme({ fetch, map }).deliver([start, screen], context)
    expect(fetch.mock.calls[0]?.[1]?.body).toBe(JSON.stringify([{ id: screen.id, words: 'mine' }]))
    await acme({ fetch, map }).deliver([start], context)
    expect(acme({ fetch, map }).deliverOnExit?.([start])).toBe(true)
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('sends no address that somebody wrote, unless told to; map does not see it either', async () => {
    const words = anEvent('answer.given', { data: { text: 'write to mary@example.com' } })
    const map = vi.fn((_: FlowEvent, message: Message) => message)
    const fetch = taken()
    await acme({ fetch, map }).deliver([words], context)
    acme({ fetch }).deliverOnExit?.([words])
    const sent = fetch.mock.calls.map(([, request]) => `${request?.body}`)
    expect([sent, map.mock.calls].flat().join()).not.toContain('mary@')
    expect(JSON.stringify(map.mock.calls)).not.toContain('mary@')
    expect(sent[0]).toMatch(/write to /)
    await acme({ fetch, redact: false }).deliver([words], context)
    expect(fetch.mock.lastCall?.[1]?.body).toContain('mary@example.com')
  })

  it('is told apart by the name it is given', () => {
    expect([acme({}).name, acme({ name: 'acme-2' }).name]).toEqual(['acme', 'acme-2'])
  })

  it('keeps the limits it is given', () => {
    expect(acme({ limits: { maxBatchEvents: 2 } }).limits).toEqual({ maxBatchEvents: 2 })
  })

  it('outlives the page', () => {
    const fetch = taken()
    expect(acme({ fetch }).deliverOnExit?.(anEventBatch(2))).toBe(true)
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ keepalive: true, credentials: 'omit' })
  })

  it.each([
    { of: 4, bytes: 30_000, sends: 2 },
    { of: 5, bytes: 22_000, sends: 2 },
    { of: 2, bytes: 70_000, sends: 0 },
  ])(
    'sends the first $sends of $of messages of $bytes bytes when the page goes away, and says that it is not all',
    ({ of, bytes, sends }) => {
      const fetch = taken()
      const words = '€'.repeat(bytes / 3)
      const map = (_: FlowEvent, message: Message) => ({ ...message, words })
      expect(acme({ fetch, map }).deliverOnExit?.(anEventBatch(of))).toBe(false)
      const sent: Message[] = JSON.parse(`${fetch.mock.calls[0]?.[1]?.body ?? '[]'}`)
      const first = anEventBatch(of).slice(0, sends)
      expect(sent.map(({ id }) => id)).toEqual(first.map(({ id }) => id))
    },
  )

  it('has not delivered what a page to log in answers', async () => {
    const fetch = async () =>
      new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } })
    await expect(acme({ fetch }).deliver(anEventBatch(1), context)).rejects.toMatchObject({
      name: 'DeliveryError',
      retryable: true,
    })
  })

  it('sends no words where there are to be none', async () => {
    const words = anEvent('answer.given', { data: { text: 'too dear' } })
    const fetch = taken()
    const map = vi.fn((_: FlowEvent, message: Message) => message)
    const [start] = anEventBatch(1) as [FlowEvent]
    await acme({ fetch, map, words: false }).deliver([start, words], context)
    expect(JSON.parse(`${fetch.mock.calls[0]?.[1]?.body}`)).toEqual([
      { id: start.id },
      { id: words.id },
    ])
    expect(JSON.stringify(map.mock.calls)).not.toContain('dear')
    await acme({ fetch, words: true }).deliver([words], context)
    expect(fetch.mock.lastCall?.[1]?.body).toContain('too dear')
  })

  it('does not call a fault of a map a fault of the network', async () => {
    const map = () => {
      throw new RangeError('mine')
    }
    const adapter = acme({ fetch: taken(), map })
    await expect(adapter.deliver(anEventBatch(1), context)).rejects.toThrow(RangeError)
    expect(adapter.deliverOnExit?.(anEventBatch(1))).toBe(false)
  })
})
