import type { FlowEvent } from '../events/flow-event.ts'

/** How the key of every unsent event starts. */
export const eventKeys = 'events:'

/** How the key of every event starts that its adapter will never take. */
export const asideKeys = 'aside:'

/** How the key starts under which a lane keeps what it knows of its backend. */
export const laneKeys = 'lane:'

/** There while anything is unsent, so that a page can ask with one look. */
export const markerKey = 'unsent'

/** There from the first stored event on, and never taken away: where it has gone, somebody emptied the storage. */
export const sinceKey = 'since'

/** What is to be dropped first, where too much is unsent. */
const outcomes = /^fairwell\.attempt\.(saved|cancelled|released|dismissed|failed)$/

/** The end of a key; thousands of them are read at once. */
const facts = / (\S+) (\d+) (\d) (\d+) (\S+)$/

/** What a lane knows of an event before it has read it. */
export interface EventKey {
  readonly attemptid: string
  readonly attemptseq: number
  /** 0 is dropped first: screens that were seen; then what is no outcome. */
  readonly rank: number
  /** Of its UTF-8 JSON. */
  readonly bytes: number
  readonly id: string
}

/**
 * What the lanes of these adapters of one flow are called. Adapters of one name are told apart: they must
 * not confirm each other's events.
 */
export function laneNames(
  flow: string,
  adapters: readonly { readonly name: string }[],
): readonly string[] {
  return adapters.map(({ name }, index) => {
    const twins = adapters.filter((other, at) => at < index && other.name === name)
    return JSON.stringify([flow, name, twins.length])
  })
}

/**
 * Where an event of a lane is stored: all that is needed to put it in its place without reading it. The
 * keys of a lane sort as its events are to arrive: by attempt, and within one as they were emitted.
 */
export function keyOf(lane: string, event: FlowEvent, bytes: number): string {
  const { type, id, attemptid, attemptseq } = event
  const rank = outcomes.test(type) ? 2 : +(type !== 'fairwell.screen.viewed')
  const seq = `${attemptseq}`.padStart(6, '0')
  const parts = [attemptid, seq, rank, bytes, id].map(encodeURIComponent)
  return `${eventKeys}${lane} ${parts.join(' ')}`
}

/** The reverse of `keyOf`; `undefined` where the key is none. */
export function readKey(key: string): EventKey | undefined {
  const [, attemptid, seq, rank, bytes, id] = facts.exec(key) ?? []
  if (!attemptid || !id || !Number(bytes)) return undefined
  try {
    return {
      attemptid,
      attemptseq: Number(seq),
      rank: Number(rank),
      bytes: Number(bytes),
      id: decodeURIComponent(id),
    }
  } catch {
    return undefined
  }
}

const storedKey = /^events:(\["(?:[^"\\]|\\.)*")/

/** The ids of the flows that have unsent events among these keys. */
export function flowsOf(keys: readonly string[]): readonly string[] {
  const starts = new Set(keys.map((key) => storedKey.exec(key)?.[1]))
  return [...starts].flatMap((start) => (start ? (JSON.parse(`${start}]`) as string[]) : []))
}

/** Bytes of a text as UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
