// Read models: tables that are updated from the log, for queries in SQL. The position that a table has reached is stored in the same
// transaction as its rows, so each event counts exactly once, even after a crash. Each version of a model is a table of its own: a
// new one is filled beside the old one, and the view that readers query is switched to it when it has caught up.
import {
  type Catalogue,
  defaultReadLimit,
  type EventStore,
  type Query,
  type Recorded,
  type StoredEvent,
  type StoredEventUnreadable,
  type StoreUnavailable,
  selection
} from "@keikaku/kernel"
import { Effect, Result, type Scope, Stream } from "effect"
import pg from "pg"
import type { Database, Queries } from "./database.ts"
import { attempt } from "./failure.ts"
import { openDatabase, openPostgresStore, type PostgresOptions } from "./open.ts"

/** A statement in SQL, with its parameters `$1`, `$2`, … */
export interface Statement {
  readonly sql: string
  readonly parameters?: ReadonlyArray<boolean | number | string | null>
}

/** A table and how events change it. */
export interface ReadModel {
  /** The name of the view that readers query. */
  readonly name: string
  /** 1, 2, 3, …; incremented whenever the columns or `apply` change. */
  readonly version: number
  /** The columns as in `CREATE TABLE`, with their keys. */
  readonly columns: string
  readonly query: Query
  /** The statements that update the table for these events, in the order of the log. The table's name is quoted already. */
  readonly apply: (table: string, events: ReadonlyArray<Recorded>) => ReadonlyArray<Statement>
}

/** The log, the schema of the tables, and the catalogue of the events. */
export interface ReadModelsOptions extends PostgresOptions {
  /** The schema of the tables, separate from that of the log; created when it does not exist. */
  readonly into: string
  readonly catalogue: Catalogue
}

type Failure = StoreUnavailable | StoredEventUnreadable

/** Updates the read models of a log. Several processes may update the same model at once. */
export interface ReadModels {
  /** Updates the model to the end of the log and shows it to readers; returns the position it has reached. */
  readonly catchUp: (model: ReadModel) => Effect.Effect<number, Failure>
  /** Catches up and then follows the log until it is interrupted. */
  readonly keep: (model: ReadModel) => Effect.Effect<never, Failure>
  /** Removes older versions of the model; a process that still updates one of them fails. */
  readonly removeOlder: (model: ReadModel) => Effect.Effect<void, StoreUnavailable>
}

const tableOf = (schema: string, { name, version }: Pick<ReadModel, "name" | "version">): string =>
  `${schema}.${pg.escapeIdentifier(`${name}_v${version}`)}`

const makeSchema = ({ execute, schema }: Database) =>
  execute(
    `BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('keikaku read models', 0));
     CREATE SCHEMA IF NOT EXISTS ${schema};
     CREATE TABLE IF NOT EXISTS ${schema}.read_model (
       name text, version integer, position bigint NOT NULL, shown boolean NOT NULL, PRIMARY KEY (name, version)
     ); COMMIT`
  )

const makeTable = ({ schema, transaction }: Database, model: ReadModel) =>
  transaction(async ({ execute, rows }) => {
    const made = await rows(
      `INSERT INTO ${schema}.read_model VALUES ($1, $2, 0, false) ON CONFLICT DO NOTHING RETURNING name`,
      [model.name, model.version]
    )
    if (made.length > 0) await execute(`CREATE TABLE ${tableOf(schema, model)} (${model.columns})`)
  })

/** The position that the model has reached. With the lock, no other process updates it until the end of the transaction. */
const positionOf = async ({ rows }: Queries, schema: string, { name, version }: ReadModel, lock = "") => {
  const [row] = await rows(`SELECT position FROM ${schema}.read_model WHERE name = $1 AND version = $2 ${lock}`, [
    name,
    version
  ])
  return Number(row![0])
}

/** Switches the view to this version, atomically, unless a newer version is shown already. */
const show = ({ schema, transaction }: Database, model: ReadModel) =>
  transaction(async ({ execute, rows }) => {
    const { name, version } = model
    const versions = await rows(
      `SELECT version, shown FROM ${schema}.read_model WHERE name = $1 AND (version >= $2 OR shown) ORDER BY version FOR UPDATE`,
      [name, version]
    )
    if (versions.some(([other, shown]) => Number(other) >= version && shown === "t")) return
    const view = `${schema}.${pg.escapeIdentifier(name)}`
    await execute(`DROP VIEW IF EXISTS ${view}; CREATE VIEW ${view} AS SELECT * FROM ${tableOf(schema, model)}`)
    await rows(`UPDATE ${schema}.read_model SET shown = (version = $2) WHERE name = $1`, [name, version])
  })

const modelsOn = (database: Database, store: EventStore, catalogue: Catalogue): ReadModels => {
  const { schema, transaction } = database

  /** Applies the events that the model has not applied yet, in one transaction. */
  const advance = Effect.fnUntraced(function* (model: ReadModel, stored: ReadonlyArray<StoredEvent>) {
    if (stored.length === 0) return
    const events = yield* Effect.fromResult(Result.all(stored.map(selection(catalogue, model.query).read)))
    yield* attempt(() =>
      transaction(async (queries) => {
        const reached = await positionOf(queries, schema, model, "FOR UPDATE")
        const newEvents = events.flat().filter(({ position }) => position > reached)
        if (newEvents.length === 0) return
        for (const { parameters, sql } of model.apply(tableOf(schema, model), newEvents))
          await queries.rows(sql, parameters)
        await queries.rows(`UPDATE ${schema}.read_model SET position = $3 WHERE name = $1 AND version = $2`, [
          model.name,
          model.version,
          newEvents.at(-1)!.position
        ])
      })
    )
  })

  const catchUp = Effect.fnUntraced(function* (model: ReadModel) {
    yield* attempt(() => makeTable(database, model))
    let after = yield* attempt(() => positionOf(database, schema, model))
    while (true) {
      const chunk = yield* store.read(selection(catalogue, model.query).query, { after })
      yield* advance(model, chunk)
      after = chunk.at(-1)?.position ?? after
      if (chunk.length < defaultReadLimit) break
    }
    yield* attempt(() => show(database, model))
    return after
  })

  return {
    catchUp,
    keep: (model) =>
      Effect.flatMap(catchUp(model), (after) =>
        Effect.andThen(
          Stream.runForEachArray(store.subscribe(selection(catalogue, model.query).query, { after }), (chunk) =>
            advance(model, chunk)
          ),
          Effect.never
        )
      ),
    removeOlder: ({ name, version }) =>
      attempt(() =>
        transaction(async ({ execute, rows }) => {
          const older = await rows(
            `DELETE FROM ${schema}.read_model WHERE name = $1 AND version < $2 AND NOT shown RETURNING version`,
            [name, version]
          )
          for (const [version] of older)
            await execute(`DROP TABLE ${tableOf(schema, { name, version: Number(version) })}`)
        })
      )
  }
}

/**
 * Opens the read models of a log, for the life of the scope. The right to read the log suffices.
 * Fails as {@link openPostgresStore} does.
 * @example
 * ```ts no-run
 * import { zenkokuPlan } from "@keikaku/core"
 * import { everything } from "@keikaku/kernel"
 * import { type ReadModel, readModels } from "@keikaku/store-postgres"
 * import { Effect } from "effect"
 * const entries: ReadModel = {
 *   name: "entries",
 *   version: 1,
 *   columns: "actor text PRIMARY KEY, entries integer NOT NULL",
 *   query: everything,
 *   apply: (table, events) =>
 *     events.map(({ actor }) => ({
 *       sql: `INSERT INTO ${table} VALUES ($1, 1) ON CONFLICT (actor) DO UPDATE SET entries = ${table}.entries + 1`,
 *       parameters: [actor]
 *     }))
 * }
 * const program = Effect.gen(function* () {
 *   const models = yield* readModels({ url: "postgresql://app@localhost/plans", into: "reports", catalogue: zenkokuPlan.catalogue })
 *   return yield* models.catchUp(entries) // then: SELECT * FROM reports.entries
 * })
 * await Effect.runPromise(Effect.scoped(program))
 * ```
 */
export const readModels = Effect.fnUntraced(function* (
  options: ReadModelsOptions
): Effect.fn.Return<ReadModels, StoreUnavailable, Scope.Scope> {
  const { catalogue, into, ...log } = options
  const store = yield* openPostgresStore(log)
  const database = yield* openDatabase({ ...log, schema: into })
  yield* attempt(() => makeSchema(database))
  return modelsOn(database, store, catalogue)
})
