// `--store`: which log is read and written, as `scheme:where`. An address with a password belongs into the environment: what
// stands on a command line can be read by every user of the machine.
import { Config } from "effect"
import { Flag, GlobalFlag } from "effect/cli"

/** Where the store is when nobody says otherwise. */
export const defaultStoreAddress = "sqlite:.keikaku/plan.db"

/** How addresses are written. */
export const addressForms = ["sqlite:path", "postgres://user@host:port/database?schema=name"] as const

/** The address of the store: the flag, else the environment's KEIKAKU_STORE, else the default. */
export const StoreAddress = GlobalFlag.Setting("store")({
  flag: Flag.String("store").pipe(
    Flag.withMetavar("sqlite:path|postgres://…"),
    Flag.withDescription(
      `記録庫（環境変数 KEIKAKU_STORE、既定 ${defaultStoreAddress}） / The store (env KEIKAKU_STORE, default ${defaultStoreAddress})`
    ),
    Flag.withFallbackConfig(Config.String("KEIKAKU_STORE")),
    Flag.withDefault(defaultStoreAddress)
  )
})
