// Opens the plan: on a file of SQLite, in a schema of PostgreSQL or in memory, for 全国労保連 or for a federation of the host's own settings.
import { openAudit } from "@keikaku/audit/promise"
import { defineFederation, openPlan as openPlanOn, withFederation, zenkokuPlan } from "@keikaku/core"
import {
  disposing,
  everything,
  type ReadModel as KernelReadModel,
  type OpenReadModels,
  openMemory,
  type Query,
  type Recorded,
  type StoreWithSidecar,
  type Tag
} from "@keikaku/kernel"
import type { Audit } from "./audit.ts"
import { decisionNamed } from "./decision-named.ts"
import type { Commands } from "./plan-types.ts"
import type {
  DecisionName,
  DryRun,
  Outcome,
  Page,
  PageOptions,
  Reading,
  ReadModel,
  ReadModels,
  RecordedEvent,
  ReportAnswer,
  Selected,
  Sender,
  SubscribeOptions,
  TraceStep
} from "./types.ts"

type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Key extends symbol } ? Key : never

/** Closed at the end of a block, by `await using`, where the types of the host know it. */
export type Disposing = { readonly [Key in AsyncDispose]: () => Promise<void> }

/** A plan that is open. A failure rejects the promise, with an error whose `_tag` names it; a refusal is an answer. */
export interface StandalonePlan extends Disposing {
  /** Asks a decision. What is malformed rejects with `MalformedCommand` and the path of each fault in `issues`. */
  readonly execute: <N extends DecisionName>(decision: N, command: Commands[N], sender: Sender) => Promise<Outcome<N>>
  /** What would come of a command now; nothing is recorded. */
  readonly dryRun: <N extends DecisionName>(decision: N, command: Commands[N], sender: Sender) => Promise<DryRun<N>>
  /** A report by name, as of now, or of the history that is asked for. */
  readonly report: (
    name: string,
    parameters?: Readonly<Record<string, unknown>>,
    reading?: Reading
  ) => Promise<ReportAnswer>
  /** The events behind a figure of a report: the row by its values, and the key of the column. */
  readonly trace: (
    report: string,
    place: { readonly row: Readonly<Record<string, string>>; readonly column: string },
    parameters?: Readonly<Record<string, unknown>>,
    reading?: Reading
  ) => Promise<{ readonly figure: unknown; readonly steps: ReadonlyArray<TraceStep> }>
  /** A page of the events. */
  readonly read: (options?: PageOptions) => Promise<Page>
  /** Calls back for every event, past and coming; the result ends it, and so does a failure. */
  readonly subscribe: (
    listener: (recorded: RecordedEvent) => void | Promise<void>,
    options: SubscribeOptions
  ) => () => Promise<void>
  /** Signs, verifies and exports the log with a key that `createKey` has made. */
  readonly audit: (signingKey: string) => Audit
  /** Tables of the host's own that follow the log: in another file of SQLite, or in another schema of the log's database. */
  readonly readModels: (into: string) => Promise<ReadModels>
  /**
   * Delivers no further event, waits for the listeners that are running, for `closeTimeout` at most, and closes the store. Rejects with
   * an error of the `_tag` `ListenersLeft` and the number of `listeners` where some had not returned; the store is closed then too.
   */
  readonly close: () => Promise<void>
}

/** Where the log is: in memory unless a file or a database is named. And whose plan it is. */
export interface OpenPlanOptions {
  /** A file of SQLite, which is made if there is none. */
  readonly path?: string
  /** A database of PostgreSQL; the host has installed `pg`. The schema is `keikaku` unless it is given. */
  readonly postgres?: { readonly url: string; readonly schema?: string }
  /** The settings of another federation, as `keikaku federation` prints those of 全国労保連. Faulty ones throw. */
  readonly federation?: object
  /** How long `close` waits for running listeners, in milliseconds: 5,000 unless it is given. */
  readonly closeTimeout?: number
  /** The time, in milliseconds since 1970: that of the machine unless it is given. */
  readonly now?: () => number
}

interface OpenStore {
  readonly store: StoreWithSidecar
  readonly close?: () => Promise<void>
  readonly openModels: (into: string) => Promise<OpenReadModels>
}

const { catalogue } = zenkokuPlan

const openStore = async ({ path, postgres }: OpenPlanOptions): Promise<OpenStore> => {
  if (path !== undefined && postgres !== undefined) throw new Error("openPlan: a file or a database, not both")
  if (postgres !== undefined) {
    const { openPostgres, openPostgresReadModels } = await import("@keikaku/store-postgres")
    const { url, ...schema } = postgres
    return {
      ...(await openPostgres(url, schema)),
      openModels: (into) => openPostgresReadModels({ url, ...schema, into, catalogue })
    }
  }
  if (path === undefined)
    return {
      ...openMemory(),
      openModels: () => Promise.reject(new Error("readModels: a plan in memory has no tables"))
    }
  const { openSqlite, openSqliteReadModels } = await import("@keikaku/store-sqlite")
  return {
    ...(await openSqlite(path)),
    openModels: (into) => openSqliteReadModels({ path, into, catalogue })
  }
}

const queryOf = ({ tags = [], types = [] }: Selected): Query =>
  tags.length + types.length === 0 ? everything : [{ types, tags: tags as ReadonlyArray<Tag> }]

const plain = (recorded: Recorded): RecordedEvent => recorded as unknown as RecordedEvent

const modelOf = ({ apply, select, ...model }: ReadModel): KernelReadModel => ({
  ...model,
  query: queryOf(select),
  apply: (table, events) => apply(table, events.map(plain))
})

/**
 * Opens the plan.
 * @example
 * ```ts
 * import { openPlan } from "@keikaku/standalone"
 * const plan = await openPlan()
 * const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
 * const outcome = await plan.execute("IssueManual", manual, { commandId: "c1", actor: "headquarters/1" })
 * outcome._tag // => "Recorded"
 * await plan.close()
 * ```
 */
export const openPlan = async (options: OpenPlanOptions = {}): Promise<StandalonePlan> => {
  const { closeTimeout, federation, now } = options
  const own =
    federation === undefined ? zenkokuPlan : withFederation(zenkokuPlan, defineFederation(federation as never))
  const { openModels, ...opened } = await openStore(options)
  const plan = openPlanOn({
    plan: own,
    ...opened,
    ...(closeTimeout !== undefined && { closeTimeout }),
    ...(now && { now })
  })
  return {
    execute: async (name, command, sender) => (await plan.execute(decisionNamed(name), command, sender)) as never,
    dryRun: async (name, command, sender) => (await plan.dryRun(decisionNamed(name), command, sender)) as never,
    report: (name, parameters, reading) => plan.report(name, parameters, reading),
    trace: (report, place, parameters, reading) =>
      plan.traceFigure(report, place, parameters, reading) as unknown as ReturnType<StandalonePlan["trace"]>,
    read: async ({ tags, types, ...page } = {}) => {
      const { events, next } = await plan.read(queryOf({ ...(tags && { tags }), ...(types && { types }) }), page)
      return { events: events.map(plain), next }
    },
    subscribe: (listener, { tags, types, ...given }) =>
      plan.subscribe((recorded) => listener(plain(recorded)), {
        ...given,
        query: queryOf({ ...(tags && { tags }), ...(types && { types }) })
      }),
    audit: (signingKey) => {
      const audit = openAudit(opened.store, signingKey)
      return { ...audit, exportBundle: async (folder, range) => void (await audit.exportBundle(folder, range)) }
    },
    readModels: async (into) => {
      const models = await openModels(into)
      return {
        catchUp: (model) => models.catchUp(modelOf(model)),
        keep: (model, given) => models.keep(modelOf(model), given),
        rebuild: (model) => models.rebuild(modelOf(model)),
        close: models.close
      }
    },
    close: plan.close,
    ...disposing(plan.close)
  }
}
