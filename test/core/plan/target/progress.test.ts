// Achievement, pace, rates and forecast: exact ratios, undefined where they are undefined. The year's share that has passed is
// counted in days where a target has no phasing; with one, see the tests of phased progress.
import {
  compareRatios,
  elapsedOn,
  FiscalYear,
  firstDayOfFiscalYear,
  japaneseCalendar,
  lastDayOfFiscalYear,
  progressOf,
  stockProgressOf
} from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { datesFrom } from "../../calendar/dates.ts"

const fy2023 = FiscalYear.make(2023)
const halfway = { days: 183, ofDays: 366 }
const anyElapsed = fc
  .constantFrom(365, 366)
  .chain((ofDays) => fc.record({ days: fc.integer({ min: 0, max: ofDays }), ofDays: fc.constant(ofDays) }))
const amount = fc.oneof(fc.nat({ max: 100 }), fc.nat({ max: 100_000 }), fc.constant(100_000_000_000))

describe("P4.2 progress: how much of the year has passed", () => {
  test("a day counts at its end: one on 1 April, all on 31 March, none before and never more than all", () => {
    const days = ["2023-03-31", "2023-04-01", "2023-09-30", "2024-02-29", "2024-03-31", "2024-04-01"]
    const passed = days.map((day) => elapsedOn(fy2023, LocalDate.make(day), japaneseCalendar).days)
    expect(passed).toEqual([0, 1, 183, 335, 366, 366])
    expect(elapsedOn(FiscalYear.make(2022), LocalDate.make("2022-09-30"), japaneseCalendar)).toEqual({
      days: 183,
      ofDays: 365
    })
  })

  test("from one day to the next it grows by one within the year, and by nothing outside", () => {
    fc.assert(
      fc.property(datesFrom("2021-04-01", "2026-03-31"), (day) => {
        const { days, ofDays } = elapsedOn(fy2023, day, japaneseCalendar)
        const inYear =
          day >= firstDayOfFiscalYear(fy2023, japaneseCalendar) && day <= lastDayOfFiscalYear(fy2023, japaneseCalendar)
        expect(days >= 0 && days <= ofDays && ofDays === 366).toBe(true)
        if (!inYear) expect([0, 366]).toContain(days)
      })
    )
  })
})

describe("P4.2 progress: the five figures", () => {
  test("47,000 of 94,000 canvasses halfway: 50% achieved, 100% of the pace, 47,000 over 183 days done and to go, 94,000 foreseen", () => {
    const progress = progressOf(47_000, 94_000, halfway)
    expect(progress.achievement).toEqual({ numerator: 47_000, denominator: 94_000 })
    expect(compareRatios(progress.pace!, { numerator: 1, denominator: 1 })).toBe(0)
    expect(progress.runRatePerDay).toEqual({ numerator: 47_000, denominator: 183 })
    expect(progress.requiredPerDay).toEqual({ numerator: 47_000, denominator: 183 })
    expect(compareRatios(progress.forecast!, { numerator: 94_000, denominator: 1 })).toBe(0)
  })

  test("a figure measured at zero target is undefined, never 100%", () => {
    for (const actual of [0, 5]) expect(progressOf(actual, 0, halfway)).toMatchObject({ achievement: null, pace: null })
  })

  test("without a target only the run rate and the forecast are known", () => {
    expect(progressOf(5, undefined, { days: 1, ofDays: 365 })).toEqual({
      achievement: null,
      pace: null,
      runRatePerDay: { numerator: 5, denominator: 1 },
      requiredPerDay: null,
      forecast: { numerator: 1_825, denominator: 1 }
    })
  })

  test("before the year begins there is neither pace nor forecast; what is needed is all of it over all days", () => {
    expect(progressOf(0, 365, { days: 0, ofDays: 365 })).toEqual({
      achievement: { numerator: 0, denominator: 365 },
      pace: null,
      runRatePerDay: null,
      requiredPerDay: { numerator: 365, denominator: 365 },
      forecast: null
    })
  })

  test("on the last day nothing can be required any more, and the forecast is the result", () => {
    const { forecast, requiredPerDay } = progressOf(90, 100, { days: 365, ofDays: 365 })
    expect(requiredPerDay).toBe(null)
    expect(compareRatios(forecast!, { numerator: 90, denominator: 1 })).toBe(0)
  })

  test("once the target is met nothing more is required, however far it is exceeded", () => {
    for (const actual of [100, 250])
      expect(progressOf(actual, 100, halfway).requiredPerDay).toEqual({ numerator: 0, denominator: 183 })
  })

  test("a stock, such as promoters in office, has an achievement and nothing that a year adds up to", () => {
    expect(stockProgressOf(7_315, 7_700)).toEqual({
      achievement: { numerator: 7_315, denominator: 7_700 },
      pace: null,
      runRatePerDay: null,
      requiredPerDay: null,
      forecast: null
    })
    expect(stockProgressOf(5, 0).achievement).toBe(null)
    expect(stockProgressOf(5, undefined).achievement).toBe(null)
  })
})

describe("P4.2 progress: properties", () => {
  test("at 100% pace the forecast is the target; above it more, below it less", () => {
    fc.assert(
      fc.property(amount, amount, anyElapsed, (actual, target, elapsed) => {
        const { forecast, pace } = progressOf(actual, target, elapsed)
        if (pace === null || forecast === null) return
        expect(compareRatios(forecast, { numerator: target, denominator: 1 })).toBe(
          compareRatios(pace, { numerator: 1, denominator: 1 })
        )
      })
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), anyElapsed, (perDay, { days, ofDays }) => {
        if (days === 0) return
        const onCourse = progressOf(perDay * days, perDay * ofDays, { days, ofDays })
        expect(compareRatios(onCourse.pace!, { numerator: 1, denominator: 1 })).toBe(0)
        expect(compareRatios(onCourse.forecast!, { numerator: perDay * ofDays, denominator: 1 })).toBe(0)
      })
    )
  })

  test("whoever does each remaining day what is required meets the target exactly", () => {
    fc.assert(
      fc.property(amount, amount, anyElapsed, (actual, target, elapsed) => {
        const { requiredPerDay } = progressOf(actual, target, elapsed)
        if (elapsed.days === elapsed.ofDays) expect(requiredPerDay).toBe(null)
        else {
          expect(requiredPerDay!.denominator).toBe(elapsed.ofDays - elapsed.days)
          expect(actual + requiredPerDay!.numerator).toBe(Math.max(actual, target))
        }
      })
    )
  })

  test("every figure is of whole numbers, for any amount up to 10^11", () => {
    fc.assert(
      fc.property(amount, amount, anyElapsed, (actual, target, elapsed) => {
        for (const figure of Object.values(progressOf(actual, target, elapsed)))
          if (figure !== null)
            expect(Number.isSafeInteger(figure.numerator) && Number.isSafeInteger(figure.denominator)).toBe(true)
      })
    )
  })
})
