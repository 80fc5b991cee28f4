// Every event, decision and report of the plan under the laws that all of them share: topic by topic, each with what it reads, and
// then the reports that cross topics.
import { type AnyReport, type FiscalYear, type Plan, planReports, questionOn, zenkokuPlan } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { catalogueLaws, type LawSubject, topicSubjects, unreachedRefusals } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { beginnings } from "../core/beginnings.ts"
import { figures, pools } from "../core/pools.ts"
import { testLaws } from "./runs.ts"

const { languages } = zenkokuPlan.federation

const projectionsOf = (plan: Plan, reports: ReadonlyArray<AnyReport>): NonNullable<LawSubject<any>["projections"]> => {
  const query = questionOn(plan, LocalDate.make("2023-12-31"), { fiscalYear: 2023 as FiscalYear, level: "branch" })
  return reports.map((report) => [report.name, report.projection(query), (state) => report.table(state, query)])
}

describe.each(
  topicSubjects(zenkokuPlan, { pools: figures, beginnings }).map((each) => [each.topic.name, each] as const)
)("the laws of the catalogue for %s", (_, { plan, subject, topic }) => {
  testLaws(catalogueLaws({ ...subject, languages, projections: projectionsOf(plan, topic.reports) }))

  test("every refusal that a decision announces can happen", () => {
    expect(unreachedRefusals(subject, 20230401)).toEqual([])
  })
})

describe("the laws of the catalogue across topics", () => {
  const { catalogue, federation: settings } = zenkokuPlan
  const projections = projectionsOf(zenkokuPlan, planReports)
  testLaws(catalogueLaws({ catalogue, settings, pools, languages, own: new Set(), projections }))
})
