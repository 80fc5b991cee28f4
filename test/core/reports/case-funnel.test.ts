// The case funnel, with the arithmetic that Osaka published for FY2021: 2,029 businesses, WC 1,690, EI 694; so both 355, WC only
// 1,335 and EI only 339. Built here as whole lives of a tenth of the businesses, and once in full as bare events.

import { canvassing, FiscalYear, questionOn, type Report, type ReportQuery, zenkokuPlan } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { recordedHistory } from "@keikaku/testing"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { happened, openOffice } from "../sweep/world.ts"
import { anySweep, foldOf } from "./any-sweep.ts"
import { countsOf } from "./counts.ts"

const {
  CanvassCase,
  CaseCanvassed,
  CaseEstablished,
  CaseListed,
  CompleteEiProcedure,
  EntrustCase,
  EstablishCase,
  MoveCase,
  RefuseCase,
  ReverseOutcome,
  RuleOutCase,
  TransferCase
} = canvassing

const caseFunnel: Report = zenkokuPlan.reports.get("case-funnel")!
const visit = { canvass: "1", method: "visit", explained: true }

describe("P4.3 the case funnel: Osaka FY2021", () => {
  const parts = [
    ["both", 355],
    ["wc-only", 1_335],
    ["ei-only", 339]
  ] as const

  test("the published union is what both, WC only and EI only add up to", () => {
    const [both, wcOnly, eiOnly] = parts.map(([, count]) => count)
    expect([both! + wcOnly!, both! + eiOnly!, both! + wcOnly! + eiOnly!]).toEqual([1_690, 694, 2_029])
  })

  test("2,029 businesses make 1,690 establishments and 694 EI procedures, and 3,627 businesses 5,112 acts", () => {
    const listing = { branch: "27", source: "own-research", scheme: "unified", occurredOn: "2021-05-10" }
    const kinds = parts.flatMap(([insurances, count]) => Array.from({ length: count }, () => insurances))
    const events = Array.from({ length: 3_627 }, (_, n) => {
      const of = { case: `k${n}`, business: `b${n}`, branch: "27" }
      const acts = n < 5_112 - 3_627 ? ["1", "2"] : ["1"]
      const insurances = kinds[n]
      return [
        happened(CaseListed, { ...listing, ...of }),
        ...acts.map((canvass) =>
          happened(CaseCanvassed, { ...of, ...visit, canvass, promoter: "p1", occurredOn: "2021-06-01" })
        ),
        ...(insurances === undefined
          ? []
          : [
              happened(CaseEstablished, {
                ...of,
                outcome: "o1",
                insurances,
                specialEnrolment: false,
                occurredOn: "2021-09-01"
              })
            ])
      ]
    }).flat()
    const history = recordedHistory(zenkokuPlan.catalogue, events)
    expect(foldOf(countsOf(FiscalYear.make(2021)), history).get("27" as never)).toEqual({
      canvasses: 5_112,
      establishments: 1_690,
      eiProcedures: 694
    })
    const query: ReportQuery = questionOn(zenkokuPlan, LocalDate.make("2022-03-31"), {
      fiscalYear: FiscalYear.make(2021),
      level: "branch"
    })
    const { rows } = caseFunnel.table(foldOf(caseFunnel.projection(query), history), query)
    for (const area of ["nation", "27"])
      expect(rows.find((row) => row.area === area)).toMatchObject({
        ...{ listed: 3_627, canvassed: 3_627, both: 355, wcOnly: 1_335, eiOnly: 339, established: 2_029 },
        open: 3_627 - 2_029
      })
  })

  test("the same at a tenth, as commands: 36 both, 134 WC only, 34 EI only", () => {
    const office = openOffice()
    office.appoint("p1", "27", "2021-04-01")
    const tenth = parts.flatMap(([insurances, count]) =>
      Array.from({ length: Math.round(count / 10) }, () => insurances)
    )
    for (const [n, insurances] of tenth.entries()) {
      const id = `k${n}`
      office.open(id, `b${n}`, "27", "p1", "2021-05-10")
      office.act(CanvassCase, "2021-06-01", { ...visit, case: id, promoter: "p1" })
      office.act(EstablishCase, "2021-09-01", { case: id, outcome: "o1", insurances, specialEnrolment: false })
    }
    const [row] = office.rows("case-funnel", { fiscalYear: 2021, branch: "27" })
    expect(row).toMatchObject({ both: 36, wcOnly: 134, eiOnly: 34, established: 204, open: 0 })
    const counts = office.view(countsOf(FiscalYear.make(2021))).get("27" as never)
    expect(counts).toEqual({ canvasses: 204, establishments: 170, eiProcedures: 70 })
  })
})

describe("P4.3 the case funnel: stages", () => {
  const opened = () => {
    const office = openOffice()
    office.appoint("p1", "27")
    for (const n of [1, 2, 3, 4, 5]) {
      office.open(`k${n}`, `b${n}`, "27", "p1", "2022-05-10")
      office.act(CanvassCase, "2022-06-01", { ...visit, case: `k${n}`, promoter: "p1" })
    }
    return office
  }

  test("each case is shown as it stands", () => {
    const office = opened()
    office.act(EstablishCase, "2022-06-20", {
      case: "k1",
      outcome: "o1",
      insurances: "wc-only",
      specialEnrolment: false
    })
    office.act(EntrustCase, "2022-07-01", { case: "k1", association: "a1" })
    office.act(RefuseCase, "2022-06-20", { case: "k2", outcome: "r" })
    office.act(RefuseCase, "2022-06-20", { case: "k3", outcome: "r" })
    office.agreeTransfer("k3", "27", "2022-07-01")
    office.act(TransferCase, "2022-07-01", { case: "k3", outcome: "t" })
    office.act(RuleOutCase, "2022-07-01", { case: "k4", outcome: "x", reason: "closed-down" })
    expect(office.rows("case-funnel", { fiscalYear: 2022, branch: "27" })[0]).toMatchObject({
      ...{ listed: 5, assigned: 5, canvassed: 5, both: 0, wcOnly: 1, eiOnly: 0, established: 1, refused: 1 },
      ...{ ruledOut: 1, duplicate: 0, transferred: 1, byAuthority: 0, entrusted: 1, open: 2 }
    })
  })

  test("an EI procedure that follows makes WC only both, and its reversal makes it WC only again", () => {
    const office = opened()
    const shown = () => {
      const [row] = office.rows("case-funnel", { fiscalYear: 2022, branch: "27" })
      return [row!.both, row!.wcOnly, row!.eiOnly, row!.established]
    }
    office.act(EstablishCase, "2022-06-20", {
      case: "k1",
      outcome: "o1",
      insurances: "wc-only",
      specialEnrolment: false
    })
    expect(shown()).toEqual([0, 1, 0, 1])
    office.act(CompleteEiProcedure, "2023-05-01", { case: "k1", outcome: "ei" })
    expect(shown()).toEqual([1, 0, 0, 1])
    office.act(ReverseOutcome, "2023-06-01", { case: "k1", outcome: "ei", cause: "rejected", reason: "差戻し" })
    expect(shown()).toEqual([0, 1, 0, 1])
    office.act(ReverseOutcome, "2023-06-01", { case: "k1", outcome: "o1", cause: "rejected", reason: "差戻し" })
    expect(shown()).toEqual([0, 0, 0, 0])
  })

  test("a case is of the year that listed it, and of the branch that has it now", () => {
    const office = opened()
    office.act(MoveCase, "2022-08-01", { case: "k1", toBranch: "13" })
    const listed = (branch: string, fiscalYear: number) => office.rows("case-funnel", { fiscalYear, branch })[0]!.listed
    expect([listed("27", 2022), listed("13", 2022), listed("27", 2023)]).toEqual([4, 1, 0])
  })

  test("for any history the union is both, WC only and EI only together", () => {
    fc.assert(
      fc.property(anySweep, (history) => {
        for (const year of [2022, 2023]) {
          const asked = questionOn(zenkokuPlan, LocalDate.make("2023-12-01"), {
            fiscalYear: FiscalYear.make(year),
            level: "branch"
          })
          for (const row of caseFunnel.table(foldOf(caseFunnel.projection(asked), history), asked)
            .rows as ReadonlyArray<any>) {
            expect(row.both + row.wcOnly + row.eiOnly).toBe(row.established)
            expect(row.established + row.open <= row.listed).toBe(true)
          }
        }
      }),
      { numRuns: 60 }
    )
  })
})
