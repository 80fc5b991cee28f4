// From an event on to what it did: the reports that read it and the figures it changed in them, the corrections made of it,
// what led to it and what it led to.
import { everything, type Label, matches, type Projection, type Recorded, replay, together } from "@keikaku/kernel"
import { Data, Effect } from "effect"
import { dateIn, fiscalYearOf } from "../../calendar/index.ts"
import type { PlanHost } from "../../plan-host.ts"
import { readCited } from "../../report/cited.ts"
import { decodeParameters } from "../../report/parameters.ts"
import { type AnyReport, byArea, ofYear, type ReportQuery } from "../../report/report.ts"
import { questionOn, type Reading, ReportForbidden, skippedNotes } from "../../report/run-report.ts"
import { type Change, changesBetween } from "./place.ts"

/** What the log holds that is related to an event, in its order. */
export interface Related {
  /** The event that led to its command. */
  readonly causes: Array<Recorded>
  /** The events whose commands it led to. */
  readonly effects: Array<Recorded>
  /** The other events of its chain, which carry its correlation id. */
  readonly chain: Array<Recorded>
  readonly corrections: Array<Recorded>
}

/** Finds what is related to an event, in one pass over the log. */
export const relatedTo = ({ causationId, correlationId, id, position }: Recorded): Projection<Related> => ({
  query: everything,
  initial: () => ({ causes: [], effects: [], chain: [], corrections: [] }),
  apply: (related, other) => {
    if (other.position === position) return related
    if (other.id === causationId) related.causes.push(other)
    if (other.causationId === id) related.effects.push(other)
    if (other.correlationId === correlationId) related.chain.push(other)
    if (other.corrects?.position === position) related.corrections.push(other)
    return related
  }
})

/** A report that reads an event, and what that changed in it. */
export interface ReadBy {
  readonly report: Pick<AnyReport, "name" | "label">
  readonly changes: ReadonlyArray<Change>
}

/** An event, what is related to it, and what it changed in the reports at its place in the log. */
export interface EventTrace extends Related {
  readonly recorded: Recorded
  readonly query: ReportQuery
  readonly reports: ReadonlyArray<ReadBy>
  /** What the trace is without, if anything. */
  readonly notes: ReadonlyArray<Label>
}

/** The log has no such position. */
export class NoSuchEvent extends Data.TaggedError("NoSuchEvent")<{ readonly position: number }> {
  get sentence(): Label {
    return { ja: `位置 ${this.position} の記録はありません。`, en: `There is no event at position ${this.position}.` }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** What one more event changes in a report that is folded so far. */
const readBy = Effect.fnUntraced(function* (
  host: PlanHost,
  report: AnyReport,
  query: ReportQuery,
  folded: unknown,
  recorded: Recorded
) {
  const before = structuredClone(folded)
  const after = report.projection(query).apply(folded, recorded)
  const seen = report.cites === undefined ? query : { ...query, cited: yield* readCited(host, report.cites(after)) }
  const changes = changesBetween(report.table(before, seen), report.table(after, seen))
  return { report: { name: report.name, label: report.label }, changes } satisfies ReadBy
})

const traceParameters = { name: "trace", by: undefined, parameters: { ...ofYear, ...byArea } }

/**
 * Traces an event. The reports are those of the fiscal year in which it took effect, by branch, unless others are asked for. Where
 * the host has a policy it is asked like a report by the name `trace`, and reports that the actor may not read are left out.
 * @example
 * ```ts
 * import { businessPlan, hostPlan, traceEvent, zenkokuPlan } from "@keikaku/core"
 * import { execute, memoryStore } from "@keikaku/kernel"
 * import { Effect } from "effect"
 * const host = hostPlan({ plan: zenkokuPlan, store: await Effect.runPromise(memoryStore) })
 * const plan = { fiscalYear: 2023, occurredOn: "2023-04-01" }
 * const draft = { ...plan, title: "令和５年度事業計画" }
 * await Effect.runPromise(execute(host, businessPlan.DraftPlan, draft, { commandId: "c-1", actor: "hq" }))
 * const item = { ...plan, item: "4.3", title: "手続勧奨" }
 * await Effect.runPromise(execute(host, businessPlan.AddPlanItem, item, { commandId: "c-2", actor: "hq" }))
 * const { reports } = await Effect.runPromise(traceEvent(host, 2))
 * const items = reports.find(({ report }) => report.name === "plan-items")
 * items?.changes.map(({ column, after }) => [column.key, after])[1] // => ["title", "手続勧奨"]
 * ```
 */
export const traceEvent = Effect.fnUntraced(function* (
  host: PlanHost,
  position: number,
  parameters: unknown = {},
  { actor = "" }: Pick<Reading, "actor"> = {}
) {
  const { catalogue, plan, policy, store } = host
  const forbidden = policy?.mayRead(traceParameters, actor)
  if (forbidden !== undefined) return yield* new ReportForbidden({ rejection: forbidden })
  const asked = yield* Effect.fromResult(decodeParameters(traceParameters, plan.federation, parameters))
  const recorded = (yield* readCited(host, [position])).get(position)?.recorded
  if (recorded === undefined) return yield* new NoSuchEvent({ position })
  const fiscalYear = fiscalYearOf(recorded.event.occurredOn, plan.federation.calendar)
  const asOf = dateIn(plan.federation.calendar.timeZone, recorded.recordedAt)
  const query = questionOn(plan, asOf, { fiscalYear, level: "branch", ...asked })
  const readers = [...plan.reports.values()].filter(
    (report) =>
      policy?.mayRead(report, actor) === undefined &&
      matches(report.projection(query).query, { type: recorded.event._tag, tags: recorded.tags })
  )
  const folds = together(Object.fromEntries(readers.map((report) => [report.name, report.projection(query)])))
  const { state: states } = yield* replay(catalogue, store, folds, { upTo: position - 1, newer: "skip" })
  const changed: Array<ReadBy> = []
  for (const report of readers) changed.push(yield* readBy(host, report, query, states[report.name], recorded))
  const { skipped, state: related } = yield* replay(catalogue, store, relatedTo(recorded), { newer: "skip" })
  return { recorded, query, reports: changed, ...related, notes: skippedNotes(skipped) } satisfies EventTrace
})
