// Runs a report by name on a store: the door through which the command line and HTTP ask.
import {
  type Application,
  type AsOf,
  type EventStore,
  everything,
  type Instant,
  parseStored,
  replay,
  type StoredEventUnreadable,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Clock, Data, Effect } from "effect"
import { dateInJapan, fiscalYearOf } from "../calendar/index.ts"
import type { Federation } from "../federation/index.ts"
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

/** Runs a report as of now, or as recorded by then, or as in effect on a date. Its figures are seen from `effectiveOn`,
 * else from the day of the recording instant, else from today in Japan. */
export const runReport = Effect.fnUntraced(function* (
  { catalogue, settings, store }: Application<Federation>,
  name: string,
  parameters: ReportParameters = {},
  history: AsOf = {}
): Effect.fn.Return<ReportResult, UnknownReport | StoreUnavailable | StoredEventUnreadable> {
  const report: Report | undefined = reports.get(name)
  if (report === undefined) return yield* new UnknownReport({ report: name, known: [...reports.keys()] })
  const asOf = history.effectiveOn ?? dateInJapan(yield* instantOf(store, history))
  const query: ReportQuery = {
    federation: settings,
    fiscalYear: parameters.fiscalYear ?? fiscalYearOf(asOf),
    asOf,
    branch: parameters.branch,
    level: parameters.level ?? "block"
  }
  const { position, state } = yield* replay(catalogue, store, report.projection(query), history)
  return {
    report: { name, label: report.label },
    table: report.table(state, query),
    fiscalYear: query.fiscalYear,
    asOf,
    recordedAt: history.upTo ?? null,
    effectiveOn: history.effectiveOn ?? null,
    position
  }
})
