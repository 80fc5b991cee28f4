// The database of one log: a schema, as seen through a pool of connections.
import { createHash } from "node:crypto"
import pg from "pg"
import { closed } from "./failure.ts"
import type { PostgresPool } from "./pool.ts"

/** The values of parameters in this store. */
export type Value = boolean | number | string | null
export type Row = ReadonlyArray<string | null>

/** Statements by text and parameters, prepared by name on each connection; each rejects with the driver's error. */
export interface Queries {
  readonly rows: (sql: string, parameters?: ReadonlyArray<Value>) => Promise<ReadonlyArray<Row>>
  /** Runs one or more statements in one text, without parameters and without preparing them. */
  readonly execute: (sql: string) => Promise<void>
}

/** A pool on the database, and the name of the schema, quoted. */
export interface Database extends Queries {
  readonly schema: string
  /** Runs the work on one connection as one transaction; rolled back when it rejects. */
  readonly transaction: <A>(work: (queries: Queries) => Promise<A>) => Promise<A>
  /** Listens until the returned function is called. */
  readonly listen: PostgresPool["listen"]
  /** From now on everything fails as `closed`; the pool stays open. */
  readonly close: () => void
}

/** How many statements of a log are named: far more than the shapes of query that an application has. */
const maxStatements = 256

/** Names of statements by their text: the driver prepares a named statement once on each connection. Others are unnamed. */
const makeStatementNames = () => {
  const names = new Map<string, { readonly name?: string }>()
  return (sql: string): { readonly name?: string } => {
    const known = names.get(sql)
    if (known !== undefined || names.size === maxStatements) return known ?? {}
    // Logs that share a connection must not name different statements alike.
    const named = { name: `keikaku_${createHash("sha256").update(sql).digest("hex").slice(0, 32)}` }
    names.set(sql, named)
    return named
  }
}

/** How a pool that runs statements listens: its only connection would have no time for them, so a pool of one does not. */
export const listenOn = ({ connections, listen }: PostgresPool): PostgresPool["listen"] =>
  connections > 1 ? listen : () => () => {}

/** The log in a schema of the pool's database. */
export const databaseOn = (pool: PostgresPool, schema: string): Database => {
  const nameOf = makeStatementNames()
  let isClosed = false

  const on = (client: pg.ClientBase): Queries => ({
    rows: async (sql, parameters = []) =>
      (await client.query({ ...nameOf(sql), text: sql, values: [...parameters], rowMode: "array" })).rows,
    execute: async (sql) => void (await client.query(sql))
  })

  const withClient = async <A>(work: (queries: Queries) => Promise<A>): Promise<A> => {
    if (isClosed) throw closed()
    return pool.withClient((client) => work(on(client)))
  }

  return {
    schema: pg.escapeIdentifier(schema),
    rows: (sql, parameters) => withClient(({ rows }) => rows(sql, parameters)),
    execute: (sql) => withClient(({ execute }) => execute(sql)),
    transaction: (work) =>
      withClient(async (queries) => {
        await queries.execute("BEGIN")
        // When the work fails, the connection is closed, which rolls the transaction back.
        const result = await work(queries)
        await queries.execute("COMMIT")
        return result
      }),
    listen: listenOn(pool),
    close: () => {
      isClosed = true
    }
  }
}
