// A plan for hosts that do not use Effect: what `open` of the kernel gives, and its reports. Refusals are answers; failures
// reject the promise.
import { atTime, type EventStore, type Open, open } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Plan } from "./define-plan.ts"
import type { Federation } from "./federation/index.ts"
import type { PlanPolicy } from "./permission.ts"
import { hostPlan } from "./plan-host.ts"
import type { LeafOf } from "./report/cited.ts"
import type { AnyReport, ParametersOf, ReportResult } from "./report/report.ts"
import { type Reading, runReport } from "./report/run-report.ts"
import { type EventTrace, type FigureTrace, type Place, traceEvent, traceFigure } from "./reports/trace/index.ts"

/** A plan that is open. */
export interface OpenPlan extends Open<Federation> {
  /** A report, by itself or by name, as of now, as recorded by then, or as in effect on a date. */
  readonly report: <R extends AnyReport | string>(
    report: R,
    parameters?: R extends string ? Readonly<Record<string, unknown>> : ParametersOf<R>,
    reading?: Reading
  ) => Promise<ReportResult>
  /** The events behind a figure of a report. Rejects with `NoSuchFigure` where the report has no such place. */
  readonly traceFigure: (
    report: AnyReport | string,
    place: Place,
    parameters?: Readonly<Record<string, unknown>>,
    reading?: Reading
  ) => Promise<FigureTrace>
  /** What an event changed in the reports, and what is related to it. Rejects with `NoSuchEvent` beyond the end. */
  readonly traceEvent: (
    position: number,
    parameters?: Readonly<Record<string, unknown>>,
    reading?: Pick<Reading, "actor">
  ) => Promise<EventTrace>
}

/**
 * Opens a plan on a store; `closeTimeout` says how long `close` waits for running listeners, in milliseconds. Without a policy everybody may ask everything.
 * @example
 * ```ts
 * import { openPlan, zenkokuPlan, targetProgress } from "@keikaku/core"
 * import { openSqlite } from "@keikaku/store-sqlite"
 * const plan = openPlan({ plan: zenkokuPlan, ...(await openSqlite(":memory:")) })
 * const { table } = await plan.report(targetProgress, { level: "nation" })
 * table.rows.map((row) => row.actual) // => [0, 0, 0, 0, null]
 * await plan.close()
 * ```
 */
export const openPlan = (given: {
  readonly plan: Plan
  readonly store: EventStore
  readonly policy?: PlanPolicy
  readonly leafOf?: LeafOf
  readonly close?: () => Promise<void>
  readonly closeTimeout?: number
  /** The time, in milliseconds since 1970; that of the machine unless it is given. */
  readonly now?: () => number
}): OpenPlan => {
  const { close, closeTimeout, now, ...rest } = given
  const host = hostPlan(rest)
  const run = <A, E>(effect: Effect.Effect<A, E>): Promise<A> => Effect.runPromise(atTime(effect, now))
  return {
    ...open({
      ...host,
      ...(close && { close }),
      ...(closeTimeout !== undefined && { closeTimeout }),
      ...(now && { now })
    }),
    report: (report, parameters, reading) => run(runReport(host, report, parameters, reading)),
    traceFigure: (report, place, parameters, reading) => run(traceFigure(host, report, place, parameters, reading)),
    traceEvent: (position, parameters, reading) => run(traceEvent(host, position, parameters, reading))
  }
}
