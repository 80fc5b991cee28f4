// A log read from a standby server: reports and subscriptions that cost the primary nothing. It is heard of new events from the primary,
// because a standby cannot be listened on, and waits for the standby to have them.
import { checkedStore, follow, identityIn, placeAfter, StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Schedule, type Scope, Stream } from "effect"
import { listenOn } from "./database.ts"
import { discrepanciesOn } from "./discrepancies.ts"
import { attempt } from "./failure.ts"
import { makeNotifier } from "./notifier.ts"
import { openDatabase, opened, type PooledOptions, type PostgresOptions } from "./open.ts"
import { openPostgresPool, type PostgresPool } from "./pool.ts"
import { makeReader } from "./read.ts"
import { migrate } from "./schema.ts"
import { sidecarOn } from "./sidecar.ts"

/** The standby, by address or as a pool on it, and where its primary is. */
export type ReplicaOptions = (PostgresOptions | PooledOptions) & {
  /** The address of the primary, or the pool of those who write, one of whose connections then listens for both. */
  readonly primary: string | PostgresPool
  /** How long a subscription waits where the standby lacks the event after which it begins; in milliseconds, 10,000 by default. */
  readonly maxLag?: number
}

const readOnly = Effect.fail(
  new StoreUnavailable({ reason: "read-only", message: "this store reads from a standby; record on the primary" })
)

/**
 * Opens a log on a standby, for the life of the scope. What is read lags behind the primary: it is for reports and subscribers, which
 * miss nothing, and not for decisions. Appends fail as `read-only`. It goes on without its primary, polling the standby.
 * Fails as {@link openPostgresStore} does.
 * @example
 * ```ts no-run
 * import { everything } from "@keikaku/kernel"
 * import { openPostgresReplica } from "@keikaku/store-postgres"
 * import { Effect } from "effect"
 * const program = Effect.gen(function* () {
 *   const store = yield* openPostgresReplica({
 *     url: "postgresql://reports@standby/plans",
 *     primary: "postgresql://reports@primary/plans",
 *     schema: "tokyo"
 *   })
 *   return yield* store.read(everything)
 * })
 * await Effect.runPromise(Effect.scoped(program))
 * ```
 */
export const openPostgresReplica = Effect.fnUntraced(function* (
  options: ReplicaOptions
): Effect.fn.Return<StoreWithSidecar, StoreUnavailable, Scope.Scope> {
  const { maxLag = 10_000, primary } = options
  const listen =
    typeof primary === "string" ? (yield* openPostgresPool({ url: primary, connections: 1 })).listen : listenOn(primary)
  const database = { ...(yield* openDatabase(options)), listen }
  yield* attempt(() => migrate(database))
  const notifier = yield* makeNotifier(database, { ...options, lags: true })
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      database.close()
      notifier.close()
    })
  )
  const sidecar = sidecarOn(database)
  const store: StoreWithSidecar = {
    append: () => readOnly,
    read: makeReader(database),
    subscribe: (query, { after = 0 } = {}) => follow(store, notifier.listen, query, after),
    identity: identityIn(sidecar),
    sidecar: { ...sidecar, put: () => readOnly },
    discrepancies: discrepanciesOn(database)
  }
  const checked = checkedStore(store)
  /** Waits for the event at a position, of which the caller may have heard from the primary. */
  const whenThere = (position: number) =>
    placeAfter(checked, position).pipe(
      Effect.retry({
        while: ({ reason }) => reason === "other-log",
        schedule: Schedule.spaced("50 millis").pipe(Schedule.upTo({ duration: maxLag }))
      })
    )
  return {
    ...checked,
    subscribe: (query, options) =>
      Stream.unwrap(Effect.as(whenThere(options?.after ?? 0), checked.subscribe(query, options)))
  }
})

/** `openPostgresReplica` for hosts that do not use Effect: rejects with the same failures; `close` may be called twice. */
export const readPostgresReplica = (options: ReplicaOptions): ReturnType<typeof opened> =>
  opened(openPostgresReplica(options))
