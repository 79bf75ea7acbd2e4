import type { ClockPort } from '@fairwell/core'
import type { Settlement, Store } from '../store/store.ts'
import { within } from './within.ts'

const firstRetryMs = 1_000
const longestRetryMs = 30_000
/** More than this many waiting, and the oldest are given up. */
const mostWaiting = 10_000

/** What was done while the store was down, waiting to be written. */
export interface RecordQueue {
  push(settlement: Settlement): void
  /** A settlement of this operation that is not written yet. */
  find(subscriberId: string, key: string): Settlement | undefined
  /** Tries once to write everything; resolves either way. */
  flush(): Promise<void>
  /** How many are waiting. */
  readonly size: number
  dispose(): void
}

interface RecordQueueOptions {
  readonly store: Store
  readonly clock: ClockPort
  readonly storeTimeoutMs: number
  readonly report: (message: string) => void
}

/** Keeps settlements in memory and writes them, in order, when the store takes them. */
export function createRecordQueue(options: RecordQueueOptions): RecordQueue {
  const { store, clock, storeTimeoutMs, report } = options
  const waiting: Settlement[] = []
  let retryMs = firstRetryMs
  let stopTimer: (() => void) | undefined
  let writing: Promise<void> | undefined
  let isDisposed = false

  async function write(): Promise<void> {
    for (let next = waiting[0]; next; next = waiting[0]) {
      try {
        await within(store.settle(next), storeTimeoutMs, clock)
      } catch {
        return
      }
      waiting.shift()
      retryMs = firstRetryMs
    }
  }

  function flush(): Promise<void> {
    writing ??= write().finally(() => {
      writing = undefined
      schedule()
    })
    return writing
  }

  function schedule(): void {
    if (isDisposed || stopTimer || waiting.length === 0) return
    stopTimer = clock.after(retryMs, () => {
      stopTimer = undefined
      void flush()
    })
    retryMs = Math.min(retryMs * 2, longestRetryMs)
  }

  return {
    push(settlement) {
      waiting.push(settlement)
      if (waiting.length > mostWaiting) {
        waiting.shift()
        report('Too many records wait for the store; the oldest is lost.')
      }
      schedule()
    },
    find(subscriberId, key) {
      return waiting.find(
        ({ operation }) => operation?.subscriberId === subscriberId && operation.key === key,
      )
    },
    flush,
    get size() {
      return waiting.length
    },
    dispose() {
      isDisposed = true
      stopTimer?.()
    },
  }
}
