import type { createEventQueue, EventAdapter } from '@fairwell/core'
import { fakeIds } from '../fakes/fake-ids.ts'
import { type FakeLock, fakeLock } from '../fakes/fake-lock.ts'
import { Ledger } from './ledger.ts'
import type { Schedule } from './schedule.ts'
import { SimulatedBackend } from './simulated-backend.ts'
import { SimulatedNetwork } from './simulated-network.ts'
import type { SimulatedPage } from './simulated-page.ts'
import { SimulatedStorage } from './simulated-storage.ts'
import { Timeline } from './timeline.ts'

/** What an adapter of a simulated page is made with. */
export interface SimulatedWay {
  /** What the adapter is to be called. */
  readonly name: string
  /** Where its backend is, by the global `fetch` and, in some runs, `fetchLater`. */
  readonly url: string
  /** The same way, for an adapter that is given its `fetch`. */
  readonly fetch: typeof globalThis.fetch
  /** What some adapters ask for before each request; rejects at times. */
  token(): Promise<string>
}

/** What is simulated. */
export interface SimulatedParts {
  createAdapter(way: SimulatedWay): EventAdapter
  /** The ids of the events in the body of a request. */
  readIds(body: string): readonly string[]
  readonly createQueue: typeof createEventQueue
}

interface Hold {
  readonly until: Promise<void>
  readonly settled: number
  readonly end: () => void
}

/** Everything outside the queues of one run. */
export class World {
  readonly seed: number
  readonly timeline = new Timeline()
  readonly storage = new SimulatedStorage(this.timeline)
  readonly ledger: Ledger
  readonly network: SimulatedNetwork
  readonly backends: readonly SimulatedBackend[]
  readonly lock: FakeLock = fakeLock()
  readonly ids = fakeIds(() => this.timeline.wallClock())
  /** The pages that are there, by tab. */
  readonly tabs = new Map<number, SimulatedPage>()
  readonly createAdapter: SimulatedParts['createAdapter']
  readonly createQueue: SimulatedParts['createQueue']
  /** Who posts to a URL, and which backend is there. */
  readonly ways = new Map<string, { page: SimulatedPage; backend: SimulatedBackend }>()
  /** What an adapter does by itself when it may have no events any more: calls off what it left. */
  readonly callOffs: { readonly backend: SimulatedBackend; readonly run: () => void }[] = []
  readonly withoutToken = new Set<SimulatedBackend>()
  /** How many attempts there have been. */
  attempts = 1
  readonly #holds = new Map<SimulatedBackend, Hold>()

  constructor({ seed }: Schedule, parts: SimulatedParts) {
    this.seed = seed
    this.createAdapter = parts.createAdapter
    this.createQueue = parts.createQueue
    this.ledger = new Ledger(this.timeline, this.storage, ['main', 'second'])
    this.network = new SimulatedNetwork(this.timeline, this.ledger, parts.readIds)
    this.backends = this.ledger.books.map((book) => new SimulatedBackend(book, this.ledger))
  }

  async tokenOf(backend: SimulatedBackend): Promise<string> {
    if (!this.withoutToken.has(backend)) return 'token'
    this.ledger.count('no token')
    throw new TypeError('The token cannot be had.')
  }

  /** What the adapter of a backend waits for, if anything. */
  holdOf(backend: SimulatedBackend): Promise<void> | undefined {
    return this.#holds.get(backend)?.until
  }

  /** Whether the queue has had the time to notice that an adapter is on hold. */
  isHeld(backend: SimulatedBackend): boolean {
    const hold = this.#holds.get(backend)
    return !!hold && hold.settled < this.timeline.settled
  }

  hold(backend: SimulatedBackend, ms: number, rejects: boolean): void {
    if (this.#holds.has(backend)) return
    this.ledger.count('hold')
    let end = () => {}
    const until = new Promise<void>((resolve, reject) => {
      end = () => {
        this.#holds.delete(backend)
        if (rejects) reject(new Error('The consent tool has failed.'))
        else resolve()
      }
    })
    until.catch(() => {})
    this.#holds.set(backend, { until, end, settled: this.timeline.settled })
    this.timeline.after(ms, end)
    for (const callOff of this.callOffs) if (callOff.backend === backend) callOff.run()
  }

  /** From now on everything outside is well. */
  heal(): void {
    for (const { end } of [...this.#holds.values()]) end()
    this.withoutToken.clear()
    this.storage.fault = undefined
    this.network.isOnline = true
    for (const backend of this.backends) {
      backend.outage = undefined
      backend.fates.length = 0
    }
  }
}
