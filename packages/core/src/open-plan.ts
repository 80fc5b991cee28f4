// A plan for hosts that do not use Effect: what `open` of the kernel gives, and its reports. Refusals are answers; failures
// reject the promise.
import { type EventStore, type Open, open } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Plan } from "./define-plan.ts"
import type { Federation } from "./federation/index.ts"
import type { PlanPolicy } from "./permission.ts"
import { hostPlan } from "./plan-host.ts"
import type { LeafOf } from "./report/cited.ts"
import type { AnyReport, ParametersOf, ReportResult } from "./report/report.ts"
import { type Reading, runReport } from "./report/run-report.ts"

/** A plan that is open. */
export interface OpenPlan extends Open<Federation> {
  /** A report, by itself or by name, as of now, as recorded by then, or as in effect on a date. */
  readonly report: <R extends AnyReport | string>(
    report: R,
    parameters?: R extends string ? Readonly<Record<string, unknown>> : ParametersOf<R>,
    reading?: Reading
  ) => Promise<ReportResult>
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
}): OpenPlan => {
  const { close, closeTimeout, ...rest } = given
  const host = hostPlan(rest)
  return {
    ...open({ ...host, ...(close && { close }), ...(closeTimeout !== undefined && { closeTimeout }) }),
    report: (report, parameters, reading) => Effect.runPromise(runReport(host, report, parameters, reading))
  }
}
