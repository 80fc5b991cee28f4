// Every event, decision and report of the plan under the laws that all of them share.
import { byRole, type FiscalYear, questionOn, type ReportQuery, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { catalogueLaws, unreachedRefusals } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { beginnings } from "../core/beginnings.ts"
import { pools } from "../core/pools.ts"
import { testLaws } from "./runs.ts"

const query: ReportQuery = questionOn(zenkokuPlan, LocalDate.make("2023-12-31"), {
  fiscalYear: 2023 as FiscalYear,
  level: "branch"
})
const projections = [...zenkokuPlan.reports.values()].map(
  (report) => [report.name, report.projection(query), (state: unknown) => report.table(state, query)] as const
)
const subject = {
  catalogue: zenkokuPlan.catalogue,
  settings: zenkokuRohoren,
  pools,
  projections,
  policy: byRole(zenkokuPlan)
}

describe("the laws of the catalogue", () => {
  testLaws(catalogueLaws(subject))

  test("every refusal that a decision announces can happen", () => {
    expect(unreachedRefusals({ ...subject, beginnings, runs: 1_000 }, 20230401)).toEqual([])
  })
})
