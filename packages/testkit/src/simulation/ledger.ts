import type { DeliveryReport, FlowEvent } from '@fairwell/core'
import { type AdapterBook, type EventEntry, emptyBook, type PageEntry } from './books.ts'
import type { SimulatedStorage } from './simulated-storage.ts'
import type { Timeline } from './timeline.ts'

/** What a page still holds is at most about this many bytes of what it has stored. */
const heldBytes = 200_000

/** What a queue may keep for one adapter, less what the simulation does not count. */
const mostEvents = 10_000
const mostBytes = 9_900_000

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Keeps what was emitted, sent, received and told, and finds where that breaks a promise. */
export class Ledger {
  readonly problems: string[] = []
  /** How often each kind of fault, and each stated limit, has really come to pass. */
  readonly counts = new Map<string, number>()
  readonly events = new Map<string, EventEntry>()
  readonly books: readonly AdapterBook[]
  readonly pages: PageEntry[] = []
  lastClockJumpAt = -1
  readonly #timeline: Timeline
  readonly #storage: SimulatedStorage
  readonly #byAttempt = new Map<string, EventEntry[]>()

  constructor(timeline: Timeline, storage: SimulatedStorage, adapters: readonly string[]) {
    this.#timeline = timeline
    this.#storage = storage
    this.books = adapters.map(emptyBook)
  }

  count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by)
  }

  problem(text: string): void {
    if (this.problems.length < 20) this.problems.push(`${this.#timeline.elapsed} ms: ${text}`)
  }

  emit(page: PageEntry, entry: Pick<EventEntry, 'event' | 'label' | 'bytes' | 'poison'>): void {
    const { elapsed, settled } = this.#timeline
    const { event } = entry
    const whole = { ...entry, page, pushedAt: elapsed, pushedSettled: settled }
    this.events.set(event.id, whole)
    const attempt = this.#byAttempt.get(event.attemptid) ?? []
    this.#byAttempt.set(event.attemptid, [...attempt, whole])
    for (const book of this.books) {
      const held = page.held.get(book.name) ?? new Set()
      if (this.#bytesOf(book, held) > heldBytes) page.eased.get(book.name)?.add(event.id)
      held.add(event.id)
    }
  }

  /** A page has read an event. */
  reads(book: AdapterBook, page: PageEntry, id: string): void {
    page.held.get(book.name)?.add(id)
  }

  /** A page gives a batch to an adapter. */
  sends(book: AdapterBook, page: PageEntry, batch: readonly FlowEvent[], isExit: boolean): void {
    for (const event of batch) {
      const entry = this.events.get(event?.id)
      if (!entry) this.problem(`${book.name} is given what nobody emitted: ${event?.id}`)
      else this.#checkRepeat(book, page, entry, isExit)
    }
    this.#checkOrder(book, page, batch, isExit)
    const { notBefore } = book
    if (!isExit && notBefore && this.#timeline.elapsed < notBefore.at) {
      if (this.#isBound(notBefore, page)) {
        this.problem(
          `${book.name} is given a batch by page ${page.number}, ${notBefore.at - this.#timeline.elapsed} ms before its Retry-After is over`,
        )
      } else this.count('limit: Retry-After was not known')
    }
  }

  arrives(book: AdapterBook, id: string): void {
    const entry = this.events.get(id)
    if (!entry) {
      this.problem(`${book.name} has received what nobody emitted: ${id}`)
      return
    }
    if (book.arrivedAt.has(id)) return
    book.arrivedAt.set(id, this.#timeline.elapsed)
    const { attemptid, attemptseq } = entry.event
    const highest = book.highest.get(attemptid) ?? 0
    book.highest.set(attemptid, Math.max(highest, attemptseq))
    if (attemptseq > highest) return
    if (book.mayBeLate.has(id)) this.count('limit: out of order')
    else this.problem(`${entry.label} has arrived at ${book.name} after ${highest} of its attempt`)
  }

  acknowledge(book: AdapterBook, page: PageEntry, id: string): void {
    const { elapsed, settled } = this.#timeline
    if (!book.acknowledged.has(id)) book.acknowledged.set(id, { page, at: elapsed, settled })
  }

  /** A page has been asked, by an answer that it got, to leave a backend alone for `ms`. */
  isToldToWait(book: AdapterBook, page: PageEntry, ms: number): void {
    const { elapsed: since, settled } = this.#timeline
    const at = since + ms
    if (!book.notBefore || book.notBefore.at < at) book.notBefore = { at, page, since, settled }
  }

  /** Who asks a page to send now does not wait for a `Retry-After`. */
  isFlushed(page: PageEntry): void {
    for (const book of this.books) if (page) book.notBefore = undefined
  }

  /** A page tells what has become of events. */
  isTold(book: AdapterBook, page: PageEntry, { status, ids, code }: DeliveryReport): void {
    for (const id of ids) {
      const label = this.events.get(id)?.label ?? id
      if (status === 'delivered' && !book.arrivedAt.has(id) && !book.named.has(id)) {
        this.problem(`page ${page.number} says that ${label} is delivered; ${book.name} has it not`)
      }
      if (status === 'dropped' && code === 'FW5004') {
        if (!book.dropped.has(id)) this.#checkNeed(book, label)
        book.dropped.add(id)
        this.count('told that an event is dropped')
      }
      if (status !== 'set-aside') continue
      book.setAside.set(id, page)
      this.count('told that an event is set aside')
      this.#checkRefusals(book, id, label)
    }
  }

  /** Which event an entry of the storage holds. */
  eventIn(text: string): string | undefined {
    return text.match(uuids)?.find((id) => this.events.has(id))
  }

  /** Nothing is dropped before too much is unsent. */
  #checkNeed(book: AdapterBook, label: string): void {
    const unsent = [...this.events.values()].filter(({ event }) => !this.isSettled(book, event.id))
    const bytes = unsent.reduce((sum, entry) => sum + entry.bytes, 0)
    if (unsent.length >= mostEvents || bytes >= mostBytes) return
    this.problem(`${book.name} drops ${label} though only ${unsent.length} events are unsent`)
  }

  #checkRefusals(book: AdapterBook, id: string, label: string): void {
    const times = book.refusedAlone.get(id) ?? 0
    if (times >= 3 || book.named.has(id)) return
    this.problem(`${label} is set aside, which ${book.name} has refused alone ${times} times`)
  }

  /** The queue of a page was let go: it tries once more, and then what it held alone is lost. */
  retires(page: PageEntry): void {
    page.isRetired = true
    this.#loseWhatIsHeldBy(page)
  }

  /** The page runs no more: what was held there alone is lost. */
  pageEnds(page: PageEntry): void {
    page.isDead = true
    for (const book of this.books) {
      book.active.forEach((owner, delivery) => {
        if (owner === page) book.active.delete(delivery)
      })
    }
    this.#loseWhatIsHeldBy(page)
  }

  #loseWhatIsHeldBy(page: PageEntry): void {
    for (const book of this.books) {
      for (const id of page.held.get(book.name) ?? []) {
        const entry = this.events.get(id)
        if (!entry) continue
        if (book.acknowledged.get(id)?.page === page && this.#storage.holds(book.name, id)) {
          book.mayRepeat.add(id)
        }
        if (this.isSettled(book, id) || this.#storage.holds(book.name, id)) continue
        if (this.#isHeld(book, id)) continue
        if (entry.pushedSettled === this.#timeline.settled) this.#excuse(book, id, 'crash at once')
        else if (this.#storage.failedSince(entry.pushedAt)) {
          this.#excuse(book, id, 'not stored when its page ended')
        }
      }
    }
  }

  /** Entries of the storage have gone: what lay there alone is lost. */
  storageLoses(entries: readonly (readonly [string, string])[]): void {
    for (const [key, value] of entries) {
      for (const book of this.books) {
        if (!key.includes(`"${book.name}"`)) continue
        const id = this.eventIn(key) ?? this.eventIn(value)
        if (!id || this.isSettled(book, id) || this.#storage.holds(book.name, id)) continue
        if (this.#isHeld(book, id)) continue
        this.#excuse(book, id, 'wiped while no page held it')
      }
    }
  }

  /** Whether an event has reached its end at one backend. */
  isSettled(book: AdapterBook, id: string): boolean {
    return (
      book.arrivedAt.has(id) ||
      book.dropped.has(id) ||
      book.setAside.has(id) ||
      book.excused.has(id)
    )
  }

  #excuse(book: AdapterBook, id: string, why: string): void {
    if (!book.excused.has(id)) this.count(`limit: lost, ${why}`)
    book.excused.set(id, why)
  }

  /** Whether a page that is there holds it, and not only a mark that the storage has it. */
  #isHeld(book: AdapterBook, id: string): boolean {
    return this.pages.some(
      ({ isDead, isRetired, held, eased }) =>
        !isDead && !isRetired && held.get(book.name)?.has(id) && !eased.get(book.name)?.has(id),
    )
  }

  #bytesOf(book: AdapterBook, ids: Iterable<string>): number {
    let bytes = 0
    for (const id of ids) {
      if (!this.isSettled(book, id)) bytes += this.events.get(id)?.bytes ?? 0
      if (bytes > heldBytes) break
    }
    return bytes
  }

  #checkRepeat(book: AdapterBook, page: PageEntry, entry: EventEntry, isExit: boolean): void {
    const { id } = entry.event
    const by = book.setAside.get(id) ?? book.acknowledged.get(id)?.page
    if (isExit && by && by !== page) {
      this.count('limit: handed over by another tab')
      return
    }
    if (book.setAside.has(id)) this.#checkAside(book, page, entry)
    const known = book.acknowledged.get(id)
    if (!known) return
    const isExcused =
      book.mayRepeat.has(id) ||
      known.settled === this.#timeline.settled ||
      this.#storage.failedSince(this.#firstSeen(book, entry))
    if (isExcused) this.count('limit: again, the storage had failed')
    else {
      this.problem(
        `${entry.label} is given to ${book.name} again by page ${page.number}, which page ${known.page.number} knew to have arrived at ${known.at} ms`,
      )
    }
  }

  /** When the first page opened that has held an event. */
  #firstSeen(book: AdapterBook, { event }: EventEntry): number {
    const holders = this.pages.filter(({ held }) => held.get(book.name)?.has(event.id))
    return Math.min(...holders.map(({ openedAt }) => openedAt))
  }

  #checkAside(book: AdapterBook, page: PageEntry, entry: EventEntry): void {
    if (
      this.#storage.failedSince(this.#firstSeen(book, entry)) ||
      this.pages.some(({ isDead }) => isDead)
    )
      return
    this.problem(`${entry.label}, set aside, is given to ${book.name} by page ${page.number}`)
  }

  /** Finds what is overtaken, and whether anybody could have known. */
  #checkOrder(
    book: AdapterBook,
    page: PageEntry,
    batch: readonly FlowEvent[],
    isExit: boolean,
  ): void {
    const ids = new Set(batch.map((event) => event?.id))
    for (const { attemptid, attemptseq } of batch) {
      for (const earlier of this.#byAttempt.get(attemptid) ?? []) {
        const { id } = earlier.event
        if (earlier.event.attemptseq >= attemptseq) break
        if (ids.has(id) || book.arrivedAt.has(id) || earlier.page === page) continue
        const wasKnown = page.held.get(book.name)?.has(id)
        const isStored = this.#storage.holds(book.name, id)
        const isReadable = isStored && !this.#storage.failedSince(page.openedAt)
        const isFirstLook = isExit && page.openedAt === this.#timeline.elapsed
        if (!wasKnown && (!isReadable || isFirstLook)) book.mayBeLate.add(id)
      }
    }
  }

  #isBound(
    { page: told, since, settled }: NonNullable<AdapterBook['notBefore']>,
    page: PageEntry,
  ): boolean {
    if (this.lastClockJumpAt >= since) return false
    if (told === page) return true
    return settled !== this.#timeline.settled && !this.#storage.failedSince(since)
  }
}
