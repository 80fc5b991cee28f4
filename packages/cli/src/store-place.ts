// Where a store can be: in a file, or in a schema of a database. An address names a place; whether anything has been recorded there
// is asked before it is opened, because opening makes what is missing.
import { existsSync, mkdirSync } from "node:fs"
import { dirname, resolve } from "node:path"
import type { EventStore, Label, StoreUnavailable, StoreWithSidecar } from "@keikaku/kernel"
import { Data, Effect, type Scope } from "effect"
import { withoutPassword } from "./setting/without-password.ts"

/** The folder for a new store cannot be made. */
export class FolderRefused extends Data.TaggedError("FolderRefused")<{
  readonly path: string
  readonly message: string
}> {
  get sentence(): Label {
    return {
      ja: `フォルダ ${this.path} を作成できません: ${this.message}`,
      en: `The folder ${this.path} cannot be made: ${this.message}`
    }
  }
}

type Opened<E = never> = Effect.Effect<StoreWithSidecar, StoreUnavailable | E, Scope.Scope>

/** A store that is copied, and the copy, before it has its name. */
export interface StorePair {
  readonly source: Pick<EventStore, "read">
  readonly copy: StoreWithSidecar
}

/** Copies one file to another that is not there yet, which gets its name once `check` has succeeded. */
export type CopyFile = <A, E, R>(
  files: { readonly from: string; readonly to: string },
  check: (pair: StorePair) => Effect.Effect<A, E, R>
) => Effect.Effect<A, E | StoreUnavailable, R>

/** One place for a store. */
export interface StorePlace {
  /** How it is shown: without any password. */
  readonly name: string
  /** Whether a store was created there. */
  readonly exists: Effect.Effect<boolean, StoreUnavailable>
  /** Opens the store, making it when it is missing. Closed with the scope. */
  readonly open: Opened<FolderRefused>
  /** How its file is copied, where it is one. */
  readonly copyFile?: CopyFile
}

/** The place that an address names; undefined when it is not written as it should be. */
export type PlaceOf = (address: string) => StorePlace | undefined

/** `scheme:path`: a file, whose folder is made with it. Relative paths start from the current directory. */
export const inFile =
  (open: (path: string) => Opened, copyFile: CopyFile): PlaceOf =>
  (address) => {
    const where = address.slice(address.indexOf(":") + 1)
    if (where === "") return undefined
    const path = resolve(where)
    return {
      name: path,
      exists: Effect.sync(() => existsSync(path)),
      open: Effect.andThen(makeFolder(dirname(path)), open(path)),
      copyFile
    }
  }

/** Makes a folder and those above it. */
export const makeFolder = (path: string) =>
  Effect.try({
    try: () => mkdirSync(path, { recursive: true }),
    catch: (cause) => new FolderRefused({ path, message: (cause as Error).message })
  })

/** A database and a schema in it; without one, the store's own choice. */
export interface SchemaAddress {
  readonly url: string
  readonly schema?: string
}

/** Opens stores in databases, and says whether there is one. */
export interface DatabaseStores {
  readonly open: (address: SchemaAddress) => Opened
  readonly has: (address: SchemaAddress) => Effect.Effect<boolean, StoreUnavailable>
}

/** `scheme://user@host:port/database?schema=name`: a schema. Every other parameter is the driver's. */
export const inDatabase =
  ({ has, open }: DatabaseStores): PlaceOf =>
  (address) => {
    const parsed = schemaAddress(address)
    return parsed && { name: withoutPassword(address), exists: has(parsed), open: open(parsed) }
  }

const schemaAddress = (address: string): SchemaAddress | undefined => {
  const [, database, parameters = ""] = /^([a-z]+:\/\/[^?]+)\??(.*)$/s.exec(address) ?? []
  if (database === undefined) return undefined
  const others = parameters.split("&").filter((parameter) => parameter !== "" && !parameter.startsWith("schema="))
  const url = others.length === 0 ? database : `${database}?${others.join("&")}`
  const schema = new URLSearchParams(parameters).get("schema")
  if (schema === "") return undefined
  return schema === null ? { url } : { url, schema }
}
