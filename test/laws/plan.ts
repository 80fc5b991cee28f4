// The plan as the laws of replay ask for it: its catalogue, its reports, small pools, and openings from which it goes on.
import { type FiscalYear, openPlan, planCatalogue, reports, zenkokuRohoren } from "@keikaku/core"
import { LocalDate, memoryStore } from "@keikaku/kernel"
import type { ReplaySubject } from "@keikaku/testing"
import { Effect } from "effect"
import { pools } from "../core/pools.ts"

const query = {
  federation: zenkokuRohoren,
  fiscalYear: 2023 as FiscalYear,
  asOf: LocalDate.make("2023-12-31"),
  branch: undefined,
  level: "branch"
} as const
const from = { occurredOn: "2023-04-01" }
const assigned = [
  ["SecureParentBody", { ...from, parentBody: "m1", branch: "13" }],
  ["NominatePromoter", { ...from, promoter: "p1", association: "a1", branch: "13", parentBody: "m1" }],
  ["AppointPromoter", { ...from, promoter: "p1", termFrom: "2022-12-01", termTo: "2024-04-10" }],
  ["IssuePromoterCard", { ...from, promoter: "p1", card: "c1", expiresOn: "2024-04-10" }],
  ["ListCase", { ...from, case: "k1", business: "b1", branch: "13", source: "bureau-list", dualScheme: false }],
  ["AssignCase", { ...from, case: "k1", promoter: "p1" }]
] as const

const canvass = { case: "k1", canvass: "1", promoter: "p1", method: "visit", explained: true }
const established = [
  ...assigned,
  ["CanvassCase", { ...from, ...canvass }],
  ["EstablishCase", { ...from, case: "k1", insurances: "wc-only", specialEnrolment: false }]
] as const

/** Rows of a table in an order of their own: that of a report's rows may follow the log. */
const sorted = (table: { readonly rows: ReadonlyArray<unknown> }) => table.rows.map((row) => JSON.stringify(row)).sort()

/** The plan on memory stores. */
export const planSubject: ReplaySubject<typeof zenkokuRohoren> = {
  catalogue: planCatalogue,
  settings: zenkokuRohoren,
  pools,
  beginnings: [assigned, established],
  projections: [...reports.values()].map((report) => [
    report.name,
    report.projection(query),
    (state: unknown) => sorted(report.table(state, query))
  ]),
  open: (store) => openPlan({ store }),
  make: async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} })
}
