// Runs a report by name on a store: the door through which the command line and HTTP ask.
import {
  type AsOf,
  type EventStore,
  everything,
  type Instant,
  lengthBy,
  lengthOf,
  parseStored,
  replay,
  type StoredEventUnreadable,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Clock, Data, Effect } from "effect"
import { dateInJapan, fiscalYearOf } from "../calendar/index.ts"
import { type PlanHost, readCited } from "./cited.ts"
import { reports } from "./registry.ts"
import type { Report, ReportParameters, ReportQuery, ReportResult } from "./report.ts"

/** There is no report of that name. */
export class UnknownReport extends Data.TaggedError("UnknownReport")<{
  readonly report: string
  readonly known: ReadonlyArray<string>
}> {}

/** The instant a history ends at: the one asked for, that of the position asked for, or now. */
const instantOf = Effect.fnUntraced(function* (
  store: EventStore,
  { upTo }: AsOf
): Effect.fn.Return<Instant, StoreUnavailable | StoredEventUnreadable> {
  if (typeof upTo === "string") return upTo
  const before =
    upTo === undefined ? [] : yield* store.read(everything, { before: upTo + 1, backwards: true, limit: 1 })
  if (before[0] !== undefined) return (yield* Effect.fromResult(parseStored(before[0]))).recordedAt
  return new Date(yield* Clock.currentTimeMillis).toISOString() as Instant
})

/** The question that parameters ask of a report about a history. It is seen from `effectiveOn`, else from the day of the
 * recording instant, else from today in Japan. */
export const queryFor = Effect.fnUntraced(function* (
  { settings, store }: PlanHost,
  parameters: ReportParameters,
  history: AsOf
): Effect.fn.Return<ReportQuery, StoreUnavailable | StoredEventUnreadable> {
  const asOf = history.effectiveOn ?? dateInJapan(yield* instantOf(store, history))
  return {
    federation: settings,
    fiscalYear: parameters.fiscalYear ?? fiscalYearOf(asOf),
    asOf,
    branch: parameters.branch,
    level: parameters.level ?? "block"
  }
})

/** A report that was run, with its question: the same for whoever asks on, such as where a figure comes from. */
export const answer = Effect.fnUntraced(function* (
  host: PlanHost,
  name: string,
  parameters: ReportParameters = {},
  history: AsOf = {}
) {
  const report: Report | undefined = reports.get(name)
  if (report === undefined) return yield* new UnknownReport({ report: name, known: [...reports.keys()] })
  const asked = yield* queryFor(host, parameters, history)
  const size = yield* history.upTo === undefined ? lengthOf(host.store) : lengthBy(host.store, history.upTo)
  const until: AsOf = { ...history, upTo: size }
  const { position, state } = yield* replay(host.catalogue, host.store, report.projection(asked), until)
  const query: ReportQuery =
    report.cites === undefined ? asked : { ...asked, cited: yield* readCited(host, report.cites(state)) }
  return { report, query, table: report.table(state, query), position, size }
})

/** Runs a report as of now, or as recorded by then, or as in effect on a date. */
export const runReport = Effect.fnUntraced(function* (
  host: PlanHost,
  name: string,
  parameters: ReportParameters = {},
  history: AsOf = {}
): Effect.fn.Return<ReportResult, UnknownReport | StoreUnavailable | StoredEventUnreadable> {
  const { position, query, report, size, table } = yield* answer(host, name, parameters, history)
  return {
    report: { name, label: report.label },
    table,
    fiscalYear: query.fiscalYear,
    asOf: query.asOf,
    recordedAt: history.upTo ?? null,
    effectiveOn: history.effectiveOn ?? null,
    position,
    size
  }
})
