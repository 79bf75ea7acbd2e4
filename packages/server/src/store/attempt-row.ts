import type { AttemptRecord } from './store.ts'

/** A row of `fairwell_attempts`, as a driver gives it. */
export interface AttemptRow {
  readonly attempt_id: string
  readonly subscriber_id: string
  readonly subscription_id: string
  readonly flow_id: string
  readonly flow_version: number
  readonly locale: string
  readonly started_at: Date | string
  readonly previous_attempt_id: string | null
  readonly no_offers: boolean
  readonly account: AttemptRecord['account']
  readonly offered: AttemptRecord['offered']
  readonly sent_offer_ids: readonly string[]
  readonly outcome: 'saved' | 'cancelled' | null
  readonly last_seq: number
}

/** The columns that `attemptParameters` fills, in its order. */
export const insertAttempt = `
insert into fairwell_attempts (attempt_id, subscriber_id, subscription_id, flow_id, flow_version,
  locale, started_at, previous_attempt_id, no_offers, account, offered, sent_offer_ids)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11::text::jsonb, $12::text::jsonb)
on conflict (attempt_id) do nothing`

export function attemptParameters(attempt: AttemptRecord): (string | number | boolean | null)[] {
  return [
    attempt.attemptId,
    attempt.subscriberId,
    attempt.subscriptionId,
    attempt.flowId,
    attempt.flowVersion,
    attempt.locale,
    attempt.startedAt,
    attempt.previousAttemptId ?? null,
    attempt.noOffers,
    JSON.stringify(attempt.account),
    JSON.stringify(attempt.offered),
    JSON.stringify(attempt.sentOfferIds),
  ]
}

export function attemptOf(row: AttemptRow): AttemptRecord {
  return {
    attemptId: row.attempt_id,
    subscriberId: row.subscriber_id,
    subscriptionId: row.subscription_id,
    flowId: row.flow_id,
    flowVersion: row.flow_version,
    locale: row.locale,
    startedAt: instantOf(row.started_at),
    previousAttemptId: row.previous_attempt_id ?? undefined,
    noOffers: row.no_offers,
    account: row.account,
    offered: row.offered,
    sentOfferIds: row.sent_offer_ids,
    outcome: row.outcome ?? undefined,
  }
}

/** ISO 8601 UTC of what a driver gives for a `timestamptz`. */
export function instantOf(value: Date | string): string {
  return new Date(value).toISOString()
}
