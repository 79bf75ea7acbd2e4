import { Agent, createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Account, EventAdapter, FlowDefinition, FlowEvent } from '@fairwell/core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type MemoryBilling, memoryBilling } from './billing/memory-billing.ts'
import { createFairwellServer, type FairwellServerOptions } from './create-fairwell-server.ts'
import { nodeListener } from './node/node-listener.ts'
import { pgliteStore } from './store/pglite-store.ts'
import type { Store } from './store/store.ts'
import { createTokens, type TokenRequest } from './tokens/create-tokens.ts'

const definition: FlowDefinition = {
  fairwell: 1,
  id: 'acme-main',
  version: 3,
  product: 'Acme Pro',
  survey: {
    title: 'Why?',
    reasons: [
      { id: 'too-expensive', category: 'price', label: 'Too expensive' },
      { id: 'not-using', category: 'usage', label: 'Not using it' },
    ],
  },
  offers: [
    {
      id: 'half-off',
      kind: 'discount',
      percentOff: 50,
      cycles: 3,
      title: 'Half price',
      when: { category: 'price' },
      cooldownDays: 180,
    },
    { id: 'pause', kind: 'pause', choices: [{ months: 1 }, { months: 2 }], title: 'A break' },
    { id: 'longer-trial', kind: 'trial-extension', days: 14, title: 'Two more weeks' },
    {
      id: 'vip',
      kind: 'credit',
      amountMinor: 500,
      currency: 'USD',
      title: 'For our best',
      when: { field: 'subscriber.attributes.tier', is: 'gold' },
    },
    { id: 'seats', kind: 'custom', handler: 'change-seats', title: 'Fewer seats' },
    {
      id: 'guide',
      kind: 'learn',
      title: 'Learn',
      links: [{ id: 'a', label: 'A', url: 'https://a.test' }],
    },
  ],
}

let unique = 0
const uuid = () => crypto.randomUUID()

function aPerson(): TokenRequest {
  unique += 1
  return { subscriberId: `ada-${unique}`, subscriptionId: `sub-${unique}` }
}

function anAccount(person: TokenRequest): Account {
  return {
    subscriber: { id: person.subscriberId, firstName: 'Ada', jurisdiction: 'de' },
    subscription: {
      id: person.subscriptionId,
      status: 'active',
      planId: 'pro',
      planName: 'Acme Pro',
      priceMinor: 2000,
      currency: 'USD',
      interval: 'month',
      intervalCount: 1,
      currentPeriodEnd: '2099-12-01T00:00:00Z',
    },
  }
}

const tokens = createTokens({ issuer: 'https://acme.test', secret: 'x'.repeat(32) })

interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: an answer is read as the test expects it.
  readonly body: any
}

interface Running {
  readonly url: string
  readonly billing: MemoryBilling
  readonly person: TokenRequest
  readonly token: string
  readonly diagnostics: string[]
  send(
    path: string,
    body?: unknown,
    options?: { headers?: Record<string, string | undefined>; method?: string },
  ): Promise<Answer>
  /** Starts an attempt and gives its id. */
  start(body?: object): Promise<string>
  accept(attemptId: string, body: object, key?: string): Promise<Answer>
  cancel(attemptId: string, body?: object | string, key?: string): Promise<Answer>
}

let store: Store
beforeAll(async () => {
  store = pgliteStore()
  await store.ping()
}, 60_000)
afterAll(() => store.close())

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server over real HTTP under `/billing/fairwell`, with a subscriber of its own. */
async function aServer({
  wrapBilling = (billing) => billing,
  person = aPerson(),
  ...options
}: Partial<FairwellServerOptions> & {
  /** Default: nobody that another server knows. */
  person?: TokenRequest
  wrapBilling?: (billing: MemoryBilling) => FairwellServerOptions['billing']
} = {}): Promise<Running> {
  const billing = memoryBilling({ accounts: [anAccount(person)] })
  const diagnostics: string[] = []
  const server = createFairwellServer({
    definition,
    tokens,
    billing: wrapBilling(billing),
    store: { ...store, close: async () => {} },
    onDiagnostic: ({ code, message }) => diagnostics.push(`${code} ${message}`),
    ...options,
  })
  const http: Server = createServer(nodeListener(server))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    http.close()
    http.closeAllConnections()
  })
  const { port } = http.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/billing/fairwell`
  const token = await tokens.mint({ ...person, jurisdiction: 'us-ca' })

  const running: Running = {
    ...{ url, billing, person, token, diagnostics },
    async send(path, body, { headers = {}, method } = {}) {
      const sent = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...headers,
      }
      const response = await fetch(url + path, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: Object.entries(sent).filter((entry): entry is [string, string] => !!entry[1]),
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      return {
        status: response.status,
        headers: response.headers,
        body: text && JSON.parse(text),
      }
    },
    async start(body = {}) {
      const attemptId = uuid()
      const { status } = await running.send('/v1/attempts', { attemptId, ...body })
      expect(status).toBe(201)
      return attemptId
    },
    accept: (attemptId, body, key = `${attemptId}:accept:x:1`) =>
      running.send(`/v1/attempts/${attemptId}/accept`, body, {
        headers: { 'idempotency-key': key },
      }),
    cancel: (attemptId, body = {}, key = `${attemptId}:cancel`) =>
      running.send(`/v1/attempts/${attemptId}/cancel`, body, {
        headers: { 'idempotency-key': key },
      }),
  }
  return running
}

const typesOf = (events: readonly FlowEvent[]) =>
  events.map(({ type }) => type.replace('fairwell.', ''))

async function storedTypes(attemptId: string) {
  return typesOf((await store.read({ attemptId })).map(({ event }) => event))
}

describe('POST /v1/attempts', () => {
  it('says who it is, what they are offered, and by which definition', async () => {
    const server = await aServer()
    const attemptId = uuid()
    const { status, headers, body } = await server.send('/v1/attempts', { attemptId, locale: 'en' })
    expect(status).toBe(201)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({ attemptId, mode: 'live', definition: { id: 'acme-main' } })
    expect(body.account).toEqual({
      ...anAccount(server.person),
      subscriber: { id: server.person.subscriberId, firstName: 'Ada', jurisdiction: 'us-ca' },
      history: [],
    })
  })

  it('leaves out the offers that this subscription can never take, and no other', async () => {
    const explained = vi.fn()
    const server = await aServer({ onAttempt: explained })
    const { body } = await server.send('/v1/attempts', { attemptId: uuid() })
    const ids = body.definition.offers.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(['half-off', 'pause', 'guide'])
    const why = explained.mock.calls[0]?.[0].explanations.map(
      (one: { offerId: string; because?: string }) => [one.offerId, one.because],
    )
    expect(why).toEqual([
      ['half-off', undefined],
      ['pause', undefined],
      ['longer-trial', 'status'],
      ['vip', 'rule'],
      ['seats', 'no-handler'],
      ['guide', undefined],
    ])
  })

  it('takes the jurisdiction from the token and from nowhere else', async () => {
    const server = await aServer()
    const france = await tokens.mint({ ...server.person, jurisdiction: 'fr' })
    const nowhere = await tokens.mint(server.person)
    const start = (token: string) =>
      server.send(
        '/v1/attempts',
        { attemptId: uuid() },
        { headers: { authorization: `Bearer ${token}` } },
      )
    const inFrance = await start(france)
    expect(inFrance.body.account.subscriber.jurisdiction).toBe('fr')
    expect(inFrance.body.definition.offers).toEqual([])
    expect((await start(nowhere)).body.account.subscriber).not.toHaveProperty('jurisdiction')
  })

  it('gives the same answer for the same id, though the account has changed since', async () => {
    const server = await aServer()
    const attemptId = uuid()
    const first = await server.send('/v1/attempts', { attemptId })
    server.billing.put({
      ...anAccount(server.person),
      subscription: { ...anAccount(server.person).subscription, status: 'cancelling' } as never,
    })
    const again = await server.send('/v1/attempts', { attemptId })
    expect([again.status, again.body]).toEqual([201, first.body])
  })

  it("refuses the id of another subscriber's attempt", async () => {
    const server = await aServer()
    const attemptId = await server.start()
    const eve = await tokens.mint({ ...server.person, subscriberId: 'eve' })
    const answer = await server.send(
      '/v1/attempts',
      { attemptId },
      { headers: { authorization: `Bearer ${eve}` } },
    )
    expect(answer).toMatchObject({ status: 403, body: { code: 'FW6005' } })
  })

  it('offers nothing in an attempt without offers', async () => {
    const server = await aServer()
    const { body } = await server.send('/v1/attempts', { attemptId: uuid(), noOffers: true })
    expect(body.definition.offers).toEqual([])
  })

  it('asks for the present definition each time', async () => {
    let version = 1
    const server = await aServer({ definition: () => ({ ...definition, version }) })
    const versionNow = async () =>
      (await server.send('/v1/attempts', { attemptId: uuid() })).body.definition.version
    expect(await versionNow()).toBe(1)
    version = 2
    expect(await versionNow()).toBe(2)
  })

  it('tells the flow that it runs in test mode', async () => {
    const server = await aServer({ mode: 'test' })
    const { body } = await server.send('/v1/attempts', { attemptId: uuid() })
    expect(body.mode).toBe('test')
    const cancelled = await server.cancel(uuid())
    expect(cancelled.body.events).toMatchObject([{ testmode: true }])
  })

  it.each([
    ['no attemptId', {}, 400, 'FW6021'],
    ['an attemptId that is no UUID', { attemptId: '1' }, 400, 'FW6021'],
    ['a list', [], 400, 'FW6021'],
    ['what nests too deep', '['.repeat(20_000), 400, 'FW6021'],
    ['a text that no database holds', { attemptId: uuid(), locale: '\u0000' }, 400, 'FW6021'],
    ['a choice that no database holds', { attemptId: uuid(), choice: '\ud800' }, 400, 'FW6021'],
    ['no JSON', '{', 400, 'FW6021'],
    ['a long body', { attemptId: 'x'.repeat(70_000) }, 413, 'FW6022'],
  ])('refuses %s', async (_name, body, status, code) => {
    const server = await aServer()
    const answer = await server.send('/v1/attempts', body)
    expect(answer).toMatchObject({ status, body: { status, code } })
  })

  it('says that billing knows no such subscription', async () => {
    const server = await aServer()
    const stranger = await tokens.mint({ subscriberId: 'nobody', subscriptionId: 'none' })
    const headers = { authorization: `Bearer ${stranger}` }
    const answer = await server.send('/v1/attempts', { attemptId: uuid() }, { headers })
    expect(answer).toMatchObject({ status: 404, body: { code: 'FW6006' } })
  })
})

describe('S-01: every mutation needs a good token', () => {
  const paths = ['/v1/attempts', `/v1/attempts/${uuid()}/accept`, `/v1/attempts/${uuid()}/cancel`]
  it.each(paths)('%s', async (path) => {
    const server = await aServer()
    const expired = createTokens({
      issuer: 'https://acme.test',
      secret: 'x'.repeat(32),
      now: () => Date.now() - 3_600_000,
    })
    const headers = { 'idempotency-key': 'k' }
    for (const [authorization, code] of [
      [undefined, 'FW6001'],
      ['Basic YTpi', 'FW6001'],
      ['Bearer x.y.z', 'FW6002'],
      [`Bearer ${await expired.mint(server.person)}`, 'FW6002'],
    ] as const) {
      const answer = await server.send(path, {}, { headers: { ...headers, authorization } })
      expect(answer).toMatchObject({ status: 401, body: { code } })
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
    expect(server.billing.actions).toEqual([])
  })
})

describe('S-03: who it is says only the token', () => {
  it.each(['customerId', 'subscriberId', 'userId', 'sub', 'subscriptionId', 'sid'])(
    'a body with another %s is refused',
    async (key) => {
      const server = await aServer()
      const victim = await aServer()
      const attemptId = await server.start()
      const body = { attemptId, offerId: 'pause', choice: { months: 1 }, [key]: 'victim' }
      for (const answer of [
        await server.send('/v1/attempts', body),
        await server.accept(attemptId, body),
        await server.cancel(attemptId, body),
      ]) {
        expect(answer).toMatchObject({ status: 403, body: { code: 'FW6003' } })
      }
      expect([...server.billing.actions, ...victim.billing.actions]).toEqual([])
    },
  )

  it('a body with the same ids is taken', async () => {
    const server = await aServer()
    const { subscriberId, subscriptionId } = server.person
    const body = { attemptId: uuid(), subscriberId, subscriptionId }
    expect((await server.send('/v1/attempts', body)).status).toBe(201)
  })

  it("nobody accepts or cancels in another's attempt", async () => {
    const server = await aServer()
    const attemptId = await server.start()
    const eve = await tokens.mint({ subscriberId: 'eve', subscriptionId: 'sub-eve' })
    const headers = { authorization: `Bearer ${eve}`, 'idempotency-key': 'k' }
    for (const action of ['accept', 'cancel']) {
      const path = `/v1/attempts/${attemptId}/${action}`
      const answer = await server.send(path, { offerId: 'pause' }, { headers })
      expect(answer).toMatchObject({ status: 403, body: { code: 'FW6005' } })
    }
    expect(server.billing.actions).toEqual([])
  })
})

describe('POST /v1/attempts/:id/accept', () => {
  it('applies the offer and says so', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    const body = { offerId: 'pause', choice: { months: 2 }, reason: 'not-using' }
    const answer = await server.accept(attemptId, body)
    expect(answer.status).toBe(200)
    expect(answer.body.resolution).toMatchObject({
      effectiveAt: '2099-12-01T00:00:00Z',
      receiptId: 'receipt-0001',
      account: {
        subscriber: { jurisdiction: 'us-ca' },
        subscription: { status: 'paused' },
        history: [{ offerId: 'pause', kind: 'pause', attemptId, decision: 'applied' }],
      },
    })
    expect(server.billing.actions).toMatchObject([{ choice: { months: 2 }, reason: 'not-using' }])
    expect(answer.body.events).toMatchObject([
      {
        type: 'fairwell.offer.applied',
        source: `${server.url}/v1/acme-main`,
        subject: server.person.subscriberId,
        attemptid: attemptId,
        attemptseq: 1,
        data: {
          flowVersion: 3,
          mode: 'server',
          offerId: 'pause',
          terms: { choices: [{ months: 1 }, { months: 2 }] },
          choice: { months: 2 },
          confirmedBy: 'server',
        },
      },
      {
        type: 'fairwell.attempt.saved',
        attemptseq: 2,
        data: { reasonId: 'not-using', offerId: 'pause', confirmedBy: 'server' },
      },
    ])
    const stored = await store.read({ attemptId })
    expect(stored.map(({ event }) => event)).toEqual(answer.body.events)
  })

  it('S-04: refuses what the attempt was not offered', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    for (const offerId of ['vip', 'longer-trial', 'seats', 'guide', 'toString', '__proto__', 'x']) {
      const answer = await server.accept(attemptId, { offerId }, offerId)
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'FW6030', failure: 'ineligible' },
      })
    }
    const withoutOffers = await server.start({ noOffers: true })
    expect((await server.accept(withoutOffers, { offerId: 'pause' })).status).toBe(409)
    expect(server.billing.actions).toEqual([])
  })

  it('S-04: refuses an attempt that was never started', async () => {
    const server = await aServer()
    const answer = await server.accept(uuid(), { offerId: 'pause' })
    expect(answer).toMatchObject({ status: 404, body: { code: 'FW6004' } })
  })

  it('S-05: takes no terms from the client', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    const answer = await server.accept(attemptId, {
      offerId: 'half-off',
      percentOff: 100,
      amountOffMinor: 2000,
      cycles: 99,
      priceMinor: 0,
      terms: { percentOff: 100 },
      offer: { id: 'half-off', kind: 'discount', percentOff: 100, forever: true },
      choice: { percentOff: 100 },
    })
    expect(answer.status).toBe(200)
    expect(server.billing.account(server.person.subscriptionId)?.subscription).toMatchObject({
      priceMinor: 1000,
      discount: { percentOff: 50 },
    })
    expect(answer.body.events[0].data).toMatchObject({ terms: { percentOff: 50, cycles: 3 } })
    expect(answer.body.events[0].data).not.toHaveProperty('choice')
  })

  it('holds nobody to terms that they were not shown', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    const shown = { id: 'half-off', kind: 'discount', percentOff: 70, cycles: 3, title: 'x' }
    const answer = await server.accept(attemptId, { offerId: 'half-off', shown })
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'FW6033', failure: 'ineligible', events: [{ type: 'fairwell.offer.failed' }] },
    })
    expect(server.billing.actions).toEqual([])
    const same = { ...shown, percentOff: 50, title: 'Demi-tarif' }
    expect((await server.accept(attemptId, { offerId: 'half-off', shown: same })).status).toBe(200)
  })

  it('keeps to what was offered when the definition has changed meanwhile', async () => {
    let offers = definition.offers ?? []
    const server = await aServer({ definition: () => ({ ...definition, offers }) })
    const attemptId = await server.start()
    offers = []
    const answer = await server.accept(attemptId, { offerId: 'half-off' })
    expect(answer.body.events[0].data.terms).toEqual({ percentOff: 50, cycles: 3 })
  })

  it('refuses a choice that is not one of the offer', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    for (const choice of [{ months: 12 }, undefined, 'months', { months: 1, days: 9 }]) {
      const answer = await server.accept(attemptId, { offerId: 'pause', choice }, uuid())
      expect(answer).toMatchObject({ status: 409, body: { code: 'FW6032' } })
    }
    expect(server.billing.actions).toEqual([])
  })

  it('judges the rule again, by the reason that was chosen', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    const accept = (reason: string) =>
      server.accept(attemptId, { offerId: 'half-off', reason }, `k-${reason}`)
    expect(await accept('not-using')).toMatchObject({ status: 409, body: { code: 'FW6031' } })
    expect(await accept('made-up')).toMatchObject({ status: 409, body: { code: 'FW6031' } })
    expect((await accept('too-expensive')).status).toBe(200)
  })

  it('judges the rule by the answers, too, where they are sent', async () => {
    const asking: FlowDefinition = {
      ...definition,
      survey: {
        title: 'Why?',
        reasons: [
          {
            id: 'taste',
            category: 'quality',
            label: 'Taste',
            questions: [{ id: 'what', kind: 'text', label: 'What?' }],
          },
        ],
      },
      offers: [
        {
          id: 'skip',
          kind: 'skip',
          cycles: 1,
          title: 'Skip',
          when: { answer: 'what', is: 'late' },
        },
      ],
    }
    const server = await aServer({ definition: asking })
    const attemptId = await server.start()
    const accept = (what: unknown) =>
      server.accept(attemptId, { offerId: 'skip', answers: { what, x: {} } }, uuid())
    expect(await accept('early')).toMatchObject({ status: 409, body: { code: 'FW6031' } })
    expect(await accept(['late'])).toMatchObject({ status: 200 })
  })

  it('sees what has changed in the subscription since the start, in another tab too', async () => {
    const server = await aServer()
    const [first, second] = [await server.start(), await server.start()]
    expect((await server.accept(first, { offerId: 'half-off' })).status).toBe(200)
    const answer = await server.accept(second, { offerId: 'half-off' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'FW6031', failure: 'ineligible' } })
    expect(server.billing.actions).toHaveLength(1)
  })

  it('remembers what was applied, in the next attempt', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    await server.accept(attemptId, { offerId: 'half-off' })
    // The discount has ended; the cooldown has not.
    server.billing.put(anAccount(server.person))
    const { body } = await server.send('/v1/attempts', { attemptId: uuid() })
    expect(body.account.history).toMatchObject([{ offerId: 'half-off', decision: 'applied' }])
    expect(body.definition.offers.map(({ id }: { id: string }) => id)).toEqual(['pause', 'guide'])
  })

  it('S-07: applies one offer in one attempt', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    await server.accept(attemptId, { offerId: 'half-off' }, 'one')
    const answer = await server.accept(
      attemptId,
      { offerId: 'pause', choice: { months: 1 } },
      'two',
    )
    expect(answer).toMatchObject({ status: 409, body: { code: 'FW6014' } })
  })

  describe('S-06: the Idempotency-Key', () => {
    const pause = { offerId: 'pause', choice: { months: 1 } }

    it('is required', async () => {
      const server = await aServer()
      const attemptId = await server.start()
      const answer = await server.send(`/v1/attempts/${attemptId}/accept`, pause)
      expect(answer).toMatchObject({ status: 400, body: { code: 'FW6010' } })
      const long = await server.accept(attemptId, pause, 'k'.repeat(256))
      expect(long.status).toBe(400)
    })

    it('makes one billing call of 50 parallel requests, all with the same answer', async () => {
      const server = await aServer()
      const attemptId = await server.start()
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => server.accept(attemptId, pause)),
      )
      const different = new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))
      expect(different.size).toBe(1)
      expect(answers[0]?.status).toBe(200)
      expect(server.billing.actions).toHaveLength(1)
      expect(await storedTypes(attemptId)).toEqual(['offer.applied', 'attempt.saved'])
    })

    it('makes one billing call across servers with one store', async () => {
      const one = await aServer()
      const attemptId = await one.start()
      let calls = 0
      const slow = {
        ...one.billing,
        applyOffer: async (action: Parameters<MemoryBilling['applyOffer']>[0]) => {
          calls += 1
          await new Promise((resolve) => setTimeout(resolve, 30))
          return one.billing.applyOffer(action)
        },
      }
      const servers = Array.from({ length: 4 }, () =>
        createFairwellServer({ definition, tokens, billing: slow, store }),
      )
      const ask = (server: (typeof servers)[number]) =>
        server.fetch(
          new Request(`https://acme.test/fairwell/v1/attempts/${attemptId}/accept`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${one.token}`,
              'content-type': 'application/json',
              'idempotency-key': 'k',
            },
            body: JSON.stringify(pause),
          }),
        )
      const statuses = (await Promise.all(servers.map(ask))).map(({ status }) => status).sort()
      expect(statuses).toEqual([200, 409, 409, 409])
      expect(calls).toBe(1)
      expect((await ask(servers[1] as (typeof servers)[number])).status).toBe(200)
      expect(calls).toBe(1)
    })

    it('gives the first answer again', async () => {
      const server = await aServer()
      const attemptId = await server.start()
      const first = await server.accept(attemptId, pause)
      const again = await server.accept(attemptId, pause)
      expect([again.status, again.body]).toEqual([200, first.body])
    })

    it('is refused with another body', async () => {
      const server = await aServer()
      const attemptId = await server.start()
      await server.accept(attemptId, pause)
      for (const other of [{ ...pause, choice: { months: 2 } }, { offerId: 'half-off' }]) {
        const answer = await server.accept(attemptId, other)
        expect(answer).toMatchObject({ status: 422, body: { code: 'FW6011' } })
      }
    })

    it('tries again after billing could not do it, and keeps a refusal', async () => {
      const server = await aServer()
      const attemptId = await server.start()
      server.billing.breakDown('applyOffer', 'retryable', 1)
      const failed = await server.accept(attemptId, pause)
      expect(failed).toMatchObject({
        status: 503,
        body: {
          code: 'FW6041',
          failure: 'retryable',
          events: [{ type: 'fairwell.offer.failed', data: { code: 'retryable' } }],
        },
      })
      server.billing.breakDown('applyOffer', 'ineligible', 1)
      const refused = await server.accept(attemptId, pause)
      expect(refused).toMatchObject({ status: 409, body: { code: 'FW6040' } })
      expect(await server.accept(attemptId, pause)).toMatchObject({
        status: 409,
        body: refused.body,
      })
      expect((await server.accept(attemptId, pause, 'another')).status).toBe(200)
      expect(await storedTypes(attemptId)).toEqual([
        'offer.failed',
        'offer.failed',
        'offer.applied',
        'attempt.saved',
      ])
    })

    it("is nobody else's, in billing either", async () => {
      const server = await aServer()
      const other = await aServer()
      const key = 'same'
      for (const each of [server, other]) {
        expect((await each.accept(await each.start(), pause, key)).status).toBe(200)
      }
      const [a, b] = [server, other].map(({ billing }) => billing.actions[0]?.idempotencyKey)
      expect(a).toMatch(/^[0-9a-f]{64}$/)
      expect(a).not.toBe(b)
    })
  })

  describe('when billing does not answer', () => {
    const pause = { offerId: 'pause', choice: { months: 1 } }

    it('says so in time, and what comes late counts as saved once it is asked for again', async () => {
      const server = await aServer({ billingTimeoutMs: 60 })
      const attemptId = await server.start()
      server.billing.breakDown('applyOffer', 'hang')
      const answer = await server.accept(attemptId, pause)
      expect(answer).toMatchObject({ status: 504, body: { code: 'FW6043', failure: 'retryable' } })
      expect(await storedTypes(attemptId)).toEqual([])

      server.billing.repair()
      await vi.waitFor(async () => expect(await storedTypes(attemptId)).toEqual(['offer.applied']))
      const [late] = await store.read({ attemptId })
      expect(late?.event.data).toMatchObject({ late: true })

      const again = await server.accept(attemptId, pause)
      expect(again.status).toBe(200)
      expect(typesOf(again.body.events)).toEqual(['offer.applied', 'attempt.saved'])
      expect((await server.accept(attemptId, pause)).body).toEqual(again.body)
      expect(server.billing.actions).toHaveLength(1)
    })

    it('does not count an offer that came late as saved when they have cancelled', async () => {
      let answerNow = () => {}
      const slow = new Promise<void>((resolve) => {
        answerNow = resolve
      })
      const server = await aServer({
        billingTimeoutMs: 60,
        wrapBilling: (billing) => ({
          ...billing,
          applyOffer: (action) => billing.applyOffer(action).finally(() => slow),
        }),
      })
      const attemptId = await server.start()
      await server.accept(attemptId, pause)
      expect((await server.cancel(attemptId)).status).toBe(200)
      answerNow()
      await vi.waitFor(async () => expect(await storedTypes(attemptId)).toHaveLength(2))
      await server.accept(attemptId, pause)
      expect(await storedTypes(attemptId)).toEqual(['attempt.cancelled', 'offer.applied'])
    })

    it('joins the call that is under way', async () => {
      const server = await aServer({ billingTimeoutMs: 10_000 })
      const attemptId = await server.start()
      server.billing.breakDown('applyOffer', 'hang', 1)
      const first = server.accept(attemptId, pause)
      await new Promise((resolve) => setTimeout(resolve, 50))
      const other = await server.accept(attemptId, { offerId: 'half-off' })
      expect(other).toMatchObject({ status: 422, body: { code: 'FW6011' } })
      const beside = await server.accept(attemptId, { offerId: 'half-off' }, 'beside')
      expect(beside).toMatchObject({ status: 409, body: { code: 'FW6013', failure: 'retryable' } })
      server.billing.repair()
      expect((await first).status).toBe(200)
    })

    it('tells nobody what a provider says in its own words', async () => {
      const server = await aServer({
        billing: {
          ...memoryBilling({ accounts: [] }),
          getAccount: async () => {
            throw new Error('secret sk_live_123')
          },
        },
      })
      const answer = await server.send('/v1/attempts', { attemptId: uuid() })
      expect(answer).toMatchObject({ status: 502, body: { code: 'FW6042' } })
      expect(JSON.stringify(answer.body)).not.toContain('sk_live')
      expect(server.diagnostics.join()).toContain('sk_live')
    })
  })
})

describe('POST /v1/attempts/:id/cancel', () => {
  it('ends the subscription and says when', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    const answer = await server.cancel(attemptId, { reason: 'not-using' })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      resolution: {
        effectiveAt: '2099-12-01T00:00:00Z',
        receiptId: 'receipt-0001',
        account: { subscription: { status: 'cancelling' } },
      },
      events: [
        {
          type: 'fairwell.attempt.cancelled',
          attemptseq: 1,
          data: { reasonId: 'not-using', confirmedBy: 'server', lastScreen: 'confirm' },
        },
      ],
    })
    expect(await storedTypes(attemptId)).toEqual(['attempt.cancelled'])
  })

  it('S-07: gives the same receipt again, whatever the key and the body', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    const answers = [
      await server.cancel(attemptId),
      await server.cancel(attemptId, { reason: 'not-using' }),
      await server.cancel(attemptId, {}, 'another key'),
      ...(await Promise.all(Array.from({ length: 20 }, () => server.cancel(attemptId)))),
    ]
    for (const answer of answers) {
      expect([answer.status, answer.body]).toEqual([200, answers[0]?.body])
    }
    expect(server.billing.actions).toHaveLength(1)
  })

  it('is never too much', async () => {
    const server = await aServer()
    const answers = await Promise.all(Array.from({ length: 60 }, () => server.cancel(uuid())))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })

  it('needs no started attempt, and no body', async () => {
    const server = await aServer()
    const response = await fetch(`${server.url}/v1/attempts/${uuid()}/cancel`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'idempotency-key': 'k' },
    })
    expect(response.status).toBe(200)
  })

  it.each([
    ['no body', ''],
    ['no JSON', '{"reason"'],
    ['no object', '["not-using"]'],
    ['a reason that is none', { reason: 7 }],
    ['a text that no database holds', { reason: '\u0000' }],
    ['a long body', { reason: 'x'.repeat(70_000) }],
  ])('cancels though there is %s, and says so', async (_name, body) => {
    const server = await aServer()
    const attemptId = uuid()
    const answer = await server.cancel(attemptId, body)
    expect(answer.status).toBe(200)
    expect(answer.body.events[0].data).not.toHaveProperty('reasonId')
    expect(server.diagnostics).toEqual(
      body === '' ? [] : [expect.stringMatching(/^FW602[12] .*ignored/)],
    )
  })

  it('cancels though the body is said to be no JSON', async () => {
    const server = await aServer()
    const headers = { 'content-type': 'text/plain', 'idempotency-key': 'k' }
    const path = `/v1/attempts/${uuid()}/cancel`
    expect((await server.send(path, 'bye', { headers })).status).toBe(200)
    expect(server.diagnostics).toEqual([expect.stringMatching(/^FW6020 /)])
  })

  it('cancels though somebody has read the body before', async () => {
    const person = aPerson()
    const server = createFairwellServer({
      ...{ definition, tokens, store, onDiagnostic: () => {} },
      billing: memoryBilling({ accounts: [anAccount(person)] }),
    })
    const sent = new Request(`https://acme.test/v1/attempts/${uuid()}/cancel`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokens.mint(person)}`,
        'content-type': 'application/json',
        'idempotency-key': 'k',
      },
      body: '{}',
    })
    await sent.text()
    expect((await server.fetch(sent)).status).toBe(200)
  })

  it.each([
    ['of any form', 'no uuid: ü/€', 'no uuid: ü/€'],
    ['of 200 characters', 'ü'.repeat(200), 'ü'.repeat(200)],
    ['that no database holds', 'a\u0000', 'a%00'],
  ])('takes an id %s', async (_name, attemptId, stored) => {
    const server = await aServer()
    const answer = await server.cancel(encodeURIComponent(attemptId), {}, 'k')
    expect(answer).toMatchObject({ status: 200, body: { events: [{ attemptid: stored }] } })
    expect((await server.cancel(encodeURIComponent(attemptId), {}, 'k')).body).toEqual(answer.body)
    expect(server.billing.actions).toMatchObject([{ attemptId: stored }])
  })

  it('takes an id whose escapes are none, and no endless one', async () => {
    const server = await aServer()
    expect((await server.cancel('50%')).status).toBe(200)
    expect(await server.cancel('x'.repeat(201))).toMatchObject({ status: 404 })
  })

  it('follows an offer that was taken before', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    await server.accept(attemptId, { offerId: 'half-off' })
    expect((await server.cancel(attemptId)).status).toBe(200)
    expect(await storedTypes(attemptId)).toEqual([
      'offer.applied',
      'attempt.saved',
      'attempt.cancelled',
    ])
  })

  it('says what billing says, and can be tried again with the same key', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    for (const [how, status] of [
      ['retryable', 503],
      ['unknown', 502],
      ['ineligible', 409],
    ] as const) {
      server.billing.breakDown('cancel', how, 1)
      const answer = await server.cancel(attemptId)
      expect(answer).toMatchObject({ status, body: { failure: how, events: [] } })
    }
    expect((await server.cancel(attemptId)).status).toBe(200)
  })

  it('does what came late once', async () => {
    const server = await aServer({ billingTimeoutMs: 60 })
    const attemptId = uuid()
    server.billing.breakDown('cancel', 'hang')
    expect(await server.cancel(attemptId)).toMatchObject({ status: 504 })
    server.billing.repair()
    expect((await server.cancel(attemptId)).status).toBe(200)
    expect(server.billing.actions).toHaveLength(1)
    expect(await storedTypes(attemptId)).toEqual(['attempt.cancelled'])
  })

  it('needs an Idempotency-Key like every mutation', async () => {
    const server = await aServer()
    const answer = await server.send(`/v1/attempts/${uuid()}/cancel`, {})
    expect(answer).toMatchObject({ status: 400, body: { code: 'FW6010' } })
  })
})

describe('S-09: cancelling works when something else does not', () => {
  const fail = async (): Promise<never> => {
    throw new Error('down')
  }
  const hang = () => new Promise<never>(() => {})

  it.each([
    ['fails', fail],
    ['hangs', hang],
  ])('the store %s: it cancels once, and the record is written later', async (_name, broken) => {
    let isDown = true
    const names = ['findAttempt', 'startAttempt', 'begin', 'settle', 'release', 'history', 'ping']
    const flaky = new Proxy(store, {
      get: (target, name: keyof Store) =>
        isDown && names.includes(name) ? broken : target[name].bind(target),
    })
    let calls = 0
    let counting: FairwellServerOptions['billing'] | undefined
    const wrapBilling = (billing: FairwellServerOptions['billing']) => {
      counting ??= {
        ...billing,
        cancel: (action) => {
          calls += 1
          return billing.cancel(action)
        },
      }
      return counting
    }
    const server = await aServer({ store: flaky, storeTimeoutMs: 40, wrapBilling })
    const attemptId = uuid()
    const first = await server.cancel(attemptId, { reason: 'not-using' })
    expect(first.status).toBe(200)
    expect((await server.cancel(attemptId)).body).toEqual(first.body)
    expect(calls).toBe(1)
    expect((await server.send('/healthz')).body).toMatchObject({
      status: 'degraded',
      store: 'down',
      waitingRecords: 1,
    })

    isDown = false
    await vi.waitFor(async () => expect(await storedTypes(attemptId)).toHaveLength(1), {
      timeout: 5_000,
      interval: 100,
    })
    const [stored] = await store.read({ attemptId })
    expect(stored?.event.id).toBe(first.body.events[0].id)
    const again = await server.cancel(attemptId)
    expect([again.status, again.body]).toEqual([200, first.body])
    expect(calls).toBe(1)

    const restarted = await aServer({ person: server.person, wrapBilling })
    const later = await restarted.cancel(attemptId, {}, 'another key')
    expect([later.status, later.body]).toEqual([200, first.body])
    expect(calls).toBe(1)
  })

  it('the store is back before the record is written: the first answer stands', async () => {
    let isDown = true
    const flaky: Store = {
      ...store,
      begin: (start) => (isDown ? fail() : store.begin(start)),
      settle: (settlement) => (isDown ? fail() : store.settle(settlement)),
    }
    const server = await aServer({ store: flaky })
    const attemptId = uuid()
    const first = await server.cancel(attemptId)
    isDown = false
    expect((await server.cancel(attemptId)).body).toEqual(first.body)
    expect(server.billing.actions).toHaveLength(1)
  })

  it.each(['the same key', 'another key'])(
    'billing never answers: after the time-out, %s asks it again with the same key of its own',
    async (key) => {
      const keys: string[] = []
      const server = await aServer({
        billingTimeoutMs: 300,
        wrapBilling: (billing) => ({
          ...billing,
          cancel: (action) => {
            keys.push(action.idempotencyKey)
            return keys.length < 3 ? hang() : billing.cancel(action)
          },
        }),
      })
      const attemptId = uuid()
      const ask = () => server.cancel(attemptId, {}, key === 'another key' ? uuid() : 'd1')
      expect(await ask()).toMatchObject({ status: 504, body: { code: 'FW6043' } })
      expect(await ask()).toMatchObject({ status: 504, body: { code: 'FW6043' } })
      const answer = await ask()
      expect([answer.status, typesOf(answer.body.events)]).toEqual([200, ['attempt.cancelled']])
      expect([keys.length, new Set(keys).size]).toEqual([3, 1])
      expect((await ask()).body).toEqual(answer.body)
      expect(keys).toHaveLength(3)
    },
  )

  it('a process goes down while it cancels: after the time-out, another one goes on', async () => {
    const gone = await aServer({
      billingTimeoutMs: 60,
      wrapBilling: (billing) => ({ ...billing, cancel: hang }),
    })
    const attemptId = uuid()
    expect((await gone.cancel(attemptId)).status).toBe(504)
    const next = await aServer({ person: gone.person })
    expect((await next.cancel(attemptId)).status).toBe(200)
  })

  it('the account does not answer after billing has: the cancellation is told in time', async () => {
    const server = await aServer({
      billingTimeoutMs: 1_000,
      wrapBilling: (billing) => ({ ...billing, getAccount: hang }),
    })
    expect((await server.cancel(uuid())).status).toBe(200)
  })

  it('the store fails after an offer was applied: it is said all the same', async () => {
    let isDown = false
    const flaky: Store = { ...store, settle: (...all) => (isDown ? fail() : store.settle(...all)) }
    const server = await aServer({ store: flaky })
    const attemptId = await server.start()
    isDown = true
    const pause = { offerId: 'pause', choice: { months: 1 } }
    const answer = await server.accept(attemptId, pause)
    expect(answer.status).toBe(200)
    expect((await server.accept(attemptId, pause)).body).toEqual(answer.body)
    expect(server.billing.actions).toHaveLength(1)
  })

  it('the store comes back between two records of one offer: both are kept, in order', async () => {
    let isDown = false
    const flaky: Store = { ...store, settle: (...all) => (isDown ? fail() : store.settle(...all)) }
    const server = await aServer({ store: flaky, billingTimeoutMs: 60 })
    const attemptId = await server.start()
    const pause = { offerId: 'pause', choice: { months: 1 } }
    isDown = true
    server.billing.breakDown('applyOffer', 'hang')
    expect((await server.accept(attemptId, pause)).status).toBe(504)
    server.billing.repair()
    const isWaiting = async () => (await server.send('/healthz')).body.waitingRecords === 1
    await vi.waitFor(async () => expect(await isWaiting()).toBe(true))
    isDown = false
    const told = await server.accept(attemptId, pause)
    expect(typesOf(told.body.events)).toEqual(['offer.applied', 'attempt.saved'])
    expect((await server.accept(attemptId, pause)).body).toEqual(told.body)
    await vi.waitFor(async () => expect(await storedTypes(attemptId)).toHaveLength(2), {
      timeout: 4_000,
    })
    const stored = (await store.read({ attemptId })).map(({ event }) => event)
    expect(stored).toEqual(told.body.events)
    expect(new Set(stored.map(({ attemptseq }) => attemptseq)).size).toBe(2)
    expect((await server.accept(attemptId, pause)).body).toEqual(told.body)
  })

  it('the definition fails', async () => {
    const server = await aServer({ definition: fail })
    expect(await server.send('/v1/attempts', { attemptId: uuid() })).toMatchObject({
      status: 503,
      body: { code: 'FW6051', failure: 'retryable' },
    })
    expect((await server.cancel(uuid())).status).toBe(200)
  })

  it('the definition is broken: who runs the server is told where', async () => {
    const server = await aServer({
      definition: { ...definition, offers: [{ id: 'x', kind: 'discont' }] } as never,
    })
    expect(await server.send('/v1/attempts', { attemptId: uuid() })).toMatchObject({
      status: 503,
      body: { code: 'FW6051' },
    })
    expect(server.diagnostics.join()).toMatch(/FW6051 .*FW1\d+ offers\[0\].*discont/)
    expect((await server.cancel(uuid())).status).toBe(200)
  })

  it.each(['findAttempt', 'startAttempt', 'history', 'begin'] as const)(
    'the store fails at %s: nothing is started or applied, and it may be tried again',
    async (method) => {
      let isDown = true
      const flaky = {
        ...store,
        [method]: (...all: never[]) =>
          isDown ? fail() : (store[method] as (...all: never[]) => unknown)(...all),
      }
      const server = await aServer({ store: flaky })
      const attemptId = uuid()
      const act = async () => {
        const started = await server.send('/v1/attempts', { attemptId })
        return started.status === 201 ? server.accept(attemptId, { offerId: 'half-off' }) : started
      }
      expect(await act()).toMatchObject({
        status: 503,
        body: { code: 'FW6050', failure: 'retryable' },
      })
      expect(server.billing.actions).toEqual([])
      isDown = false
      expect((await act()).status).toBe(200)
    },
  )

  it('the store fails to release an action that was not done', async () => {
    const server = await aServer({ store: { ...store, release: fail } })
    const attemptId = await server.start()
    server.billing.breakDown('getAccount', 'retryable', 1)
    const answer = await server.accept(attemptId, { offerId: 'half-off' })
    expect(answer).toMatchObject({ status: 503, body: { code: 'FW6041' } })
  })

  it('the store does not take events: they are to be sent again', async () => {
    const server = await aServer({ store: { ...store, add: fail } })
    const answer = await server.send('/v1/events', [])
    expect(answer).toMatchObject({ status: 503, body: { code: 'FW6050' } })
    expect(answer.headers.get('retry-after')).toBe('5')
  })

  it('the account and the sinks fail', async () => {
    const sink: EventAdapter = { name: 'broken', deliver: fail }
    const server = await aServer({ sinks: [sink] })
    server.billing.breakDown('getAccount', 'unknown')
    expect((await server.cancel(uuid())).status).toBe(200)
  })

  it('whoever listens fails', async () => {
    const boom = () => {
      throw new Error('listener')
    }
    const server = await aServer({ onAttempt: boom, onDiagnostic: boom, definition: fail })
    expect((await server.cancel(uuid())).status).toBe(200)
  })
})

describe('POST /v1/events', () => {
  function anEvent(server: Running, name: string, with_: object = {}, data: object = {}) {
    return {
      specversion: '1.0',
      id: uuid(),
      source: 'https://shop.test/fairwell/acme-main',
      type: `fairwell.${name}`,
      subject: server.person.subscriberId,
      time: '2026-11-22T10:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: `https://fairwell.dev/schemas/v1/events/${name}.schema.json`,
      attemptid: uuid(),
      attemptseq: 1,
      data: { v: 1, flowId: 'acme-main', flowVersion: 3, mode: 'server', locale: 'en', ...data },
      ...with_,
    }
  }
  const ended = { lastScreen: 'offer', durationMs: 1 }
  const halfOff = { offerId: 'half-off', kind: 'discount', terms: {}, screenIndex: 0 }
  const viewed = (server: Running) =>
    anEvent(server, 'screen.viewed', {}, { screen: 'survey', index: 0 })

  it.each(['application/cloudevents-batch+json', 'application/json; charset=utf-8'])(
    'stores a batch of %s once',
    async (type) => {
      const server = await aServer()
      const batch = [viewed(server), viewed(server)]
      const headers = { 'content-type': type }
      const first = await server.send('/v1/events', batch, { headers })
      expect(first).toMatchObject({
        status: 200,
        body: { accepted: 2, rejected: 0, rejectedIds: [] },
      })
      expect((await server.send('/v1/events', batch, { headers })).body.accepted).toBe(2)
      const stored = await store.read({ attemptId: batch[0]?.attemptid })
      expect(stored).toMatchObject([{ event: batch[0], origin: 'client', isVerified: true }])
    },
  )

  it('takes an event at the bounds of what it may be', async () => {
    const server = await aServer()
    const source = `https://x.test/${'😀'.repeat(240)}`
    const event = anEvent(server, 'answer.given', { source, attemptseq: Number.MAX_SAFE_INTEGER })
    const data = { ...event.data, questionId: 'q', kind: 'text', text: '😀\\u0000'.repeat(900) }
    const answer = await server.send('/v1/events', [
      { ...event, data, time: '9999-12-31T23:59:59Z' },
    ])
    expect(answer).toMatchObject({ status: 200, body: { accepted: 1 } })
  })

  it('takes events without a token, and notes that nobody vouches for them', async () => {
    const server = await aServer()
    const event = viewed(server)
    const headers = { authorization: undefined }
    expect((await server.send('/v1/events', [event], { headers })).status).toBe(200)
    const stored = await store.read({ attemptId: event.attemptid })
    expect(stored).toMatchObject([{ isVerified: false }])
  })

  it('refuses them where a token is needed, and a bad token anywhere', async () => {
    const server = await aServer({ eventsNeedToken: true })
    const send = (authorization?: string) =>
      server.send('/v1/events', [viewed(server)], { headers: { authorization } })
    expect(await send()).toMatchObject({ status: 401, body: { code: 'FW6001' } })
    expect(await send('Bearer x')).toMatchObject({ status: 401, body: { code: 'FW6002' } })
  })

  it('S-17: keeps what the schema knows and drops the rest', async () => {
    const server = await aServer()
    const event = viewed(server)
    const sent = { ...event, cookie: 'x', data: { ...event.data, email: 'ada@example.com' } }
    await server.send('/v1/events', [sent])
    const stored = await store.read({ attemptId: event.attemptid })
    expect(stored.map((each) => each.event)).toEqual([event])
  })

  const good = {
    ...{ v: 1, flowId: 'acme-main', flowVersion: 3, mode: 'server', locale: 'en' },
    ...{ screen: 'survey', index: 0 },
  }
  it.each([
    ['a type of somebody else', { type: 'com.example.thing' }],
    ['a type that no flow has', { type: 'fairwell.toString' }],
    ['no attempt', { attemptid: undefined }],
    ['a sequence number of 0', { attemptseq: 0 }],
    ['an empty subject', { subject: '' }],
    ["another's subject", { subject: 'victim' }],
    ['a sequence number that is none', { attemptseq: 1.5 }],
    ['a time before computers', { time: '0000-01-01T00:00:00Z' }],
    ['a text that no database holds', { data: { ...good, screen: 'x\u0000' } }],
    ['an id that no index holds', { id: 'x'.repeat(3_000) }],
    ['a source that no index holds', { source: 'https://x.test/'.repeat(300) }],
    ['a time that is none', { time: 'yesterday' }],
    ['no data', { data: null }],
    ['another version of the data', { data: { ...good, v: 2 } }],
    ['data of another type of event', { data: { ...good, screen: undefined } }],
    ['a huge text', { data: { ...good, screen: 'x'.repeat(30_000) } }],
  ])('names an event with %s and keeps the others', async (_name, change) => {
    const server = await aServer()
    const [good, bad] = [viewed(server), { ...viewed(server), ...change }]
    const answer = await server.send('/v1/events', [bad, good])
    expect(answer).toMatchObject({ status: 207, body: { accepted: 1, rejectedIds: [bad.id] } })
  })

  it('counts what is no event and has no id', async () => {
    const server = await aServer()
    const batch = [null, 1, [], {}, { id: 7 }, { id: 'x' }, viewed(server)]
    const answer = await server.send('/v1/events', batch)
    const body = { accepted: 1, rejected: 6, rejectedIds: ['x'] }
    expect(answer).toMatchObject({ status: 207, body })
    expect(answer.body).toEqual(body)
  })

  describe.each([
    ['without a token', { authorization: undefined }],
    ['with a token', {}],
  ])('S-22: %s', (_name, headers) => {
    it("takes nothing under the server's own source but what it has said", async () => {
      const server = await aServer()
      const attemptid = await server.start()
      const { body } = await server.accept(attemptid, { offerId: 'half-off' })
      const own: FlowEvent[] = body.events
      const source = own[0]?.source
      const forged = [
        anEvent(server, 'attempt.dismissed', { attemptid, source }, ended),
        anEvent(server, 'screen.viewed', { source }, { screen: 'survey', index: 0 }),
        anEvent(server, 'attempt.saved', { source, testmode: true }, ended),
        anEvent(server, 'screen.viewed', { source: `${source}-2` }, { screen: 'x', index: 0 }),
      ]
      const answer = await server.send('/v1/events', [...own, ...forged], { headers })
      const rejectedIds = forged.map(({ id }) => id)
      expect(answer.body).toEqual({ accepted: own.length, rejected: 4, rejectedIds })
      expect(await storedTypes(attemptid)).toEqual(typesOf(own))
    })

    it.each(['saved', 'cancelled', 'released', 'dismissed', 'failed'])(
      'takes no other outcome, %s, for an attempt that has its own from the server',
      async (outcome) => {
        const server = await aServer()
        const [done, other] = [await server.start(), await server.start()]
        const { body } = await server.cancel(done)
        const data = { ...ended, mode: 'local' }
        const second = anEvent(server, `attempt.${outcome}`, { attemptid: done }, data)
        const simulated = { ...second, id: uuid(), testmode: true }
        const elsewhere = anEvent(server, 'attempt.dismissed', { attemptid: other }, ended)
        const batch = [...body.events, second, simulated, elsewhere]
        const answer = await server.send('/v1/events', batch, { headers })
        expect(answer.body).toEqual({ accepted: 3, rejected: 1, rejectedIds: [second.id] })
      },
    )
  })

  it('S-22: takes nothing that the server alone may say, but its own', async () => {
    const server = await aServer()
    const attemptId = await server.start()
    const { body } = await server.accept(attemptId, { offerId: 'half-off' })
    const own: FlowEvent[] = body.events
    const saved = { offerId: 'half-off', lastScreen: 'offer', durationMs: 1 }
    const validation = { offerId: 'half-off', days: 30, amountMinor: 1000, currency: 'USD' }
    const forged = [
      anEvent(server, 'attempt.saved', {}, saved),
      anEvent(server, 'attempt.cancelled', {}, saved),
      anEvent(server, 'offer.applied', {}, halfOff),
      anEvent(server, 'offer.failed', {}, halfOff),
      anEvent(server, 'offer.shown', {}, { ...halfOff, confirmedBy: 'server' }),
      anEvent(server, 'attempt.saved', {}, { ...saved, mode: 'local', confirmedBy: 'server' }),
      anEvent(server, 'attempt.saved', { attemptid: attemptId }, { ...saved, mode: 'local' }),
      anEvent(server, 'save.validated', {}, { ...validation, mode: 'local' }),
    ]
    const answer = await server.send('/v1/events', [...own, ...forged])
    expect(answer).toMatchObject({
      status: 207,
      body: { accepted: own.length, rejectedIds: forged.map(({ id }) => id) },
    })
  })

  it('takes the outcomes that a flow in test mode simulates, marked as they are', async () => {
    const server = await aServer()
    const saved = { offerId: 'half-off', lastScreen: 'offer', durationMs: 1 }
    const simulated = anEvent(server, 'attempt.saved', { testmode: true }, saved)
    const answer = await server.send('/v1/events', [simulated])
    expect(answer).toMatchObject({ status: 200, body: { accepted: 1, rejectedIds: [] } })
  })

  it('takes what a page in local mode says that its handler confirmed', async () => {
    const server = await aServer()
    const data = { mode: 'local', confirmedBy: 'handler', lastScreen: 'offer', durationMs: 1 }
    const event = anEvent(server, 'attempt.saved', {}, data)
    expect((await server.send('/v1/events', [event])).status).toBe(200)
  })

  it('S-19: refuses text/plain, what is no list and what is too much', async () => {
    const server = await aServer()
    const headers = { 'content-type': 'text/plain' }
    const text = await server.send('/v1/events', '[]', { headers })
    expect(text).toMatchObject({ status: 415, body: { code: 'FW6020' } })
    expect(await server.send('/v1/events', {})).toMatchObject({ status: 400 })
    const many = Array.from({ length: 1_001 }, () => ({}))
    expect(await server.send('/v1/events', many)).toMatchObject({ status: 400 })
    const long = [{ x: 'x'.repeat(1_000_001) }]
    expect(await server.send('/v1/events', long)).toMatchObject({ status: 413 })
  })

  it('counts a decline that a token vouches for', async () => {
    const server = await aServer()
    const attemptid = await server.start()
    const data = { offerId: 'pause', kind: 'pause', terms: {}, screenIndex: 0 }
    await server.send('/v1/events', [anEvent(server, 'offer.declined', { attemptid }, data)])
    const { body } = await server.send('/v1/attempts', { attemptId: uuid() })
    expect(body.account.history).toMatchObject([{ offerId: 'pause', decision: 'declined' }])
  })

  it('tells of every stored event at once, and passes it on to the sinks, once', async () => {
    const delivered: string[] = []
    const sink: EventAdapter = {
      name: 'live',
      deliver: async (batch) => void delivered.push(...typesOf(batch)),
    }
    const told: string[] = []
    const onEvents = (events: readonly FlowEvent[]) => void told.push(...typesOf(events))
    const server = await aServer({ sinks: [sink], onEvents })
    const attemptId = await server.start()
    const shown = anEvent(server, 'offer.shown', { attemptid: attemptId }, halfOff)
    await server.send('/v1/events', [shown])
    await server.send('/v1/events', [shown])
    const { body } = await server.accept(attemptId, { offerId: 'half-off' })
    await server.send('/v1/events', body.events)
    const all = ['offer.shown', 'offer.applied', 'attempt.saved']
    expect(told).toEqual(all)
    await vi.waitFor(() => expect(delivered).toEqual(all), { timeout: 3_000 })
  })
})

describe('the edges of HTTP', () => {
  it.each(['', '/fairwell', '/api/v1/billing'])('is found under "%s"', async (mount) => {
    const server = createFairwellServer({
      ...{ definition, tokens, store },
      billing: memoryBilling({ accounts: [] }),
    })
    const response = await server.fetch(new Request(`https://acme.test${mount}/healthz`))
    expect(await response.json()).toEqual({ status: 'ok', store: 'ok', waitingRecords: 0 })
    const nothing = await server.fetch(new Request(`https://acme.test${mount}/v1/nothing`))
    expect(nothing.status).toBe(404)
  })

  it('answers problems as RFC 9457', async () => {
    const server = await aServer()
    const { status, headers, body } = await server.send('/v1/nothing', {})
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body).toEqual({
      type: 'https://fairwell.dev/errors#FW6060',
      title: 'No such route',
      status,
      detail: '/billing/fairwell/v1/nothing is not a path of this server.',
      code: 'FW6060',
    })
  })

  it('describes itself', async () => {
    const server = await aServer()
    const { body } = await server.send('/v1/openapi.json')
    expect(body).toMatchObject({ openapi: '3.1.0', servers: [{ url: server.url }] })
  })

  it('warns on the console where nobody listens', async () => {
    const warned = vi.spyOn(console, 'error').mockImplementation(() => {})
    const server = await aServer({
      onDiagnostic: undefined,
      definition: () => Promise.reject(new Error('gone')),
    })
    await server.send('/v1/attempts', { attemptId: uuid() })
    expect(warned).toHaveBeenCalledExactlyOnceWith(
      '[fairwell] FW6051 There is no definition: Error: gone https://fairwell.dev/errors#FW6051',
    )
    warned.mockRestore()
  })

  it('says which method a path takes', async () => {
    const server = await aServer()
    const answer = await server.send('/v1/attempts')
    expect(answer).toMatchObject({ status: 405, body: { code: 'FW6061' } })
    expect(answer.headers.get('allow')).toBe('POST')
  })

  it('names itself by its public URL', async () => {
    const server = await aServer({ url: 'https://acme.test/fairwell/' })
    const { body } = await server.cancel(uuid())
    expect(body.events[0].source).toBe('https://acme.test/fairwell/v1/acme-main')
  })

  it('says nothing of what broke inside', async () => {
    const server = await aServer({
      tokens: {
        verify: async () => {
          throw new Error('inside')
        },
      },
    })
    const answer = await server.send('/v1/attempts', {})
    expect(answer).toMatchObject({ status: 500, body: { code: 'FW6099' } })
    expect(JSON.stringify(answer.body)).not.toContain('inside')
    expect(server.diagnostics).toEqual(['FW6099 POST /billing/fairwell/v1/attempts: Error: inside'])
  })

  it.each([
    ['a long body', 4_000_000, 'drains'],
    ['an endless one', 40_000_000, 'closes'],
  ])('refuses %s, and the next request finds a connection', async (_name, length, how) => {
    const server = await aServer()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    closing.push(() => agent.destroy())
    const send = (body: string) =>
      new Promise<readonly [number | undefined, string | undefined]>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', connection: 'keep-alive' }
        const sent = request(`${server.url}/v1/events`, { method: 'POST', agent, headers })
        sent.on('error', reject).on('response', (response) => {
          const answer = [response.statusCode, response.headers.connection] as const
          response.resume().on('end', () => resolve(answer))
        })
        sent.end(body)
      })
    for (let n = 0; n < 3; n++) {
      const connection = how === 'drains' ? 'keep-alive' : 'close'
      expect(await send('x'.repeat(length))).toEqual([413, connection])
      expect(await send('[]')).toEqual([200, 'keep-alive'])
    }
  })

  describe('S-18: CORS', () => {
    const cors = ['https://app.acme.test']
    const preflight = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    }

    it('lets a listed origin in', async () => {
      const server = await aServer({ cors })
      const origin = 'https://app.acme.test'
      const asked = await server.send('/v1/attempts', undefined, {
        method: 'OPTIONS',
        headers: { ...preflight, origin },
      })
      expect(asked.status).toBe(204)
      expect(asked.headers.get('access-control-allow-origin')).toBe(origin)
      expect(asked.headers.get('access-control-allow-headers')).toContain('idempotency-key')
      const refused = await server.send('/v1/attempts', {}, { headers: { origin } })
      expect(refused.headers.get('access-control-allow-origin')).toBe(origin)
      expect(refused.headers.get('access-control-allow-credentials')).toBeNull()
    })

    it.each([
      'https://evil.test',
      'https://app.acme.test.evil.test',
      'null',
      'http://app.acme.test',
    ])('keeps %s out', async (origin) => {
      const server = await aServer({ cors })
      for (const [body, options] of [
        [undefined, { method: 'OPTIONS', headers: { ...preflight, origin } }],
        [{}, { headers: { origin } }],
      ] as const) {
        const { headers } = await server.send('/v1/attempts', body, options)
        expect(headers.get('access-control-allow-origin')).toBeNull()
        expect(headers.get('vary')).toBe('Origin')
      }
    })

    it.each(['https://app.acme.test/', 'app.acme.test', '*'])(
      'refuses %s in the list',
      (origin) => {
        const billing = memoryBilling({ accounts: [] })
        const options = { ...{ definition, tokens, billing, store }, cors: [origin] }
        expect(() => createFairwellServer(options)).toThrow('is not an origin')
      },
    )
  })

  it('writes and sends what is waiting before it closes', async () => {
    const delivered: string[] = []
    const close = vi.fn(async () => {})
    const billing = memoryBilling({
      accounts: [anAccount({ subscriberId: 'z', subscriptionId: 'z' })],
    })
    const server = createFairwellServer({
      ...{ definition, tokens, billing },
      store: { ...store, close },
      sinks: [{ name: 'live', deliver: async (batch) => void delivered.push(...typesOf(batch)) }],
    })
    await server.fetch(
      new Request(`https://acme.test/v1/attempts/${uuid()}/cancel`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await tokens.mint({ subscriberId: 'z', subscriptionId: 'z' })}`,
          'idempotency-key': 'k',
        },
      }),
    )
    await server.close()
    expect(delivered).toEqual(['attempt.cancelled'])
    expect(close).toHaveBeenCalledOnce()
  })
})
