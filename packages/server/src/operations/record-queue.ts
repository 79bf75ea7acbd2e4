import type { ClockPort, FlowEvent } from '@fairwell/core'
import type { EventDraft, OperationResult, Settlement, Store } from '../store/store.ts'
import { within } from './within.ts'

const firstRetryMs = 1_000
const longestRetryMs = 30_000
/** More than this many waiting, or answers kept, and the oldest are given up. */
const mostKept = 10_000

/** The answer to an action that was done while the store was down. */
interface KeptAnswer {
  readonly requestHash: string | undefined
  readonly result: OperationResult
}

/** What was done while the store was down, waiting to be written. */
export interface RecordQueue {
  /** @param events - Every event of the operation, as its answer told them. */
  push(settlement: Settlement, events: readonly FlowEvent[]): void
  /**
   * The answer that an operation was given while the store was down. It outlives the writing: a repetition
   * gets the same one to the letter.
   */
  find(subscriberId: string, key: string): KeptAnswer | undefined
  /** The highest sequence number that waits for an attempt; `undefined` where nothing does. */
  lastNumber(attemptId: string): number | undefined
  /** Leaves the answer to the store, which has a newer one. */
  forget(subscriberId: string, key: string): void
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
  const answers = new Map<string, KeptAnswer>()
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

  function keep({ operation }: Settlement, events: readonly FlowEvent[]): void {
    if (!operation?.result) return
    const { subscriberId, key, result, begun } = operation
    const name = nameOf(subscriberId, key)
    const requestHash = begun?.requestHash ?? answers.get(name)?.requestHash
    answers.set(name, { requestHash, result: { ...result, events } })
    for (const oldest of answers.keys()) {
      if (answers.size <= mostKept) break
      answers.delete(oldest)
    }
  }

  return {
    push(settlement, events) {
      keep(settlement, events)
      waiting.push(settlement)
      if (waiting.length > mostKept) {
        waiting.shift()
        report('Too many records wait for the store; the oldest is lost.')
      }
      schedule()
    },
    find(subscriberId, key) {
      return answers.get(nameOf(subscriberId, key))
    },
    lastNumber(attemptId) {
      const theirs = waiting.filter(({ attempt }) => attempt.attemptId === attemptId)
      if (theirs.length === 0) return undefined
      return Math.max(0, ...theirs.flatMap(draftsOf).map(({ attemptseq = 0 }) => attemptseq))
    },
    forget(subscriberId, key) {
      answers.delete(nameOf(subscriberId, key))
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

/** Every event of a settlement, in order. */
export function draftsOf({ events, conclusion }: Settlement): readonly EventDraft[] {
  return [...events, ...(conclusion ? [conclusion.event] : [])]
}

function nameOf(subscriberId: string, key: string): string {
  return `${subscriberId}\n${key}`
}
