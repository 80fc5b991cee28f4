// The database of one log: a pool of connections whose settings make the planner ignore statistics and always scan indexes in
// order. So plans do not change when a table grows after it was last analysed.
import pg from "pg"
import { closed } from "./failure.ts"

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
  /** A dedicated connection, opened at its first use and reopened when it breaks; for one statement at a time. */
  readonly dedicated: () => Queries
  /** Listens on a dedicated connection until the returned function is called; `onEnd` is called once, when it breaks. */
  readonly listen: (channel: string, onNotification: () => void, onEnd: () => void) => Promise<() => Promise<void>>
  readonly close: () => Promise<void>
}

/** The address and the limits; times are in milliseconds. */
export interface DatabaseOptions {
  readonly url: string
  readonly schema: string
  readonly connections: number
  readonly busyTimeout: number
  readonly statementTimeout: number
}

const settings = ({ busyTimeout, statementTimeout }: DatabaseOptions): string =>
  Object.entries({
    default_transaction_isolation: "read\\ committed",
    plan_cache_mode: "force_generic_plan",
    enable_seqscan: "off",
    enable_bitmapscan: "off",
    enable_hashjoin: "off",
    enable_mergejoin: "off",
    jit: "off",
    lock_timeout: busyTimeout,
    statement_timeout: statementTimeout,
    client_min_messages: "warning"
  })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ")

/** How many statements are named: far more than the shapes of query that an application has. */
const maxStatements = 256

/** Names of statements by their text: the driver prepares a named statement once on each connection. Others are unnamed. */
const makeStatementNames = () => {
  const names = new Map<string, { readonly name?: string }>()
  return (sql: string): { readonly name?: string } => {
    const known = names.get(sql)
    if (known !== undefined || names.size === maxStatements) return known ?? {}
    const named = { name: `keikaku_${names.size}` }
    names.set(sql, named)
    return named
  }
}

/** Values are returned as text; the reader converts positions and counts. */
const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig

const idleTimeout = 60_000

/** Connects at the first statement. */
export const connect = (options: DatabaseOptions): Database => {
  const { busyTimeout, connections, schema, statementTimeout, url } = options
  const config: pg.PoolConfig = {
    connectionString: url,
    options: settings(options),
    application_name: "keikaku",
    keepAlive: true,
    connectionTimeoutMillis: busyTimeout,
    // Longer than the server's own time-out: this one is for a server that no longer answers.
    query_timeout: statementTimeout + busyTimeout,
    types: asText
  }
  const pool = new pg.Pool({ ...config, max: connections, idleTimeoutMillis: idleTimeout })
  // The pool has removed a broken connection already, and its caller gets the error.
  pool.on("error", () => {})
  pool.on("connect", (client) => client.on("error", () => {}))
  const nameOf = makeStatementNames()
  let isClosed = false

  const on = (client: pg.ClientBase): Queries => ({
    rows: async (sql, parameters = []) =>
      (await client.query({ ...nameOf(sql), text: sql, values: [...parameters], rowMode: "array" })).rows,
    execute: async (sql) => void (await client.query(sql))
  })

  const withClient = async <A>(work: (queries: Queries) => Promise<A>): Promise<A> => {
    if (isClosed) throw closed()
    const client = await pool.connect()
    try {
      const result = await work(on(client))
      client.release()
      return result
    } catch (cause) {
      client.release(true)
      throw cause
    }
  }

  const dedicatedClients = new Set<pg.Client>()
  const disconnect = async (client: pg.Client): Promise<void> => {
    dedicatedClients.delete(client)
    await client.end().catch(() => {})
  }
  const dedicated = (): Queries => {
    let current: Promise<pg.Client> | undefined
    const forget = (broken: Promise<pg.Client>) => {
      // A new connection may have replaced it already.
      if (current === broken) current = undefined
    }
    const open = (): Promise<pg.Client> => {
      const client = new pg.Client(config)
      const connecting = client.connect().then(() => client)
      const onEnd = () => {
        forget(connecting)
        dedicatedClients.delete(client)
      }
      client.on("error", onEnd)
      client.once("end", onEnd)
      dedicatedClients.add(client)
      connecting.catch(onEnd)
      return connecting
    }
    const withCurrent = async <A>(work: (queries: Queries) => Promise<A>): Promise<A> => {
      if (isClosed) throw closed()
      current ??= open()
      const connection = current
      try {
        return await work(on(await connection))
      } catch (cause) {
        // After any failure the next statement uses a new connection.
        forget(connection)
        void connection.then(disconnect, () => {})
        throw cause
      }
    }
    return {
      rows: (sql, parameters) => withCurrent(({ rows }) => rows(sql, parameters)),
      execute: (sql) => withCurrent(({ execute }) => execute(sql))
    }
  }

  return {
    schema: pg.escapeIdentifier(schema),
    rows: (sql, parameters) => withClient(({ rows }) => rows(sql, parameters)),
    execute: (sql) => withClient(({ execute }) => execute(sql)),
    dedicated,
    transaction: (work) =>
      withClient(async (queries) => {
        await queries.execute("BEGIN")
        // When the work fails, the connection is closed, which rolls the transaction back.
        const result = await work(queries)
        await queries.execute("COMMIT")
        return result
      }),
    listen: async (channel, onNotification, onEnd) => {
      if (isClosed) throw closed()
      const client = new pg.Client(config)
      client.on("notification", onNotification)
      client.on("error", () => {})
      client.once("end", onEnd)
      try {
        await client.connect()
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
      } catch (cause) {
        client.off("end", onEnd)
        await client.end().catch(() => {})
        throw cause
      }
      return async () => {
        client.off("end", onEnd)
        await client.end().catch(() => {})
      }
    },
    close: async () => {
      if (isClosed) return
      isClosed = true
      await Promise.all([pool.end(), ...[...dedicatedClients].map(disconnect)])
    }
  }
}
