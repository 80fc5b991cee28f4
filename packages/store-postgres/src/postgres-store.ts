// The log in a PostgreSQL schema as a layer, for hosts that live on Effect: `PostgresStore.layer` and `PostgresStore.layerConfig`.
// The address, with its password, is redacted, and no failure holds it.
import { type EventStore, type StoreUnavailable, type StoreWithSidecar, storeLayer } from "@keikaku/kernel"
import { Config, Duration, Effect, type Layer, Redacted, type Scope } from "effect"
import { unreachable } from "./failure.ts"
import { openPostgresStore, type PostgresOptions } from "./open.ts"

/** Where the log is kept and how it is treated: `PostgresOptions` with a redacted address and durations as Effect writes them. */
export interface Options {
  readonly url: Redacted.Redacted<string>
  readonly schema?: string | undefined
  readonly connections?: number | undefined
  /** Whole milliseconds are taken of each duration: from 1 to 2,147,483,647. */
  readonly busyTimeout?: Duration.Input | undefined
  readonly statementTimeout?: Duration.Input | undefined
  readonly pollInterval?: Duration.Input | undefined
}

/** The greatest number of milliseconds that the server and the timers of Node take. */
const maxMillis = 2_147_483_647

const isWholeUpTo = (most: number, number: number): boolean => Number.isInteger(number) && number >= 1 && number <= most

const open = Effect.fnUntraced(function* ({
  connections,
  schema,
  url,
  ...durations
}: Options): Effect.fn.Return<StoreWithSidecar, StoreUnavailable, Scope.Scope> {
  if (connections !== undefined && !isWholeUpTo(Number.MAX_SAFE_INTEGER, connections))
    return yield* unreachable(`connections is ${connections}, not a number of connections`)
  const millis: Record<string, number> = {}
  for (const [name, duration] of Object.entries(durations)) {
    if (duration === undefined) continue
    millis[name] = Math.floor(Duration.toMillis(duration))
    if (!isWholeUpTo(maxMillis, millis[name]))
      return yield* unreachable(`${name} is ${millis[name]} milliseconds, not from 1 to ${maxMillis}`)
  }
  return yield* openPostgresStore({ ...millis, url: Redacted.value(url), connections, schema } as PostgresOptions)
})

/**
 * The log in a schema, with a pool of its own, both closed with the scope. Fails as {@link openPostgresStore} does, and as
 * `unreachable` for options out of range. A log on a shared pool is `storeLayer(openPostgresStore({ pool, schema }))`.
 * @example
 * ```ts no-run
 * import { EventStore, everything } from "@keikaku/kernel"
 * import { PostgresStore } from "@keikaku/store-postgres"
 * import { Effect, Redacted } from "effect"
 * const read = EventStore.use(({ read }) => read(everything))
 * const store = PostgresStore.layer({ url: Redacted.make("postgresql://app@localhost/plans"), busyTimeout: "5 seconds" })
 * await Effect.runPromise(Effect.provide(read, store))
 * ```
 */
export const layer = (options: Options): Layer.Layer<EventStore | StoreWithSidecar, StoreUnavailable> =>
  storeLayer(open(options))

/**
 * The same, with options from the configuration; fails as `ConfigError` where that is wrong.
 * @example
 * ```ts
 * import { PostgresStore } from "@keikaku/store-postgres"
 * import { Config, ConfigProvider, Effect, Layer } from "effect"
 * const store = PostgresStore.layerConfig({
 *   url: Config.Redacted("DATABASE_URL"),
 *   connections: Config.Int("DATABASE_CONNECTIONS").pipe(Config.withDefault(8))
 * })
 * const wrong = ConfigProvider.layer(ConfigProvider.fromUnknown({ DATABASE_CONNECTIONS: "many" }))
 * const failure = await Effect.runPromise(Effect.flip(Effect.scoped(Layer.build(Layer.provide(store, wrong)))))
 * failure._tag // => "ConfigError"
 * ```
 */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<EventStore | StoreWithSidecar, StoreUnavailable | Config.ConfigError> =>
  storeLayer(Effect.flatMap(Config.unwrap(options), open))
