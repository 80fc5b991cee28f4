// The stores that the program can open, by the scheme of their address. Which schemes there are is decided in main.ts;
// nothing else here knows any store.
import { existsSync, mkdirSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { hexOf, sha256 } from "@keikaku/audit"
import { type PlanHost, planCatalogue } from "@keikaku/core"
import type { EventStore, StoreUnavailable, StoreWithSidecar } from "@keikaku/kernel"
import { Context, Data, Effect, type Scope } from "effect"
import { UsageError } from "./exit-code.ts"
import { diagnose } from "./output.ts"
import { theFederation } from "./setting/federation.ts"
import { Lang } from "./setting/language.ts"
import { StoreAddress } from "./setting/store-address.ts"

/** Opens the store that is kept in one file; makes the file when it is missing. Closed with the scope. */
export type FileStore = (path: string) => Effect.Effect<StoreWithSidecar, StoreUnavailable, Scope.Scope>

/** The openers of stores in files, by scheme. */
export class Stores extends Context.Service<Stores, Readonly<Record<string, FileStore>>>()("keikaku/cli/Stores") {}

/** Nothing has been recorded at this address yet: a report of it would be empty, and wrong. */
export class StoreMissing extends Data.TaggedError("StoreMissing")<{ readonly path: string }> {}

/** The folder for a new store cannot be made. */
export class FolderRefused extends Data.TaggedError("FolderRefused")<{
  readonly path: string
  readonly message: string
}> {}

/** Whether a store may be made where there is none. */
export type Opening = "existing" | "new-or-existing"

/** A store that was opened: its file, and whether that was made just now. */
export interface OpenedStore {
  readonly store: StoreWithSidecar
  readonly path: string
  readonly made: boolean
}

/** Opens the store of `--store`; its folder is made with it. */
export const openStore = Effect.fnUntraced(function* (opening: Opening) {
  const stores = yield* Stores
  const address = yield* StoreAddress
  const [, scheme = "", where = ""] = /^([a-z]+):(.+)$/s.exec(address) ?? []
  const open = Object.hasOwn(stores, scheme) ? stores[scheme] : undefined
  if (open === undefined) return yield* unknownScheme(address, Object.keys(stores))
  const path = resolve(where)
  const made = !existsSync(path)
  if (made && opening === "existing") return yield* new StoreMissing({ path })
  if (made) yield* makeFolder(dirname(path))
  return { store: yield* open(path), path, made } satisfies OpenedStore
})

/** Opens the store for recording. One that was made just now is told of, lest a mistyped path go unnoticed. */
export const openForRecording = Effect.fnUntraced(function* () {
  const { made, path, store } = yield* openStore("new-or-existing")
  const told = { ja: `保存先を作成しました: ${path}`, en: `Made the store ${path}` }
  if (made) yield* diagnose(told[yield* Lang])
  return store
})

/** Makes a folder and those above it. */
export const makeFolder = (path: string) =>
  Effect.try({
    try: () => mkdirSync(path, { recursive: true }),
    catch: (cause) => new FolderRefused({ path, message: (cause as Error).message })
  })

const unknownScheme = (address: string, schemes: ReadonlyArray<string>) =>
  new UsageError({
    ja: `--store ${address}: 「${schemes.join("、")}:パス」の形で指定してください。`,
    en: `--store ${address}: write ${schemes.join(", ")}:path.`
  })

const leafOf = (line: string): string => hexOf(sha256.leaf(line))

/** The federation's plan on a store. */
export const planOn = (store: EventStore) =>
  Effect.map(theFederation, (settings): PlanHost => ({ catalogue: planCatalogue, settings, store, leafOf }))
