import type { FlowEvent } from '../events/flow-event.ts'
import type { Ports } from '../ports/ports.ts'
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

/** How many keys are taken up before the page may do something else. */
const atOnce = 500

export interface LaneStoreContext extends Pick<Ports, 'clock'> {
  readonly log: EventLog
  readonly report: Report
  readonly tellDelivery: TellDelivery
}

/** Makes the store of the adapter called `adapter`; what is stored starts with `lane`. */
export function createLaneStore(
  adapter: string,
  lane: string,
  isUnderWay: (queued: QueuedEvent) => boolean,
  { clock, log, report, tellDelivery }: LaneStoreContext,
): LaneStore {
  const backlog = createBacklog()
  /** Delivered or dropped, but the storage would not let go of them: not to be taken up again. */
  const done = new Set<string>()

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
    const ids = which.map(({ key }) => readKey(key)?.id ?? key)
    tellDelivery({ adapter, status, ids, events, code, reason })
  }

  function store(queued: QueuedEvent, json: string): void {
    const { key, event } = queued
    queued.inState = 0
    queued.isRefused = false
    queued.stored = log
      .append(key, json, () => backlog.has(key))
      .then((state) => {
        queued.isRefused = !state
        if (!state || !backlog.has(key)) return
        queued.inState = state
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

  /** Compares with what is stored of this lane, and gives its keys; `undefined`: that is not known. */
  async function compare(): Promise<{ there: ReadonlySet<string>; state: number } | undefined> {
    // What is being stored now may rightly be missing.
    const stored = [...backlog.values()].filter(({ inState }) => inState)
    let state: number
    let found: readonly string[] | undefined
    do {
      state = await log.state()
      found = await log.find(`${eventKeys}${lane} `)
      if (!found) return undefined
      if (found[0]) await log.meet()
      // Emptied meanwhile, what was found may be gone.
    } while (state !== (await log.state()))
    const there = new Set(found)
    const delivered: QueuedEvent[] = []
    const lost: QueuedEvent[] = []
    for (const queued of stored) {
      if (there.has(queued.key)) queued.inState = state
      else if (queued.inState === state && state > 0) delivered.push(queued)
      else if (queued.event) store(queued, JSON.stringify(queued.event))
      else lost.push(queued)
    }
    backlog.remove([...delivered, ...lost])
    tell('FW5007', 'dropped', lost, 'the storage was emptied')
    return { there, state }
  }

  /** Takes up what other pages left; where that is much, with breaks for what the page has to do. */
  async function takeUp(keys: readonly string[], state: number): Promise<void> {
    const breathe = async () => {
      if (keys.length > atOnce) await new Promise<void>((done) => clock.after(0, done))
    }
    const useless: string[] = []
    const stored = Promise.resolve()
    for (let start = 0; start < keys.length; start += atOnce) {
      await breathe()
      for (const key of keys.slice(start, start + atOnce)) {
        const { bytes } = readKey(key) ?? {}
        if (bytes) backlog.add({ key, bytes, event: undefined, stored, inState: state })
        else useless.push(key)
      }
    }
    if (useless[0]) await log.remove(useless)
    await breathe()
    backlog.sort()
    trim()
  }

  /** What came of reading an event where only the storage has it. */
  async function read(queued: QueuedEvent): Promise<'here' | 'missing' | 'spoiled' | 'no answer'> {
    if (queued.event) return 'here'
    const json = await log.read(queued.key)
    if (json === null) return 'no answer'
    if (json === undefined) return 'missing'
    queued.event = eventFrom(json, queued.key)
    return queued.event ? 'here' : 'spoiled'
  }

  /** Lets go of what cannot be read, unless a page that has it would believe that it was delivered. */
  async function giveUp(spoiled: readonly QueuedEvent[]): Promise<void> {
    backlog.remove(spoiled)
    tell('FW5007', 'dropped', spoiled, 'what was stored can not be read')
    if (spoiled[0] && (await log.renew())) await removeKeys(spoiled.map(({ key }) => key))
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
      const queued = { key, bytes, event, stored: Promise.resolve(), inState: 0 }
      backlog.add(queued)
      store(queued, json)
      trim()
    },
    async meetStorage() {
      const seen = await compare()
      if (!seen) return
      const { there, state } = seen
      for (const queued of backlog.values()) {
        if (queued.isRefused) store(queued, JSON.stringify(queued.event))
      }
      for (const key of done) if (!there.has(key)) done.delete(key)
      if (done.size) await removeKeys([...done])
      const found = [...there].filter((key) => !backlog.has(key) && !done.has(key))
      if (found[0]) await takeUp(found, state)
    },
    async next(atMost, maxBytes) {
      const batch = takeBatch(backlog.values(), atMost, maxBytes)
      const found = await Promise.all(
        batch.map(async (queued) => {
          await queued.stored
          return read(queued)
        }),
      )
      const those = (what: string) => batch.filter((_queued, index) => found[index] === what)
      if (found.includes('no answer')) throw new Error('the storage does not answer')
      if (!found.includes('missing') && !found.includes('spoiled')) return batch
      // Gone with others; or delivered by another tab, which needs no words.
      await remove(those('missing'))
      await giveUp(those('spoiled'))
      await compare()
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
    return event.id === readKey(key)?.id ? event : undefined
  } catch {
    return undefined
  }
}
