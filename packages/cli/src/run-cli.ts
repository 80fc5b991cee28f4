// The command line for any plan, on Node: the stores there are, the arguments, and the exit code.
import type { Plan } from "@keikaku/core"
import { copySqliteStore, openSqliteStore, openSqliteVault } from "@keikaku/store-sqlite"
import { Effect, Layer } from "effect"
import { exitCodeOf, reportDefect } from "./ending.ts"
import { nodeServices, runAsProcess } from "./node-services.ts"
import { expectClosedOutput } from "./output.ts"
import { keikaku } from "./program.ts"
import { inDatabase, inFile } from "./store-place.ts"
import { Stores } from "./stores.ts"
import { Vaults } from "./vaults.ts"

/** Loaded only when it is needed: most runs are on files. */
const driver = Effect.promise(() => import("@keikaku/store-postgres"))
const postgres = inDatabase({
  open: (address) => Effect.flatMap(driver, ({ openPostgresStore }) => openPostgresStore(address)),
  has: (address) => Effect.flatMap(driver, ({ hasPostgresLog }) => hasPostgresLog(address))
})
const sqlite = inFile((path) => openSqliteStore({ path }), copySqliteStore)
const stores = Layer.succeed(Stores, { sqlite, postgres, postgresql: postgres })
const vaults = Layer.succeed(Vaults, { sqlite: (path) => openSqliteVault({ path }) })

/**
 * Runs the command line for a plan and ends the process. A host's own program is this call with its own plan.
 * @param program its name and version; that of keikaku unless it is given
 */
export const runCli = (
  plan: Plan,
  args: ReadonlyArray<string>,
  program: { readonly name?: string; readonly version: string }
): void =>
  Effect.andThen(expectClosedOutput, keikaku(plan, args, program)).pipe(
    reportDefect,
    Effect.provide(Layer.mergeAll(stores, vaults, nodeServices)),
    runAsProcess({ disableErrorReporting: true, teardown: (exit, onExit) => onExit(exitCodeOf(exit)) })
  )
