// The two axes of time: what had been recorded by then, and what was in effect on a day. A correction dated in the past
// changes what was in effect, and never what an earlier report showed.

import { canvassing, FiscalYear, questionOn, type Report, type ReportQuery, zenkokuPlan } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { openOffice } from "../sweep/world.ts"
import { anySweep, foldOf, sweepDays } from "./any-sweep.ts"
import { declaredBy } from "./declared.ts"

const { CanvassCase, EstablishCase, ReverseOutcome } = canvassing

const opened = () => {
  const office = openOffice()
  office.appoint("p1", "27")
  office.open("k1", "b1", "27", "p1", "2022-05-10")
  return office
}
const canvass = { case: "k1", promoter: "p1", method: "visit", explained: true }
const year = { fiscalYear: 2022 }

describe("P4.2 reports as recorded by an instant or a position", () => {
  test("a canvass written down late is in effect on its day, and in no report of before it was written down", () => {
    const office = opened()
    office.moveTo("2022-06-02")
    office.act(CanvassCase, "2022-06-01", { ...canvass, canvass: "1" })
    const before = office.report("target-progress", year, { upTo: "2022-07-01T00:00:00.000Z" })
    office.moveTo("2022-08-01")
    office.act(CanvassCase, "2022-06-15", { ...canvass, canvass: "2" })
    const acts = (history: object) => office.rows("target-progress", year, history as never)[0]!.actual
    expect(office.report("target-progress", year, { upTo: "2022-07-01T00:00:00.000Z" })).toEqual(before)
    expect(acts({ upTo: "2022-07-01T00:00:00.000Z" })).toBe(1)
    expect(acts({ effectiveOn: "2022-06-10" })).toBe(1)
    expect(acts({ effectiveOn: "2022-06-15" })).toBe(2)
    expect(acts({ upTo: "2022-07-01T00:00:00.000Z", effectiveOn: "2022-06-15" })).toBe(1)
    expect(acts({ upTo: "2022-08-01T03:00:00.000Z" })).toBe(2)
  })

  test("an establishment that the bureau rejects afterwards still stands in the report of its time", () => {
    const office = opened()
    office.act(CanvassCase, "2022-06-01", { ...canvass, canvass: "1" })
    const [recorded] = office.act(EstablishCase, "2022-06-20", {
      case: "k1",
      outcome: "o1",
      insurances: "both",
      specialEnrolment: false
    })
    const upTo = recorded!.position
    const then = [...zenkokuPlan.reports.keys()].map((name) => office.report(name, declaredBy(name, year), { upTo }))
    office.moveTo("2023-05-01")
    office.act(ReverseOutcome, "2022-06-20", { case: "k1", outcome: "o1", cause: "rejected", reason: "差戻し" })
    expect(
      [...zenkokuPlan.reports.keys()].map((name) => office.report(name, declaredBy(name, year), { upTo }))
    ).toEqual(then)
    const established = (history: object) => office.rows("target-progress", year, history as never)[1]!.actual
    expect([established({ upTo }), established({}), established({ effectiveOn: "2022-06-20" })]).toEqual([1, 0, 0])
  })

  test("a report is seen from the day asked for, else from the day in Japan of its last instant, else from today", () => {
    const office = opened()
    office.moveTo("2022-12-24")
    expect(office.report("stale-cases").asOf).toBe("2022-12-24")
    expect(office.report("stale-cases", {}, { effectiveOn: "2022-08-01" }).asOf).toBe("2022-08-01")
    expect(office.report("stale-cases", {}, { upTo: "2022-12-31T15:00:00.000Z" }).asOf).toBe("2023-01-01")
    expect(office.report("stale-cases", {}, { upTo: 1 }).asOf).toBe("2022-04-01")
    expect(office.report("case-funnel", {}, { effectiveOn: "2023-03-31" }).fiscalYear).toBe(2022)
    expect(office.report("case-funnel", {}, { effectiveOn: "2023-04-01" }).fiscalYear).toBe(2023)
  })

  test("before anything was recorded every report is empty, and none fails", () => {
    const office = opened()
    for (const name of zenkokuPlan.reports.keys()) {
      const { position, table } = office.report(name, declaredBy(name, year), { upTo: 0 })
      expect(position).toBe(0)
      for (const row of table.rows) expect([0, undefined]).toContain(row.actual ?? row.listed ?? row.total ?? undefined)
    }
  })

  test("a report of an unknown name is refused with the names there are", () => {
    const office = openOffice()
    const answer = Effect.runSync(Effect.result(Effect.try(() => office.report("no-such-report"))))
    expect(Result.isFailure(answer)).toBe(true)
  })
})

describe("P4.2 reports for any history", () => {
  const queryOn = (day: string): ReportQuery =>
    questionOn(zenkokuPlan, LocalDate.make(day), { fiscalYear: FiscalYear.make(2022), level: "branch" })

  test("every report reads on every day in between, also where events were recorded out of the order of their dates", () => {
    fc.assert(
      fc.property(anySweep, sweepDays, (history, day) => {
        const visible = history.filter(({ event }) => event.occurredOn <= day)
        for (const report of zenkokuPlan.reports.values() as Iterable<Report>) {
          const { columns, rows } = report.table(foldOf(report.projection(queryOn(day)), visible), queryOn(day))
          for (const row of rows)
            for (const { key, kind } of columns)
              if (kind === "count" || kind === "money") expect((row[key] ?? 0) as number).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 60 }
    )
  })

  test("as in effect on a day, the funnel and the counts agree on what is established", () => {
    fc.assert(
      fc.property(anySweep, sweepDays, (history, day) => {
        const visible = history.filter(({ event }) => event.occurredOn <= day)
        const rowsOf = (name: string, fiscalYear: number) => {
          const [report, query] = [
            zenkokuPlan.reports.get(name)!,
            { ...queryOn(day), fiscalYear: FiscalYear.make(fiscalYear) }
          ]
          return report.table(foldOf(report.projection(query), visible), query).rows as ReadonlyArray<any>
        }
        const byAuthority = visible.some(({ event }) => event._tag === "CaseEstablishedByAuthority")
        if (byAuthority) return
        const years = [2022, 2023]
        const inFunnel = years.flatMap((each) => rowsOf("case-funnel", each).filter((row) => row.area === "nation"))
        const counted = (metric: string) =>
          years
            .flatMap((each) => rowsOf("target-progress", each))
            .filter((row) => row.area === "nation" && row.metricCode === metric)
        const sum = (rows: ReadonlyArray<any>, of: (row: any) => number) =>
          rows.reduce((total, row) => total + of(row), 0)
        expect(sum(inFunnel, (row) => row.both + row.wcOnly)).toBe(sum(counted("establishments"), (row) => row.actual))
        expect(sum(inFunnel, (row) => row.both + row.eiOnly)).toBe(sum(counted("ei-procedures"), (row) => row.actual))
      }),
      { numRuns: 60 }
    )
  })
})
