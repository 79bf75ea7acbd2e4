import type { FlowEvent } from '@fairwell/core'

/** A page, as the books have it. */
export interface PageEntry {
  readonly number: number
  readonly openedAt: number
  isDead: boolean
  isFrozen: boolean
  /** Whether its queue has been let go. */
  isRetired: boolean
  /** The events that it was given or has read, by adapter. */
  readonly held: ReadonlyMap<string, Set<string>>
  /** Of what it was given, what it need not have in memory: so much was before it that was stored, too. */
  readonly eased: ReadonlyMap<string, Set<string>>
}

/** An event, and what is known of its way to one backend. */
export interface EventEntry {
  readonly event: FlowEvent
  readonly label: string
  readonly page: PageEntry
  readonly pushedAt: number
  readonly pushedSettled: number
  readonly bytes: number
  readonly poison: 'refused' | 'named' | undefined
}

/** What one backend, and the pages that deliver to it, have done. */
export interface AdapterBook {
  readonly name: string
  readonly arrivedAt: Map<string, number>
  /** The highest `attemptseq` that has arrived, by attempt. */
  readonly highest: Map<string, number>
  readonly acknowledged: Map<string, { page: PageEntry; at: number; settled: number }>
  /** How often an event was refused alone for what it says. */
  readonly refusedAlone: Map<string, number>
  readonly named: Set<string>
  readonly dropped: Set<string>
  /** By the page that has told of it. */
  readonly setAside: Map<string, PageEntry>
  /** What is lost within the stated limits, and why. */
  readonly excused: Map<string, string>
  /** What may arrive out of order within the stated limits. */
  readonly mayBeLate: Set<string>
  readonly mayRepeat: Set<string>
  readonly active: Map<object, PageEntry>
  notBefore: { at: number; page: PageEntry; since: number; settled: number } | undefined
}

/** Makes the book of one adapter. */
export function emptyBook(name: string): AdapterBook {
  return {
    name,
    arrivedAt: new Map(),
    highest: new Map(),
    acknowledged: new Map(),
    refusedAlone: new Map(),
    named: new Set(),
    dropped: new Set(),
    setAside: new Map(),
    excused: new Map(),
    mayBeLate: new Set(),
    mayRepeat: new Set(),
    active: new Map(),
    notBefore: undefined,
  }
}
