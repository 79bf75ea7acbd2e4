import type { DeliveryReport, DeliveryStatus, FlowEvent } from '@fairwell/core'

/** How far an event has come on its way to one adapter. */
export interface Way {
  readonly status: DeliveryStatus
  readonly attempt?: number | undefined
  readonly reason?: string | undefined
  /** When it is tried again, in ms since the epoch. */
  readonly againAt?: number | undefined
}

/** The ways of one event, by adapter. */
export type Ways = ReadonlyMap<string, Way>

const ways = new Map<string, Map<string, Way>>()

/** What tells one event from all others. */
export function keyOf({ source, id }: Pick<FlowEvent, 'source' | 'id'>): string {
  return `${source} ${id}`
}

/** Takes up what has become of some events. */
export function learn({
  adapter,
  status,
  events,
  attempt,
  retryInMs,
  reason,
}: DeliveryReport): void {
  const againAt = retryInMs === undefined ? undefined : Date.now() + retryInMs
  for (const event of events) {
    const key = keyOf(event)
    const known = ways.get(key) ?? new Map<string, Way>()
    // It may be stored, or on its way out with the page, when it has arrived already.
    const isLate = known.get(adapter)?.status === 'delivered' && status !== 'sending'
    if (!isLate) known.set(adapter, { status, attempt, reason, againAt })
    ways.set(key, known)
  }
}

export function waysOf(event: Pick<FlowEvent, 'source' | 'id'>): Ways {
  return ways.get(keyOf(event)) ?? new Map()
}

/** Every way to every adapter. */
export function waysByAdapter(): ReadonlyMap<string, readonly Way[]> {
  const found = new Map<string, Way[]>()
  for (const known of ways.values())
    for (const [adapter, way] of known) found.set(adapter, [...(found.get(adapter) ?? []), way])
  return found
}

export function forgetWays(): void {
  ways.clear()
}

/** A sign that is told apart without its colour. */
export const signs: { readonly [Status in DeliveryStatus]: string } = {
  stored: '○',
  sending: '◔',
  delivered: '✓',
  retrying: '↻',
  'handed-over': '↗',
  'set-aside': '✕',
  dropped: '∅',
}

/** A way in words, as it is at this moment. */
export function describeWay({ status, attempt = 1, reason, againAt }: Way, now: number): string {
  const why = reason ? ` (${reason})` : ''
  const seconds = Math.max(0, Math.ceil(((againAt ?? now) - now) / 1000))
  const words: { readonly [Status in DeliveryStatus]: string } = {
    stored: 'waits in the browser',
    sending: attempt > 1 ? `being sent, try ${attempt}` : 'being sent',
    delivered: 'delivered',
    retrying: `try ${attempt + 1} in ${seconds} s${why}`,
    'handed-over': 'handed over by a page that went away, not acknowledged',
    'set-aside': `set aside${why}`,
    dropped: `dropped${why}`,
  }
  return words[status]
}
