// Read models: tables that are updated from the log, for queries in SQL. How far a table has come is stored in the same transaction
// as its rows, so each event counts exactly once, even after a crash. Each version of a model is a table of its own: a new one is
// filled beside the old one, and the view that readers query is switched to it when it has caught up. What is the same for every
// database stands here; a store brings the tables.
import { Cause, Data, Effect, Fiber, Result, Stream } from "effect"
import type { Catalogue } from "./catalogue.ts"
import type { Recorded } from "./event.ts"
import type { Label } from "./label.ts"
import { type Place, placeAfter, readingOnFrom } from "./place.ts"
import type { Query } from "./query.ts"
import { selection } from "./selection.ts"
import {
  defaultReadLimit,
  type EventStore,
  type StoredEvent,
  type StoredEventUnreadable,
  type StoreUnavailable
} from "./store.ts"

/** A statement in the database's own SQL, with the values of its parameters: `$1`, `$2`, … or, on SQLite, `?1`, `?2`, … */
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

/** A version has caught up, but what stands on the one that is shown does not fit it; that one is shown still. */
export class ModelNotShown extends Data.TaggedError("ModelNotShown")<{
  readonly model: string
  readonly version: number
  readonly message: string
  readonly cause?: unknown
}> {
  get sentence(): Label {
    return {
      ja: `参照モデル ${this.model} の第 ${this.version} 版は、現行版を参照するものと合わないため、切り替えられません。`,
      en: `Version ${this.version} of the model ${this.model} is not shown: what stands on the one that is shown does not fit it.`
    }
  }
}

/** The tables of read models in one database; each operation is one transaction. */
export interface ReadModelTables {
  /** Makes the table where there is none, at the start of the log; answers how far it has come. */
  readonly open: (model: ReadModel, start: Place) => Effect.Effect<Place, StoreUnavailable>
  /** Applies the events that the model lacks, and stores the place after them. Another process may have come further. */
  readonly advance: (
    model: ReadModel,
    events: ReadonlyArray<Recorded>,
    reached: Place
  ) => Effect.Effect<void, StoreUnavailable>
  /** Switches the view to this version, atomically, unless this or a newer one is shown already. */
  readonly show: (model: ReadModel) => Effect.Effect<void, StoreUnavailable | ModelNotShown>
  /** Empties the table and puts it at the start. */
  readonly clear: (model: ReadModel, start: Place) => Effect.Effect<void, StoreUnavailable>
  /** Removes the older versions that are not shown. */
  readonly removeOlder: (model: ReadModel) => Effect.Effect<void, StoreUnavailable>
}

type Failure = StoreUnavailable | StoredEventUnreadable | ModelNotShown

/** Updates the read models of a log. Several processes may update the same model at once. */
export interface ReadModels {
  /**
   * Updates the model to the end of the log and shows it to readers; returns the position it has reached. Fails as `other-log`
   * where the model was filled from another log, or from this one before it was put back from a copy.
   */
  readonly catchUp: (model: ReadModel) => Effect.Effect<number, Failure>
  /** Catches up and then follows the log until it is interrupted. */
  readonly keep: (model: ReadModel) => Effect.Effect<never, Failure>
  /** Empties the model and fills it anew, from whichever log it is now; readers see it fill. */
  readonly rebuild: (model: ReadModel) => Effect.Effect<number, Failure>
  /** Removes older versions of the model; a process that still updates one of them fails. */
  readonly removeOlder: (model: ReadModel) => Effect.Effect<void, StoreUnavailable>
}

/** The read models of a log in the tables of a database. */
export const readModelsOn = (store: EventStore, catalogue: Catalogue, tables: ReadModelTables): ReadModels => {
  const start = Effect.suspend(() => placeAfter(store, 0))

  const advance = Effect.fnUntraced(function* (model: ReadModel, log: string, stored: ReadonlyArray<StoredEvent>) {
    const last = stored.at(-1)
    if (last === undefined) return
    const events = yield* Effect.fromResult(Result.all(stored.map(selection(catalogue, model.query).read)))
    yield* tables.advance(model, events.flat(), { log, ...last })
  })

  const catchUp = Effect.fnUntraced(function* (model: ReadModel) {
    const place = yield* tables.open(model, yield* start)
    let after = yield* readingOnFrom(store, place)
    while (true) {
      const chunk = yield* store.read(selection(catalogue, model.query).query, { after })
      yield* advance(model, place.log, chunk)
      after = chunk.at(-1)?.position ?? after
      if (chunk.length < defaultReadLimit) break
    }
    yield* tables.show(model)
    return after
  })

  const keep = Effect.fnUntraced(function* (model: ReadModel) {
    const after = yield* catchUp(model)
    const { log } = yield* start
    const events = store.subscribe(selection(catalogue, model.query).query, { after })
    yield* Stream.runForEachArray(events, (chunk) => advance(model, log, chunk))
    return yield* Effect.never
  })

  return {
    catchUp,
    keep,
    rebuild: Effect.fnUntraced(function* (model) {
      const from = yield* start
      yield* tables.open(model, from)
      yield* tables.clear(model, from)
      return yield* catchUp(model)
    }),
    removeOlder: tables.removeOlder
  }
}

/** Read models for hosts that do not use Effect: each rejects with the same failures. */
export interface OpenReadModels {
  readonly catchUp: (model: ReadModel) => Promise<number>
  /** Catches up and follows the log; the result ends it. What ends it otherwise is told to `onFailure`. */
  readonly keep: (model: ReadModel, options: { readonly onFailure: (failure: unknown) => void }) => () => Promise<void>
  readonly rebuild: (model: ReadModel) => Promise<number>
  readonly removeOlder: (model: ReadModel) => Promise<void>
  /** Ends what is kept, and closes. */
  readonly close: () => Promise<void>
}

/** The same models by promises; `close` closes what they stand on. */
export const openReadModels = (models: ReadModels, close: () => Promise<void>): OpenReadModels => {
  const kept = new Set<() => Promise<void>>()
  return {
    catchUp: (model) => Effect.runPromise(models.catchUp(model)),
    keep: (model, { onFailure }) => {
      const fiber = models.keep(model).pipe(
        Effect.tapCause((cause) => Effect.sync(() => Cause.hasInterruptsOnly(cause) || onFailure(Cause.squash(cause)))),
        Effect.runFork
      )
      const end = () => Effect.runPromise(Effect.asVoid(Fiber.interrupt(fiber))).then(() => void kept.delete(end))
      kept.add(end)
      return end
    },
    rebuild: (model) => Effect.runPromise(models.rebuild(model)),
    removeOlder: (model) => Effect.runPromise(models.removeOlder(model)),
    close: async () => {
      await Promise.all([...kept].map((end) => end()))
      await close()
    }
  }
}
