import { promisifyRequest } from 'idb-keyval'
import type { StoragePort } from '../ports/ports.ts'
import { browserStorage } from './browser-storage.ts'
import { type DatabaseUse, eventDatabase, pauseMs } from './event-database.ts'
import { localKeys, readLocal, removeLocal, writeLocal } from './local-storage.ts'

/**
 * What is kept in IndexedDB: events, and what tells that nobody has emptied the place that they are in.
 * All else stays in `localStorage`, where it can be read at once.
 */
const movable = /^(events:|aside:|since$)/
/** How long an event waits in `localStorage` for others to be moved with. */
const moveMs = 100
/** What we take of the host page's `localStorage`, in characters, and what where IndexedDB fails. */
const share = 256_000
const wideShare = 2_000_000
/** How many keys one transaction is about, so that no task of the page takes long. */
const chunkSize = 50
/**
 * Is there while events wait in `localStorage`, with a value of its own after each clearing: an event
 * that is gone together with it was not deleted by another page. The host page has cleared everything,
 * and the event is still ours to keep.
 */
const canary = 'wal'
/** Longer than another page takes from its writing to its moving. */
const lingerMs = 5_000

export interface EventStorageOptions {
  /**
   * Told when new events are only kept in `localStorage`, or in memory, where they are lost with the
   * page (FW5030), with what IndexedDB failed with; told again when it has worked in between.
   */
  readonly onFallback?: ((to: 'localStorage' | 'memory', cause: unknown) => void) | undefined
}

/** A change that IndexedDB has not got yet; without a `value`: a deletion. */
interface Write {
  readonly value: string | undefined
  /** The value of the canary where `localStorage` has it meanwhile. */
  era?: string | undefined
}

/**
 * The storage of a page that may have thousands of unsent events: IndexedDB, `localStorage` where that
 * fails, memory where both do, each tried again later.
 *
 * An event is written to `localStorage` before `set` returns and moved a moment later, with all that
 * came in that time, so that a page that dies at once loses nothing. When we have taken up 256 kB there,
 * it goes to IndexedDB directly and `set` resolves when that has it. `delete` resolves when the key is
 * gone everywhere, or IndexedDB has failed: then it is deleted there once that works again. `get` and
 * `keys` reject where IndexedDB has worked before and fails now: what this page stored may be in it.
 *
 * One page at a time sets a key; any page may delete it, and takes over the moving of what it reads.
 */
export function eventStorage({
  onFallback,
}: EventStorageOptions = {}): StoragePort & Required<Pick<StoragePort, 'keys'>> {
  const plain = browserStorage()
  const database = eventDatabase()
  const pending = new Map<string, Write>()
  let taken: number | undefined
  let fallback: 'localStorage' | 'memory' | undefined
  let moving: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let lingering: ReturnType<typeof setTimeout> | undefined
  let reading: { readonly keys: string[]; readonly values: Promise<unknown[]> } | undefined
  let lastRead: Promise<unknown> = Promise.resolve()

  const waiting = () => localKeys().filter((key) => movable.test(key))

  /** Returns the value of the canary, or nothing where there is no room. */
  function wait(key: string, value: string): string | undefined {
    taken ??= waiting().reduce((sum, each) => sum + each.length + `${readLocal(each)}`.length, 0)
    const after = taken + key.length + value.length
    if (after > (database.isPaused('put') ? wideShare : share)) return undefined
    const era = readLocal(canary) ?? `${Math.random()}`
    if (!writeLocal(canary, era) || !writeLocal(key, value)) return undefined
    taken = after
    return era
  }

  /** What a pending write stands for now: another page may have deleted it from `localStorage`. */
  function currentValue(key: string, write: Write): string | undefined {
    if (write.era) {
      const value = readLocal(key)
      if (value !== undefined || readLocal(canary) === write.era) return value
      write.era = undefined
    }
    return write.value
  }

  function tell(to: typeof fallback, cause?: unknown): void {
    const isNew = to && to !== fallback
    fallback = to
    try {
      if (isNew) onFallback?.(to, cause)
    } catch {
      // A diagnostic is never a reason to stop.
    }
  }

  function nextChunk(use: DatabaseUse): [string, Write][] {
    if (database.isPaused(use)) return []
    const isFor = ([, { value }]: [string, Write]) => (value === undefined) === (use === 'remove')
    return [...pending].filter(isFor).slice(0, chunkSize)
  }

  /** Brings IndexedDB what is pending, deletions first: they make room. */
  async function moveAll(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    // Other pages have written and removed since.
    taken = undefined
    for (;;) {
      const removals = nextChunk('remove')
      const [use, chunk] = removals[0]
        ? (['remove', removals] as const)
        : (['put', nextChunk('put')] as const)
      if (!chunk[0]) break
      try {
        await bring(use, chunk)
      } catch (cause) {
        if (use === 'put') fallBack(cause)
      }
    }
    // In the task of the last look: what comes from now on is moved by another call.
    moving = undefined
    if (pending.size) moveIn(pauseMs)
    clearTimeout(lingering)
    lingering = setTimeout(() => {
      if (!pending.size && !waiting().length) removeLocal(canary)
    }, lingerMs)
  }

  async function bring(use: DatabaseUse, chunk: [string, Write][]): Promise<void> {
    await database.transact(use, (store) => {
      for (const [key, write] of chunk) {
        const { value } = write
        if (value === undefined) store.delete(key)
        // Looked at in the task of the put: who deletes it from now on has the later transaction.
        else if (currentValue(key, write) === value) store.put(value, key)
      }
      store.transaction.commit?.()
    })
    if (use === 'put') tell(undefined)
    for (const [key, write] of chunk) {
      if (pending.get(key) !== write) continue
      pending.delete(key)
      // An older value, or the one that is in IndexedDB now.
      if (!write.era || readLocal(key) === write.value) removeLocal(key)
    }
  }

  /** Keeps in `localStorage`, as far as that takes it, what IndexedDB did not take. */
  function fallBack(cause: unknown): void {
    let to: typeof fallback = 'localStorage'
    for (const [key, write] of pending) {
      if (write.era || write.value === undefined) continue
      write.era = wait(key, write.value)
      if (!write.era) to = 'memory'
    }
    tell(to, cause)
  }

  function moveIn(delayMs: number): void {
    timer ??= setTimeout(move, delayMs)
  }

  /** One at a time; resolves when all that is pending now is in IndexedDB, or that has failed. */
  function move(): Promise<void> {
    moving ??= Promise.resolve().then(moveAll)
    return moving
  }

  /** Asks IndexedDB for all keys of a task in one transaction. */
  async function ask(key: string): Promise<string | undefined> {
    if (!reading || reading.keys.length >= chunkSize) {
      const keys: string[] = []
      const values = lastRead.then(() => {
        if (reading?.keys === keys) reading = undefined
        return database.transact('get', (store) =>
          Promise.all(keys.map((each) => promisifyRequest(store.get(each)))),
        )
      })
      reading = { keys, values }
      lastRead = values.catch(() => {})
    }
    const { keys, values } = reading
    const index = keys.push(key) - 1
    return (await values)[index] as string | undefined
  }

  /** Nothing can be in an IndexedDB that has never worked for this page. */
  function unlessNew(cause: unknown): void {
    if (database.hasWorked()) throw cause
  }

  return {
    async get(key) {
      if (!movable.test(key)) return plain.get(key)
      // First what is pending, then `localStorage`, then IndexedDB: the way an event goes.
      const write = pending.get(key)
      const value = write ? currentValue(key, write) : readLocal(key)
      if (!write && value !== undefined) {
        // Of a page that is gone, most likely, and has not moved it.
        pending.set(key, { value, era: readLocal(canary) })
        moveIn(moveMs)
      }
      if (value !== undefined || (write && !write.era)) return value
      return (await ask(key).catch(unlessNew)) ?? undefined
    },
    async set(key, value) {
      if (!movable.test(key)) return plain.set(key, value)
      const era = wait(key, value)
      pending.set(key, { value, era })
      if (era) {
        moveIn(moveMs)
        return true
      }
      if (database.isPaused('put')) tell('memory', 'IndexedDB has failed')
      else await move()
      const write = pending.get(key)
      return write?.value !== value || !!write.era
    },
    async delete(key) {
      if (!movable.test(key)) return plain.delete(key)
      removeLocal(key)
      pending.set(key, { value: undefined })
      await move()
    },
    async keys() {
      const before = new Map(pending)
      const kept = [...before].filter(([key, write]) => currentValue(key, write) !== undefined)
      const found = [...kept.map(([key]) => key), ...(await plain.keys())]
      const all = (store: IDBObjectStore) => promisifyRequest(store.getAllKeys())
      const stored = (await database.transact('get', all).catch(unlessNew)) ?? []
      const keys = new Set([...found, ...(stored as string[])])
      for (const writes of [before, pending]) {
        for (const [key, { value }] of writes) if (value === undefined) keys.delete(key)
      }
      keys.delete(canary)
      return [...keys]
    },
  }
}
