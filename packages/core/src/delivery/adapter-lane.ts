import type { FlowEvent } from '../events/flow-event.ts'
import type { Ports } from '../ports/ports.ts'
import type { EventAdapter } from './event-adapter.ts'
import { eventKeys, readKey } from './event-keys.ts'
import { forget, recall, remember } from './lane-memory.ts'
import { createLaneStore, type LaneStoreContext } from './lane-store.ts'
import { eventsOf, type QueuedEvent } from './queued-event.ts'
import { retryDelay } from './retry-delay.ts'
import { type Failure, sendBatch } from './send-batch.ts'
import { batchBytes, takeBatch } from './take-batch.ts'

/** How long the first event waits for company, and how much company is enough. */
const batchAgeMs = 1_000
const eagerEvents = 20
const eagerBytes = 60_000
/** Failures in a row after which only single events try whether the backend is back. */
const breaksAt = 5
/** What refuses an event may be a release that is mended in a moment: the next try is later each time. */
const refusalMs = 5_000
/** Refused in a row, with nothing taken between: it is not the events that are wrong. */
const mostSpoiled = 5

/** The events that one adapter has not confirmed, and their way there. */
export interface AdapterLane {
  /** The ids of what is not confirmed. */
  ids(): readonly string[]
  push(event: FlowEvent, json: string): void
  /** Sends now what is waiting; resolves when the adapter has it, has failed or is to be left alone. */
  flush(): Promise<void>
  /**
   * Hands over what fits into `budget` bytes, from the first event on that is not confirmed: what is
   * handed over may arrive before what is under way. Returns what is left of the budget.
   */
  handOver(budget: number, isGone: boolean): number
  /** Sends what is waiting once more, then lets the adapter go. */
  dispose(): void
}

/** What the lanes of one page share. */
export interface LaneContext extends LaneStoreContext, Pick<Ports, 'clock' | 'random' | 'lock'> {
  /** What one adapter may leave with the browser for the case that the page ends. */
  readonly standByBytes: number
}

/** Makes the lane of `adapter`. Its lock and what it stores are called after `name`. */
export function createAdapterLane(
  adapter: EventAdapter,
  name: string,
  context: LaneContext,
): AdapterLane {
  const { standByBytes, clock, random, lock, log, report, tellDelivery } = context
  const { maxBatchEvents = 100, maxBatchBytes = 60_000 } = adapter.limits ?? {}
  let underWay: readonly QueuedEvent[] = []
  const store = createLaneStore(adapter.name, name, (one) => underWay.includes(one), context)
  let lastHandedOver: QueuedEvent | undefined
  let failures = 0
  /** How many events may go at once: fewer while one that is refused is looked for. */
  let atOnce = maxBatchEvents
  let refused: string | undefined
  let timesRefused = 0
  let spoiled = 0
  let round: Promise<void> | undefined
  let alarm: { readonly delayMs: number; readonly stop: () => void } | undefined
  /** Set while the lane waits after a failure; `isAsked` where the backend has said for how long. */
  let rest: { readonly isAsked: boolean; readonly stop: () => void } | undefined
  let standing: (() => void) | undefined
  let stoodBy = ''
  let isHeld = false
  let isDisposed = false
  /** What the backend asked for here: this page's own waiting needs no clock, which may jump. */
  let askedUntil: number | undefined

  function wake(delayMs: number): void {
    if (isDisposed || rest || isHeld || (alarm && alarm.delayMs <= delayMs)) return
    alarm?.stop()
    alarm = { delayMs, stop: clock.after(delayMs, send) }
  }

  function restFor(delayMs: number, isAsked: boolean): void {
    rest?.stop()
    const goOn = () => {
      rest = undefined
      void send()
    }
    rest = { isAsked, stop: isDisposed ? () => {} : clock.after(delayMs, goOn) }
  }

  /** What keeps the adapter from being given anything now. */
  function holding(): Promise<unknown> | undefined {
    try {
      return adapter.hold?.()
    } catch {
      return Promise.resolve()
    }
  }

  function waits(): boolean {
    const held = holding()
    if (held && !isHeld) {
      const goOn = () => {
        isHeld = false
        wake(batchAgeMs)
      }
      held.then(goOn, goOn)
    }
    isHeld = !!held
    return isHeld
  }

  /** What may be sent at the exit, from the first event on that is not confirmed. */
  function exitBatch(budget: number): readonly QueuedEvent[] {
    const isBroken = rest && (rest.isAsked || failures >= breaksAt)
    if (isBroken || holding()) return []
    const held: QueuedEvent[] = []
    for (const queued of store.values()) {
      if (!queued.event) break
      held.push(queued)
    }
    const batch = takeBatch(held, maxBatchEvents, Math.min(maxBatchBytes, budget))
    return batchBytes(batch) > budget ? [] : batch
  }

  function standBy(): void {
    if (!adapter.standBy || isDisposed) return
    // Once for all that comes in one task.
    standing ??= clock.after(0, () => {
      standing = undefined
      const batch = exitBatch(standByBytes)
      const what = batch.map(({ key }) => key).join()
      if (what === stoodBy) return
      stoodBy = what
      try {
        adapter.standBy?.(eventsOf(batch))
      } catch {
        // It is stored all the same.
      }
    })
  }

  /** One round at a time, in this page and across tabs. */
  function send(): Promise<void> {
    alarm?.stop()
    alarm = undefined
    round ??= Promise.resolve()
      .then(() => lock.run(eventKeys + name, drain))
      .catch((error) => putOff({ message: String(error), patience: Infinity }, []))
      .then(() => {
        round = undefined
        if (store.size) wake(batchAgeMs)
      })
    return round
  }

  async function drain(): Promise<void> {
    const { until, waitMs, ...memory } = await recall(log, name, clock)
    refused = memory.refused
    timesRefused = memory.times ?? 0
    if (waitMs && until !== askedUntil) restFor(waitMs, true)
    await store.meetStorage()
    while (store.size && !rest && !waits()) {
      const batch = await store.next(atOnce, maxBatchBytes)
      if (batch[0] && !(await deliver(batch))) return
    }
    if (store.size) return
    if (!rest?.isAsked) await forget(log, name)
    await log.tidy()
  }

  /** `false`: it has to wait before the next one. */
  async function deliver(batch: readonly QueuedEvent[]): Promise<boolean> {
    const events = eventsOf(batch)
    const attempt = failures + 1
    underWay = batch
    tellDelivery({ adapter: adapter.name, status: 'sending', events, attempt })
    const failure = await sendBatch(adapter, events, attempt, clock)
    underWay = []
    const { rejectedIds = [], patience = 0, message = '' } = failure ?? {}
    const rejected = batch.filter(({ event }) => event && rejectedIds.includes(event.id))
    if (rejected[0]) await store.setAside(rejected, message)
    const others = batch.filter((queued) => !rejected.includes(queued))
    // Where single events are named, also such as are not in it, the others have arrived.
    if (failure && (!rejectedIds[0] || patience === Infinity)) return meetFailure(failure, others)
    await store.remove(others)
    if (others[0]) {
      spoiled = 0
      const arrived = eventsOf(others)
      tellDelivery({ adapter: adapter.name, status: 'delivered', events: arrived, attempt })
    }
    await recover()
    return true
  }

  async function recover(): Promise<void> {
    if (failures || timesRefused) await forget(log, name)
    failures = timesRefused = 0
    refused = undefined
    atOnce = Math.min(maxBatchEvents, atOnce * 2)
  }

  async function meetFailure(failure: Failure, batch: readonly QueuedEvent[]): Promise<boolean> {
    const [first] = batch
    if (!first || failure.patience === Infinity || spoiled >= mostSpoiled) {
      // One that tries is enough to find out whether the backend is back.
      if (failures + 1 >= breaksAt) atOnce = 1
      putOff(failure, batch)
      return false
    }
    if (batch.length > 1) {
      // One of them spoils the others: it is found by halves.
      atOnce = Math.ceil(batch.length / 2)
      return true
    }
    timesRefused = refused === first.key ? timesRefused + 1 : 1
    refused = first.key
    if (timesRefused < failure.patience) {
      await remember(log, name, { refused, times: timesRefused })
      putOff(failure, batch, refusalMs * timesRefused)
      return false
    }
    spoiled += 1
    await store.setAside(batch, failure.message)
    await recover()
    return true
  }

  function putOff(failure: Failure, batch: readonly QueuedEvent[], atLeastMs = 0): void {
    failures += 1
    const { message, retryAfterMs } = failure
    const delayMs = retryDelay(failures, random, retryAfterMs)
    const retryInMs = Math.ceil(Math.max(delayMs, atLeastMs))
    if (retryAfterMs) {
      askedUntil = clock.now() + retryInMs
      void remember(log, name, { until: askedUntil, refused, times: timesRefused })
    }
    restFor(retryInMs, !!retryAfterMs)
    const code = failures === breaksAt ? 'FW5006' : 'FW5002'
    standBy()
    report('warn', code, `${adapter.name} tries again in ${retryInMs} ms: ${message}`)
    tellDelivery({
      ...{ adapter: adapter.name, status: 'retrying', events: eventsOf(batch) },
      ...{ attempt: failures, retryInMs, code, reason: message },
    })
  }

  return {
    ids: () => [...store.values()].map(({ key }) => readKey(key)?.id ?? key),
    push(event, json) {
      store.push(event, json)
      standBy()
      const isFull =
        store.size >= Math.min(eagerEvents, maxBatchEvents) ||
        store.bytes >= Math.min(eagerBytes, maxBatchBytes)
      wake(isFull ? 0 : batchAgeMs)
    },
    async flush() {
      if (rest?.isAsked) return
      rest?.stop()
      rest = undefined
      const before = round
      await before
      // What came while that round was ending was not in it.
      if (!before || !rest) await send()
    },
    handOver(budget, isGone) {
      try {
        let batch = exitBatch(budget)
        while (batch[0]) {
          const last = batch[batch.length - 1]
          const isUnderWay = last === underWay[underWay.length - 1]
          if (last === lastHandedOver || (isUnderWay && !isGone)) break
          const events = eventsOf(batch)
          if (adapter.deliverOnExit?.(events)) {
            lastHandedOver = last
            tellDelivery({ adapter: adapter.name, status: 'handed-over', events })
            return budget - batchBytes(batch)
          }
          // Something else may have used up a part of what the browser carries.
          batch = batch.slice(0, Math.floor(batch.length / 2))
        }
      } catch {
        // What an adapter could not hand over is stored, and sent by the next page.
      }
      return budget
    },
    dispose() {
      isDisposed = true
      alarm?.stop()
      standing?.()
      rest?.stop()
      if (!rest?.isAsked) rest = undefined
      const last = store.size && !rest ? send() : round
      void Promise.resolve(last)
        .then(() => adapter.dispose?.())
        .catch(() => {})
    },
  }
}
