// The log in a SQLite file as a layer, for hosts that live on Effect: `SqliteStore.layer` and `SqliteStore.layerConfig`.
import { type EventStore, StoreUnavailable, type StoreWithSidecar, storeLayer } from "@keikaku/kernel"
import { Config, Duration, Effect, type Layer, type Scope } from "effect"
import type { Durability } from "./file.ts"
import { openSqliteStore, type SqliteOptions } from "./open.ts"

/** Where the log is kept and how it is treated: `SqliteOptions` with a duration as Effect writes it. */
export interface Options {
  readonly path: string
  readonly create?: boolean | undefined
  readonly durability?: Durability | undefined
  readonly busyTimeout?: Duration.Input | undefined
}

const open = ({ busyTimeout, ...options }: Options): Effect.Effect<StoreWithSidecar, StoreUnavailable, Scope.Scope> => {
  const { path } = options
  // Node throws at such a path, as if it were the program's mistake.
  if (path.includes("\u0000"))
    return Effect.fail(
      new StoreUnavailable({ reason: "unreachable", message: `${JSON.stringify(path)} is not a path` })
    )
  const milliseconds = busyTimeout === undefined ? {} : { busyTimeout: Duration.toMillis(busyTimeout) }
  return openSqliteStore({ ...options, ...milliseconds } as SqliteOptions)
}

/**
 * The log in a file, which is closed with the scope. Fails as {@link openSqliteStore} does.
 * @example
 * ```ts
 * import { EventStore, everything } from "@keikaku/kernel"
 * import { SqliteStore } from "@keikaku/store-sqlite"
 * import { Effect } from "effect"
 * const read = EventStore.use(({ read }) => read(everything))
 * await Effect.runPromise(Effect.provide(read, SqliteStore.layer({ path: ":memory:" }))) // => []
 * ```
 */
export const layer = (options: Options): Layer.Layer<EventStore | StoreWithSidecar, StoreUnavailable> =>
  storeLayer(open(options))

/**
 * The same, with options from the configuration; fails as `ConfigError` where that is wrong.
 * @example
 * ```ts
 * import { SqliteStore } from "@keikaku/store-sqlite"
 * import { Config, ConfigProvider, Effect, Layer } from "effect"
 * const store = SqliteStore.layerConfig({
 *   path: Config.String("PLAN_PATH"),
 *   durability: Config.Literals(["full", "normal"], "PLAN_DURABILITY").pipe(Config.withDefault("full"))
 * })
 * const wrong = ConfigProvider.layer(ConfigProvider.fromUnknown({ PLAN_PATH: "plan.db", PLAN_DURABILITY: "some" }))
 * const failure = await Effect.runPromise(Effect.flip(Effect.scoped(Layer.build(Layer.provide(store, wrong)))))
 * failure._tag // => "ConfigError"
 * ```
 */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<EventStore | StoreWithSidecar, StoreUnavailable | Config.ConfigError> =>
  storeLayer(Effect.flatMap(Config.unwrap(options), open))
