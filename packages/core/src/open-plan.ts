// The plan for hosts that do not use Effect: what `open` of the kernel gives, and reports by name. Refusals are answers;
// failures reject the promise.
import { type AsOf, type EventStore, type Open, open } from "@keikaku/kernel"
import { Effect } from "effect"
import { planCatalogue } from "./catalogue.ts"
import { type Federation, zenkokuRohoren } from "./federation/index.ts"
import { type LeafOf, type ReportParameters, type ReportResult, runReport } from "./reports/index.ts"

/** A plan that is open. */
export interface OpenPlan extends Open<Federation> {
  /** A report by name, as of now, as recorded by then, or as in effect on a date. */
  readonly report: (name: string, parameters?: ReportParameters, asOf?: AsOf) => Promise<ReportResult>
}

/**
 * Opens a federation's plan on a store; 全国労保連's unless another is given.
 * @example
 * ```ts
 * import { openPlan } from "@keikaku/core"
 * import { openSqlite } from "@keikaku/store-sqlite"
 * const plan = openPlan(await openSqlite(":memory:"))
 * const { table } = await plan.report("target-progress", { level: "nation" })
 * table.rows.map((row) => row.actual) // => [0, 0, 0, 0]
 * await plan.close()
 * ```
 */
export const openPlan = (host: {
  readonly store: EventStore
  readonly federation?: Federation
  /** How a line is hashed, for reports that check what a correction names; without it they say that they did not. */
  readonly leafOf?: LeafOf
  readonly close?: () => Promise<void>
}): OpenPlan => {
  const { federation: settings = zenkokuRohoren, store } = host
  const application = { catalogue: planCatalogue, settings, store }
  const plan = host.leafOf === undefined ? application : { ...application, leafOf: host.leafOf }
  return {
    ...open(host.close === undefined ? application : { ...application, close: host.close }),
    report: (name, parameters, asOf) => Effect.runPromise(runReport(plan, name, parameters, asOf))
  }
}
