// @vitest-environment jsdom

import { IDBDatabase, IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { eventStorage } from './event-storage.ts'

type Tab = ReturnType<typeof eventStorage>
/** Whether a key has its value: not surely where it was deleted and lost at once, or a page died. */
type State = 'there' | 'gone' | 'either'

const op = fc.record({
  tab: fc.nat(1),
  kind: fc.constantFrom('set', 'set', 'delete', 'get', 'keys', 'clear'),
  key: fc.nat(6),
  waits: fc.boolean(),
})
const round = fc.record({
  ops: fc.array(op, { maxLength: 6 }),
  // How many accesses to a storage into the round all pages die; most rounds have fewer.
  crashAt: fc.option(fc.nat(60), { freq: 2 }),
  keepsTransactions: fc.boolean(),
  passMs: fc.constantFrom(0, 100, 200, 1_200),
  fails: fc.option(fc.constantFrom('localStorage', 'IndexedDB'), { freq: 3 }),
})

/** Both storages of an origin, and how they fail; each access counts towards the death of its pages. */
const world = {
  untilCrash: Infinity,
  isDead: false,
  keepsTransactions: true,
  fails: null as 'localStorage' | 'IndexedDB' | null,
  open: new Set<IDBTransaction>(),
}

function access(place: 'localStorage' | 'IndexedDB', writes = false): void {
  world.untilCrash -= 1
  if (world.untilCrash < 0 && !world.isDead) {
    world.isDead = true
    if (!world.keepsTransactions) {
      for (const transaction of world.open) transaction.abort()
    }
  }
  if (world.isDead) throw new Error('the page is gone')
  if (world.fails === place && (writes || place === 'IndexedDB')) throw new Error('full')
}

function watch(prototype: object, names: readonly string[], place: 'localStorage' | 'IndexedDB') {
  for (const name of names) {
    const original = Reflect.get(prototype, name)
    const spy = vi.spyOn(prototype as { [name: string]: () => unknown }, name)
    spy.mockImplementation(function (this: unknown, ...args: unknown[]) {
      // Part of an opening, where the fake has nobody to tell of an error.
      if (args[1] === 'versionchange') return original.apply(this, args)
      access(place, name === 'setItem')
      const result = original.apply(this, args)
      if (name === 'transaction') {
        world.open.add(result)
        for (const type of ['complete', 'abort'])
          result.addEventListener(type, () => world.open.delete(result))
      }
      return result
    })
  }
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

async function pass(ms: number): Promise<void> {
  for (let now = 0; now <= ms; now += 100) {
    if (now) await vi.advanceTimersByTimeAsync(100)
    for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Lets what dead pages have begun come to nothing. */
async function end(): Promise<void> {
  world.isDead = true
  await pass(1_500)
  vi.clearAllTimers()
}

function newOrigin(): void {
  vi.restoreAllMocks()
  localStorage.clear()
  Object.assign(world, { untilCrash: Infinity, isDead: false, fails: null, open: new Set() })
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
  watch(IDBFactory.prototype, ['open'], 'IndexedDB')
  watch(IDBDatabase.prototype, ['transaction'], 'IndexedDB')
  watch(IDBObjectStore.prototype, ['put', 'get', 'delete', 'getAllKeys'], 'IndexedDB')
  watch(Storage.prototype, ['getItem', 'setItem', 'removeItem'], 'localStorage')
}

/** Checks that a page sees what it may, and gives what it sees. */
async function look(tab: Tab, model: ReadonlyMap<string, State>): Promise<Map<string, State>> {
  const keys = [...model.keys()]
  const [found, ...values] = await Promise.all([tab.keys(), ...keys.map((key) => tab.get(key))])
  const seen = keys.filter((_key, index) => values[index] !== undefined)
  expect(found.toSorted()).toEqual(seen.toSorted())
  values.forEach((value, index) => {
    expect([keys[index], undefined]).toContain(value)
  })
  for (const [key, state] of model) {
    if (state !== 'either') expect([key, seen.includes(key)]).toEqual([key, state === 'there'])
  }
  return new Map(keys.map((key) => [key, seen.includes(key) ? 'there' : 'gone']))
}

it('keeps events as a map would, for two pages that die at any access, while one storage fails', async () => {
  let crashes = 0
  await fc.assert(
    fc.asyncProperty(fc.array(round, { maxLength: 10 }), async (rounds) => {
      await end()
      newOrigin()
      let tabs: Tab[] = [eventStorage(), eventStorage()]
      let model = new Map<string, State>()

      for (const { ops, crashAt, keepsTransactions, passMs, fails } of rounds) {
        if (fails !== world.fails) {
          world.fails = null
          // What failed is left alone for 30 seconds, in which the other one must not fail.
          await pass(2_000)
          await vi.advanceTimersByTimeAsync(24_000)
          await pass(6_000)
          // Who reads an event of a page that is gone moves it to where no clearing finds it.
          for (const tab of tabs) await look(tab, model)
        }
        world.fails = fails
        world.keepsTransactions = keepsTransactions
        world.untilCrash = crashAt ?? Infinity

        let isCleared = false
        const open = new Set<string>()
        const start = (key: string, state: State, work: Promise<unknown>) => {
          model.set(key, 'either')
          open.add(key)
          return work.then(() => {
            open.delete(key)
            if (!world.isDead) model.set(key, state)
          })
        }
        for (const { tab: index, kind, key: at, waits } of ops) {
          if (world.isDead) break
          const tab = tabs[index] as Tab
          const known = [...model.keys()]
          const key = known[at % known.length]
          let work: Promise<unknown> = Promise.resolve()
          if (kind === 'set') {
            const fresh = `${at % 2 ? 'events' : 'aside'}:${model.size}`
            work = start(fresh, 'there', tab.set(fresh, fresh))
          } else if (kind === 'clear') {
            // With nothing but memory left, an event is lost with its page.
            if (fails !== 'IndexedDB') {
              localStorage.clear()
              isCleared = true
            }
          } else if (kind === 'keys') {
            work = tab.keys().catch(() => {})
          } else if (key && kind === 'get') {
            work = tab.get(key).catch(() => {})
          } else if (key && !open.has(key)) {
            // Where IndexedDB fails it is deleted later.
            work = start(key, fails === 'IndexedDB' ? 'either' : 'gone', tab.delete(key))
          }
          if (waits) await Promise.race([work, pass(0)])
        }
        await pass(passMs)
        for (let turn = 0; turn < 15 && open.size && !world.isDead; turn++) await pass(100)
        // What was cleared is seen by other pages once it has been moved.
        if (isCleared && !world.isDead) await pass(200)
        world.untilCrash = Infinity
        for (const [key, state] of model) {
          // A clearing hides a deletion from the page that moves the event, and with the death of that
          // page it takes the event along.
          if (isCleared && (world.isDead || state === 'gone')) model.set(key, 'either')
        }

        if (world.isDead) {
          crashes += 1
          await end()
          world.isDead = false
          tabs = [eventStorage(), eventStorage()]
        } else {
          expect([...open]).toEqual([])
        }
        if (fails === 'IndexedDB') continue
        model = await look(tabs[0] as Tab, model)
        await look(tabs[1] as Tab, model)
      }
    }),
    { numRuns: 60 },
  )
  expect(crashes).toBeGreaterThan(20)
}, 30_000)
