import type { FlowEvent } from '../events/flow-event.ts'
import { createBacklog } from './backlog.ts'
import { asideKeys, byteLength, eventKeys, keyOf, readKey } from './event-keys.ts'
import type { EventLog } from './event-log.ts'
import { eventsOf, type QueuedEvent } from './queued-event.ts'
import type { Report, TellDelivery } from './report.ts'
import { takeBatch } from './take-batch.ts'

/** How many refused events are kept for whoever wants to look. */
const mostAside = 100

/** What one adapter has not confirmed: in memory, and as the storage has it. */
export interface LaneStore {
  readonly size: number
  readonly bytes: number
  values(): Iterable<QueuedEvent>
  push(event: FlowEvent, json: string): void
  /** Takes up what other pages left, and lets go of what another tab has delivered. */
  meetStorage(): Promise<void>
  /** The next events, read where only the storage has them. Empty where it lost them: ask again. */
  next(atMost: number, maxBytes: number): Promise<readonly QueuedEvent[]>
  remove(gone: readonly QueuedEvent[]): Promise<void>
  /** Keeps what an adapter will never take where it can be looked at, and goes on without it. */
  setAside(batch: readonly QueuedEvent[], reason: string): Promise<void>
}

export interface LaneStoreContext {
  readonly log: EventLog
  readonly report: Report
  readonly tellDelivery: TellDelivery
}

/** Makes the store of the adapter called `adapter`; what is stored starts with `lane`. */
export function createLaneStore(
  adapter: string,
  lane: string,
  isUnderWay: (queued: QueuedEvent) => boolean,
  { log, report, tellDelivery }: LaneStoreContext,
): LaneStore {
  const backlog = createBacklog()
  /** Delivered or dropped, but the storage would not let go of them: not to be taken up again. */
  const done = new Set<string>()
  /** Losses of the storage that this lane has made good. */
  let madeGood = 0

  function tell(
    code: string,
    status: 'set-aside' | 'dropped',
    which: readonly QueuedEvent[],
    reason: string,
  ): void {
    if (!which[0]) return
    const events = eventsOf(which)
    const what = status === 'dropped' ? 'lost' : 'set aside'
    report('error', code, `${adapter} ${what} ${which.length} events: ${reason}`, events[0])
    tellDelivery({ adapter, status, events, code, reason })
  }

  function store(queued: QueuedEvent, json: string): void {
    const { key, event } = queued
    queued.isStored = false
    queued.isRefused = false
    queued.stored = log
      .append(key, json, () => backlog.has(key))
      .then((isStored) => {
        queued.isRefused = !isStored
        if (!isStored || !backlog.has(key)) return
        queued.isStored = true
        if (event) tellDelivery({ adapter, status: 'stored', events: [event] })
        backlog.ease(queued)
      })
  }

  async function removeKeys(keys: readonly string[]): Promise<void> {
    const isGone = await log.remove(keys)
    for (const key of keys) {
      if (isGone) done.delete(key)
      else done.add(key)
    }
  }

  function trim(): void {
    const dropped = backlog.trim(isUnderWay)
    tell('FW5004', 'dropped', dropped, 'too many are unsent')
    if (dropped[0]) void removeKeys(dropped.map(({ key }) => key))
  }

  function remove(gone: readonly QueuedEvent[]): Promise<void> {
    backlog.remove(gone)
    return removeKeys(gone.map(({ key }) => key))
  }

  /** Somebody has emptied the storage: what this page still holds is stored anew. */
  function restore(there: ReadonlySet<string>): void {
    const lost: QueuedEvent[] = []
    for (const queued of backlog.values()) {
      if (there.has(queued.key)) continue
      if (queued.event) store(queued, JSON.stringify(queued.event))
      else if (queued.isStored) lost.push(queued)
    }
    backlog.remove(lost)
    tell('FW5007', 'dropped', lost, 'the storage was emptied')
  }

  /** What is stored of this lane, after making good what the storage has lost. */
  async function look(): Promise<{ there: ReadonlySet<string>; isWhole: boolean } | undefined> {
    for (;;) {
      const losses = await log.losses()
      const found = await log.find(`${eventKeys}${lane} `)
      if (!found) return undefined
      if (found[0]) await log.meet()
      // Emptied meanwhile: what was found may be gone.
      if (losses !== (await log.losses())) continue
      const there = new Set(found)
      const isWhole = losses === madeGood
      madeGood = losses
      if (!isWhole) restore(there)
      return { there, isWhole }
    }
  }

  /** `false`: it is not there, or nothing that can be read. `null`: the storage does not say. */
  async function read(queued: QueuedEvent): Promise<boolean | null> {
    const json = await log.read(queued.key)
    if (json === null || json === undefined) return json === null ? null : false
    queued.event = eventFrom(json, queued.key)
    if (queued.event) return true
    tell('FW5007', 'dropped', [queued], 'what was stored can not be read')
    // Where it is gone the tab that still has it must not believe that it was delivered.
    await log.renew()
    return false
  }

  return {
    get size() {
      return backlog.size
    },
    get bytes() {
      return backlog.bytes
    },
    values: backlog.values,
    push(event, json) {
      const bytes = byteLength(json)
      const key = keyOf(lane, event, bytes)
      const queued = { key, bytes, event, stored: Promise.resolve(), isStored: false }
      backlog.add(queued)
      store(queued, json)
      trim()
    },
    async meetStorage() {
      // What is being stored now may rightly be missing.
      const stored = [...backlog.values()].filter(({ isStored }) => isStored)
      const seen = await look()
      if (!seen) return
      const { there, isWhole } = seen
      if (isWhole) backlog.remove(stored.filter(({ key }) => !there.has(key)))
      for (const queued of backlog.values()) {
        if (queued.isRefused) store(queued, JSON.stringify(queued.event))
      }
      for (const key of done) if (!there.has(key)) done.delete(key)
      if (done.size) await removeKeys([...done])
      const { size } = backlog
      const useless: string[] = []
      for (const key of there) {
        const { bytes } = readKey(key) ?? {}
        if (!bytes) useless.push(key)
        else if (!done.has(key)) {
          const left = { event: undefined, stored: Promise.resolve(), isStored: true }
          backlog.add({ key, bytes, ...left })
        }
      }
      if (useless[0]) await log.remove(useless)
      if (backlog.size === size) return
      backlog.sort()
      trim()
    },
    async next(atMost, maxBytes) {
      const batch = takeBatch(backlog.values(), atMost, maxBytes)
      const found = await Promise.all(
        batch.map(async (queued) => {
          await queued.stored
          return queued.event ? true : read(queued)
        }),
      )
      if (found.includes(null)) throw new Error('the storage does not answer')
      const lost = batch.filter((_queued, index) => !found[index])
      if (!lost[0]) return batch
      await remove(lost)
      // Gone with others; or delivered by another tab, which needs no words.
      await look()
      return []
    },
    remove,
    async setAside(batch, reason) {
      for (const { key, event } of batch) {
        await log.write(key.replace(eventKeys, asideKeys), JSON.stringify(event))
      }
      const aside = (await log.find(asideKeys + lane)) ?? []
      await log.remove(aside.slice(0, Math.max(0, aside.length - mostAside)))
      tell('FW5003', 'set-aside', batch, reason)
      await remove(batch)
    },
  }
}

/** What is stored under a key, where it is the event that belongs there. */
function eventFrom(json: string, key: string): FlowEvent | undefined {
  try {
    const event = JSON.parse(json)
    return encodeURIComponent(event.id) === readKey(key)?.id ? event : undefined
  } catch {
    return undefined
  }
}
