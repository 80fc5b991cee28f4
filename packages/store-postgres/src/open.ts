// Opens a log: the store lives as long as a scope or, for hosts that use promises, until `close`.
import {
  checkedStore,
  type Disposing,
  disposing,
  follow,
  identityIn,
  openForPromises,
  type StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Effect, type Scope } from "effect"
import { makeAppender } from "./append.ts"
import { type Database, databaseOn } from "./database.ts"
import { discrepanciesOn } from "./discrepancies.ts"
import { attempt, unreachable } from "./failure.ts"
import { isName } from "./name.ts"
import { makeNotifier } from "./notifier.ts"
import { openPostgresPool, type PoolOptions, type PostgresPool } from "./pool.ts"
import { makeReader } from "./read.ts"
import { inspect, migrate } from "./schema.ts"
import { sidecarOn } from "./sidecar.ts"

interface LogOptions {
  /** A schema for each federation; made when it does not exist. `keikaku` by default. */
  readonly schema?: string
  /** How often the end of the log is polled, to make up for lost notifications; in milliseconds, 500 by default. */
  readonly pollInterval?: number
}

/** Where the log is kept and how it is treated; times are in milliseconds. The log has a pool of its own. */
export interface PostgresOptions extends PoolOptions, LogOptions {}

/** A log that shares a pool with others: the pool says where the database is. */
export interface PooledOptions extends LogOptions {
  readonly pool: PostgresPool
}

export const defaultSchema = "keikaku"

/** PostgreSQL reserves names that begin with pg_. */
const isSchemaName = (name: string) => isName(name) && !name.startsWith("pg_")

/** The pool that the options name, or one of the log's own for the life of the scope. */
export const poolOf = (options: PoolOptions | PooledOptions): Effect.Effect<PostgresPool, never, Scope.Scope> =>
  "pool" in options ? Effect.succeed(options.pool) : openPostgresPool(options)

/** The database of a schema, for the life of the scope. */
export const openDatabase = Effect.fnUntraced(function* (
  options: PostgresOptions | PooledOptions
): Effect.fn.Return<Database, StoreUnavailable, Scope.Scope> {
  const { schema = defaultSchema } = options
  if (!isSchemaName(schema)) return yield* unreachable(`${JSON.stringify(schema)} cannot name a schema`)
  const pool = yield* poolOf(options)
  return yield* Effect.acquireRelease(
    Effect.sync(() => databaseOn(pool, schema)),
    ({ close }) => Effect.sync(close)
  )
})

/**
 * Opens the log in a schema, for the life of the scope; any number of processes may have it open. Fails as `unreachable` (no such
 * server or database, refused, another application's schema), `newer-format`, `read-only` (a replica without the log) or `busy`.
 * A read-only log opens, and each append fails as `read-only`.
 * @example
 * ```ts no-run
 * import { everything } from "@keikaku/kernel"
 * import { openPostgresStore } from "@keikaku/store-postgres"
 * import { Effect } from "effect"
 * const program = Effect.gen(function* () {
 *   const store = yield* openPostgresStore({ url: "postgresql://app@localhost/plans", schema: "tokyo" })
 *   return yield* store.read(everything)
 * })
 * await Effect.runPromise(Effect.scoped(program))
 * ```
 */
export const openPostgresStore = Effect.fnUntraced(function* (
  options: PostgresOptions | PooledOptions
): Effect.fn.Return<StoreWithSidecar, StoreUnavailable, Scope.Scope> {
  const database = yield* openDatabase(options)
  yield* attempt(() => migrate(database))
  const notifier = yield* makeNotifier(database, options)
  const { append, idle } = makeAppender(database, notifier)
  const read = makeReader(database)
  yield* Effect.addFinalizer(() =>
    Effect.promise(async () => {
      await idle()
      database.close()
      notifier.close()
    })
  )
  const sidecar = sidecarOn(database)
  const store: StoreWithSidecar = {
    append,
    read,
    subscribe: (query, { after = 0 } = {}) => follow(store, notifier.listen, query, after),
    identity: identityIn(sidecar),
    sidecar,
    discrepancies: discrepanciesOn(database)
  }
  return checkedStore(store)
})

/** Whether there is a log in the schema; fails as {@link openPostgresStore} does. */
export const hasPostgresLog = (options: PostgresOptions | PooledOptions): Effect.Effect<boolean, StoreUnavailable> =>
  Effect.scoped(Effect.flatMap(openDatabase(options), (database) => attempt(async () => (await inspect(database)) > 0)))

/** The store for hosts that do not use Effect. */
export const opened = async (
  opening: Effect.Effect<StoreWithSidecar, StoreUnavailable, Scope.Scope>
): Promise<{ readonly store: StoreWithSidecar; readonly close: () => Promise<void> } & Disposing> => {
  const { close, opened: store } = await openForPromises(opening)
  return { store, close, ...disposing(close) }
}

/**
 * `openPostgresStore` for hosts that do not use Effect: rejects with the same failures; `close` may be called twice, and `await using`
 * calls it.
 * @example
 * ```ts no-run
 * import { openPlan, zenkokuPlan } from "@keikaku/core"
 * import { openPostgres } from "@keikaku/store-postgres"
 * const plan = openPlan({ plan: zenkokuPlan, ...(await openPostgres("postgresql://app@localhost/plans", { schema: "tokyo" })) })
 * await plan.close()
 * ```
 */
export const openPostgres: {
  (url: string, options?: Omit<PostgresOptions, "url">): ReturnType<typeof opened>
  (pool: PostgresPool, options?: Omit<PooledOptions, "pool">): ReturnType<typeof opened>
} = (where: string | PostgresPool, options = {}) =>
  opened(openPostgresStore(typeof where === "string" ? { ...options, url: where } : { ...options, pool: where }))
