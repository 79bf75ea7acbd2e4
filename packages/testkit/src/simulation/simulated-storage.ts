import type { StoragePort } from '@fairwell/core'
import type { Garbage, StorageFault } from './schedule.ts'
import type { Timeline } from './timeline.ts'

/** What a page's calls of the storage pass through. */
export interface StorageUser {
  /** Counts a call; false once the page is dead. */
  enter(): boolean
  /** Gives an answer to the page: at once, when it is restored, or never. */
  answer(give: () => void): void
  /** Told what a page has read. */
  reads(key: string, value: string): void
}

interface Write {
  readonly user: StorageUser
  readonly apply: () => void
}

/** How long a page waits for a storage, and then does without it. */
const leftAloneMs = 65_000
/** How late a slow storage answers. */
const slowMs = 400

/** The storage that the tabs of one browser share. */
export class SimulatedStorage {
  readonly entries = new Map<string, string>()
  fault: StorageFault | undefined
  /** Until when it was at fault, or was left alone because it had been, in ms passed; -1: never. */
  #failedUntil = -1
  readonly #timeline: Timeline
  readonly #writes = new Set<Write>()
  /** What was spoiled, until it is written or deleted. */
  readonly #spoiled = new Set<string>()
  /** When all that a page has asked for so far is done. */
  readonly #freeAt = new WeakMap<StorageUser, number>()

  constructor(timeline: Timeline) {
    this.#timeline = timeline
  }

  noteFault(): void {
    const moreMs = this.fault === 'hang' ? leftAloneMs : this.fault === 'slow' ? slowMs : 0
    const until = this.#timeline.elapsed + moreMs
    this.#failedUntil = Math.max(this.#failedUntil, until)
  }

  /** Whether anything was wrong with it since `elapsed`. */
  failedSince(elapsed: number): boolean {
    return this.fault !== undefined || this.#failedUntil >= elapsed
  }

  /** Whether an event of an adapter can be read from it. */
  holds(adapter: string, id: string): boolean {
    for (const [key, value] of this.entries) {
      const isOfBoth = key.includes(`"${adapter}"`) && key.includes(id)
      if (isOfBoth && value.includes(id) && isIntact(value)) return true
    }
    return false
  }

  portOf(user: StorageUser): StoragePort & { keys(): Promise<readonly string[]> } {
    const { entries } = this
    return {
      get: (key) =>
        this.#call(user, false, () => {
          const value = entries.get(key)
          if (this.#spoiled.has(key)) this.noteFault()
          if (value !== undefined && isIntact(value)) user.reads(key, value)
          return value
        }),
      set: (key, value) =>
        this.#call(user, true, () => {
          this.#mend(key)
          entries.set(key, value)
        }),
      delete: (key) =>
        this.#call(user, true, () => {
          this.#mend(key)
          entries.delete(key)
        }),
      // In no order that one could rely on.
      keys: () => this.#call(user, false, () => [...entries.keys()].reverse()),
    }
  }

  /** What a page that ends was writing is written, or is not. */
  endWritesOf(user: StorageUser, areWritten: boolean): void {
    for (const write of [...this.#writes]) {
      if (write.user !== user) continue
      this.#writes.delete(write)
      if (areWritten) write.apply()
    }
  }

  wipe(): readonly [string, string][] {
    const lost = [...this.entries]
    this.entries.clear()
    this.noteFault()
    return lost
  }

  /** Ruins some entries; gives what was in them. */
  corrupt(count: number, garbage: Garbage, random: () => number): readonly [string, string][] {
    const lost: [string, string][] = []
    for (let n = 0; n < count && this.entries.size > 0; n++) {
      const all = [...this.entries]
      const [key, value] = all[Math.floor(random() * all.length)] as [string, string]
      lost.push([key, value])
      const another = all.find(([other]) => other !== key)?.[1] ?? ''
      this.#spoiled.add(key)
      this.entries.set(key, ruin(value, garbage, another))
    }
    if (lost.length > 0) this.noteFault()
    return lost
  }

  /** Whoever meets what was spoiled meets a storage at fault, however long ago that was. */
  #mend(key: string): void {
    if (this.#spoiled.delete(key)) this.noteFault()
  }

  #call<Value>(user: StorageUser, writes: boolean, perform: () => Value): Promise<Value> {
    if (!user.enter()) return new Promise(() => {})
    const { fault } = this
    if (fault !== undefined) this.noteFault()
    if (fault === 'denied') return Promise.reject(new Error('The storage is denied.'))
    if (fault === 'quota' && writes) return Promise.reject(new Error('The storage is full.'))
    const { elapsed } = this.#timeline
    // One thing after the other: nothing overtakes what was slow.
    const freeAt = Math.max(this.#freeAt.get(user) ?? 0, fault === 'slow' ? elapsed + slowMs : 0)
    if (fault !== 'hang' && freeAt <= elapsed) return Promise.resolve(perform())
    return new Promise((resolve) => {
      const write = { user, apply: () => void perform() }
      if (writes) this.#writes.add(write)
      if (fault === 'hang') return
      this.#freeAt.set(user, freeAt)
      this.#timeline.after(freeAt - elapsed, () => {
        if (writes && !this.#writes.delete(write)) return
        const value = perform()
        user.answer(() => resolve(value))
      })
    })
  }
}

function isIntact(value: string): boolean {
  try {
    return typeof JSON.parse(value)?.id === 'string'
  } catch {
    return false
  }
}

function ruin(value: string, garbage: Garbage, another: string): string {
  if (garbage === 'cut') return value.slice(0, value.length >> 1)
  if (garbage === 'null') return 'null'
  if (garbage === 'object') return '{}'
  if (garbage === 'number') return '7'
  return garbage === 'nothing' ? '' : another
}
