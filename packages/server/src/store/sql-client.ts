/** Runs one statement with `$1`-style parameters: strings, numbers, booleans, null. */
export interface SqlQuery {
  query<Row extends object>(
    sql: string,
    parameters?: readonly SqlParameter[],
  ): Promise<{ readonly rows: readonly Row[] }>
}

export type SqlParameter = string | number | boolean | null

/** What the store needs of PGlite or a PostgreSQL driver. */
export interface SqlClient extends SqlQuery {
  /** Commits when `work` resolves, rolls back when it rejects. */
  transaction<Result>(work: (transaction: SqlQuery) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}
