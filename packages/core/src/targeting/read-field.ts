import type { Json } from '../events/flow-event.ts'
import type { Account, HistoryEntry } from '../schema/account-schema.ts'
import { readInstant } from './read-instant.ts'
import { readOwn } from './read-own.ts'

export const DAY_MS = 86_400_000

/** The entries of an account's history; none where the history is missing or malformed. */
export function historyOf(account: Account): readonly HistoryEntry[] {
  return Array.isArray(account.history) ? account.history.filter(Boolean) : []
}

/**
 * The value of one account field, `undefined` where it is missing. Beside the account's own paths
 * there are `history.attempts` (how many different attempts), `history.applied` (how many applied
 * offers) and `history.daysSinceApplied` (whole days since the last one; missing if there is none).
 */
export function readField(path: string, account: Account, now: number): Json | undefined {
  const history = historyOf(account)
  const applied = history.filter((entry) => entry.decision === 'applied')
  if (path === 'history.attempts') return new Set(history.map((entry) => entry.attemptId)).size
  if (path === 'history.applied') return applied.length
  if (path === 'history.daysSinceApplied') {
    const last = Math.max(
      ...applied.map((entry) => readInstant(entry.at)).filter((at) => !Number.isNaN(at)),
    )
    return last > -Infinity ? Math.max(0, Math.floor((now - last) / DAY_MS)) : undefined
  }
  return readOwn(account, path)
}
