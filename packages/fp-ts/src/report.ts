// Reports and where their figures come from, as programs that read an open plan.
import type {
  AnyReport,
  EventTrace,
  FigureTrace,
  NoSuchEvent,
  NoSuchFigure,
  OpenPlan,
  ParametersOf,
  Place,
  Reading,
  ReportFailure,
  ReportResult
} from "@keikaku/core"
import type { ReaderTaskEither } from "fp-ts/lib/ReaderTaskEither.js"
import { asking, failures } from "./asking.ts"

const reportTags = {
  UnknownReport: true,
  MalformedParameters: true,
  MalformedHistory: true,
  ReportForbidden: true,
  StoreUnavailable: true,
  StoredEventUnreadable: true
} as const
const ofReport = failures<ReportFailure>(reportTags)
const ofTraceFigure = failures<ReportFailure | NoSuchFigure>({ ...reportTags, NoSuchFigure: true })
const ofTraceEvent = failures<ReportFailure | NoSuchEvent>({ ...reportTags, NoSuchEvent: true })

/** What is asked of a report: of one that is only named, anything. */
export type AskedOf<R> = R extends string ? Readonly<Record<string, unknown>> : ParametersOf<R>

/**
 * A report, by itself or by name, as of now, as recorded by then, or as in effect on a date.
 * @example
 * ```ts
 * import { targetProgress, zenkokuPlan } from "@keikaku/core"
 * import { report, withPlan } from "@keikaku/fp-ts"
 * import { openMemory } from "@keikaku/kernel"
 * const asked = report(targetProgress)({ level: "nation" })
 * const answer = await withPlan(async () => ({ plan: zenkokuPlan, ...openMemory() }))(asked)()
 * answer._tag === "Right" && answer.right.table.rows.map((row) => row.actual) // => [0, 0, 0, 0, null]
 * ```
 */
export const report =
  <R extends AnyReport | string>(asked: R) =>
  (parameters?: AskedOf<R>, reading?: Reading): ReaderTaskEither<OpenPlan, ReportFailure, ReportResult> =>
    asking(ofReport)((plan: OpenPlan) => plan.report(asked, parameters, reading))

/** The events behind a figure of a report. */
export const traceFigure =
  (asked: AnyReport | string) =>
  (
    place: Place,
    parameters?: Readonly<Record<string, unknown>>,
    reading?: Reading
  ): ReaderTaskEither<OpenPlan, ReportFailure | NoSuchFigure, FigureTrace> =>
    asking(ofTraceFigure)((plan: OpenPlan) => plan.traceFigure(asked, place, parameters, reading))

/** What an event changed in the reports, and what is related to it. */
export const traceEvent = (
  position: number,
  parameters?: Readonly<Record<string, unknown>>,
  reading?: Pick<Reading, "actor">
): ReaderTaskEither<OpenPlan, ReportFailure | NoSuchEvent, EventTrace> =>
  asking(ofTraceEvent)((plan: OpenPlan) => plan.traceEvent(position, parameters, reading))
