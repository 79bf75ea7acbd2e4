import { createStore, promisifyRequest, type UseStore } from 'idb-keyval'
import { tooLate, within } from '../delivery/within.ts'
import { systemClock } from '../ports/system-clock.ts'

/** How long IndexedDB may take: some browsers never answer. Less than a queue waits for its storage. */
const patienceMs = 4_000
/** How long what has failed is left alone. */
export const pauseMs = 30_000

/** What it is used for; each fails for itself: a full disk still lets us read and delete. */
export type DatabaseUse = 'get' | 'put' | 'remove'

/** The page's IndexedDB, opened at the first use, and again where it was closed or deleted under us. */
export interface EventDatabase {
  /**
   * Does `work` in one transaction; resolves with what it gives once that is committed. `work` may be
   * called again, on another connection, and never after this has rejected.
   */
  transact<Value>(
    use: DatabaseUse,
    work: (store: IDBObjectStore) => Value | Promise<Value>,
  ): Promise<Value>
  /** Whether this use has failed a moment ago, so that `transact` would reject at once. */
  isPaused(use: DatabaseUse): boolean
  /** Whether anything has ever succeeded here, so that something of this page may be in it. */
  hasWorked(): boolean
}

export function eventDatabase(): EventDatabase {
  const pauses: { [Use in DatabaseUse]?: { readonly until: number; readonly cause: unknown } } = {}
  let connect: UseStore | undefined
  let connection: IDBDatabase | undefined
  let hasWorked = false

  function letGo(): void {
    connection?.close()
    connect = connection = undefined
  }

  async function transactOnce<Value>(
    use: DatabaseUse,
    work: (store: IDBObjectStore) => Value | Promise<Value>,
  ): Promise<Value> {
    let isOver = false
    const run = () => {
      connect ??= createStore('fairwell', 'events')
      return connect(use === 'get' ? 'readonly' : 'readwrite', async (store) => {
        const { transaction } = store
        const { db } = transaction
        if (isOver) {
          db.close()
          throw tooLate
        }
        connection = db
        // Who deletes the database, such as the browser's settings, would wait for this page.
        db.onversionchange = letGo
        const done = (async () => work(store))()
        const [value] = await Promise.all([done, promisifyRequest(transaction)])
        return value
      })
    }
    try {
      return await within(systemClock, patienceMs, run)
    } finally {
      isOver = true
    }
  }

  const isPaused = (use: DatabaseUse) => performance.now() < (pauses[use]?.until ?? 0)

  return {
    isPaused,
    hasWorked: () => hasWorked,
    async transact(use, work) {
      if (isPaused(use)) throw pauses[use]?.cause
      // One that has been open may have been closed under us: then a new one works.
      const wasOpen = !!connection
      try {
        const value = await transactOnce(use, work).catch((error) => {
          letGo()
          if (!wasOpen || error === tooLate) throw error
          return transactOnce(use, work)
        })
        hasWorked = true
        return value
      } catch (cause) {
        letGo()
        pauses[use] = { until: performance.now() + pauseMs, cause }
        throw cause
      }
    },
  }
}
