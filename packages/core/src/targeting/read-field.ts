import type { Json } from '../events/flow-event.ts'
import type { Account, HistoryEntry } from '../schema/account-schema.ts'
import { readInstant } from './read-instant.ts'
import { readOwn } from './read-own.ts'

/** A day of 24 hours, in milliseconds. */
export const DAY_MS = 86_400_000

/** An account's history; nothing where it is missing or malformed. */
const entriesOf = ({ history }: Account): readonly (HistoryEntry | null)[] =>
  Array.isArray(history) ? history : []

/** What an account's history says was applied. */
export function appliedIn(account: Account): readonly HistoryEntry[] {
  return entriesOf(account).filter((entry) => entry?.decision === 'applied') as HistoryEntry[]
}

/**
 * The value of one account field, `undefined` where it is missing. Beside the account's own paths
 * there are `history.attempts` (how many different attempts), `history.applied` (how many applied
 * offers) and `history.daysSinceApplied` (whole days since the last one; missing if there is none).
 */
export function readField(path: string, account: Account, now: number): Json | undefined {
  const applied = appliedIn(account)
  if (path === 'history.applied') return applied.length
  if (path === 'history.attempts')
    return new Set(entriesOf(account).map((entry) => entry?.attemptId)).size
  if (path === 'history.daysSinceApplied') {
    const last = Math.max(...applied.map((entry) => readInstant(entry.at)))
    const days = Math.floor((now - last) / DAY_MS)
    return Number.isFinite(days) ? days : undefined
  }
  return readOwn(account, path)
}
