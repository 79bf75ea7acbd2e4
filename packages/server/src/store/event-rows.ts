import type { FlowEvent, HistoryEntry } from '@fairwell/core'
import { instantOf } from './attempt-row.ts'
import type { SqlQuery } from './sql-client.ts'
import type { EventOrigin, EventQuery, StoredEvent } from './store.ts'

/** Stores events that are not stored yet, and gives those, in the order given. */
export async function insertEvents(
  sql: SqlQuery,
  events: readonly FlowEvent[],
  { origin, isVerified }: EventOrigin,
): Promise<readonly FlowEvent[]> {
  if (events.length === 0) return []
  const { rows } = await sql.query<{ readonly source: string; readonly id: string }>(
    `insert into fairwell_events (source, id, type, subject, attempt_id, attempt_seq, occurred_at,
       origin, is_verified, event)
     select e ->> 'source', e ->> 'id', e ->> 'type', e ->> 'subject', e ->> 'attemptid',
       (e ->> 'attemptseq')::bigint, (e ->> 'time')::timestamptz, $2, $3, e
     from jsonb_array_elements($1::text::jsonb) with ordinality as batch (e, place)
     order by place
     on conflict (source, id) do nothing
     returning source, id`,
    [JSON.stringify(events), origin, isVerified],
  )
  const added = new Set(rows.map(keyOf))
  // A batch may hold the same event twice; it is stored once, so it is given once.
  return events.filter((event) => added.delete(keyOf(event)))
}

/** Which of these events are stored, by source and id. */
export async function selectStored(
  sql: SqlQuery,
  events: readonly FlowEvent[],
): Promise<readonly FlowEvent[]> {
  if (events.length === 0) return []
  const { rows } = await sql.query<{ readonly source: string; readonly id: string }>(
    `select source, id from fairwell_events
     where (source, id) in (
       select e ->> 'source', e ->> 'id' from jsonb_array_elements($1::text::jsonb) as batch (e))`,
    [JSON.stringify(events.map(({ source, id }) => ({ source, id })))],
  )
  const stored = new Set(rows.map(keyOf))
  return events.filter((event) => stored.has(keyOf(event)))
}

export async function selectEvents(
  sql: SqlQuery,
  { after = 0, attemptId, newestFirst, limit = 100 }: EventQuery,
): Promise<readonly StoredEvent[]> {
  const { rows } = await sql.query<EventRow>(
    `select position, received_at, origin, is_verified, event from fairwell_events
     where position > $1 and ($2::text is null or attempt_id = $2::text)
     order by position ${newestFirst ? 'desc' : 'asc'} limit $3`,
    [after, attemptId ?? null, Math.max(0, Math.min(limit, 1000))],
  )
  return rows.map((row) => ({
    // node-postgres gives a bigint as a string.
    position: Number(row.position),
    receivedAt: instantOf(row.received_at),
    origin: row.origin,
    isVerified: row.is_verified,
    event: row.event,
  }))
}

/**
 * What a subscriber decided on before. A decline counts only where a token vouched for it, or anyone
 * could take another's offers away.
 */
export async function selectHistory(
  sql: SqlQuery,
  subscriberId: string,
): Promise<readonly HistoryEntry[]> {
  const { rows } = await sql.query<HistoryRow>(
    `select e.attempt_id, e.type, e.occurred_at, e.event -> 'data' ->> 'offerId' as offer_id,
       e.event -> 'data' ->> 'kind' as kind
     from fairwell_events e join fairwell_attempts a on a.attempt_id = e.attempt_id
     where a.subscriber_id = $1 and (
       (e.type = 'fairwell.offer.applied' and e.origin = 'server') or
       (e.type = 'fairwell.offer.declined' and e.is_verified and e.subject = $1))
     order by e.occurred_at, e.position`,
    [subscriberId],
  )
  return rows.map((row) => ({
    offerId: row.offer_id,
    kind: row.kind,
    attemptId: row.attempt_id,
    decision: row.type === 'fairwell.offer.applied' ? 'applied' : 'declined',
    at: instantOf(row.occurred_at),
  }))
}

interface EventRow {
  readonly origin: EventOrigin['origin']
  readonly position: number | string
  readonly received_at: Date | string
  readonly is_verified: boolean
  readonly event: FlowEvent
}

interface HistoryRow {
  readonly attempt_id: string
  readonly type: string
  readonly occurred_at: Date | string
  readonly offer_id: string
  readonly kind: HistoryEntry['kind']
}

function keyOf({ source, id }: { readonly source: string; readonly id: string }): string {
  return `${source}\n${id}`
}
