import { sql as attemptsOperationsEvents } from './migrations/0001-attempts-operations-events.ts'
import type { SqlClient } from './sql-client.ts'

/** In the order of their numbers; one that was published is never changed. */
const migrations = [
  { id: 1, name: 'attempts-operations-events', sql: attemptsOperationsEvents },
] as const

// Any number of our own: servers that start together take turns.
const lockKey = 7_273_461

/** Brings the tables up to date. Safe to run from several servers at once. */
export async function migrate(client: SqlClient): Promise<void> {
  await client.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1::bigint)', [lockKey])
    await transaction.query(
      `create table if not exists fairwell_migrations (
         id integer primary key, name text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await transaction.query<{ readonly id: number }>(
      'select id from fairwell_migrations',
    )
    const applied = new Set(rows.map((row) => row.id))
    for (const { id, name, sql } of migrations) {
      if (applied.has(id)) continue
      for (const statement of statementsOf(sql)) await transaction.query(statement)
      await transaction.query('insert into fairwell_migrations (id, name) values ($1, $2)', [
        id,
        name,
      ])
    }
  })
}

/** Statements are separated by a semicolon at the end of a line; none of ours has one inside. */
function statementsOf(sql: string): readonly string[] {
  return sql.split(/;\s*\n/).filter((statement) => statement.trim() !== '')
}
