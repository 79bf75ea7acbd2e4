import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FlowEvent } from '@fairwell/core'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pgliteStore } from './pglite-store.ts'
import type { SqlClient } from './sql-client.ts'
import { sqlStore } from './sql-store.ts'
import type { AttemptRecord, EventDraft, OperationStart, Store } from './store.ts'

const databaseUrl = process.env.FAIRWELL_TEST_DATABASE_URL

let unique = 0
function anAttempt(with_: Partial<AttemptRecord> = {}): AttemptRecord {
  unique += 1
  return {
    attemptId: `attempt-${unique}`,
    subscriberId: `subscriber-${unique}`,
    subscriptionId: `subscription-${unique}`,
    flowId: 'acme-main',
    flowVersion: 3,
    locale: 'en',
    startedAt: '2026-11-22T10:00:00.000Z',
    noOffers: false,
    account: { subscriber: { id: `subscriber-${unique}`, firstName: 'O\'Ada \\ "x" ✓' } },
    offered: {
      'half-off': {
        offer: { id: 'half-off', kind: 'discount', title: 'Half', percentOff: 50, cycles: 3 },
        termsHash: 'abc',
      },
    },
    sentOfferIds: ['half-off', 'walkthrough'],
    ...with_,
  }
}

function anEvent(attempt: AttemptRecord, type: string, with_: object = {}): FlowEvent {
  unique += 1
  return {
    specversion: '1.0',
    id: `event-${unique}`,
    source: 'https://shop.test/fairwell/acme-main',
    type: `fairwell.${type}`,
    subject: attempt.subscriberId,
    time: '2026-11-22T10:00:01.000Z',
    datacontenttype: 'application/json',
    dataschema: 'https://fairwell.dev/schemas/event.json',
    attemptid: attempt.attemptId,
    attemptseq: 1,
    data: { v: 1, flowId: 'acme-main', flowVersion: 3, mode: 'server', locale: 'en' },
    ...with_,
  } as FlowEvent
}

function aDraft(attempt: AttemptRecord, type: string): EventDraft {
  const { attemptseq, ...draft } = anEvent(attempt, type, {
    data: { offerId: 'half-off', kind: 'discount' },
  })
  return draft
}

function anOperation(attempt: AttemptRecord, with_: Partial<OperationStart> = {}): OperationStart {
  return {
    subscriberId: attempt.subscriberId,
    subscriptionId: attempt.subscriptionId,
    attemptId: attempt.attemptId,
    kind: 'accept',
    key: 'key-1',
    requestHash: 'hash-1',
    now: '2026-11-22T10:00:00.000Z',
    leaseUntil: '2026-11-22T10:01:00.000Z',
    ...with_,
  }
}

const stores: readonly { name: string; open: () => Promise<Store> }[] = [
  { name: 'PGlite', open: async () => pgliteStore() },
  ...(databaseUrl ? [{ name: 'PostgreSQL', open: () => openPostgres(databaseUrl) }] : []),
]

describe.each(stores)('a store on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
    await store.ping()
  }, 60_000)
  afterAll(() => store.close())

  describe('attempts', () => {
    it('gives back what was started', async () => {
      const attempt = anAttempt({ previousAttemptId: 'before' })
      expect(await store.startAttempt(attempt)).toEqual(attempt)
      expect(await store.findAttempt(attempt.attemptId)).toEqual(attempt)
    })

    it('keeps the first of two with the same id', async () => {
      const attempt = anAttempt()
      await store.startAttempt(attempt)
      const again = await store.startAttempt({ ...attempt, subscriberId: 'another', locale: 'de' })
      expect(again).toEqual(attempt)
    })

    it('knows nothing of an id that was never started', async () => {
      expect(await store.findAttempt('never')).toBeUndefined()
    })
  })

  describe('operations', () => {
    let attempt: AttemptRecord
    beforeEach(async () => {
      attempt = await store.startAttempt(anAttempt())
    })
    const operationOf = ({ subscriberId }: AttemptRecord, key = 'key-1') => ({ subscriberId, key })

    it('gives an action to one caller only', async () => {
      const begins = await Promise.all(
        Array.from({ length: 20 }, () => store.begin(anOperation(attempt))),
      )
      const states = begins.map(({ state }) => state).sort()
      expect(states).toEqual(['begun', ...Array(19).fill('running')])
    })

    it('gives the same result again once it is done', async () => {
      await store.begin(anOperation(attempt))
      const events = await store.settle({
        attempt,
        operation: { ...operationOf(attempt), result: { resolution: { receiptId: 'r1' } } },
        events: [aDraft(attempt, 'offer.applied')],
        conclusion: { outcome: 'saved', event: aDraft(attempt, 'attempt.saved') },
      })
      expect(events.map(({ type, attemptseq }) => [type, attemptseq])).toEqual([
        ['fairwell.offer.applied', 1],
        ['fairwell.attempt.saved', 2],
      ])
      expect(await store.begin(anOperation(attempt))).toEqual({
        state: 'done',
        result: { resolution: { receiptId: 'r1' }, events },
      })
      expect(await store.findAttempt(attempt.attemptId)).toMatchObject({ outcome: 'saved' })
    })

    it('knows what was done without it, by the key and the request', async () => {
      const begun = { kind: 'cancel', requestHash: 'hash-1' } as const
      const operation = {
        ...operationOf(attempt),
        result: { resolution: { receiptId: 'r1' } },
        begun,
      }
      const conclusion = {
        outcome: 'cancelled',
        event: aDraft(attempt, 'attempt.cancelled'),
      } as const
      const events = await store.settle({ attempt, operation, events: [], conclusion })
      expect(await store.begin(anOperation(attempt))).toEqual({
        state: 'done',
        result: { resolution: { receiptId: 'r1' }, events },
      })
      const other = anOperation(attempt, { requestHash: 'hash-2' })
      expect(await store.begin(other)).toEqual({ state: 'different' })
    })

    it('knows nothing of what was not done without it', async () => {
      const begun = { kind: 'cancel', requestHash: 'hash-1' } as const
      await store.settle({ attempt, operation: { ...operationOf(attempt), begun }, events: [] })
      expect(await store.begin(anOperation(attempt))).toEqual({ state: 'begun' })
    })

    it('refuses a key that returns with another request', async () => {
      await store.begin(anOperation(attempt))
      const other = anOperation(attempt, { requestHash: 'hash-2' })
      expect(await store.begin(other)).toEqual({ state: 'different' })
    })

    it('lets the same key try again after it was not done', async () => {
      await store.begin(anOperation(attempt))
      await store.settle({ attempt, operation: operationOf(attempt), events: [] })
      expect(await store.begin(anOperation(attempt))).toEqual({ state: 'begun' })
    })

    it('lets the same key try again after it was released, and leaves what is done', async () => {
      const { subscriberId } = attempt
      await store.begin(anOperation(attempt))
      await store.release(subscriberId, 'key-1')
      expect(await store.begin(anOperation(attempt))).toEqual({ state: 'begun' })
      const operation = { ...operationOf(attempt), result: {} }
      await store.settle({ attempt, operation, events: [] })
      await store.release(subscriberId, 'key-1')
      expect(await store.begin(anOperation(attempt))).toMatchObject({ state: 'done' })
    })

    it('lets another take over when the lease has run out', async () => {
      await store.begin(anOperation(attempt))
      const later = anOperation(attempt, {
        now: '2026-11-22T10:01:00.001Z',
        leaseUntil: '2026-11-22T10:02:00.000Z',
      })
      expect(await store.begin(later)).toEqual({ state: 'begun' })
      expect(await store.begin(later)).toEqual({ state: 'running' })
    })

    it('lets one offer at a time be applied to a subscription, and a cancel beside it', async () => {
      const key = (n: number) => anOperation(attempt, { key: `key-${n}` })
      const begins = await Promise.all([1, 2, 3].map((n) => store.begin(key(n))))
      expect(begins.map(({ state }) => state).sort()).toEqual(['begun', 'busy', 'busy'])
      const cancel = anOperation(attempt, { key: 'cancel', kind: 'cancel' })
      expect(await store.begin(cancel)).toEqual({ state: 'begun' })
    })

    it('keeps the keys of two subscribers apart', async () => {
      const other = await store.startAttempt(anAttempt())
      await store.begin(anOperation(attempt))
      expect(await store.begin(anOperation(other))).toEqual({ state: 'begun' })
    })

    it('records an action once, though it settles twice', async () => {
      const settlement = {
        attempt,
        operation: { ...operationOf(attempt), result: { resolution: {} } },
        events: [aDraft(attempt, 'offer.applied')],
      }
      await store.begin(anOperation(attempt))
      const first = await store.settle(settlement)
      const second = await store.settle({
        ...settlement,
        events: [aDraft(attempt, 'offer.applied')],
        conclusion: { outcome: 'saved', event: aDraft(attempt, 'attempt.saved') },
      })
      expect(second.slice(0, 1)).toEqual(first)
      expect(second.map(({ type }) => type)).toEqual([
        'fairwell.offer.applied',
        'fairwell.attempt.saved',
      ])
      expect(await store.read({ attemptId: attempt.attemptId })).toHaveLength(2)
    })

    it('concludes once, and lets a cancellation follow an offer but nothing follow a cancellation', async () => {
      const conclude = (outcome: 'saved' | 'cancelled') =>
        store.settle({
          attempt,
          events: [],
          conclusion: { outcome, event: aDraft(attempt, `attempt.${outcome}`) },
        })
      expect(await conclude('saved')).toHaveLength(1)
      expect(await conclude('saved')).toHaveLength(0)
      expect(await conclude('cancelled')).toHaveLength(1)
      expect(await conclude('cancelled')).toHaveLength(0)
      expect(await conclude('saved')).toHaveLength(0)
      expect(await store.findAttempt(attempt.attemptId)).toMatchObject({ outcome: 'cancelled' })
    })

    it('writes an attempt that settles without having been started', async () => {
      const unknown = anAttempt()
      await store.settle({
        attempt: unknown,
        events: [],
        conclusion: { outcome: 'cancelled', event: aDraft(unknown, 'attempt.cancelled') },
      })
      const found = await store.findAttempt(unknown.attemptId)
      expect(found).toEqual({ ...unknown, outcome: 'cancelled' })
    })

    it('keeps sequence numbers that were given before, and counts on from them', async () => {
      const given = { ...aDraft(attempt, 'offer.failed'), attemptseq: 4 }
      await store.settle({ attempt, events: [given] })
      const [next] = await store.settle({ attempt, events: [aDraft(attempt, 'offer.failed')] })
      expect(next?.attemptseq).toBe(5)
    })
  })

  describe('events', () => {
    const fromClient = { origin: 'client', isVerified: false } as const

    it('stores each event once, by source and id, and says which were new', async () => {
      const attempt = anAttempt()
      const [one, two] = [anEvent(attempt, 'screen.viewed'), anEvent(attempt, 'offer.shown')]
      const elsewhere = { ...one, source: 'https://other.test/fairwell/acme-main' }
      expect(await store.add([one, one], fromClient)).toEqual([one])
      expect(await store.add([one, two, elsewhere], fromClient)).toEqual([two, elsewhere])
      expect(await store.findStored([one, anEvent(attempt, 'offer.shown')])).toEqual([one])
      const stored = await store.read({ attemptId: attempt.attemptId })
      expect(stored.map(({ event }) => event)).toEqual([one, two, elsewhere])
      expect(stored[0]).toMatchObject(fromClient)
      expect(Date.parse(stored[0]?.receivedAt ?? '')).toBeGreaterThan(0)
    })

    it('reads on from a position, or back from the newest, as many as are asked for', async () => {
      const attempt = anAttempt()
      const events = Array.from({ length: 5 }, () => anEvent(attempt, 'screen.viewed'))
      await store.add(events, fromClient)
      const first = await store.read({ attemptId: attempt.attemptId, limit: 2 })
      const rest = await store.read({
        attemptId: attempt.attemptId,
        after: first.at(-1)?.position,
      })
      expect([...first, ...rest].map(({ event }) => event)).toEqual(events)
      expect(first).toHaveLength(2)
      const last = await store.read({ attemptId: attempt.attemptId, limit: 2, newestFirst: true })
      expect(last.map(({ event }) => event)).toEqual([events[4], events[3]])
    })

    it('does nothing with no events', async () => {
      expect(await store.add([], fromClient)).toEqual([])
      expect(await store.findStored([])).toEqual([])
    })
  })

  describe('history', () => {
    it('holds what was applied here and what was declined with a token, oldest first', async () => {
      const attempt = await store.startAttempt(anAttempt())
      const data = { offerId: 'pause', kind: 'pause' }
      const declined = anEvent(attempt, 'offer.declined', { data })
      await store.settle({ attempt, events: [aDraft(attempt, 'offer.applied')] })
      await store.add([{ ...declined, time: '2026-11-22T09:00:00.000Z' }], {
        origin: 'client',
        isVerified: true,
      })
      expect(await store.history(attempt.subscriberId)).toEqual([
        {
          offerId: 'pause',
          kind: 'pause',
          attemptId: attempt.attemptId,
          decision: 'declined',
          at: '2026-11-22T09:00:00.000Z',
        },
        {
          offerId: 'half-off',
          kind: 'discount',
          attemptId: attempt.attemptId,
          decision: 'applied',
          at: '2026-11-22T10:00:01.000Z',
        },
      ])
    })

    it('leaves out what nobody vouched for', async () => {
      const attempt = await store.startAttempt(anAttempt())
      const data = { offerId: 'pause', kind: 'pause' }
      await store.add([anEvent(attempt, 'offer.declined', { data })], {
        origin: 'client',
        isVerified: false,
      })
      await store.add([anEvent(attempt, 'offer.applied', { data })], {
        origin: 'client',
        isVerified: true,
      })
      expect(await store.history(attempt.subscriberId)).toEqual([])
    })
  })
})

describe('pgliteStore on disk', () => {
  it('has everything after a restart', async () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'fairwell-store-')), 'new', 'folder')
    try {
      const attempt = anAttempt()
      const event = anEvent(attempt, 'offer.shown')
      const before = pgliteStore({ dataDir })
      await before.startAttempt(attempt)
      await before.add([event], { origin: 'client', isVerified: true })
      await before.close()

      const after = pgliteStore({ dataDir })
      expect(await after.findAttempt(attempt.attemptId)).toEqual(attempt)
      expect((await after.read()).map((stored) => stored.event)).toEqual([event])
      await after.close()
    } finally {
      rmSync(join(dataDir, '..', '..'), { recursive: true })
    }
  }, 60_000)

  it('says that it is closed once it is', async () => {
    const store = pgliteStore()
    await store.close()
    await store.close()
    await expect(store.ping()).rejects.toThrow('The store is closed.')
  })
})

describe('sqlStore', () => {
  it('tries again after it could not connect', async () => {
    const working = pgliteStore()
    let isDown = true
    const refuse = async (): Promise<never> => {
      throw new Error('no connection')
    }
    const client: SqlClient = {
      query: async () => (isDown ? refuse() : { rows: [] }),
      transaction: async (work) =>
        isDown ? refuse() : work({ query: async () => ({ rows: [] }) }),
      close: () => working.close(),
    }
    const store = sqlStore(client)
    await expect(store.ping()).rejects.toThrow('no connection')
    isDown = false
    await store.ping()
    await store.close()
  })
})

/** A fresh schema for each run, so that runs do not meet. */
async function openPostgres(connectionString: string): Promise<Store> {
  const schema = `fairwell_test_${process.pid}_${Date.now()}`
  const pool = new pg.Pool({ connectionString, options: `-c search_path=${schema}` })
  await pool.query(`create schema ${schema}`)
  return sqlStore({
    query: (sql, parameters = []) => pool.query(sql, [...parameters]),
    async transaction(work) {
      const connection = await pool.connect()
      try {
        await connection.query('begin')
        const result = await work({
          query: (sql, parameters = []) => connection.query(sql, [...parameters]),
        })
        await connection.query('commit')
        return result
      } catch (error) {
        await connection.query('rollback')
        throw error
      } finally {
        connection.release()
      }
    },
    async close() {
      await pool.query(`drop schema ${schema} cascade`)
      await pool.end()
    },
  })
}
