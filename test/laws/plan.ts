// The plan as the laws of replay ask for it: its catalogue, its reports, small pools, and openings from which it goes on.
import {
  auditReports,
  type FiscalYear,
  openPlan,
  questionOn,
  type Report,
  zenkokuPlan,
  zenkokuRohoren
} from "@keikaku/core"
import { LocalDate, memoryStore } from "@keikaku/kernel"
import type { ReplaySubject } from "@keikaku/testing"
import { Effect } from "effect"
import { beginnings } from "../core/beginnings.ts"
import { pools } from "../core/pools.ts"

const query = questionOn(zenkokuPlan, LocalDate.make("2023-12-31"), { fiscalYear: 2023 as FiscalYear, level: "branch" })

/** Rows of a table in an order of their own: that of a report's rows may follow the log. */
const sorted = (table: { readonly rows: ReadonlyArray<unknown> }) => table.rows.map((row) => JSON.stringify(row)).sort()

const projectionOf = (report: Report) =>
  [report.name, report.projection(query), (state: unknown) => sorted(report.table(state, query))] as const

/** The auditors' reports, whose rows are positions: they show what the order of the log must not change. */
export const auditProjections = auditReports.map(projectionOf)

/** The plan on memory stores, and the reports that do not depend on positions. */
export const planSubject: ReplaySubject<typeof zenkokuRohoren> = {
  catalogue: zenkokuPlan.catalogue,
  settings: zenkokuRohoren,
  pools,
  beginnings,
  groups: zenkokuPlan.topics.map(({ decisions }) => new Set(decisions.map(({ name }) => name))),
  projections: [...zenkokuPlan.reports.values()].filter((report) => !auditReports.includes(report)).map(projectionOf),
  open: (store) => openPlan({ plan: zenkokuPlan, store }),
  make: async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} })
}
