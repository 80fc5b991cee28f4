// Runs a report by name on a store: the door through which the command line and HTTP ask.
import {
  type AsOf,
  type EventStore,
  everything,
  Instant,
  type Issue,
  issuesIn,
  issueText,
  type Label,
  LocalDate,
  lengthBy,
  lengthOf,
  parseStored,
  type Rejection,
  type ReplayOptions,
  replay,
  type StoredEventUnreadable,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Clock, Data, Effect, Result, Schema } from "effect"
import { dateIn, fiscalYearOf } from "../calendar/index.ts"
import type { Plan } from "../define-plan.ts"
import type { PlanHost } from "../plan-host.ts"
import { readCited } from "./cited.ts"
import { decodeParameters, type MalformedParameters } from "./parameters.ts"
import type { AnyReport, ReportQuery, ReportResult } from "./report.ts"

/** There is no report of that name. */
export class UnknownReport extends Data.TaggedError("UnknownReport")<{
  readonly report: string
  readonly known: ReadonlyArray<string>
}> {
  get sentence(): Label {
    return { ja: `帳票「${this.report}」はありません。`, en: `There is no report ${this.report}.` }
  }
  override get message(): string {
    return `there is no report ${this.report}; there are ${this.known.join(", ")}`
  }
}

/** The host's policy does not let this actor read the report. */
export class ReportForbidden extends Data.TaggedError("ReportForbidden")<{ readonly rejection: Rejection }> {
  get sentence(): Label {
    return this.rejection.sentence
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** `upTo` or `effectiveOn` is not a place in a history. */
export class MalformedHistory extends Data.TaggedError("MalformedHistory")<{ readonly issues: ReadonlyArray<Issue> }> {
  get sentence(): Label {
    return { ja: "帳票の時点に誤りがあります。", en: "The report's point in time is malformed." }
  }
  override get message(): string {
    return this.issues.map(issueText).join("; ")
  }
}

const History = Schema.Struct({
  upTo: Schema.optionalKey(Schema.Union([Schema.Natural, Instant])),
  effectiveOn: Schema.optionalKey(LocalDate)
})
const decodeAsOf = Schema.decodeUnknownResult(History, { errors: "all" })

const decodeHistory = ({ effectiveOn, upTo }: Reading): Result.Result<AsOf, MalformedHistory> =>
  Result.mapError(
    decodeAsOf({
      ...(upTo === undefined ? {} : { upTo }),
      ...(effectiveOn === undefined ? {} : { effectiveOn })
    }),
    (failure) => new MalformedHistory({ issues: issuesIn(failure) })
  )

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

/** The question that parameters ask on a day: about the fiscal year of that day and down to the blocks, unless they say
 * otherwise. */
export const questionOn = (
  plan: Plan,
  asOf: LocalDate,
  parameters: Readonly<Record<string, unknown>> = {}
): ReportQuery => {
  const { branch, fiscalYear, level } = parameters as Partial<ReportQuery>
  return {
    plan,
    federation: plan.federation,
    fiscalYear: fiscalYear ?? fiscalYearOf(asOf, plan.federation.calendar),
    asOf,
    branch,
    level: level ?? "block",
    parameters,
    only: {}
  }
}

/** The day from which a report is seen: `effectiveOn`, else that of the recording instant, else today where the federation is. */
export const dayOf = Effect.fnUntraced(function* ({ plan, store }: PlanHost, history: AsOf) {
  return history.effectiveOn ?? dateIn(plan.federation.calendar.timeZone, yield* instantOf(store, history))
})

/** Which history to report on, as plain JSON: by which position or instant it was recorded, by which date it had taken effect. And
 * who asks: `actor` matters where the host has a policy. */
export interface Reading {
  readonly upTo?: number | string
  readonly effectiveOn?: string
  readonly actor?: string
}

/** What keeps a report from being run. */
export type ReportFailure =
  | UnknownReport
  | MalformedParameters
  | MalformedHistory
  | ReportForbidden
  | StoreUnavailable
  | StoredEventUnreadable

/** The note about lines that only a newer program can read: the figures are without them. */
export const skippedNotes = (skipped: ReportResult["skipped"] | undefined): ReadonlyArray<Label> => {
  if (skipped === undefined || skipped === null) return []
  const { count, kinds } = skipped
  const list = Object.entries(kinds).map(([kind, number]) => `${kind}: ${number}`)
  return [
    {
      ja: `このプログラムでは読めない新しい記録${count}件を含みません（${list.join("、")}）。`,
      en: `Without ${count === 1 ? "1 event" : `${count} events`} of a newer program, which this one cannot read (${list.join(", ")}).`
    }
  ]
}

/** A report that was run, with its question: the same for whoever asks on, such as where a figure comes from. */
export const answer = Effect.fnUntraced(function* (
  host: PlanHost,
  asked: AnyReport | string,
  parameters: unknown = {},
  reading: Reading = {}
) {
  const { plan } = host
  const report = typeof asked === "string" ? plan.reports.get(asked) : asked
  if (report === undefined) return yield* new UnknownReport({ report: String(asked), known: [...plan.reports.keys()] })
  const forbidden = host.policy?.mayRead(report, reading.actor ?? "")
  if (forbidden !== undefined) return yield* new ReportForbidden({ rejection: forbidden })
  const history = yield* Effect.fromResult(decodeHistory(reading))
  const decoded = yield* Effect.fromResult(decodeParameters(report, plan.federation, parameters))
  const question = questionOn(plan, yield* dayOf(host, history), decoded)
  const size = yield* history.upTo === undefined ? lengthOf(host.store) : lengthBy(host.store, history.upTo)
  const until: ReplayOptions = { ...history, upTo: size, newer: "skip" }
  const { position, skipped, state } = yield* replay(plan.catalogue, host.store, report.projection(question), until)
  const query: ReportQuery =
    report.cites === undefined ? question : { ...question, cited: yield* readCited(host, report.cites(state)) }
  const { columns, notes, rows } = report.table(state, query)
  return {
    report,
    query,
    history,
    table: { columns, rows, notes: [...notes, ...skippedNotes(skipped)] },
    position,
    size,
    skipped
  }
})

/** Runs a report, by itself or by name, as of now, or as recorded by then, or as in effect on a date. */
export const runReport = Effect.fnUntraced(function* (
  host: PlanHost,
  asked: AnyReport | string,
  parameters: unknown = {},
  reading: Reading = {}
): Effect.fn.Return<ReportResult, ReportFailure> {
  const { history, position, query, report, size, skipped, table } = yield* answer(host, asked, parameters, reading)
  return {
    report: { name: report.name, label: report.label },
    table,
    fiscalYear: query.fiscalYear,
    asOf: query.asOf,
    recordedAt: history.upTo ?? null,
    effectiveOn: history.effectiveOn ?? null,
    position,
    size,
    skipped: skipped === undefined ? null : { count: skipped.count, kinds: skipped.kinds }
  }
})
