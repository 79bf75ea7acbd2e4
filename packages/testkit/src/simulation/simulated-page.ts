import type {
  DeliveryReport,
  Diagnostic,
  EventAdapter,
  EventQueue,
  FlowEvent,
  Ports,
} from '@fairwell/core'
import { type FakeLifecycle, fakeLifecycle } from '../fakes/fake-lifecycle.ts'
import type { FakeLock } from '../fakes/fake-lock.ts'
import { seededRandom } from '../fakes/seeded-random.ts'
import type { AdapterBook, PageEntry } from './books.ts'
import { probeAdapter } from './probe-adapter.ts'
import type { SimulatedBackend } from './simulated-backend.ts'
import type { StorageUser } from './simulated-storage.ts'
import type { World } from './world.ts'

/** One page of the browser, with its queue, until it ends. */
export class SimulatedPage implements StorageUser, PageEntry {
  readonly number: number
  readonly openedAt: number
  readonly held: ReadonlyMap<string, Set<string>>
  readonly eased: ReadonlyMap<string, Set<string>>
  readonly lifecycle: FakeLifecycle = fakeLifecycle()
  readonly lock: FakeLock
  readonly queue: EventQueue
  /** What was there before, where the queue of a page was let go and made anew. */
  before: SimulatedPage | undefined
  isRetired = false
  isDead = false
  isFrozen = false
  /** Calls of what is outside that are left before it crashes. */
  callsLeft = Infinity
  /** Whether one of its adapters is being told that it goes away. */
  isHandingOver = false
  /** Bytes of its keepalive requests that are under way. */
  keptBytes = 0
  readonly #world: World
  #waiting: (() => void)[] = []

  constructor(world: World, lock: FakeLock) {
    this.#world = world
    this.lock = lock
    this.number = world.ledger.pages.push(this)
    this.openedAt = world.timeline.elapsed
    const setOfEach = () => new Map(world.ledger.books.map(({ name }) => [name, new Set<string>()]))
    this.held = setOfEach()
    this.eased = setOfEach()
    this.queue = world.createQueue({
      adapters: world.backends.map((backend) => this.#createAdapter(backend)),
      ports: this.#createPorts(),
      name: 'test-flow',
      onDiagnostic: (diagnostic) => this.#hear(diagnostic),
      onDelivery: (report) => this.#follow(report),
    })
  }

  push(event: FlowEvent): void {
    this.queue.push(event)
  }

  enter(): boolean {
    if (this.isDead) return false
    this.callsLeft -= 1
    if (this.callsLeft < 0) {
      this.#world.ledger.count('crash at a call')
      this.end(true)
    }
    return !this.isDead
  }

  answer(give: () => void): void {
    if (this.isDead) return
    if (this.isFrozen) this.#waiting.push(give)
    else give()
  }

  reads(key: string, value: string): void {
    const { ledger } = this.#world
    for (const { book } of this.#world.backends) {
      if (!key.includes(`"${book.name}"`)) continue
      const id = ledger.eventIn(value)
      if (id && key.includes(id)) ledger.reads(book, this, id)
    }
  }

  isToldToWait({ book }: SimulatedBackend, retryAfter: string): void {
    const { ledger, timeline } = this.#world
    const seconds = Number(retryAfter)
    // A date has no fractions of a second.
    const ms = seconds ? seconds * 1000 : Date.parse(retryAfter) - timeline.wallClock()
    ledger.isToldToWait(book, this, Math.min(ms, longestAskedForMs))
  }

  /** Runs no more: neither timers nor promises reach anything outside. */
  end(areWritten: boolean): void {
    if (this.isDead) return
    this.isDead = true
    this.#world.storage.endWritesOf(this, areWritten)
    this.#world.network.pageEnds(this)
    this.#world.ledger.pageEnds(this)
    this.lock.abandon()
    this.before?.end(areWritten)
  }

  /** Whether it holds a lock, or waits for one. */
  isLocking(): boolean {
    return this.lock.isWaiting() || (this.before?.isLocking() ?? false)
  }

  /** The browser has sent what it held for this page. */
  hasSentHeld(backend: SimulatedBackend): void {
    if (!this.#world.isHeld(backend)) return
    this.#world.ledger.problem(
      `${backend.book.name} is sent what page ${this.number} left, while it may have no events`,
    )
  }

  freeze(): void {
    this.isFrozen = true
    this.#world.network.sendHeldOf(this)
    this.before?.freeze()
  }

  restore(): void {
    if (!this.isFrozen || this.isDead) return
    this.before?.restore()
    this.isFrozen = false
    const waiting = this.#waiting
    this.#waiting = []
    this.lifecycle.fire('restored')
    for (const give of waiting) give()
  }

  #createAdapter(backend: SimulatedBackend): EventAdapter {
    const world = this.#world
    const url = `https://backend.example/${this.number}/${backend.book.name}`
    world.ways.set(url, { page: this, backend })
    const adapter = world.createAdapter({
      name: backend.book.name,
      url,
      fetch: (_input, init) => world.network.fetch(this, backend, init),
      token: () => world.tokenOf(backend),
    })
    return probeAdapter(adapter, { page: this, backend, world })
  }

  #createPorts(): Ports {
    const { timeline, storage, ids } = this.#world
    const { lifecycle, lock } = this
    return {
      clock: {
        now: () => timeline.wallClock(),
        after: (delayMs, task) => (this.enter() ? timeline.after(delayMs, task, this) : () => {}),
      },
      ids,
      random: seededRandom(this.#world.seed * 100 + this.number),
      storage: storage.portOf(this),
      lifecycle,
      lock: {
        run: (name, task) => (this.enter() ? lock.run(name, task) : new Promise(() => {})),
      },
      origin: 'https://shop.example',
    }
  }

  #hear({ code }: Diagnostic): void {
    if (!this.isDead) this.#world.ledger.count(`told ${code}`)
  }

  #follow(report: DeliveryReport): void {
    const book = this.#bookOf(report.adapter)
    if (!this.isDead && book) this.#world.ledger.isTold(book, this, report)
  }

  #bookOf(adapter: string): AdapterBook | undefined {
    return this.#world.backends.find(({ book }) => book.name === adapter)?.book
  }
}

const longestAskedForMs = 60 * 60_000
