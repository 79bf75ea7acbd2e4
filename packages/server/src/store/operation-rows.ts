import type { FlowEvent } from '@fairwell/core'
import { type AttemptRow, attemptParameters, insertAttempt } from './attempt-row.ts'
import { insertEvents } from './event-rows.ts'
import type { SqlQuery } from './sql-client.ts'
import type {
  EventDraft,
  OperationBegin,
  OperationResult,
  OperationStart,
  Settlement,
} from './store.ts'

interface OperationRow {
  readonly request_hash: string
  readonly state: 'running' | 'done' | 'open'
  readonly lease_until: Date | string
  readonly result: OperationResult | null
}

const columns = 'request_hash, state, lease_until, result'

/** Takes an operation for this caller, or says whose it is. To be run in a transaction. */
export async function beginOperation(
  sql: SqlQuery,
  operation: OperationStart,
): Promise<OperationBegin> {
  const { subscriberId, subscriptionId, key, now, leaseUntil } = operation
  // Whoever held these has gone; the provider knows the key if they got that far.
  await sql.query(
    `update fairwell_operations set state = 'open'
     where subscription_id = $1 and state = 'running' and lease_until < $2::timestamptz`,
    [subscriptionId, now],
  )
  const { rows: inserted } = await sql.query(
    `insert into fairwell_operations (subscriber_id, idempotency_key, subscription_id, attempt_id,
       kind, request_hash, state, started_at, lease_until)
     values ($1, $2, $3, $4, $5, $6, 'running', $7, $8)
     on conflict do nothing returning state`,
    [
      subscriberId,
      key,
      subscriptionId,
      operation.attemptId,
      operation.kind,
      operation.requestHash,
      now,
      leaseUntil,
    ],
  )
  if (inserted.length > 0) return { state: 'begun' }
  const found = await lockOperation(sql, subscriberId, key)
  if (!found) return { state: 'busy' }
  if (found.request_hash !== operation.requestHash) return { state: 'different' }
  if (found.state === 'done' && found.result) return { state: 'done', result: found.result }
  if (found.state === 'running') return { state: 'running' }
  await sql.query(
    `update fairwell_operations set state = 'running', lease_until = $3
     where subscriber_id = $1 and idempotency_key = $2`,
    [subscriberId, key, leaseUntil],
  )
  return { state: 'begun' }
}

/** Writes what an action left behind. To be run in a transaction. */
export async function writeSettlement(
  sql: SqlQuery,
  settlement: Settlement,
): Promise<readonly FlowEvent[]> {
  const { attempt, operation, conclusion } = settlement
  await sql.query(insertAttempt, attemptParameters(attempt))
  const { rows } = await sql.query<Pick<AttemptRow, 'outcome' | 'last_seq'>>(
    'select outcome, last_seq from fairwell_attempts where attempt_id = $1 for update',
    [attempt.attemptId],
  )
  const known = rows[0]
  const stored = operation && (await lockOperation(sql, operation.subscriberId, operation.key))
  const done = stored?.state === 'done' ? stored.result : undefined

  const drafts: EventDraft[] = done ? [] : [...settlement.events]
  const concludes = conclusion && canConclude(known?.outcome ?? null, conclusion.outcome)
  if (concludes) drafts.push(conclusion.event)
  const events = numberEvents(drafts, known?.last_seq ?? 0)
  await insertEvents(sql, events, { origin: 'server', isVerified: true })
  await sql.query(
    `update fairwell_attempts set last_seq = greatest(last_seq, $2), outcome = coalesce($3, outcome)
     where attempt_id = $1`,
    [attempt.attemptId, events.at(-1)?.attemptseq ?? 0, concludes ? conclusion.outcome : null],
  )
  if (!operation) return events
  const result = done ?? operation.result
  const all = [...(done?.events ?? []), ...events]
  const { subscriberId, key, begun } = operation
  const written = result ? JSON.stringify({ ...result, events: all }) : null
  await sql.query(
    `update fairwell_operations set state = $3, result = $4::text::json
     where subscriber_id = $1 and idempotency_key = $2`,
    [subscriberId, key, result ? 'done' : 'open', written],
  )
  if (!stored && begun && result) {
    const { subscriptionId, attemptId } = attempt
    await sql.query(
      `insert into fairwell_operations (subscriber_id, idempotency_key, subscription_id, attempt_id,
         kind, request_hash, state, started_at, lease_until, result)
       values ($1, $2, $3, $4, $5, $6, 'done', now(), now(), $7::text::json)
       on conflict (subscriber_id, idempotency_key)
         do update set state = 'done', result = excluded.result`,
      [subscriberId, key, subscriptionId, attemptId, begun.kind, begun.requestHash, written],
    )
  }
  return all
}

async function lockOperation(
  sql: SqlQuery,
  subscriberId: string,
  key: string,
): Promise<OperationRow | undefined> {
  const { rows } = await sql.query<OperationRow>(
    `select ${columns} from fairwell_operations
     where subscriber_id = $1 and idempotency_key = $2 for update`,
    [subscriberId, key],
  )
  return rows[0]
}

/** Who cancels after having taken an offer has cancelled; nobody is saved after cancelling. */
function canConclude(present: 'saved' | 'cancelled' | null, outcome: 'saved' | 'cancelled') {
  return present === null || (present === 'saved' && outcome === 'cancelled')
}

function numberEvents(drafts: readonly EventDraft[], lastSeq: number): readonly FlowEvent[] {
  let seq = lastSeq
  return drafts.map((draft) => {
    seq = draft.attemptseq ?? seq + 1
    return { ...draft, attemptseq: seq } as FlowEvent
  })
}
