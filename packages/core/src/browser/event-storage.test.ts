// @vitest-environment jsdom
import {
  forceCloseDatabase,
  IDBDatabase,
  IDBFactory,
  IDBKeyRange,
  IDBObjectStore,
} from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventStorage } from './event-storage.ts'

beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.clearAllTimers()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** Lets `ms` pass, and the database do what it has begun, which takes turns of the real event loop. */
async function pass(ms = 0): Promise<void> {
  for (let now = 0; now <= ms; now += 100) {
    if (now) await vi.advanceTimersByTimeAsync(100)
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
}

const a = 'events:a'
const b = 'aside:b'
const local = (key: string) => localStorage.getItem(`fairwell:${key}`)
const localKeys = () => Object.keys(localStorage).toSorted()
const keysOf = async (storage: ReturnType<typeof eventStorage>) => (await storage.keys()).toSorted()

/** What a page finds that has IndexedDB only. */
async function inDatabase(key: string): Promise<string | undefined> {
  const saved = { ...localStorage }
  localStorage.clear()
  const value = await eventStorage().get(key)
  Object.assign(localStorage, saved)
  return value
}

/** Counts the transactions that change something. */
const transactions = () => {
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction')
  return (mode: string) => spy.mock.calls.filter((call) => call[1] === mode).length
}

const broken = (name: string) => () => {
  throw new DOMException(name, name)
}

describe('an event that is stored', () => {
  it('is written when set returns, and moved to IndexedDB a moment later', async () => {
    const storage = eventStorage()
    void storage.set(a, '1')
    expect(local(a)).toBe('1')
    expect(await storage.get(a)).toBe('1')
    await pass(100)
    expect(local(a)).toBeNull()
    expect(await inDatabase(a)).toBe('1')
    expect(await storage.get(a)).toBe('1')
    expect(await keysOf(storage)).toEqual([a])
    await pass(5_000)
    expect(localKeys()).toEqual([])
  })

  it('is there for another page at any time, in one place or the other', async () => {
    const other = eventStorage()
    void eventStorage().set(a, '1')
    for (let turn = 0; turn < 30; turn++) {
      const found = await Promise.all([other.get(a), other.keys()])
      expect(found).toEqual(['1', [a]])
      await vi.advanceTimersByTimeAsync(20)
    }
    expect(local(a)).toBeNull()
  })

  it('is given up where it is deleted, in every place', async () => {
    const storage = eventStorage()
    await storage.set(a, '1')
    await storage.delete(a)
    expect([await storage.get(a), await keysOf(storage)]).toEqual([undefined, []])
    await storage.set(b, '2')
    await pass(100)
    await storage.delete(b)
    expect([await storage.get(b), await inDatabase(b), localKeys()]).toEqual([
      undefined,
      undefined,
      ['fairwell:wal'],
    ])
  })

  it('is the newest, wherever an older one is', async () => {
    const storage = eventStorage()
    for (const value of ['1', '2', '3']) {
      await storage.set(a, value)
      expect(await storage.get(a)).toBe(value)
      await pass(100)
      expect(await storage.get(a)).toBe(value)
    }
    await storage.set(a, '4')
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(broken('QuotaExceededError'))
    await storage.set(a, '5')
    expect(await eventStorage().get(a)).toBe('5')
  })

  it('is one of ten thousand that take one transaction for each fifty, and none for each', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(broken('QuotaExceededError'))
    const storage = eventStorage()
    const count = transactions()
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put')
    const keys = Array.from({ length: 2_500 }, (_each, index) => `events:${index}`)
    await Promise.all(keys.map((key) => storage.set(key, 'x')))
    expect([count('readwrite'), puts.mock.calls.length]).toEqual([50, 2_500])
    expect((await storage.keys()).length).toBe(2_500)
    const before = count('readonly')
    const values = await Promise.all(keys.map((key) => storage.get(key)))
    expect(values.every((value) => value === 'x')).toBe(true)
    expect(count('readonly') - before).toBe(50)
    await Promise.all(keys.map((key) => storage.delete(key)))
    expect(count('readwrite')).toBe(100)
    expect(await storage.keys()).toEqual([])
  })

  it('shares a transaction with all that come in the same moment', async () => {
    const storage = eventStorage()
    const count = transactions()
    for (let index = 0; index < 50; index++) await storage.set(`events:${index}`, 'x')
    expect(count('readwrite')).toBe(0)
    await pass(100)
    expect(count('readwrite')).toBe(1)
  })

  it('goes to IndexedDB directly once we have taken our share of localStorage', async () => {
    const storage = eventStorage()
    const large = 'x'.repeat(100_000)
    await Promise.all(['events:1', 'events:2', 'events:3'].map((key) => storage.set(key, large)))
    expect(local('events:3')).toBeNull()
    expect(await inDatabase('events:3')).toBe(large)
    await storage.set('events:4', large)
    expect(local('events:4')).toBe(large)
  })
})

describe('what is no event', () => {
  it('stays in localStorage, and opens no database', async () => {
    const open = vi.spyOn(indexedDB, 'open')
    const storage = eventStorage()
    await storage.set('unsent', '1')
    await storage.set('session:f:u', '{}')
    await pass(10_000)
    expect(localKeys()).toEqual(['fairwell:session:f:u', 'fairwell:unsent'])
    expect(await storage.get('unsent')).toBe('1')
    await storage.delete('unsent')
    expect(localKeys()).toEqual(['fairwell:session:f:u'])
    expect(open).not.toHaveBeenCalled()
    expect(await storage.keys()).toEqual(['session:f:u'])
  })
})

/** Ways of IndexedDB to fail, each with how it begins; ended by `vi.restoreAllMocks` and a new one. */
const failures: { [name: string]: () => void } = {
  'is missing': () => vi.stubGlobal('indexedDB', undefined),
  'is denied': () => vi.stubGlobal('indexedDB', { open: broken('SecurityError') }),
  'cannot be opened': () =>
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      const request = { error: new DOMException('', 'UnknownError') } as IDBOpenDBRequest
      setTimeout(() => request.onerror?.(new Event('error')))
      return request
    }),
  'never opens': () =>
    vi.spyOn(indexedDB, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest),
  'opens and never answers': () => {
    const { transaction } = IDBDatabase.prototype
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...args
    ) {
      const silent = { db: this, objectStore: () => silentStore(this) } as never
      return `${args[1]}`.startsWith('read') ? silent : transaction.apply(this, args)
    })
  },
  'has no store of ours': () => {
    vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementation((() => {}) as never)
  },
}
const silentStore = (db: IDBDatabase) => ({
  transaction: { db, commit() {} },
  put: () => ({}),
  get: () => ({}),
  delete: () => ({}),
  getAllKeys: () => ({}),
})

describe.each(Object.entries(failures))('an IndexedDB that %s', (_name, fail) => {
  it('leaves events in localStorage, and has them once it works again', async () => {
    fail()
    const onFallback = vi.fn()
    const storage = eventStorage({ onFallback })
    await storage.set(a, '1')
    await storage.set(b, '2')
    await pass(4100)
    expect([local(a), local(b)]).toEqual(['1', '2'])
    expect(onFallback.mock.calls).toEqual([['localStorage', expect.anything()]])
    const reads = Promise.all([storage.get(a), storage.get('events:none'), keysOf(storage)])
    await pass(4100)
    expect(await reads).toEqual(['1', undefined, [b, a]])
    const deletion = storage.delete(b)
    await pass(4100)
    await deletion
    expect(await keysOf(storage)).toEqual([a])

    vi.restoreAllMocks()
    vi.stubGlobal('indexedDB', new IDBFactory())
    await pass(30_000)
    expect([local(a), await inDatabase(a)]).toEqual([null, '1'])
    expect(await keysOf(storage)).toEqual([a])
  })

  it('leaves events in memory where localStorage fails too, and has them once it works again', async () => {
    const onFallback = vi.fn()
    const storage = eventStorage({ onFallback })
    fail()
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(broken('SecurityError'))
    const written = storage.set(a, '1')
    await pass(4100)
    await written
    await storage.set(b, '2')
    expect(onFallback.mock.calls).toEqual([['memory', expect.anything()]])
    const reads = Promise.all([storage.get(a), keysOf(storage)])
    await pass(4100)
    expect(await reads).toEqual(['1', [b, a]])

    vi.restoreAllMocks()
    vi.stubGlobal('indexedDB', new IDBFactory())
    await pass(30_000)
    expect([await inDatabase(a), await inDatabase(b)]).toEqual(['1', '2'])
  })

  it('is not asked again and again', async () => {
    fail()
    const storage = eventStorage()
    const reads = storage.keys()
    await pass(4100)
    expect(await reads).toEqual([])
    const timers = vi.getTimerCount()
    expect(await storage.keys()).toEqual([])
    expect(await storage.get(a)).toBeUndefined()
    expect(vi.getTimerCount()).toBe(timers)
  })
})

describe('an IndexedDB that is full', () => {
  it('is read and deleted from all the same, which makes room', async () => {
    const storage = eventStorage()
    await storage.set(a, 'old')
    await pass(100)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
    ) {
      this.transaction.abort()
      return {} as never
    })
    await storage.set(b, 'new')
    await pass(100)
    expect(put).toHaveBeenCalled()
    expect(local(b)).toBe('new')
    expect([await storage.get(a), await keysOf(storage)]).toEqual(['old', [b, a]])
    await storage.delete(a)
    expect(await inDatabase(a)).toBeUndefined()
    put.mockRestore()
    await pass(30_000)
    expect([local(b), await inDatabase(b)]).toEqual([null, 'new'])
  })

  it('leaves 2 MB in localStorage and the rest in memory', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const onFallback = vi.fn()
    const storage = eventStorage({ onFallback })
    const large = 'x'.repeat(200_000)
    const keys = Array.from({ length: 12 }, (_each, index) => `events:${index}`)
    for (const key of keys) await storage.set(key, large)
    expect(localKeys().filter((key) => key.includes('events:')).length).toBe(9)
    expect(onFallback.mock.calls.map(([to]) => to)).toEqual(['localStorage', 'memory'])
    expect((await storage.keys()).length).toBe(12)
  })
})

describe('an IndexedDB that goes away under a page', () => {
  const connections = () => {
    const found: globalThis.IDBDatabase[] = []
    const { transaction } = IDBDatabase.prototype
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...args
    ) {
      found.push(this)
      return transaction.apply(this, args)
    })
    return found
  }

  it('is opened again where the browser has closed it', async () => {
    const found = connections()
    const onFallback = vi.fn()
    const storage = eventStorage({ onFallback })
    await storage.set(a, '1')
    await pass(100)
    for (const each of found) forceCloseDatabase(each as never)
    await pass()
    expect(await storage.get(a)).toBe('1')
    // Some browsers do not say so.
    for (const each of found) each.close()
    await storage.set(b, '2')
    await pass(100)
    expect(await inDatabase(b)).toBe('2')
    expect(onFallback).not.toHaveBeenCalled()
  })

  it('lets go of it when somebody deletes it, and makes a new one', async () => {
    const storage = eventStorage()
    await storage.set(a, '1')
    await pass(100)
    const blocked = vi.fn()
    await new Promise((resolve) => {
      const deletion = indexedDB.deleteDatabase('fairwell')
      deletion.onblocked = blocked
      deletion.onsuccess = resolve
    })
    expect(blocked).not.toHaveBeenCalled()
    expect(await storage.get(a)).toBeUndefined()
    await storage.set(b, '2')
    await pass(100)
    expect(await inDatabase(b)).toBe('2')
  })

  it('does not say that what it had is gone while it fails', async () => {
    const storage = eventStorage()
    await storage.set(a, '1')
    await pass(100)
    const get = vi.spyOn(IDBDatabase.prototype, 'transaction')
    get.mockImplementation(broken('UnknownError'))
    await expect(storage.keys()).rejects.toThrow('UnknownError')
    await expect(storage.get(a)).rejects.toThrow('UnknownError')
    get.mockRestore()
    await pass(30_000)
    expect([await storage.get(a), await keysOf(storage)]).toEqual(['1', [a]])
  })

  it('forgets what was deleted while it failed once it works again', async () => {
    const storage = eventStorage()
    await storage.set(a, '1')
    await pass(100)
    const get = vi.spyOn(IDBDatabase.prototype, 'transaction')
    get.mockImplementation(broken('UnknownError'))
    await storage.delete(a)
    expect(await storage.get(a)).toBeUndefined()
    get.mockRestore()
    await pass(30_000)
    expect(await inDatabase(a)).toBeUndefined()
  })

  it('writes nothing after it has been given up for late', async () => {
    const storage = eventStorage()
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(broken('QuotaExceededError'))
    const { open } = indexedDB
    let opens = () => {}
    vi.spyOn(indexedDB, 'open').mockImplementation((name) => {
      const late = {} as IDBOpenDBRequest
      opens = () => {
        const real = open.call(indexedDB, name)
        const tell = (event: 'onsuccess' | 'onupgradeneeded') => {
          real[event] = () => {
            Object.assign(late, { result: real.result })
            late[event]?.(new Event('x') as never)
          }
        }
        tell('onsuccess')
        tell('onupgradeneeded')
      }
      return late
    })
    const written = storage.set(a, '1')
    await pass(4000)
    await written
    const deletion = storage.delete(a)
    await pass(4000)
    await deletion
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    opens()
    await pass()
    expect(put).not.toHaveBeenCalled()
  })
})

describe('a localStorage', () => {
  it('that cannot be written to is not needed', async () => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(broken('SecurityError'))
    const onFallback = vi.fn()
    const storage = eventStorage({ onFallback })
    await storage.set(a, '1')
    expect(await eventStorage().get(a)).toBe('1')
    expect(await eventStorage().keys()).toEqual([a])
    await storage.delete(a)
    expect(await storage.keys()).toEqual([])
    expect(onFallback).not.toHaveBeenCalled()
  })

  it('that the host page clears takes nothing away', async () => {
    const storage = eventStorage()
    await storage.set(a, '1')
    localStorage.clear()
    expect([await storage.get(a), await storage.keys()]).toEqual(['1', [a]])
    await pass(100)
    expect(await inDatabase(a)).toBe('1')
  })

  it('that the host page clears between two events takes neither away', async () => {
    const storage = eventStorage()
    await storage.set(a, '1')
    localStorage.clear()
    await storage.set(b, '2')
    await pass(100)
    expect([await inDatabase(a), await inDatabase(b)]).toEqual(['1', '2'])
  })

  it('that is denied later takes nothing away', async () => {
    const storage = eventStorage()
    await storage.set(a, '1')
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(broken('SecurityError'))
    await pass(100)
    expect(await eventStorage().get(a)).toBe('1')
  })
})

describe('another page', () => {
  it('deletes what has not been moved yet', async () => {
    const storage = eventStorage()
    await storage.set(a, '1')
    await eventStorage().delete(a)
    await pass(2000)
    expect(await storage.keys()).toEqual([])
    expect(await inDatabase(a)).toBeUndefined()
  })

  it('deletes what is on its way', async () => {
    const storage = eventStorage()
    const { put } = IDBObjectStore.prototype
    let deletion = Promise.resolve()
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      deletion = eventStorage().delete(a)
      return put.apply(this, args)
    })
    await storage.set(a, '1')
    await pass(100)
    await deletion
    expect([await storage.keys(), await inDatabase(a)]).toEqual([[], undefined])
  })

  it('moves what it reads, after a page that died before it could', async () => {
    await eventStorage().set(a, '1')
    vi.clearAllTimers()
    const next = eventStorage()
    expect(await next.get(a)).toBe('1')
    await pass(100)
    expect([local(a), await inDatabase(a)]).toEqual([null, '1'])
  })

  it('moves what it reads, beside the page that has set it, which takes that for no deletion', async () => {
    const [storage, other] = [eventStorage(), eventStorage()]
    await storage.set(a, '1')
    await pass(50)
    await other.get(a)
    await pass(1000)
    expect([await storage.get(a), await other.get(a), await inDatabase(a)]).toEqual(['1', '1', '1'])
  })
})

it('a listener that throws stops nothing', async () => {
  vi.stubGlobal('indexedDB', undefined)
  const storage = eventStorage({
    onFallback() {
      throw new Error('broken')
    },
  })
  await storage.set(a, '1')
  await pass(1000)
  await storage.delete(a)
  expect(await storage.keys()).toEqual([])
})
