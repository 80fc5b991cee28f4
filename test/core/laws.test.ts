// Every event, decision and report of the plan under the laws that all of them share.
import { type FiscalYear, planCatalogue, type ReportQuery, reports, zenkokuRohoren } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { catalogueLaws, unreachedRefusals } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { pools } from "./pools.ts"

const query: ReportQuery = {
  federation: zenkokuRohoren,
  fiscalYear: 2023 as FiscalYear,
  asOf: LocalDate.make("2023-12-31"),
  branch: undefined,
  level: "branch"
}
const projections = [...reports.values()].map(
  (report) => [report.name, report.projection(query), (state: unknown) => report.table(state, query)] as const
)
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
const ofTarget = { ...from, fiscalYear: 2023, metric: "canvasses" }
const weights = [
  { branch: "13", weight: 1 },
  { branch: "27", weight: 1 }
]
const divided = [
  ["DraftPlan", { ...from, fiscalYear: 2023, title: "い" }],
  ["AddPlanItem", { ...from, fiscalYear: 2023, item: "4.3", title: "い" }],
  ["ApprovePlan", { ...from, fiscalYear: 2023 }],
  ["AdoptPlan", { ...from, fiscalYear: 2023 }],
  ["DraftTarget", { ...ofTarget, amount: 100 }],
  ["SetTarget", { ...ofTarget, amount: 100 }],
  [
    "ApportionTarget",
    { ...ofTarget, method: "webster", route: "direct", sources: [{ name: "い", percent: 100, weights }] }
  ]
] as const
const beginnings = [assigned, established, divided]
const subject = { catalogue: planCatalogue, settings: zenkokuRohoren, pools, projections, runs: 40 }

describe("the laws of the catalogue", () => {
  for (const law of catalogueLaws(subject)) test(law.name, law.check)

  test("every refusal that a decision announces can happen", () => {
    expect(unreachedRefusals({ ...subject, beginnings, runs: 600 }, 20230401)).toEqual([])
  })
})
