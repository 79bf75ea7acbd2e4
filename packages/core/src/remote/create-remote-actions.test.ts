import { describe, expect, it, vi } from 'vitest'
import type { FlowAction } from '../handlers.ts'
import { createRemoteActions, type RemoteOptions } from './create-remote-actions.ts'

interface Sent {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: unknown
}

/** A remote whose server gives these answers, one after the other. */
function aRemote(
  answers: readonly (readonly [status: number, body?: unknown] | Error)[],
  options: Partial<RemoteOptions> = {},
) {
  const sent: Sent[] = []
  const left = [...answers]
  const fetch = vi.fn(async (url: unknown, init: RequestInit = {}) => {
    sent.push({
      url: String(url),
      headers: init.headers as Record<string, string>,
      body: JSON.parse(String(init.body)),
    })
    const answer = left.shift() ?? new Error('no answer left')
    if (answer instanceof Error) throw answer
    const [status, body] = answer
    return new Response(body === undefined ? '<html>' : JSON.stringify(body), { status })
  })
  const remote = createRemoteActions({ endpoint: '/fairwell/', token: 't1', fetch, ...options })
  return { remote, sent, fetch }
}

const offer = { id: 'half-off', kind: 'discount', title: 'x', percentOff: 50, cycles: 3 } as const
const accept: FlowAction = {
  kind: 'discount',
  offer,
  attemptId: 'a1',
  idempotencyKey: 'a1:accept:half-off:1',
  account: { subscriber: { id: 'never sent' } },
  reason: 'too-expensive',
}
const cancel: FlowAction = {
  ...accept,
  kind: 'cancel',
  offer: undefined,
  idempotencyKey: 'a1:cancel',
}
const context = () => ({ signal: new AbortController().signal })
const done = { resolution: { receiptId: 'r1' }, events: [] }
const unknownAttempt = { code: 'FW6004', failure: 'ineligible' }

describe('createRemoteActions', () => {
  it('starts an attempt', async () => {
    const started = { attemptId: 'a1', definition: { id: 'x' }, account: {}, mode: 'live' }
    const { remote, sent } = aRemote([[201, started]])
    expect(await remote.start('a1', { locale: 'de', noOffers: true })).toEqual(started)
    expect(sent).toEqual([
      {
        url: '/fairwell/v1/attempts',
        headers: { authorization: 'Bearer t1', 'content-type': 'application/json' },
        body: { attemptId: 'a1', locale: 'de', noOffers: true },
      },
    ])
  })

  it('accepts with the key of the action, and sends no account', async () => {
    const { remote, sent, fetch } = aRemote([[200, done]])
    const { signal } = context()
    const reply = await remote.perform({ ...accept, choice: { months: 2 } }, { signal })
    expect(reply).toEqual(done)
    expect(sent).toMatchObject([
      {
        url: '/fairwell/v1/attempts/a1/accept',
        headers: { 'idempotency-key': 'a1:accept:half-off:1' },
      },
    ])
    expect(sent[0]?.body).toEqual({
      offerId: 'half-off',
      choice: { months: 2 },
      reason: 'too-expensive',
      shown: offer,
    })
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ signal, credentials: 'omit', keepalive: true })
  })

  it('cancels', async () => {
    const { remote, sent } = aRemote([[200, done]])
    expect(await remote.perform(cancel, context())).toEqual(done)
    expect(sent).toMatchObject([
      {
        url: '/fairwell/v1/attempts/a1/cancel',
        headers: { 'idempotency-key': 'a1:cancel' },
        body: { reason: 'too-expensive' },
      },
    ])
  })

  describe('the token', () => {
    it('is asked for at each start and kept in between', async () => {
      let asked = 0
      const token = () => `t${++asked}`
      const { remote, sent } = aRemote(
        [
          [201, {}],
          [200, done],
          [201, {}],
        ],
        { token },
      )
      await remote.start('a1')
      await remote.perform(accept, context())
      await remote.start('a2')
      const bearers = sent.map(({ headers }) => headers.authorization)
      expect(bearers).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t2'])
    })

    it('is asked for again once after a 401', async () => {
      const token = vi.fn(async () => `t${token.mock.calls.length}`)
      const { remote, sent } = aRemote(
        [
          [401, {}],
          [200, done],
          [401, {}],
          [401, {}],
        ],
        { token },
      )
      expect(await remote.perform(cancel, context())).toEqual(done)
      expect(sent[1]?.headers.authorization).toBe('Bearer t2')
      expect(sent[1]?.headers['idempotency-key']).toBe('a1:cancel')
      await expect(remote.perform(cancel, context())).rejects.toMatchObject({ code: 'unknown' })
      expect(token).toHaveBeenCalledTimes(3)
    })

    it('that is a text is not sent a second time', async () => {
      const { remote, sent } = aRemote([[401, {}]])
      await expect(remote.perform(cancel, context())).rejects.toMatchObject({ code: 'unknown' })
      expect(sent).toHaveLength(1)
    })

    it('that could not be had is asked for again at the next try', async () => {
      const token = vi.fn(async () => 't2').mockRejectedValueOnce(new Error('offline'))
      const { remote } = aRemote([[200, done]], { token })
      await expect(remote.perform(cancel, context())).rejects.toMatchObject({ code: 'retryable' })
      expect(await remote.perform(cancel, context())).toEqual(done)
    })
  })

  describe('an attempt that the server does not know', () => {
    it('is started before it accepts', async () => {
      const answers = [
        [404, unknownAttempt],
        [201, {}],
        [200, done],
      ] as const
      const { remote, sent } = aRemote(answers, { locale: 'de' })
      expect(await remote.perform(accept, context())).toEqual(done)
      expect(sent.map(({ url }) => url.replace('/fairwell/v1/attempts', ''))).toEqual([
        '/a1/accept',
        '',
        '/a1/accept',
      ])
      expect(sent[1]?.body).toEqual({ attemptId: 'a1', locale: 'de' })
    })

    it('is not started twice', async () => {
      const answers = [
        [404, unknownAttempt],
        [201, {}],
        [404, unknownAttempt],
      ] as const
      const { remote } = aRemote(answers)
      await expect(remote.perform(accept, context())).rejects.toMatchObject({ code: 'ineligible' })
    })

    it('cancels without', async () => {
      const { remote, sent } = aRemote([[404, unknownAttempt]])
      await expect(remote.perform(cancel, context())).rejects.toMatchObject({ code: 'ineligible' })
      expect(sent).toHaveLength(1)
    })
  })

  it.each([
    ['what the server makes of it', [409, { failure: 'ineligible' }], 'ineligible'],
    ['retryable for a gateway', [502], 'retryable'],
    ['retryable for too many requests', [429, {}], 'retryable'],
    ['unknown for any other status', [400, { code: 'FW6021' }], 'unknown'],
    ['unknown for a page that answers 200', [200], 'unknown'],
    ['retryable for no answer', new TypeError('Failed to fetch'), 'retryable'],
  ] as const)('rejects with %s', async (_name, answer, code) => {
    const { remote } = aRemote([answer])
    await expect(remote.perform(accept, context())).rejects.toMatchObject({
      name: 'HandlerError',
      code,
      events: [],
    })
  })

  it("passes on the server's words and events", async () => {
    const events = [{ id: 'e1', type: 'fairwell.offer.failed' }]
    const problem = { failure: 'retryable', message: 'Try later', events }
    const { remote } = aRemote([[503, problem]])
    const rejected = { code: 'retryable', message: 'Try later', events }
    await expect(remote.perform(accept, context())).rejects.toMatchObject(rejected)
  })
})
