import { type AttemptRow, attemptOf, attemptParameters, insertAttempt } from './attempt-row.ts'
import { insertEvents, selectEvents, selectHistory, selectStored } from './event-rows.ts'
import { migrate } from './migrate.ts'
import { beginOperation, writeSettlement } from './operation-rows.ts'
import type { SqlClient } from './sql-client.ts'
import type { AttemptRecord, Store } from './store.ts'

/**
 * A store over PostgreSQL, or PGlite, which is the same SQL. Brings its tables up to date at the first
 * use; a client that cannot connect yet is asked again at the next.
 */
export function sqlStore(client: SqlClient): Store {
  let migrated: Promise<void> | undefined
  async function ready(): Promise<SqlClient> {
    migrated ??= migrate(client)
    try {
      await migrated
    } catch (error) {
      migrated = undefined
      throw error
    }
    return client
  }

  async function findAttempt(attemptId: string): Promise<AttemptRecord | undefined> {
    const sql = await ready()
    const { rows } = await sql.query<AttemptRow>(
      'select * from fairwell_attempts where attempt_id = $1',
      [attemptId],
    )
    return rows[0] && attemptOf(rows[0])
  }

  return {
    findAttempt,
    async startAttempt(attempt) {
      const sql = await ready()
      await sql.query(insertAttempt, attemptParameters(attempt))
      return (await findAttempt(attempt.attemptId)) ?? attempt
    },
    async history(subscriberId) {
      return selectHistory(await ready(), subscriberId)
    },
    async begin(operation) {
      const sql = await ready()
      try {
        return await sql.transaction((transaction) => beginOperation(transaction, operation))
      } catch (error) {
        if (isUniqueViolation(error)) return { state: 'busy' }
        throw error
      }
    },
    async release(subscriberId, key) {
      const sql = await ready()
      await sql.query(
        `update fairwell_operations set state = 'open'
         where subscriber_id = $1 and idempotency_key = $2 and state = 'running'`,
        [subscriberId, key],
      )
    },
    async settle(settlement) {
      const sql = await ready()
      return sql.transaction((transaction) => writeSettlement(transaction, settlement))
    },
    async add(events, origin) {
      return insertEvents(await ready(), events, origin)
    },
    async findStored(events) {
      return selectStored(await ready(), events)
    },
    async read(query = {}) {
      return selectEvents(await ready(), query)
    },
    async ping() {
      await (await ready()).query('select 1')
    },
    async close() {
      // A migration that is under way would otherwise meet a closed client.
      await migrated?.catch(() => {})
      await client.close()
    },
  }
}

/** Two accepts of one subscription that began in the same instant. */
function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23505'
}
