// The plan as a service, for hosts that live on Effect: the functions that promise-style hosts get from `openPlan`, as effects, on the
// store of the context. What it does can be seen as spans and metrics, which docs/guides/effect.md lists.
import {
  type AppendConflict,
  type CommandMetadata,
  type CommandOf,
  type Decision,
  type DryRunOf,
  dryRun,
  EventStore,
  type ExecuteFailure,
  everything,
  execute,
  factMemory,
  type Outcome,
  type OutcomeOf,
  type Page,
  type Place,
  type Projection,
  placeAfter,
  type Query,
  type ReadOptions,
  type Recorded,
  type Replayed,
  type ReplayOptions,
  readingOnFrom,
  readPage,
  replay,
  type StoredEventUnreadable,
  type StoreUnavailable,
  selection
} from "@keikaku/kernel"
import { Context, Effect, Exit, Layer, Metric, Stream } from "effect"
import type { Plan } from "./define-plan.ts"
import type { Federation } from "./federation/index.ts"
import type { PlanPolicy } from "./permission.ts"
import { hostPlan, type PlanHost } from "./plan-host.ts"
import type { LeafOf } from "./report/cited.ts"
import type { AnyReport, ParametersOf, ReportResult } from "./report/report.ts"
import { type Reading, type ReportFailure, runReport } from "./report/run-report.ts"
import { commands } from "./telemetry/metrics.ts"
import { type Operation, observed } from "./telemetry/observed.ts"
import { traced } from "./telemetry/traced.ts"

type ReadFailure = StoreUnavailable | StoredEventUnreadable

/** A plan on the store of the context. */
export interface KeikakuService {
  /** What functions run on that take a host, such as `traceFigure`: with the same store, policy and memory. */
  readonly host: PlanHost
  /** Executes a command; a refusal is an outcome. */
  readonly execute: <D extends Decision<Federation>>(
    decision: D,
    command: CommandOf<D>,
    metadata: CommandMetadata
  ) => Effect.Effect<OutcomeOf<D>, ExecuteFailure>
  /** What would come of a command now; nothing is recorded. */
  readonly dryRun: <D extends Decision<Federation>>(
    decision: D,
    command: CommandOf<D>,
    metadata: CommandMetadata
  ) => Effect.Effect<DryRunOf<D>, Exclude<ExecuteFailure, AppendConflict>>
  /** A page of the events that a query selects. */
  readonly read: (query: Query, options?: ReadOptions) => Effect.Effect<Page, ReadFailure>
  /** A report, by itself or by name, as of now, as recorded by then, or as in effect on a date. */
  readonly report: <R extends AnyReport | string>(
    report: R,
    parameters?: R extends string ? Readonly<Record<string, unknown>> : ParametersOf<R>,
    reading?: Reading
  ) => Effect.Effect<ReportResult, ReportFailure>
  /** The state of a projection as the log stands now. */
  readonly view: <S>(projection: Projection<S>) => Effect.Effect<S, ReadFailure>
  /** The same as recorded by then, or as in effect on a date, or read on from an earlier result; with the position it holds for. */
  readonly replay: <S>(
    projection: Projection<S>,
    asOf?: ReplayOptions,
    from?: Replayed<S>
  ) => Effect.Effect<Replayed<S>, ReadFailure>
  /** Every matching event after a position or place, past and coming, without end; fails as `other-log` where the log is not the one
   * in which the place was taken. */
  readonly subscribe: (options?: {
    readonly query?: Query
    readonly after?: number | Place
  }) => Stream.Stream<Recorded, ReadFailure>
  /** The place after the event at a position, to be kept with what was made of the events up to it. */
  readonly placeAfter: (position: number) => Effect.Effect<Place, StoreUnavailable>
}

const outcomeOf = (exit: Exit.Exit<Outcome, unknown>): string | undefined => {
  if (Exit.isFailure(exit)) return undefined
  const { value } = exit
  if (value._tag === "Recorded") return value.repeated ? "repeated" : "recorded"
  return value._tag === "Refused" ? "refused" : "already-so"
}

/** For the outcome of whichever decision. */
const executing = (decision: Decision): Operation<any> => {
  const about = { "keikaku.decision": decision.name }
  return {
    name: "execute",
    about,
    answered: (outcome: Outcome) => {
      if (outcome._tag === "Refused") return { "keikaku.refusal": outcome.rejection.code }
      return outcome._tag === "Recorded" ? { "keikaku.events": outcome.events.length } : {}
    },
    outcomeOf,
    count: (ended) => Metric.update(Metric.withAttributes(commands, { ...about, ...ended }), 1)
  }
}

/** What no report of the plan is called may be anything, and is not said. */
const reporting = ({ reports }: Plan, report: AnyReport | string): Operation<ReportResult> => {
  const name = typeof report === "string" ? reports.get(report)?.name : report.name
  return {
    name: "report",
    about: name === undefined ? {} : { "keikaku.report": name },
    answered: ({ position, table }) => ({ "keikaku.position": position, "keikaku.rows": table.rows.length })
  }
}

const replaying: Operation<Replayed<unknown>> = {
  name: "replay",
  answered: ({ position }) => ({ "keikaku.position": position })
}

const serviceOn = (host: PlanHost): KeikakuService => {
  const { catalogue, plan, store } = host
  const replayed: KeikakuService["replay"] = (projection, asOf, from) =>
    observed(replaying, replay(catalogue, store, projection, asOf, from))
  return {
    host,
    execute: (decision, command, metadata) => observed(executing(decision), execute(host, decision, command, metadata)),
    report: (report, parameters, reading) =>
      observed(reporting(plan, report), runReport(host, report, parameters, reading)),
    dryRun: (decision, command, metadata) => dryRun(host, decision, command, metadata),
    read: (query, options) => readPage(host, query, options),
    view: (projection) => Effect.map(replayed(projection), ({ state }) => state),
    replay: replayed,
    subscribe: ({ after = 0, query = everything } = {}) => {
      const { query: asked, read } = selection(catalogue, query)
      const from = typeof after === "number" ? Effect.succeed(after) : readingOnFrom(store, after)
      return Stream.unwrap(Effect.map(from, (after) => store.subscribe(asked, { after }))).pipe(
        Stream.mapEffect((stored) => Effect.fromResult(read(stored))),
        Stream.flattenIterable
      )
    },
    placeAfter: (position) => placeAfter(store, position)
  }
}

/**
 * The plan of a host that lives on Effect.
 * @example
 * ```ts
 * import { Keikaku, publication, zenkokuPlan } from "@keikaku/core"
 * import { MemoryStore } from "@keikaku/kernel"
 * import { Effect, Layer } from "effect"
 * const program = Effect.gen(function* () {
 *   const keikaku = yield* Keikaku
 *   const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
 *   return yield* keikaku.execute(publication.IssueManual, manual, { commandId: "c1", actor: "headquarters/1" })
 * })
 * const plan = Keikaku.layer(zenkokuPlan).pipe(Layer.provide(MemoryStore.layer))
 * const outcome = await Effect.runPromise(Effect.provide(program, plan))
 * outcome._tag // => "Recorded"
 * ```
 */
export class Keikaku extends Context.Service<Keikaku, KeikakuService>()("@keikaku/core/Keikaku") {
  /** A plan on the store of the context, with one memory of facts. Without a policy everybody may ask everything. */
  static layer(
    plan: Plan,
    options: { readonly policy?: PlanPolicy; readonly leafOf?: LeafOf } = {}
  ): Layer.Layer<Keikaku, never, EventStore> {
    const service = EventStore.use((store) =>
      Effect.sync(() => serviceOn(hostPlan({ ...options, plan, store: traced(store), memory: factMemory() })))
    )
    return Layer.effect(Keikaku, service)
  }
}
