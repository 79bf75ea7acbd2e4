import type { AdapterBook } from './books.ts'
import type { Ledger } from './ledger.ts'
import type { Fate } from './schedule.ts'

/** What comes back from the backend. */
export interface Answer {
  readonly status: number
  readonly body?: string | undefined
  readonly retryAfter?: string | undefined
}

/** What one request is to meet. */
export interface PlannedFate {
  readonly fate: Fate | 'well'
  readonly ms: number
  readonly retryAfter?: 'seconds' | 'date' | undefined
}

/** A body of several events that is longer than this is refused with 413, as by a proxy set up so. */
const mostBodyBytes = 40_000

/** A backend that dedupes by id, and that sometimes refuses or breaks. */
export class SimulatedBackend {
  /** What the next requests meet, in this order; then all is well. */
  readonly fates: PlannedFate[] = []
  /** What every request meets for a while. */
  outage: 'refuses' | 'answers 503' | 'answers 404' | 'is silent' | 'is slow' | undefined
  readonly book: AdapterBook
  readonly #ledger: Ledger

  constructor(book: AdapterBook, ledger: Ledger) {
    this.book = book
    this.#ledger = ledger
  }

  /** Takes the events of a request, or says why not. */
  receive(ids: readonly string[], bytes: number): Answer {
    if (bytes > mostBodyBytes && ids.length > 1) return this.#refuse(ids, 413, 'too long')
    const poisonOf = (id: string) => this.#ledger.events.get(id)?.poison
    if (ids.some((id) => poisonOf(id) === 'refused')) return this.#refuse(ids, 400, 'poison')
    const named = ids.filter((id) => poisonOf(id) === 'named')
    for (const id of ids) {
      if (named.includes(id)) this.book.named.add(id)
      else this.#ledger.arrives(this.book, id)
    }
    if (named.length === 0) return { status: 204 }
    this.#ledger.count('named in rejectedIds')
    return { status: 200, body: JSON.stringify({ rejectedIds: named }) }
  }

  #refuse(ids: readonly string[], status: number, why: string): Answer {
    this.#ledger.count(`${status}, ${why}`)
    this.noteRefusal(ids)
    return { status }
  }

  noteRefusal(ids: readonly string[]): void {
    const [id] = ids
    if (id === undefined || ids.length > 1) return
    this.book.refusedAlone.set(id, (this.book.refusedAlone.get(id) ?? 0) + 1)
  }
}
