// Runs the program without starting a process: for the many ways of calling it wrongly, which would each take a second.
// The entry of the real one adds nothing but signals and the exit itself.

import { type Plan, zenkokuPlan } from "@keikaku/core"
import { hasPostgresLog, openPostgresStore } from "@keikaku/store-postgres"
import { copySqliteStore, openSqliteStore, openSqliteVault } from "@keikaku/store-sqlite"
import { Effect, Layer } from "effect"
import { vi } from "vitest"
import { exitCodeOf, reportDefect } from "../../packages/cli/src/ending.ts"
import { nodeServices } from "../../packages/cli/src/node-services.ts"
import { keikaku } from "../../packages/cli/src/program.ts"
import { inDatabase, inFile } from "../../packages/cli/src/store-place.ts"
import { Stores } from "../../packages/cli/src/stores.ts"
import { Vaults } from "../../packages/cli/src/vaults.ts"
import type { Run } from "./keikaku.ts"

const postgres = inDatabase({ open: openPostgresStore, has: hasPostgresLog })
const sqlite = inFile((path) => openSqliteStore({ path }), copySqliteStore)
const stores = Layer.succeed(Stores, { sqlite, postgres, postgresql: postgres })
const vaults = Layer.succeed(Vaults, { sqlite: (path) => openSqliteVault({ path }) })

/** Runs `keikaku` on arguments, one run at a time, and returns what came out of it. */
export const keikakuHere = (...args: ReadonlyArray<string>): Promise<Run> => keikakuOf(zenkokuPlan, ...args)

/** The same for the command line of another plan. */
export const keikakuOf = (plan: Plan, ...args: ReadonlyArray<string>): Promise<Run> => programHere(plan, args)

/** The same for a program under a name of its own. */
export const programHere = async (
  plan: Plan,
  args: ReadonlyArray<string>,
  program: { readonly name?: string } = {}
): Promise<Run> => {
  const text = { out: "", err: "" }
  const writing = (to: "out" | "err") => (written: unknown, done?: unknown) => {
    text[to] += String(written)
    if (typeof done === "function") done()
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(writing("out")),
    vi.spyOn(process.stderr, "write").mockImplementation(writing("err")),
    vi.spyOn(console, "log").mockImplementation((line) => void writing("out")(`${line}\n`)),
    vi.spyOn(console, "error").mockImplementation((line) => void writing("err")(`${line}\n`))
  ]
  try {
    const run = reportDefect(keikaku(plan, args, { ...program, version: "0.0.0" })).pipe(
      Effect.provide(Layer.mergeAll(stores, vaults, nodeServices))
    )
    return { code: exitCodeOf(await Effect.runPromiseExit(run)), ...text }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
