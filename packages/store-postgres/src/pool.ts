// A pool of connections to one database, which any number of logs in it share. What listens for notifications is one of its
// connections. Where the address names several hosts, every connection leads to the one of them that is not in recovery.
import { Effect, type Scope } from "effect"
import pg from "pg"
import { closed, unreachable } from "./failure.ts"
import { type Listener, makeListener } from "./listener.ts"
import { addressesIn, type Limits, sessionAt } from "./session.ts"

/** Where the database is, and how much of the server the pool may take; times are in milliseconds. */
export interface PoolOptions extends Partial<Limits> {
  /**
   * `postgresql://user:password@host:port/database`; the database must exist and be encoded in UTF-8. Several hosts,
   * `host:port,host:port`, are a primary and its standbys: the store connects to whichever is the primary.
   */
  readonly url: string
  /** The maximum number of connections in all, with the one that listens while there are subscribers; 8 by default. With 1, subscribers
   * hear of other processes by polling alone. */
  readonly connections?: number
  /** How long to wait for a connection or a lock, before failing as `unreachable` or `busy`; 10,000 by default. */
  readonly busyTimeout?: number
  /** The maximum duration of one statement in the server, before it fails as `busy`; 60,000 by default. */
  readonly statementTimeout?: number
}

/** Connections to one database. Only stores use it: hand it to {@link openPostgresStore} or {@link openPostgres}. */
export interface PostgresPool {
  readonly connections: number
  /** Runs the work on one connection, which is closed when the work rejects. */
  readonly withClient: <A>(work: (client: pg.ClientBase) => Promise<A>) => Promise<A>
  readonly listen: Listener["listen"]
  readonly close: () => Promise<void>
}

const idleTimeout = 60_000

/** Why the driver cannot take these settings, such as a malformed address or a certificate that is not there. */
const findFault = (session: pg.ClientConfig): unknown => {
  try {
    new pg.Client(session)
    return undefined
  } catch (cause) {
    return cause
  }
}

const isPrimary = async (client: pg.ClientBase): Promise<boolean> => {
  const { rows } = await client.query("SELECT pg_is_in_recovery() AS is_standby")
  return rows[0]?.is_standby === "f"
}

/** Connects at the first statement. */
export const makePool = ({
  url,
  connections = 8,
  busyTimeout = 10_000,
  statementTimeout = 60_000
}: PoolOptions): PostgresPool => {
  const sessions = addressesIn(url).map((address) => sessionAt(address, { busyTimeout, statementTimeout }))
  const fault = sessions.map(findFault).find((each) => each !== undefined)
  let current = 0
  class CurrentClient extends pg.Client {
    constructor() {
      super(sessions[current])
    }
  }
  const pool = new pg.Pool({
    Client: CurrentClient,
    max: connections,
    connectionTimeoutMillis: busyTimeout,
    idleTimeoutMillis: idleTimeout
  })
  // The pool has removed a broken connection already, and its caller gets the error.
  pool.on("error", () => {})
  pool.on("connect", (client) => client.on("error", () => {}))
  const primaries = new WeakSet<pg.ClientBase>()
  let isClosed = false

  /** A connection; of several hosts, one to the primary, else undefined. */
  const connect = async (): Promise<pg.PoolClient | undefined> => {
    const client = await pool.connect()
    if (sessions.length === 1 || primaries.has(client)) return client
    const primary = await isPrimary(client).catch((cause) => {
      client.release(true)
      throw cause
    })
    if (!primary) return void client.release(true)
    primaries.add(client)
    return client
  }

  const acquire = async (): Promise<pg.PoolClient> => {
    if (fault !== undefined) throw fault
    let failure: unknown = unreachable("none of the hosts is a primary: all are in recovery")
    for (let tries = 0; tries < sessions.length; tries++) {
      if (isClosed) throw closed()
      const tried = current
      try {
        const client = await connect()
        if (client !== undefined) return client
      } catch (cause) {
        failure = cause
      }
      // Another caller may have gone on to the next host already.
      if (current === tried) current = (tried + 1) % sessions.length
    }
    throw failure
  }

  const listener = makeListener(acquire)
  return {
    connections,
    withClient: async (work) => {
      const client = await acquire()
      try {
        const result = await work(client)
        client.release()
        return result
      } catch (cause) {
        client.release(true)
        throw cause
      }
    },
    listen: listener.listen,
    close: async () => {
      if (isClosed) return
      isClosed = true
      await listener.close()
      await pool.end()
    }
  }
}

/**
 * Opens a pool for the life of the scope, to be shared by logs in several schemas of one database, which then have no connections of
 * their own. It connects at the first statement, so it never fails.
 * @example
 * ```ts no-run
 * import { openPostgresPool, openPostgresStore } from "@keikaku/store-postgres"
 * import { Effect } from "effect"
 * const program = Effect.gen(function* () {
 *   const pool = yield* openPostgresPool({ url: "postgresql://app@localhost/plans", connections: 12 })
 *   const tokyo = yield* openPostgresStore({ pool, schema: "tokyo" })
 *   const osaka = yield* openPostgresStore({ pool, schema: "osaka" })
 *   return [tokyo, osaka]
 * })
 * await Effect.runPromise(Effect.scoped(program))
 * ```
 */
export const openPostgresPool = (options: PoolOptions): Effect.Effect<PostgresPool, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => makePool(options)),
    (pool) => Effect.promise(pool.close)
  )

/** `openPostgresPool` for hosts that do not use Effect; close the stores on it first. */
export const postgresPool = (url: string, options: Omit<PoolOptions, "url"> = {}): PostgresPool =>
  makePool({ ...options, url })
