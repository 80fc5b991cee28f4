// A federation with other months, another time zone and other languages plans, counts and reports in its own.
import {
  businessPlan,
  canvassing,
  defineFederation,
  Federation,
  FiscalYear,
  lastClaimDay,
  promoter,
  searchOf,
  target,
  validateFederation,
  zenkokuPlan
} from "@keikaku/core"
import { Result, Schema } from "effect"
import { describe, expect, test } from "vitest"
import { chambers } from "../../../examples/04-another-federation/federation.ts"
import { actAll, adoptionSteps } from "../resolved-plan.ts"
import { openOffice } from "../sweep/world.ts"

const { AddPlanItem, DraftPlan } = businessPlan
const { AssignCase, CanvassCase, EstablishCase, ListCase, SubmitCanvasses } = canvassing
const { IssuePromoterCard, RenewPromoter } = promoter
const { DraftTarget, PhaseTarget, SetTarget } = target

const fy2024 = { fiscalYear: 2024 }
const calendarMonths = Array.from({ length: 12 }, (_, n) => `2024-${String(n + 1).padStart(2, "0")}`)

/** A year with a target of 1,200 canvasses and one case in Normandie. */
const openYear = () => {
  const office = openOffice(chambers)
  office.moveTo("2024-12-31")
  const ofTarget = { ...fy2024, metric: "canvasses" }
  office.act(DraftPlan, "2023-12-01", { ...fy2024, title: "Exercice 2024" })
  office.act(AddPlanItem, "2023-12-01", { ...fy2024, item: "1", title: "Démarches" })
  office.act(DraftTarget, "2023-12-02", { ...ofTarget, amount: 1_200 })
  actAll(office, adoptionSteps(2024, "2023-12-10", "2023-12-15"))
  office.act(SetTarget, "2023-12-15", { ...ofTarget, amount: 1_200 })
  office.appoint("p1", "nor", "2023-01-01", "2024-12-31")
  office.open("k1", "b1", "nor", "p1", "2024-01-02")
  return { ...office, ofTarget }
}
const visit = { case: "k1", promoter: "p1", method: "visit", explained: true }
const canvasses = ({ metricCode }: Readonly<Record<string, unknown>>) => metricCode === "canvasses"

describe("a federation of twelve chambers", () => {
  test("its settings agree with one another and read back from JSON", () => {
    expect(validateFederation(chambers)).toEqual(Result.succeed(chambers))
    expect(Schema.decodeUnknownResult(Federation)(JSON.parse(JSON.stringify(chambers)))).toEqual(
      Result.succeed(chambers)
    )
  })

  test("targets by month run from January to December, and each act counts in its own month", () => {
    const office = openYear()
    office.act(CanvassCase, "2024-01-02", { ...visit, canvass: "1" })
    office.act(CanvassCase, "2024-12-31", { ...visit, canvass: "2" })
    office.moveTo("2024-12-31")
    const months = office.rows("target-months", fy2024).filter(canvasses)
    expect(months.map(({ month }) => month)).toEqual(calendarMonths)
    expect(months.map(({ actual }) => actual)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(office.rows("fee-claims", fy2024).map(({ month }) => month)).toEqual([
      ...calendarMonths,
      { en: "FY2024", fr: "Exercice 2024" }
    ])
  })

  test("working days are those of its own holidays", () => {
    const office = openYear()
    office.act(PhaseTarget, "2023-12-16", { ...office.ofTarget, basis: "working-days" })
    office.moveTo("2024-01-31")
    const targets = office
      .rows("target-months", fy2024)
      .filter(canvasses)
      .map(({ target }) => target)
    // 251 days in 2024 (Mon–Fri 262, ten holidays, 24 December), 22 of them in January and 19 in May.
    expect([targets[0], targets[4]]).toEqual([105, 91])
    expect(targets.reduce((sum, each) => sum + each, 0)).toBe(1_200)
  })

  test("the funnel counts the cases listed from January on, by areas with its own names", () => {
    const office = openYear()
    office.open("k0", "b0", "nor", "p1", "2023-12-31")
    office.moveTo("2024-02-01")
    const rows = office.rows("case-funnel", { ...fy2024, level: "block" })
    expect(rows.map(({ listed, name }) => [name, listed])).toEqual([
      [chambers.whole, 1],
      [{ en: "North", fr: "Nord" }, 1],
      [{ en: "South", fr: "Sud" }, 0]
    ])
  })

  test("at the end of the year all of it has passed", () => {
    const office = openYear()
    office.act(CanvassCase, "2024-01-02", { ...visit, canvass: "1" })
    office.moveTo("2024-12-31")
    const [row] = office.rows("target-progress", { level: "nation" }).filter(canvasses)
    const { achievement, pace } = row!
    expect(row).toMatchObject({ target: 1_200, actual: 1, requiredPerDay: null })
    expect(pace.numerator * achievement.denominator).toBe(achievement.numerator * pace.denominator)
  })

  test("a business may be established again in January, and claims close in December", () => {
    const office = openYear()
    const both = { insurances: "both", specialEnrolment: false }
    office.act(CanvassCase, "2024-01-02", { ...visit, canvass: "1" })
    office.act(EstablishCase, "2024-06-01", { ...both, case: "k1", outcome: "o1" })
    const claim = { canvasses: [{ case: "k1", canvass: "1" }], successes: [{ case: "k1", outcome: "o1" }] }
    expect(office.endOf(SubmitCanvasses, "2024-12-21", claim)).toBe("ClaimWindowClosed")
    office.act(SubmitCanvasses, "2024-12-20", claim)
    const listing = { case: "k2", business: "b1", branch: "nor", source: "own-research", scheme: "unified" }
    office.act(RenewPromoter, "2024-12-30", { promoter: "p1", termTo: "2025-12-31" })
    office.act(IssuePromoterCard, "2025-01-01", { promoter: "p1", card: "card-2025", expiresOn: "2025-12-31" })
    office.act(ListCase, "2025-01-02", listing)
    office.act(AssignCase, "2025-01-02", { case: "k2", promoter: "p1" })
    office.act(CanvassCase, "2025-01-02", { ...visit, case: "k2", canvass: "1" })
    office.act(EstablishCase, "2025-01-03", { ...both, case: "k2", outcome: "o1" })
    expect(lastClaimDay(chambers.claimClosing, FiscalYear.make(2024), chambers.calendar)).toBe("2024-12-20")
  })

  test("what was recorded at 22:30 UTC in June was recorded on the next day", () => {
    const office = openYear()
    const recorded = {
      ...office.act(CanvassCase, "2024-06-01", { ...visit, canvass: "1" })[0]!,
      recordedAt: "2024-06-30T22:30:00.000Z"
    } as never
    expect(searchOf({ recordedFrom: "2024-07-01" as never }, chambers.calendar, zenkokuPlan.catalogue)(recorded)).toBe(
      true
    )
    expect(searchOf({ recordedTo: "2024-06-30" as never }, chambers.calendar, zenkokuPlan.catalogue)(recorded)).toBe(
      false
    )
  })
})

describe("what contradicts itself in a calendar or a language is told", () => {
  const faults = (changes: Partial<Federation>) =>
    Result.match(validateFederation({ ...chambers, ...changes }), {
      onSuccess: () => [],
      onFailure: (found) => found.map((fault) => [fault._tag, fault.subject])
    })
  const { calendar } = chambers
  const { holidays } = calendar

  test("a host that defines such settings is told every fault at once", () => {
    const metrics = [{ ...chambers.metrics[0]!, code: "Canvasses" }]
    expect(() => defineFederation({ ...chambers, metrics, currency: { code: "€", decimals: 2 } })).toThrow(
      /currency.*ISO 4217.*; .*metric code/
    )
    expect(() => defineFederation({ ...chambers, branches: [], languages: ["fr", "fr"] })).toThrow(
      "the settings of the federation are wrong: Language fr is listed more than once.; No branch is configured."
    )
  })

  test("a time zone that does not exist", () => {
    expect(faults({ calendar: { ...calendar, timeZone: "Europe/Atlantis" } })).toEqual([
      ["UnknownTimeZone", "Europe/Atlantis"]
    ])
  })

  test("a label that is missing in one of the languages, and a language named twice", () => {
    expect(faults({ whole: { en: "All" } })).toEqual([["LabelNotInLanguage", "whole (fr)"]])
    const [first, ...others] = chambers.branches
    const branches = [{ ...first!, label: { en: "Paris", ja: "パリ" } }, ...others]
    expect(faults({ branches })).toEqual([["LabelNotInLanguage", "branch idf (fr)"]])
    expect(faults({ languages: ["en", "fr", "en"] })).toEqual([["DuplicateLanguage", "en"]])
    expect(faults({ calendar: { ...calendar, yearLabel: { en: "{year}" } } })).toEqual([
      ["LabelNotInLanguage", "calendar.yearLabel (fr)"]
    ])
  })

  test("holidays out of order or outside the days that are known; no weekend is none", () => {
    const withHolidays = (changes: Partial<typeof holidays>) =>
      faults({ calendar: { ...calendar, holidays: { ...holidays, ...changes } } })
    const [newYear, easter, labour] = holidays.days
    expect(withHolidays({ days: [easter!, newYear!] })).toEqual([["HolidaysNotAscending", "2024-01-01"]])
    expect(withHolidays({ from: easter!, days: [newYear!, labour!] })).toEqual([
      ["HolidayOutsideKnownDays", "2024-01-01"]
    ])
    expect(withHolidays({ from: holidays.to, to: holidays.from })).toEqual([
      ["HolidaysEndBeforeTheyBegin", "2024-01-01"]
    ])
    expect(withHolidays({ weekend: [] })).toEqual([])
  })
})
