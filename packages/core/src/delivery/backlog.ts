import { readKey } from './event-keys.ts'
import type { QueuedEvent } from './queued-event.ts'

const mostEvents = 10_000
const mostBytes = 10_000_000
/** What is stored need not be held, too: about as much is held as two batches and a way out need. */
const heldBytes = 256_000

/** What one adapter has not confirmed, in the order in which it is to arrive. */
export interface Backlog {
  readonly size: number
  readonly bytes: number
  has(key: string): boolean
  values(): Iterable<QueuedEvent>
  add(queued: QueuedEvent): void
  remove(gone: Iterable<QueuedEvent>): void
  /** Order again, after adding what others stored: by attempt, and within one as they were emitted. */
  sort(): void
  /** Takes out, and gives, what is too much: the least telling first, and of those the oldest. */
  trim(isSpared: (queued: QueuedEvent) => boolean): readonly QueuedEvent[]
  /** Holds the event itself no longer, where it is stored and enough of others is held. */
  ease(queued: QueuedEvent): void
}

export function createBacklog(): Backlog {
  let entries = new Map<string, QueuedEvent>()
  let bytes = 0
  const remove: Backlog['remove'] = (gone) => {
    for (const queued of gone) {
      if (entries.delete(queued.key)) bytes -= queued.bytes
    }
  }
  const isTooMuch = () => entries.size > mostEvents || bytes > mostBytes

  return {
    get size() {
      return entries.size
    },
    get bytes() {
      return bytes
    },
    has: (key) => entries.has(key),
    values: () => entries.values(),
    add(queued) {
      if (entries.has(queued.key)) return
      entries.set(queued.key, queued)
      bytes += queued.bytes
    },
    remove,
    sort() {
      // A comparison of its own for each fact would take ten thousand events a long task.
      entries = new Map([...entries].sort(([one], [other]) => (one < other ? -1 : 1)))
    },
    trim(isSpared) {
      const dropped: QueuedEvent[] = []
      for (let rank = 0; isTooMuch() && rank < 3; rank++) {
        for (const queued of entries.values()) {
          if (!isTooMuch()) break
          if ((readKey(queued.key)?.rank ?? 0) > rank || isSpared(queued)) continue
          dropped.push(queued)
          remove([queued])
        }
      }
      return dropped
    },
    ease(queued) {
      let before = 0
      for (const { key, event, bytes: more } of entries.values()) {
        if (key === queued.key || before > heldBytes) break
        if (event) before += more
      }
      if (before > heldBytes && queued.inState) queued.event = undefined
    },
  }
}
