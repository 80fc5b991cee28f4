// The database of one log: a pool of connections, each set up so that statements are planned once, without regard to statistics,
// and always walk the indexes in order. So a plan never turns bad because a table has grown since it was last analysed.
import pg from "pg"
import { closed } from "./failure.ts"

/** What PostgreSQL takes in this store. */
export type Value = boolean | number | string | null
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
  /** A connection of its own, made when it is first used and again when it breaks; for one statement at a time. */
  readonly line: () => Queries
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

/** How many statements have a name: far more than the shapes of query that an application has. */
const statementsKept = 256

/** Names for statements, by their text: the driver prepares each once on a connection, and keeps it. Others have none. */
const namesOfStatements = () => {
  const names = new Map<string, { readonly name?: string }>()
  return (sql: string): { readonly name?: string } => {
    const known = names.get(sql)
    if (known !== undefined || names.size === statementsKept) return known ?? {}
    const named = { name: `keikaku_${names.size}` }
    names.set(sql, named)
    return named
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
  // A connection that breaks has left the pool already, and whoever waits on it is told; whoever asks next gets another.
  pool.on("error", () => {})
  pool.on("connect", (client) => client.on("error", () => {}))
  const nameOf = namesOfStatements()
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

  const lines = new Set<pg.Client>()
  const hangUp = async (client: pg.Client): Promise<void> => {
    lines.delete(client)
    await client.end().catch(() => {})
  }
  const line = (): Queries => {
    let connected: Promise<pg.Client> | undefined
    const forget = (broken: Promise<pg.Client>) => {
      // Another may have taken its place already.
      if (connected === broken) connected = undefined
    }
    const call = (): Promise<pg.Client> => {
      const client = new pg.Client(config)
      const calling = client.connect().then(() => client)
      const gone = () => {
        forget(calling)
        lines.delete(client)
      }
      client.on("error", gone)
      client.once("end", gone)
      lines.add(client)
      calling.catch(gone)
      return calling
    }
    const withLine = async <A>(work: (queries: Queries) => Promise<A>): Promise<A> => {
      if (isClosed) throw closed()
      connected ??= call()
      const mine = connected
      try {
        return await work(on(await mine))
      } catch (cause) {
        // Whatever it was, the next begins afresh.
        forget(mine)
        void mine.then(hangUp, () => {})
        throw cause
      }
    }
    return {
      rows: (sql, parameters) => withLine(({ rows }) => rows(sql, parameters)),
      execute: (sql) => withLine(({ execute }) => execute(sql))
    }
  }

  return {
    schema: pg.escapeIdentifier(schema),
    rows: (sql, parameters) => withClient(({ rows }) => rows(sql, parameters)),
    execute: (sql) => withClient(({ execute }) => execute(sql)),
    line,
    transaction: (work) =>
      withClient(async (queries) => {
        await queries.execute("BEGIN")
        // A connection whose work failed is closed, and its transaction with it.
        const result = await work(queries)
        await queries.execute("COMMIT")
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
      await Promise.all([pool.end(), ...[...lines].map(hangUp)])
    }
  }
}
