#!/usr/bin/env node
// The entry of `keikaku` on Node: chooses the stores there are, reads the arguments, and ends with the right exit code.
import { readFileSync } from "node:fs"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { openSqliteStore, openSqliteVault } from "@keikaku/store-sqlite"
import { Effect, Layer } from "effect"
import { exitCodeOf, tellDefect } from "./ending.ts"
import { expectClosedOutput } from "./output.ts"
import { keikaku } from "./program.ts"
import { inDatabase, inFile } from "./store-place.ts"
import { Stores } from "./stores.ts"
import { Vaults } from "./vaults.ts"

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))

/** Loaded only when it is needed: most runs are on files. */
const driver = Effect.promise(() => import("@keikaku/store-postgres"))
const postgres = inDatabase({
  open: (address) => Effect.flatMap(driver, ({ openPostgresStore }) => openPostgresStore(address)),
  has: (address) => Effect.flatMap(driver, ({ hasPostgresLog }) => hasPostgresLog(address))
})
const sqlite = inFile((path) => openSqliteStore({ path }))
const stores = Layer.succeed(Stores, { sqlite, postgres, postgresql: postgres })
const vaults = Layer.succeed(Vaults, { sqlite: (path) => openSqliteVault({ path }) })

Effect.andThen(expectClosedOutput, keikaku(process.argv.slice(2), version)).pipe(
  tellDefect,
  Effect.provide(Layer.mergeAll(stores, vaults, NodeServices.layer)),
  NodeRuntime.runMain({ disableErrorReporting: true, teardown: (exit, onExit) => onExit(exitCodeOf(exit)) })
)
