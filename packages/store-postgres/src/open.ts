// Opens a log: the store lives as long as a scope or, for hosts that use promises, until `close`.
import { checkedStore, follow, identityIn, StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Exit, Scope } from "effect"
import { makeAppender } from "./append.ts"
import { connect, type Database } from "./database.ts"
import { attempt } from "./failure.ts"
import { misindexedOn } from "./misindexed.ts"
import { defaultPollInterval, makeNotifier } from "./notifier.ts"
import { makeReader } from "./read.ts"
import { inspect, migrate } from "./schema.ts"
import { sidecarOn } from "./sidecar.ts"

/** Where the log is kept and how it is treated; times are in milliseconds. */
export interface PostgresOptions {
  /** `postgresql://user:password@host:port/database`; the database must exist and be encoded in UTF-8. */
  readonly url: string
  /** A schema for each federation; made when it does not exist. `keikaku` by default. */
  readonly schema?: string
  /** The maximum number of connections, besides one that listens while there are subscribers; 8 by default. */
  readonly connections?: number
  /** How long to wait for a connection or a lock, before failing as `unreachable` or `busy`. */
  readonly busyTimeout?: number
  /** The maximum duration of one statement in the server, before it fails as `busy`. */
  readonly statementTimeout?: number
  /** How often the end of the log is polled, to make up for lost notifications. */
  readonly pollInterval?: number
}

const defaults = {
  schema: "keikaku",
  connections: 8,
  busyTimeout: 10_000,
  statementTimeout: 60_000,
  pollInterval: defaultPollInterval
}

/** PostgreSQL truncates longer names silently, so that two could become one, and reserves those that begin with pg_. */
const isSchemaName = (name: string) =>
  name !== "" && !name.startsWith("pg_") && !name.includes("\u0000") && Buffer.byteLength(name) <= 63

/** The database of a schema, for the life of the scope. */
export const openDatabase = (options: PostgresOptions): Effect.Effect<Database, StoreUnavailable, Scope.Scope> => {
  const settings = { ...defaults, ...options }
  if (!isSchemaName(settings.schema))
    return Effect.fail(
      new StoreUnavailable({
        reason: "unreachable",
        message: `${JSON.stringify(settings.schema)} cannot name a schema`
      })
    )
  return Effect.acquireRelease(
    Effect.sync(() => connect(settings)),
    (database) => Effect.promise(database.close)
  )
}

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
  options: PostgresOptions
): Effect.fn.Return<StoreWithSidecar, StoreUnavailable, Scope.Scope> {
  const database = yield* openDatabase(options)
  yield* attempt(() => migrate(database))
  const notifier = yield* makeNotifier(database, options.pollInterval ?? defaults.pollInterval)
  const { append, idle } = makeAppender(database, notifier)
  const read = makeReader(database)
  yield* Effect.addFinalizer(() =>
    Effect.promise(async () => {
      await idle()
      await database.close()
      await notifier.close()
    })
  )
  const sidecar = sidecarOn(database)
  const store: StoreWithSidecar = {
    append,
    read,
    subscribe: (query, { after = 0 } = {}) => follow(store, notifier.listen, query, after),
    identity: identityIn(sidecar),
    sidecar,
    misindexed: misindexedOn(database)
  }
  return checkedStore(store)
})

/** Whether there is a log in the schema; fails as {@link openPostgresStore} does. */
export const hasPostgresLog = (options: PostgresOptions): Effect.Effect<boolean, StoreUnavailable> =>
  Effect.scoped(Effect.flatMap(openDatabase(options), (database) => attempt(async () => (await inspect(database)) > 0)))

/**
 * `openPostgresStore` for hosts that do not use Effect: rejects with the same failures; `close` may be called twice.
 * @example
 * ```ts no-run
 * import { openPlan, zenkokuPlan } from "@keikaku/core"
 * import { openPostgres } from "@keikaku/store-postgres"
 * const plan = openPlan({ plan: zenkokuPlan, ...(await openPostgres("postgresql://app@localhost/plans", { schema: "tokyo" })) })
 * await plan.close()
 * ```
 */
export const openPostgres = async (
  url: string,
  options: Omit<PostgresOptions, "url"> = {}
): Promise<{ readonly store: StoreWithSidecar; readonly close: () => Promise<void> }> => {
  const scope = Scope.makeUnsafe()
  const close = () => Effect.runPromise(Scope.close(scope, Exit.void))
  try {
    return { store: await Effect.runPromise(Scope.provide(openPostgresStore({ ...options, url }), scope)), close }
  } catch (failure) {
    await close()
    throw failure
  }
}
