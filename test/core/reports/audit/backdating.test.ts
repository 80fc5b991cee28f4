// What was recorded after it took effect: how many days, over which borders, the longest first, and nothing hidden.
import { businessPlan, canvassing, zenkokuPlan } from "@keikaku/core"
import { Instant, LocalDate } from "@keikaku/kernel"
import { anyHistory } from "@keikaku/testing"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { pools } from "../../pools.ts"
import { happened } from "../../sweep/world.ts"
import { logOf, query, reportOf, rowsOf } from "./log.ts"

const { PlanClosed } = businessPlan
const { CaseListed } = canvassing

const listedOn = (occurredOn: string, id = "k1", branch = "27") =>
  happened(CaseListed, { case: id, business: "b1", branch, source: "own-research", scheme: "unified", occurredOn })
const closing = happened(PlanClosed, { fiscalYear: 2022, occurredOn: "2023-04-20" })

const dayInJapan = (instant: string) => new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(0, 10)
const years = (day: string) => Number(day.slice(0, 4)) - (day.slice(5) < "04-01" ? 1 : 0)

describe("A1 backdating", () => {
  test("counts the days from the date of effect to the date of recording in Japan", () => {
    const late = logOf([listedOn("2022-06-01")]).map((each) => ({
      ...each,
      recordedAt: Instant.make("2022-06-01T15:00:00.000Z")
    }))
    expect(rowsOf("backdating", late).map(({ days, recordedOn }) => [days, recordedOn])).toEqual([[1, "2022-06-02"]])
    const inTime = late.map((each) => ({ ...each, recordedAt: Instant.make("2022-06-01T14:59:59.999Z") }))
    expect(rowsOf("backdating", inTime)).toEqual([])
  })

  test("shows the longest delay first, and of equal ones the earlier entry", () => {
    const log = logOf(
      [listedOn("2022-06-01"), { on: "2022-06-03" }],
      [listedOn("2022-06-10"), { on: "2022-06-20" }],
      [listedOn("2022-07-01"), { on: "2022-07-03" }]
    )
    expect(rowsOf("backdating", log).map(({ days, position }) => [position, days])).toEqual([
      [2, 10],
      [1, 2],
      [3, 2]
    ])
  })

  test("an entry is late from the thirtieth day on, or from the federation's own number", () => {
    const log = logOf([listedOn("2022-06-01"), { on: "2022-06-30" }], [listedOn("2022-06-01"), { on: "2022-07-01" }])
    const late = (changes = {}) => rowsOf("backdating", log, changes).map(({ days, late }) => [days, late?.en ?? null])
    expect(late()).toEqual([
      [30, "late"],
      [29, null]
    ])
    const federation = { ...query.federation, audit: { lateEntryDays: 29 } }
    expect(late({ federation }).map(([, late]) => late)).toEqual(["late", "late"])
  })

  test("what reaches back over the end of a fiscal year is marked, in the reports of both years", () => {
    const log = logOf([listedOn("2023-03-31"), { on: "2023-04-01" }], [listedOn("2023-03-30"), { on: "2023-03-31" }])
    const marks = (fiscalYear: number) =>
      rowsOf("backdating", log, { fiscalYear: fiscalYear as never }).map(({ acrossYears, position }) => [
        position,
        acrossYears?.en ?? null
      ])
    expect(marks(2022)).toEqual([
      [1, "across years"],
      [2, null]
    ])
    expect(marks(2023)).toEqual([[1, "across years"]])
    expect(marks(2021)).toEqual([])
  })

  test("what is posted into a year whose plan was closed before is marked; what came before the close is not", () => {
    const log = logOf(
      [listedOn("2023-03-01"), { on: "2023-04-19" }],
      [closing],
      [listedOn("2023-03-01"), { on: "2023-04-21" }],
      [listedOn("2023-04-01"), { on: "2023-04-21" }]
    )
    expect(rowsOf("backdating", log).map(({ closedYear, position }) => [position, closedYear?.en ?? null])).toEqual([
      [3, "after the close"],
      [1, null]
    ])
    expect(reportOf("backdating", log).notes.length).toBeGreaterThan(0)
  })

  test("of a branch shows the entries that concern it", () => {
    const log = logOf(
      [listedOn("2022-06-01", "k1", "27"), { on: "2022-06-03" }],
      [listedOn("2022-06-01", "k2", "13"), { on: "2022-06-03" }]
    )
    expect(rowsOf("backdating", log, { branch: "13" as never }).map(({ position }) => position)).toEqual([2])
  })

  test("holds exactly the entries of the year that were recorded on a later day than they took effect", () => {
    const hours = fc.integer({ min: 0, max: 3 * 365 * 24 }).map((hour) => Date.UTC(2022, 0, 1) + hour * 3_600_000)
    const histories = anyHistory(zenkokuPlan.catalogue, pools).chain((log) =>
      fc.array(hours, { minLength: log.length, maxLength: log.length }).map((at) => {
        const instants = at.sort((a, b) => a - b).map((each) => Instant.make(new Date(each).toISOString()))
        return log.map((each, n) => ({ ...each, recordedAt: instants[n]! }))
      })
    )
    fc.assert(
      fc.property(histories, (log) => {
        const due = log.filter(({ event, recordedAt }) => {
          const day = dayInJapan(recordedAt)
          return day > event.occurredOn && [day, event.occurredOn].some((each) => years(each) === 2022)
        })
        const shown = rowsOf("backdating", log, { asOf: LocalDate.make("2025-03-31") })
        expect(shown.map(({ position }) => position).sort((a, b) => a - b)).toEqual(due.map(({ position }) => position))
      })
    )
  })
})
