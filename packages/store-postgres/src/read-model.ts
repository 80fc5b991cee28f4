// Tables that are kept up to date from the log, for whoever asks in SQL. How far a table has come is kept in the same transaction as
// what it holds, so that no event counts twice or not at all, whoever dies. Each version of a model is a table of its own: a new one
// is filled beside the old one, and the view by which readers know the model moves to it when it has caught up.
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

/** What a table holds, and how events change it. */
export interface ReadModel {
  /** The name of the view that readers ask. */
  readonly name: string
  /** Raised whenever the columns or the rule change: 1, 2, 3, … */
  readonly version: number
  /** The columns as in `CREATE TABLE`, with their keys. */
  readonly columns: string
  readonly query: Query
  /** What to do with the table for these events, in the order of the log; the table's name comes quoted. */
  readonly apply: (table: string, events: ReadonlyArray<Recorded>) => ReadonlyArray<Statement>
}

/** The log, where the tables go, and what the events mean. */
export interface ReadModelsOptions extends PostgresOptions {
  /** The schema of the tables, made when it does not exist: apart from the log, whose owner need not know of it. */
  readonly into: string
  readonly catalogue: Catalogue
}

type Failure = StoreUnavailable | StoredEventUnreadable

/** What can be done with the read models of a log. Several processes may do it with the same model at once. */
export interface ReadModels {
  /** Brings the model to the end of the log and shows it to readers; the position it has reached. */
  readonly catchUp: (model: ReadModel) => Effect.Effect<number, Failure>
  /** Catches up and goes on with everything that is appended, until it is interrupted. */
  readonly keep: (model: ReadModel) => Effect.Effect<never, Failure>
  /** Removes versions of the model that are older than this one; whoever still keeps one of them fails. */
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

/** How far the model has come; with the lock, nobody else goes on with it until the end of the transaction. */
const positionOf = async ({ rows }: Queries, schema: string, { name, version }: ReadModel, lock = "") => {
  const [row] = await rows(`SELECT position FROM ${schema}.read_model WHERE name = $1 AND version = $2 ${lock}`, [
    name,
    version
  ])
  return Number(row![0])
}

/** Shows the model, unless a newer version is shown already: the view changes in one moment. */
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

  /** Applies those of the events that the model has not seen, in one transaction. */
  const advance = Effect.fnUntraced(function* (model: ReadModel, stored: ReadonlyArray<StoredEvent>) {
    if (stored.length === 0) return
    const events = yield* Effect.fromResult(Result.all(stored.map(selection(catalogue, model.query).read)))
    yield* attempt(() =>
      transaction(async (queries) => {
        const seen = await positionOf(queries, schema, model, "FOR UPDATE")
        const unseen = events.flat().filter(({ position }) => position > seen)
        if (unseen.length === 0) return
        for (const { parameters, sql } of model.apply(tableOf(schema, model), unseen))
          await queries.rows(sql, parameters)
        await queries.rows(`UPDATE ${schema}.read_model SET position = $3 WHERE name = $1 AND version = $2`, [
          model.name,
          model.version,
          unseen.at(-1)!.position
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
 * Opens the read models of a log, for the life of the scope. Reading the log is all the rights that this needs on it.
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
 *   return yield* models.catchUp(entries) // then anybody may ask: SELECT * FROM reports.entries
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
