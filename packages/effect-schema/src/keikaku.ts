// The plan as a service of effect 3, and the layers that open it: in memory, in a file of SQLite or in a schema of PostgreSQL, closed with
// the scope, and asked by the clock of whoever opens it.
import {
  type Commands,
  type DecisionName,
  type DryRun,
  type OpenPlanOptions,
  type Outcome,
  openPlan,
  type Page,
  type PageOptions,
  type Reading,
  type RecordedEvent,
  type ReportAnswer,
  type Sender,
  type StandalonePlan,
  type TraceStep
} from "@keikaku/standalone"
import { Context, Effect, Layer, type Stream } from "effect"
import { asking } from "./asking.ts"
import { type Audit, auditOf } from "./audit.ts"
import { type EventsFailure, type EventsOptions, eventsOn } from "./events.ts"
import {
  AppendConflict,
  CommandIdTaken,
  MalformedCommand,
  MalformedHistory,
  MalformedKey,
  MalformedParameters,
  NoSuchFigure,
  ReportForbidden,
  StoredEventUnreadable,
  StoreUnavailable,
  UnknownDecision,
  UnknownReport
} from "./failures.ts"

const onRead = [StoreUnavailable, StoredEventUnreadable]
const onDryRun = [...onRead, MalformedCommand, UnknownDecision, CommandIdTaken]
const onExecute = [...onDryRun, AppendConflict]
const onReport = [...onRead, UnknownReport, MalformedParameters, MalformedHistory, ReportForbidden]
const onTrace = [...onReport, NoSuchFigure]

/** What keeps events from being read. */
export type ReadFailure = InstanceType<(typeof onRead)[number]>

/** What keeps a command that is only tried from having an outcome. */
export type DryRunFailure = InstanceType<(typeof onDryRun)[number]>

/** What keeps a command from having an outcome. */
export type ExecuteFailure = InstanceType<(typeof onExecute)[number]>

/** What keeps a report from being answered. */
export type ReportFailure = InstanceType<(typeof onReport)[number]>

/** What keeps a figure from being traced. */
export type TraceFailure = InstanceType<(typeof onTrace)[number]>

/** A plan that is open. A refusal is an answer; `failOnRefusal` makes it an error. */
export interface OpenKeikaku {
  /** Asks a decision. The same command under the same id may be sent again: it is recorded once. */
  readonly execute: <N extends DecisionName>(
    decision: N,
    command: Commands[N],
    sender: Sender
  ) => Effect.Effect<Outcome<N>, ExecuteFailure>
  /** What would come of a command now; nothing is recorded. */
  readonly dryRun: <N extends DecisionName>(
    decision: N,
    command: Commands[N],
    sender: Sender
  ) => Effect.Effect<DryRun<N>, DryRunFailure>
  /** A report by name, as of now, or of the history that is asked for. */
  readonly report: (
    name: string,
    parameters?: Readonly<Record<string, unknown>>,
    reading?: Reading
  ) => Effect.Effect<ReportAnswer, ReportFailure>
  /** The events behind a figure of a report: the row by its values, and the key of the column. */
  readonly trace: (
    report: string,
    place: { readonly row: Readonly<Record<string, string>>; readonly column: string },
    parameters?: Readonly<Record<string, unknown>>,
    reading?: Reading
  ) => Effect.Effect<{ readonly figure: unknown; readonly steps: ReadonlyArray<TraceStep> }, TraceFailure>
  /** A page of the events. */
  readonly read: (options?: PageOptions) => Effect.Effect<Page, ReadFailure>
  /** The events, past and coming. Under a name it goes on, also in another process, after those that were dealt with under it. */
  readonly events: (options?: EventsOptions) => Stream.Stream<RecordedEvent, EventsFailure>
  /** Signs, verifies and exports the log with a key that `createKey` has made. */
  readonly audit: (signingKey: string) => Effect.Effect<Audit, MalformedKey>
}

/** Where the log is, and whose plan it is: in memory unless a file or a database is named. The time is that of effect's `Clock`. */
export type KeikakuOptions = Omit<OpenPlanOptions, "closeTimeout">

const serviceOn = (plan: StandalonePlan, events: OpenKeikaku["events"]): OpenKeikaku => ({
  execute: (decision, command, sender) => asking(onExecute)(() => plan.execute(decision, command, sender)),
  dryRun: (decision, command, sender) => asking(onDryRun)(() => plan.dryRun(decision, command, sender)),
  report: (name, parameters, reading) => asking(onReport)(() => plan.report(name, parameters, reading)),
  trace: (report, place, parameters, reading) => asking(onTrace)(() => plan.trace(report, place, parameters, reading)),
  read: (options) => asking(onRead)(() => plan.read(options)),
  events,
  audit: (signingKey) => asking([MalformedKey])(() => auditOf(plan.audit(signingKey)))
})

const opened = (options: KeikakuOptions) =>
  Effect.gen(function* () {
    const clock = yield* Effect.clock
    const now = () => clock.unsafeCurrentTimeMillis()
    const plan = yield* asking([StoreUnavailable])(() => openPlan({ now, ...options }))
    return { plan, ...eventsOn(plan) }
  })

/**
 * The plan. `Keikaku.layer` opens it and closes it with the layer's scope; the streams on it end before.
 * @example
 * ```ts
 * import { Keikaku } from "@keikaku/effect-schema"
 * import { Effect } from "effect"
 * const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
 * const program = Effect.gen(function* () {
 *   const plan = yield* Keikaku
 *   return yield* plan.execute("IssueManual", manual, { commandId: "c1", actor: "headquarters/1" })
 * })
 * const outcome = await Effect.runPromise(Effect.provide(program, Keikaku.layer()))
 * outcome._tag // => "Recorded"
 * ```
 */
export class Keikaku extends Context.Tag("@keikaku/effect-schema/Keikaku")<Keikaku, OpenKeikaku>() {
  /** Opens the plan. Faulty settings of a federation are a defect. */
  static readonly layer = (options: KeikakuOptions = {}): Layer.Layer<Keikaku, StoreUnavailable> =>
    Layer.scoped(
      Keikaku,
      Effect.acquireRelease(opened(options), ({ endAll, plan }) =>
        Effect.promise(async () => {
          await endAll()
          await plan.close()
        })
      ).pipe(Effect.map(({ events, plan }) => serviceOn(plan, events)))
    )
}
