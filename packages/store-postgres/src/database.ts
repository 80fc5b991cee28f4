// The database of one log: a pool of connections, each set up so that statements are planned once, without regard to statistics,
// and always walk the indexes in order. So a plan never turns bad because a table has grown since it was last analysed.
import pg from "pg"
import { closed } from "./failure.ts"

/** What PostgreSQL takes in this store. */
export type Value = number | string
export type Row = ReadonlyArray<string | null>

/** Statements by text and parameters, prepared by name on each connection; each rejects with what the driver says. */
export interface Queries {
  readonly rows: (sql: string, parameters?: ReadonlyArray<Value>) => Promise<ReadonlyArray<Row>>
  /** Runs statements that are written out, several of them in one text, without preparing them. */
  readonly execute: (sql: string) => Promise<void>
}

/** A pool on the database, and the name of the schema, quoted. */
export interface Database extends Queries {
  readonly schema: string
  /** Runs the work on one connection as one transaction; rolled back when it rejects. */
  readonly transaction: <A>(work: (queries: Queries) => Promise<A>) => Promise<A>
  /** A connection of its own for the notifications of a channel; `gone` is called once, when it breaks. */
  readonly listen: (channel: string, heard: () => void, gone: () => void) => Promise<() => Promise<void>>
  readonly close: () => Promise<void>
}

/** How to reach it; times are in milliseconds. */
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

/** Names for statements, by their text: the driver prepares each once on a connection. */
const namesOfStatements = () => {
  const names = new Map<string, string>()
  return (sql: string): string => {
    const name = names.get(sql) ?? `keikaku_${names.size}`
    names.set(sql, name)
    return name
  }
}

/** Texts pass as they are; only numbers of rows and positions are numbers, and the reader knows where they stand. */
const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig

const idle = 60_000

/** Connects when it is first asked. */
export const connect = (options: DatabaseOptions): Database => {
  const { busyTimeout, connections, schema, statementTimeout, url } = options
  const config: pg.PoolConfig = {
    connectionString: url,
    options: settings(options),
    application_name: "keikaku",
    keepAlive: true,
    connectionTimeoutMillis: busyTimeout,
    // Longer than the server takes to give up by itself: this one is for a server that no longer answers.
    query_timeout: statementTimeout + busyTimeout,
    types: asText
  }
  const pool = new pg.Pool({ ...config, max: connections, idleTimeoutMillis: idle })
  // An idle connection that breaks has left the pool already; whoever asks next gets another.
  pool.on("error", () => {})
  const nameOf = namesOfStatements()
  let isClosed = false

  const checkOut = async () => {
    if (isClosed) throw closed()
    return pool.connect()
  }
  const on = (client: pg.PoolClient): Queries => ({
    rows: async (sql, parameters = []) =>
      (await client.query({ name: nameOf(sql), text: sql, values: [...parameters], rowMode: "array" })).rows,
    execute: async (sql) => void (await client.query(sql))
  })

  const withClient = async <A>(work: (client: pg.PoolClient) => Promise<A>): Promise<A> => {
    const client = await checkOut()
    try {
      const result = await work(client)
      client.release()
      return result
    } catch (cause) {
      client.release(true)
      throw cause
    }
  }

  return {
    schema: pg.escapeIdentifier(schema),
    rows: (sql, parameters) => withClient((client) => on(client).rows(sql, parameters)),
    execute: (sql) => withClient((client) => on(client).execute(sql)),
    transaction: (work) =>
      withClient(async (client) => {
        await client.query("BEGIN")
        // A connection whose work failed is closed, and its transaction with it.
        const result = await work(on(client))
        await client.query("COMMIT")
        return result
      }),
    listen: async (channel, heard, gone) => {
      if (isClosed) throw closed()
      const client = new pg.Client(config)
      client.on("notification", heard)
      client.on("error", () => {})
      client.once("end", gone)
      try {
        await client.connect()
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
      } catch (cause) {
        client.off("end", gone)
        await client.end().catch(() => {})
        throw cause
      }
      return async () => {
        client.off("end", gone)
        await client.end().catch(() => {})
      }
    },
    close: async () => {
      if (isClosed) return
      isClosed = true
      await pool.end()
    }
  }
}
