import type { FlowEvent } from '../events/flow-event.ts'
import type { Ports } from '../ports/ports.ts'
import { type DeliveryError, isDeliveryError } from './delivery-error.ts'
import type { EventAdapter } from './event-adapter.ts'
import type { EventLog } from './event-log.ts'
import type { QueuedEvent } from './queued-event.ts'
import type { Report } from './report.ts'
import { retryDelay } from './retry-delay.ts'
import { batchBytes, takeBatch } from './take-batch.ts'
import { within } from './within.ts'

/** How long the first event waits for company. */
const batchAgeMs = 1_000
/** How long an adapter may take before its batch counts as failed. */
const patienceMs = 30_000
const mostEvents = 1_000
const mostBytes = 1_000_000

/** The events that one adapter has not confirmed, and their way there. */
export interface AdapterLane {
  events(): readonly QueuedEvent[]
  push(event: FlowEvent, json: string): void
  /** Sends now what is waiting; resolves when the adapter has it or has failed. */
  flush(): Promise<void>
  /**
   * Hands over what fits into `budget` bytes, in order; returns what is left of it. A page that is only
   * hidden keeps back what is under way; one that `isGone`, what it handed over while hidden.
   */
  handOver(budget: number, isGone: boolean): number
  /** Sends what is waiting once more, then lets the adapter go. */
  dispose(): void
}

/** Makes the lane of `adapter`. Its lock is called `name`, and its stored events start with it. */
export function createAdapterLane(
  adapter: EventAdapter,
  name: string,
  { clock, random, lock }: Ports,
  log: EventLog,
  report: Report,
): AdapterLane {
  const { maxBatchEvents = 20, maxBatchBytes = 60_000 } = adapter.limits ?? {}
  let events: QueuedEvent[] = []
  let underWay: readonly QueuedEvent[] = []
  let handedOver: QueuedEvent[] = []
  let failures = 0
  let notBefore = 0
  let round: Promise<void> | undefined
  let stopAlarm: (() => void) | undefined
  let alarmAt = Infinity
  let isDisposed = false

  function wake(delayMs: number): void {
    const at = Math.max(clock.now() + delayMs, notBefore)
    if (isDisposed || alarmAt <= at) return
    stopAlarm?.()
    alarmAt = at
    stopAlarm = clock.after(at - clock.now(), send)
  }

  /** One round at a time, in this page and across tabs. */
  function send(): Promise<void> {
    stopAlarm?.()
    alarmAt = Infinity
    round ??= Promise.resolve()
      .then(() => lock.run(name, drain))
      .catch(putOff)
      .then(() => {
        round = undefined
        if (events.length) wake(failures ? 0 : batchAgeMs)
      })
    return round
  }

  async function drain(): Promise<void> {
    await meetStorage()
    while (events.length) {
      const batch = takeBatch(events, maxBatchEvents, maxBatchBytes)
      await Promise.all(batch.map(({ isStored }) => isStored))
      underWay = batch
      const failure = await deliver(batch)
      underWay = []
      const { retryable = !!failure, rejectedIds, message } = failure ?? {}
      const refused = batch.filter(({ event: { id } }) =>
        rejectedIds ? rejectedIds.includes(id) : failure && !retryable,
      )
      tell('FW5003', 'refused', refused, message)
      await remove(retryable ? refused : batch)
      if (failure && retryable) return putOff(failure)
      failures = 0
    }
    await log.tidy()
  }

  /** Resolves with why it failed, or with nothing. */
  async function deliver(
    batch: readonly QueuedEvent[],
  ): Promise<Partial<DeliveryError> | undefined> {
    const abort = new AbortController()
    const context = { attempt: failures + 1, signal: abort.signal }
    try {
      await within(clock, patienceMs, () => adapter.deliver(eventsOf(batch), context))
      return undefined
    } catch (error) {
      abort.abort()
      return isDeliveryError(error) ? error : { message: String(error) }
    }
  }

  function putOff(error: Partial<DeliveryError>): void {
    failures += 1
    const delayMs = Math.ceil(retryDelay(failures, random, error.retryAfterMs))
    notBefore = clock.now() + delayMs
    report('warn', 'FW5002', `${adapter.name} tries again in ${delayMs} ms: ${error.message}`)
  }

  function tell(code: string, did: string, which: readonly QueuedEvent[], why = ''): void {
    if (!which[0]) return
    const what = `${adapter.name} ${did} ${which.length} events for good`
    report('error', code, `${what}: ${why}`, which[0].event)
  }

  /** Takes up what other pages left, and lets go of what another tab has delivered. */
  async function meetStorage(): Promise<void> {
    const stored = await Promise.all(
      events.map(async (queued) => (await queued.isStored) && queued),
    )
    const found = await log.find(name)
    if (!found) return
    events = events.filter((queued) => !stored.includes(queued) || found.includes(queued.key))
    for (const key of found) {
      if (!events.some((queued) => queued.key === key)) await adopt(key)
    }
    // As they were emitted, whatever became of the clock between two pages.
    events.sort(
      ({ event: one }, { event: other }) =>
        `${one.attemptid}`.localeCompare(`${other.attemptid}`) || one.attemptseq - other.attemptseq,
    )
    trim()
  }

  async function adopt(key: string): Promise<void> {
    const json = await log.read(key)
    try {
      const event = json && JSON.parse(json)
      if (event) events.push({ key, event, bytes: byteLength(json), isStored: true })
      else await log.remove([key])
    } catch {
      await log.remove([key])
    }
  }

  function remove(gone: readonly QueuedEvent[]): Promise<unknown> {
    events = events.filter((queued) => !gone.includes(queued))
    return log.remove(gone.map(({ key }) => key))
  }

  /** Drops the oldest where too much is unsent. */
  function trim(): void {
    let count = Math.max(0, events.length - mostEvents)
    while (batchBytes(events.slice(count)) > mostBytes) count++
    const dropped = events.slice(0, count)
    tell('FW5004', 'lost', dropped, 'too many are unsent')
    void remove(dropped)
  }

  return {
    events: () => events,
    push(event, json) {
      const key = name + event.id
      events.push({ key, event, bytes: byteLength(json), isStored: log.append(key, json) })
      trim()
      const isFull = events.length >= maxBatchEvents || batchBytes(events) >= maxBatchBytes
      wake(isFull ? 0 : batchAgeMs)
    },
    async flush() {
      const before = round
      await before
      // What came while that round was ending was not in it.
      if (!before || !failures) await send()
    },
    handOver(budget, isGone) {
      const keptBack = isGone ? handedOver : underWay
      let rest = events.filter((queued) => !keptBack.includes(queued))
      if (!isGone) handedOver = []
      try {
        while (rest.length) {
          const batch = takeBatch(rest, maxBatchEvents, Math.min(maxBatchBytes, budget))
          const bytes = batchBytes(batch)
          if (bytes > budget || !adapter.deliverOnExit?.(eventsOf(batch))) break
          handedOver.push(...batch)
          budget -= bytes
          rest = rest.slice(batch.length)
        }
      } catch {
        // What an adapter could not hand over is stored, and sent by the next page.
      }
      return budget
    },
    dispose() {
      isDisposed = true
      stopAlarm?.()
      const last = events.length ? send() : round
      void Promise.resolve(last)
        .then(() => adapter.dispose?.())
        .catch(() => {})
    },
  }
}

function eventsOf(batch: readonly QueuedEvent[]): readonly FlowEvent[] {
  return batch.map(({ event }) => event)
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
