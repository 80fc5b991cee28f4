// Read models in a SQLite file: one of their own, or that of the host's other tables; not the file of a log.
import {
  type Catalogue,
  type OpenReadModels,
  openForPromises,
  openReadModels,
  type Place,
  type ReadModel,
  type ReadModels,
  type ReadModelTables,
  readModelsOn,
  StoreUnavailable
} from "@keikaku/kernel"
import { Effect, type Scope } from "effect"
import { type Connection, connect, type Value } from "./connection.ts"
import { exact, textIn } from "./exact-text.ts"
import { attempt } from "./failure.ts"
import { defaultBusyTimeout, openSqliteStore, type SqliteOptions, whileBusy } from "./open.ts"
import { applicationId as logId } from "./schema.ts"
import { applicationId as vaultId } from "./vault.ts"

/** The log, the file of the tables, and the catalogue of the events. */
export interface ReadModelsOptions extends SqliteOptions {
  /** The file of the tables, made when it does not exist. */
  readonly into: string
  readonly catalogue: Catalogue
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const tableOf = ({ name, version }: Pick<ReadModel, "name" | "version">): string => quoted(`${name}_v${version}`)

const prepare = (connection: Connection): void => {
  const [id] = connection.first("PRAGMA application_id")!
  if (id === logId || id === vaultId)
    throw new StoreUnavailable({ reason: "unreachable", message: "the file is that of a log or a vault" })
  connection.execute("PRAGMA journal_mode = WAL")
  connection.transaction("write", () =>
    connection.run(
      `CREATE TABLE IF NOT EXISTS read_model (
         name TEXT, version INTEGER, log TEXT NOT NULL, position INTEGER NOT NULL, line TEXT, shown INTEGER NOT NULL,
         PRIMARY KEY (name, version)
       ) STRICT`
    )
  )
}

const openTables = (path: string): Connection => {
  const connection = connect(path)
  try {
    prepare(connection)
    return connection
  } catch (cause) {
    connection.close()
    throw cause
  }
}

const sqlValue = (value: boolean | number | string | null): Value =>
  typeof value === "boolean" ? Number(value) : value

const tablesOn = (connection: Connection, busyTimeout: number): ReadModelTables => {
  const transaction = <A>(work: () => A): Effect.Effect<A, StoreUnavailable> =>
    attempt(() => connection.transaction("write", work)).pipe(Effect.retry(whileBusy(busyTimeout)))

  const placeOf = ({ name, version }: ReadModel): Place | undefined => {
    const columns = `${exact("log")}, position, line IS NULL, ${exact("line")}`
    const row = connection.first(`SELECT ${columns} FROM read_model WHERE name = ? AND version = ?`, [name, version])
    if (row === undefined) return undefined
    const [log, position, hasNoLine, line] = row
    return { log: textIn(log), position: position as number, ...(hasNoLine === 1 ? {} : { line: textIn(line) }) }
  }

  const setPlace = ({ name, version }: ReadModel, { line, log, position }: Place) =>
    connection.run("UPDATE read_model SET log = ?3, position = ?4, line = ?5 WHERE name = ?1 AND version = ?2", [
      name,
      version,
      log,
      position,
      line ?? null
    ])

  return {
    open: (model, start) =>
      transaction(() => {
        const place = placeOf(model)
        if (place !== undefined) return place
        connection.run("INSERT INTO read_model VALUES (?, ?, ?, 0, NULL, 0)", [model.name, model.version, start.log])
        connection.run(`CREATE TABLE ${tableOf(model)} (${model.columns})`)
        return start
      }),
    advance: (model, events, reached) =>
      transaction(() => {
        const { position } = placeOf(model)!
        if (position >= reached.position) return
        const newEvents = events.filter((event) => event.position > position)
        for (const { parameters = [], sql } of model.apply(tableOf(model), newEvents))
          connection.run(sql, parameters.map(sqlValue))
        setPlace(model, reached)
      }),
    show: (model) =>
      transaction(() => {
        const { name, version } = model
        const shown = connection.first("SELECT version FROM read_model WHERE name = ? AND shown AND version >= ?", [
          name,
          version
        ])
        if (shown !== undefined) return
        connection.run(`DROP VIEW IF EXISTS ${quoted(name)}`)
        connection.run(`CREATE VIEW ${quoted(name)} AS SELECT * FROM ${tableOf(model)}`)
        connection.run("UPDATE read_model SET shown = (version = ?) WHERE name = ?", [version, name])
      }),
    clear: (model, start) =>
      transaction(() => {
        connection.run(`DELETE FROM ${tableOf(model)}`)
        setPlace(model, start)
      }),
    removeOlder: ({ name, version }) =>
      transaction(() => {
        const older = connection.all("SELECT version FROM read_model WHERE name = ? AND version < ? AND NOT shown", [
          name,
          version
        ])
        for (const [old] of older as ReadonlyArray<[number]>) {
          connection.run(`DROP TABLE ${tableOf({ name, version: old })}`)
          connection.run("DELETE FROM read_model WHERE name = ? AND version = ?", [name, old])
        }
      })
  }
}

/**
 * Opens the read models of a log, for the life of the scope. Fails as `openSqliteStore` does.
 * @example
 * ```ts
 * import { zenkokuPlan } from "@keikaku/core"
 * import { everything, type ReadModel } from "@keikaku/kernel"
 * import { sqliteReadModels } from "@keikaku/store-sqlite"
 * import { Effect } from "effect"
 * const entries: ReadModel = {
 *   name: "entries",
 *   version: 1,
 *   columns: "actor TEXT PRIMARY KEY, entries INTEGER NOT NULL",
 *   query: everything,
 *   apply: (table, events) =>
 *     events.map(({ actor }) => ({
 *       sql: `INSERT INTO ${table} VALUES (?1, 1) ON CONFLICT (actor) DO UPDATE SET entries = entries + 1`,
 *       parameters: [actor]
 *     }))
 * }
 * const program = Effect.gen(function* () {
 *   const models = yield* sqliteReadModels({ path: ":memory:", into: ":memory:", catalogue: zenkokuPlan.catalogue })
 *   return yield* models.catchUp(entries) // then, in the file: SELECT * FROM entries
 * })
 * await Effect.runPromise(Effect.scoped(program)) // => 0
 * ```
 */
export const sqliteReadModels = Effect.fnUntraced(function* (
  options: ReadModelsOptions
): Effect.fn.Return<ReadModels, StoreUnavailable, Scope.Scope> {
  const { catalogue, into, ...log } = options
  const { busyTimeout = defaultBusyTimeout } = log
  const store = yield* openSqliteStore(log)
  const connection = yield* Effect.acquireRelease(
    attempt(() => openTables(into)).pipe(Effect.retry(whileBusy(busyTimeout))),
    ({ close }) => Effect.sync(close),
    { interruptible: true }
  )
  return readModelsOn(store, catalogue, tablesOn(connection, busyTimeout))
})

/** `sqliteReadModels` for hosts that do not use Effect. */
export const openSqliteReadModels = async (options: ReadModelsOptions): Promise<OpenReadModels> => {
  const { close, opened } = await openForPromises(sqliteReadModels(options))
  return openReadModels(opened, close)
}
