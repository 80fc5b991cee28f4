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
import { Effect, Schedule, type Scope } from "effect"
import { makeAppender } from "./append.ts"
import type { Connection } from "./connection.ts"
import { discrepanciesOn } from "./discrepancies.ts"
import { attempt } from "./failure.ts"
import { closeFile, type Durability, openFile } from "./file.ts"
import { makeNotifier } from "./notifier.ts"
import { readPage } from "./read.ts"
import { type RetryPolicy, sidecarOn } from "./sidecar.ts"
import { makeTail, type Tail } from "./tail.ts"

/** Where the log is kept and how it is treated. */
export interface SqliteOptions {
  /** The file, created when it does not exist; its directory must exist. `:memory:` is a log in memory. */
  readonly path: string
  /** Whether it is created when it does not exist: `true` by default. Without it, a mistyped path is `unreachable`. */
  readonly create?: boolean
  /** `full` by default. */
  readonly durability?: Durability
  /** How long to wait for a lock that another process holds, in milliseconds, before failing as `busy`. */
  readonly busyTimeout?: number
}

/** Ten seconds, in milliseconds. */
export const defaultBusyTimeout = 10_000

/** Retries while another process holds the lock, for `busyTimeout` milliseconds. */
export const whileBusy = (busyTimeout: number) => ({
  while: (failure: StoreUnavailable) => failure.reason === "busy",
  schedule: Schedule.min([Schedule.exponential("1 millis", 2), Schedule.spaced("10 millis")]).pipe(
    Schedule.jittered,
    Schedule.upTo({ duration: busyTimeout })
  )
})

/** The store on a prepared connection, which is closed with the scope. */
export const storeOn = Effect.fnUntraced(function* (
  connection: Connection,
  busyTimeout: number = defaultBusyTimeout,
  tail: Tail = makeTail(connection)
): Effect.fn.Return<StoreWithSidecar, never, Scope.Scope> {
  const notifier = yield* makeNotifier(connection)
  const appender = makeAppender(connection, tail, busyTimeout, notifier.notify)
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      try {
        appender.close()
      } finally {
        closeFile(connection)
        notifier.notify()
      }
    })
  )
  const retryPolicy: RetryPolicy = Effect.retry(whileBusy(busyTimeout))
  const sidecar = sidecarOn(connection, retryPolicy)
  const store: StoreWithSidecar = {
    append: appender.append,
    read: (query, options) => retryPolicy(attempt(() => readPage(connection, tail, query, options))),
    subscribe: (query, { after = 0 } = {}) => follow(store, notifier.listen, query, after),
    identity: identityIn(sidecar),
    sidecar,
    discrepancies: discrepanciesOn(connection, retryPolicy)
  }
  return checkedStore(store)
})

/**
 * Opens the log in a file, for the life of the scope; several processes may have it open. Fails as `unreachable` (no
 * such directory, another application's file), `corrupt` (also a file that lost its content: 0 bytes), `newer-format`, `read-only`
 * (its newest events cannot be read without writing beside it), `full` or `busy`. No file that is not a log is ever changed.
 * A log that may only be read opens, follows what others append, and each append fails as `read-only`.
 * @example
 * ```ts
 * import { everything } from "@keikaku/kernel"
 * import { openSqliteStore } from "@keikaku/store-sqlite"
 * import { Effect } from "effect"
 * const program = Effect.gen(function* () {
 *   const store = yield* openSqliteStore({ path: ":memory:" })
 *   return yield* store.read(everything)
 * })
 * await Effect.runPromise(Effect.scoped(program)) // => []
 * ```
 */
export const openSqliteStore = Effect.fnUntraced(function* ({
  path,
  create = true,
  durability = "full",
  busyTimeout = defaultBusyTimeout
}: SqliteOptions): Effect.fn.Return<StoreWithSidecar, StoreUnavailable, Scope.Scope> {
  const connection = yield* Effect.acquireRelease(
    attempt(() => openFile(path, durability, create)).pipe(Effect.retry(whileBusy(busyTimeout))),
    (connection) => Effect.sync(connection.close),
    { interruptible: true }
  )
  return yield* storeOn(connection, busyTimeout)
})

/**
 * `openSqliteStore` for hosts that do not use Effect: rejects with the same failures; `close` may be called twice, and `await using` calls it.
 * @example
 * ```ts
 * import { open, defineCatalogue } from "@keikaku/kernel"
 * import { openSqlite } from "@keikaku/store-sqlite"
 * const { store, close } = await openSqlite(":memory:")
 * const app = open({ catalogue: defineCatalogue([]), settings: undefined, store, close })
 * await app.close() // => undefined
 * ```
 */
export const openSqlite = async (
  path: string,
  options: Omit<SqliteOptions, "path"> = {}
): Promise<{ readonly store: StoreWithSidecar; readonly close: () => Promise<void> } & Disposing> => {
  const { close, opened: store } = await openForPromises(openSqliteStore({ ...options, path }))
  return { store, close, ...disposing(close) }
}
