// Progress against a phased target: φ is the part of the year's units that was phased for the days passed, exact from day to day.
import {
  compareRatios,
  FiscalYear,
  japaneseCalendar,
  lastDayOfFiscalYear,
  monthsOfFiscalYear,
  monthsPassedOn,
  phasedShareOn,
  phaseTarget,
  progressOf,
  zenkokuRohoren
} from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { datesFrom, epochDayOf, isoOfEpochDay } from "../../calendar/dates.ts"

const fy2023 = FiscalYear.make(2023)
const elapsed = { days: 183, ofDays: 366 }
const one = { numerator: 1, denominator: 1 }
const phasings = fc
  .array(fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 20_000 })), { minLength: 12, maxLength: 12 })
  .filter((units) => units.some((each) => each > 0))
const sum = (units: ReadonlyArray<number>) => units.reduce((total, each) => total + each, 0)
const anyDay = datesFrom("2023-03-20", "2024-04-10")
const amount = fc.nat({ max: 100_000 })

describe("P4.2 phased progress: where a day lies", () => {
  test("a month has passed at the end of its last day", () => {
    const passed = ["2023-03-31", "2023-04-01", "2023-04-29", "2023-04-30", "2024-02-29", "2024-03-30", "2024-03-31"]
    expect(passed.map((day) => Object.values(monthsPassedOn(fy2023, LocalDate.make(day), japaneseCalendar)))).toEqual([
      [0, 0, 30],
      [0, 1, 30],
      [0, 29, 30],
      [1, 0, 31],
      [11, 0, 31],
      [11, 30, 31],
      [12, 0, 1]
    ])
  })
})

describe("P4.2 phased progress: φ", () => {
  test("it is 0 before the year and 1 from its last day on", () => {
    fc.assert(
      fc.property(phasings, (phasing) => {
        const share = (day: string) => phasedShareOn(phasing, fy2023, LocalDate.make(day), japaneseCalendar)!
        for (const day of ["2023-03-31", "2020-01-01"]) expect(share(day).numerator).toBe(0)
        for (const day of ["2024-03-31", "2030-01-01"]) expect(compareRatios(share(day), one)).toBe(0)
      })
    )
  })

  test("it never falls from one day to the next, and stays between 0 and 1", () => {
    fc.assert(
      fc.property(phasings, anyDay, (phasing, day) => {
        const [today, next] = [day, isoOfEpochDay(epochDayOf(day) + 1)].map(
          (each) => phasedShareOn(phasing, fy2023, each, japaneseCalendar)!
        )
        expect(compareRatios(today!, next!)).toBeLessThanOrEqual(0)
        expect(today!.numerator >= 0 && today!.numerator <= today!.denominator).toBe(true)
      })
    )
  })

  test("at the end of a month it is the units of the months so far over the year's", () => {
    fc.assert(
      fc.property(phasings, fc.nat({ max: 11 }), (phasing, month) => {
        const share = phasedShareOn(
          phasing,
          fy2023,
          monthsOfFiscalYear(fy2023, japaneseCalendar)[month]!.lastDay,
          japaneseCalendar
        )!
        const units = { numerator: sum(phasing.slice(0, month + 1)), denominator: sum(phasing) }
        expect(compareRatios(share, units)).toBe(0)
      })
    )
  })

  test("of a phasing without units there is none", () => {
    const none = Array.from({ length: 12 }, () => 0)
    expect(phasedShareOn(none, fy2023, LocalDate.make("2023-09-30"), japaneseCalendar)).toBe(null)
  })
})

describe("P4.2 phased progress: the figures", () => {
  test("whoever has done what was phased so far is on course, and ends on target", () => {
    fc.assert(
      fc.property(phasings, fc.nat({ max: 11 }), (phasing, month) => {
        const share = phasedShareOn(
          phasing,
          fy2023,
          monthsOfFiscalYear(fy2023, japaneseCalendar)[month]!.lastDay,
          japaneseCalendar
        )!
        const done = sum(phasing.slice(0, month + 1))
        const { forecast, pace } = progressOf(done, sum(phasing), elapsed, share)
        if (done === 0) expect([pace, forecast]).toEqual([null, null])
        else {
          expect(compareRatios(pace!, one)).toBe(0)
          expect(compareRatios(forecast!, { numerator: sum(phasing), denominator: 1 })).toBe(0)
        }
      })
    )
  })

  test("the pace is 100% exactly when the forecast is the target; above it more, below it less", () => {
    fc.assert(
      fc.property(amount, phasings, anyDay, (actual, phasing, day) => {
        const target = sum(phasing)
        const { forecast, pace } = progressOf(
          actual,
          target,
          elapsed,
          phasedShareOn(phasing, fy2023, day, japaneseCalendar)!
        )
        expect(pace === null).toBe(forecast === null)
        if (pace !== null && forecast !== null)
          expect(compareRatios(pace, one)).toBe(compareRatios(forecast, { numerator: target, denominator: 1 }))
      })
    )
  })

  test("while nothing was phased yet there is neither pace nor forecast; achievement and rates are known", () => {
    const late = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100]
    const share = phasedShareOn(late, fy2023, LocalDate.make("2023-09-30"), japaneseCalendar)!
    expect(progressOf(30, 100, elapsed, share)).toEqual({
      achievement: { numerator: 30, denominator: 100 },
      pace: null,
      runRatePerDay: { numerator: 30, denominator: 183 },
      requiredPerDay: { numerator: 70, denominator: 183 },
      forecast: null
    })
  })

  test("for amounts up to 10^11 every figure is of safe integers, the pace exact and the forecast to the unit", () => {
    const large = fc.integer({ min: 1, max: 100_000_000_000 })
    const phasing = (total: number) =>
      Result.getOrThrow(phaseTarget(total, { _tag: "working-days" }, fy2023, zenkokuRohoren.calendar))
    fc.assert(
      fc.property(
        large,
        large,
        datesFrom("2023-04-02", lastDayOfFiscalYear(fy2023, japaneseCalendar)),
        (actual, target, day) => {
          const share = phasedShareOn(phasing(target), fy2023, day, japaneseCalendar)!
          const figures = progressOf(actual, target, elapsed, share)
          for (const figure of Object.values(figures))
            if (figure !== null)
              expect(Number.isSafeInteger(figure.numerator) && Number.isSafeInteger(figure.denominator)).toBe(true)
          if (share.numerator === 0) return
          const [over, under] = [BigInt(share.denominator), BigInt(share.numerator)]
          const { forecast, pace } = figures
          expect(BigInt(pace!.numerator) * BigInt(target) * under).toBe(
            BigInt(actual) * over * BigInt(pace!.denominator)
          )
          const apart = BigInt(forecast!.numerator) * under - BigInt(actual) * over * BigInt(forecast!.denominator)
          expect(2n * (apart < 0n ? -apart : apart) <= BigInt(forecast!.denominator) * under).toBe(true)
        }
      )
    )
  })
})
