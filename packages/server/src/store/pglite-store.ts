import { mkdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import type { SqlClient, SqlParameter } from './sql-client.ts'
import { sqlStore } from './sql-store.ts'
import type { Store } from './store.ts'

export interface PgliteStoreOptions {
  /** Folder of the database; it is made where it is missing. Default: in memory, gone with the process. */
  readonly dataDir?: string | undefined
}

/** A store inside this process: PostgreSQL itself, embedded. One process at a time may use a folder. */
export function pgliteStore(options: PgliteStoreOptions = {}): Store {
  return sqlStore(pgliteClient(options))
}

function pgliteClient({ dataDir }: PgliteStoreOptions): SqlClient {
  let opened: Promise<PGlite> | undefined
  let isClosed = false
  const open = async () => {
    if (isClosed) throw new Error('The store is closed.')
    opened ??= openDatabase(dataDir)
    try {
      return await opened
    } catch (error) {
      opened = undefined
      throw error
    }
  }
  return {
    async query<Row extends object>(sql: string, parameters: readonly SqlParameter[] = []) {
      return (await open()).query<Row>(sql, [...parameters])
    },
    async transaction(work) {
      return (await open()).transaction((transaction) =>
        work({
          query: (sql, parameters = []) => transaction.query(sql, [...parameters]),
        }),
      )
    },
    async close() {
      if (isClosed) return
      isClosed = true
      await (await opened?.catch(() => undefined))?.close()
    },
  }
}

async function openDatabase(dataDir: string | undefined): Promise<PGlite> {
  if (dataDir === undefined) return PGlite.create()
  await mkdir(dataDir, { recursive: true })
  return PGlite.create({ dataDir })
}
