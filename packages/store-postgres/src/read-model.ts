// Read models in a schema of their own, on the server of the log. A view that readers, or views of the host, stand on keeps its
// rights and what stands on it when it is switched to another version.
import {
  type Catalogue,
  ModelNotShown,
  type OpenReadModels,
  openForPromises,
  openReadModels,
  type Place,
  type ReadModel,
  type ReadModels,
  type ReadModelTables,
  readModelsOn,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect, type Scope } from "effect"
import pg from "pg"
import type { Database, Queries } from "./database.ts"
import { attempt, failWith } from "./failure.ts"
import { openDatabase, openPostgresStore, type PooledOptions, type PostgresOptions, poolOf } from "./open.ts"
import { isMisfit, switchView } from "./switch-view.ts"

/** The log, the schema of the tables, and the catalogue of the events. */
export type ReadModelsOptions = (PostgresOptions | PooledOptions) & {
  /** The schema of the tables, separate from that of the log; created when it does not exist. */
  readonly into: string
  readonly catalogue: Catalogue
}

const tableOf = (schema: string, { name, version }: Pick<ReadModel, "name" | "version">): string =>
  `${schema}.${pg.escapeIdentifier(`${name}_v${version}`)}`

const makeSchema = ({ execute, schema }: Database) =>
  execute(
    `BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('keikaku read models', 0));
     CREATE SCHEMA IF NOT EXISTS ${schema};
     CREATE TABLE IF NOT EXISTS ${schema}.read_model (
       name text, version integer, log text NOT NULL, position bigint NOT NULL, line text, shown boolean NOT NULL,
       PRIMARY KEY (name, version)
     ); COMMIT`
  )

const tablesIn = ({ schema, transaction }: Database): ReadModelTables => {
  /** How far the model has come. No other process updates it until the end of the transaction. */
  const placeOf = async ({ rows }: Queries, { name, version }: ReadModel): Promise<Place> => {
    const [row] = await rows(
      `SELECT log, position, line FROM ${schema}.read_model WHERE name = $1 AND version = $2 FOR UPDATE`,
      [name, version]
    )
    const [log, position, line] = row!
    return { log: log!, position: Number(position), ...(line == null ? {} : { line }) }
  }
  const setPlace = async ({ rows }: Queries, { name, version }: ReadModel, { line, log, position }: Place) =>
    void (await rows(
      `UPDATE ${schema}.read_model SET log = $3, position = $4, line = $5 WHERE name = $1 AND version = $2`,
      [name, version, log, position, line ?? null]
    ))
  const inTransaction = <A>(work: (queries: Queries) => Promise<A>): Effect.Effect<A, StoreUnavailable> =>
    attempt(() => transaction(work))

  const attemptToShow = ({ name, version }: ReadModel, work: (queries: Queries) => Promise<void>) =>
    Effect.catch(
      Effect.tryPromise({ try: () => transaction(work), catch: (cause) => cause }),
      (cause): Effect.Effect<never, StoreUnavailable | ModelNotShown> =>
        isMisfit(cause)
          ? Effect.fail(new ModelNotShown({ model: name, version, message: cause.message, cause }))
          : failWith(cause)
    )

  return {
    open: (model, { log }) =>
      inTransaction(async (queries) => {
        const made = await queries.rows(
          `INSERT INTO ${schema}.read_model VALUES ($1, $2, $3, 0, NULL, false) ON CONFLICT DO NOTHING RETURNING name`,
          [model.name, model.version, log]
        )
        if (made.length > 0) await queries.execute(`CREATE TABLE ${tableOf(schema, model)} (${model.columns})`)
        return placeOf(queries, model)
      }),
    advance: (model, events, reached) =>
      inTransaction(async (queries) => {
        const { position } = await placeOf(queries, model)
        if (position >= reached.position) return
        const newEvents = events.filter((event) => event.position > position)
        for (const { parameters, sql } of model.apply(tableOf(schema, model), newEvents))
          await queries.rows(sql, parameters)
        await setPlace(queries, model, reached)
      }),
    show: (model) =>
      attemptToShow(model, async (queries) => {
        const { name, version } = model
        const versions = await queries.rows(
          `SELECT version, shown FROM ${schema}.read_model WHERE name = $1 AND (version >= $2 OR shown) ORDER BY version FOR UPDATE`,
          [name, version]
        )
        if (versions.some(([other, shown]) => Number(other) >= version && shown === "t")) return
        await switchView(queries, `${schema}.${pg.escapeIdentifier(name)}`, tableOf(schema, model))
        await queries.rows(`UPDATE ${schema}.read_model SET shown = (version = $2) WHERE name = $1`, [name, version])
      }),
    clear: (model, start) =>
      inTransaction(async (queries) => {
        await placeOf(queries, model)
        await queries.execute(`DELETE FROM ${tableOf(schema, model)}`)
        await setPlace(queries, model, start)
      }),
    removeOlder: ({ name, version }) =>
      inTransaction(async ({ execute, rows }) => {
        const older = await rows(
          `DELETE FROM ${schema}.read_model WHERE name = $1 AND version < $2 AND NOT shown RETURNING version`,
          [name, version]
        )
        for (const [version] of older)
          await execute(`DROP TABLE ${tableOf(schema, { name, version: Number(version) })}`)
      })
  }
}

/**
 * Opens the read models of a log, for the life of the scope. The right to read the log suffices.
 * Fails as {@link openPostgresStore} does.
 * @example
 * ```ts no-run
 * import { zenkokuPlan } from "@keikaku/core"
 * import { everything, type ReadModel } from "@keikaku/kernel"
 * import { postgresReadModels } from "@keikaku/store-postgres"
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
 *   const models = yield* postgresReadModels({ url: "postgresql://app@localhost/plans", into: "reports", catalogue: zenkokuPlan.catalogue })
 *   return yield* models.catchUp(entries) // then: SELECT * FROM reports.entries
 * })
 * await Effect.runPromise(Effect.scoped(program))
 * ```
 */
export const postgresReadModels = Effect.fnUntraced(function* (
  options: ReadModelsOptions
): Effect.fn.Return<ReadModels, StoreUnavailable, Scope.Scope> {
  const { catalogue, into, ...log } = options
  const pool = yield* poolOf(log)
  const store = yield* openPostgresStore({ ...log, pool })
  const database = yield* openDatabase({ pool, schema: into })
  yield* attempt(() => makeSchema(database))
  return readModelsOn(store, catalogue, tablesIn(database))
})

/** `postgresReadModels` for hosts that do not use Effect. */
export const openPostgresReadModels = async (options: ReadModelsOptions): Promise<OpenReadModels> => {
  const { close, opened } = await openForPromises(postgresReadModels(options))
  return openReadModels(opened, close)
}
