// The interval of a forecast: seeded, exact, wider with confidence, a point when every month went alike, undefined while
// there is nothing to compare. How often it holds the year's end is tried in its own file.
import {
  FiscalYear,
  forecastDefaults,
  forecastInterval,
  japaneseCalendar,
  lastDayOfFiscalYear,
  minimalStandard,
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
import { datesFrom } from "../../calendar/dates.ts"

const fy2023 = FiscalYear.make(2023)
const after = (months: number) =>
  monthsPassedOn(
    fy2023,
    months === 0 ? LocalDate.make("2023-03-31") : monthsOfFiscalYear(fy2023, japaneseCalendar)[months - 1]!.lastDay,
    japaneseCalendar
  )
const even = (each: number) => Array.from({ length: 12 }, () => each)
const sum = (figures: ReadonlyArray<number>) => figures.reduce((total, each) => total + each, 0)

const twelve = (figure: fc.Arbitrary<number>) => fc.array(figure, { minLength: 12, maxLength: 12 })
const amount = fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 5_000 }))
const anyYear = fc.record({
  actuals: twelve(amount),
  phasing: twelve(amount),
  day: datesFrom("2023-03-01", "2024-04-30")
})
/** The figures of the months that have begun. */
const soFar = (actuals: ReadonlyArray<number>, day: LocalDate) =>
  actuals.map((each, month) => (monthsOfFiscalYear(fy2023, japaneseCalendar)[month]!.firstDay <= day ? each : 0))
const runs = { numRuns: 60 }

describe("P4.2 the forecast's interval: where it is undefined", () => {
  test("before two months are complete there is none; the current month is not one of them", () => {
    expect(forecastInterval(even(5), even(10), after(0))).toBe(null)
    expect(forecastInterval(even(5), even(10), after(1))).toBe(null)
    const eve = monthsPassedOn(fy2023, LocalDate.make("2023-05-30"), japaneseCalendar)
    expect(forecastInterval(even(5), even(10), eve)).toBe(null)
    expect(forecastInterval(even(5), even(10), after(2))).not.toBe(null)
  })

  test("a month for which nothing was phased has no ratio and is not one of the two", () => {
    const late = [0, 0, 0, 10, 10, 10, 10, 10, 10, 10, 10, 10]
    expect(forecastInterval(even(5), late, after(4))).toBe(null)
    expect(forecastInterval(even(5), late, after(5))).not.toBe(null)
    expect(forecastInterval(even(5), even(0), after(12))).toBe(null)
  })

  test("a confidence that is no whole percentage from 1 to 99, or fewer than 1,000 resamples, is a defect", () => {
    for (const confidence of [0, 100, 0.8, Number.NaN])
      expect(() => forecastInterval(even(5), even(5), after(3), { confidence })).toThrow("bug: forecastInterval")
    expect(() => forecastInterval(even(5), even(5), after(3), { resamples: 999 })).toThrow("bug: forecastInterval")
    expect(() => forecastInterval([1, 2, 3], even(5), after(3), { seed: 0.5 })).toThrow("bug: minimalStandard")
  })
})

describe("P4.2 the forecast's interval: what it is", () => {
  test("every draw of the generator is that of the standard: the 10,000th after seed 1 is 399268537", () => {
    const draw = minimalStandard(1)
    const draws = Array.from({ length: 10_000 }, () => draw(2_147_483_647))
    expect([draws[0], draws.at(-1)]).toEqual([48_271, 399_268_537])
  })

  test("when the months go evenly and alike, the interval is the forecast itself, on the last day of every month", () => {
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 2, max: 12 }),
        (each, units, months) => {
          const done = even(each).fill(0, months)
          const day = monthsOfFiscalYear(fy2023, japaneseCalendar)[months - 1]!.lastDay
          const share = phasedShareOn(even(units), fy2023, day, japaneseCalendar)!
          const { forecast } = progressOf(sum(done), 12 * units, { days: 1, ofDays: 366 }, share)
          expect(forecast!.numerator).toBe(12 * each * forecast!.denominator)
          expect(forecastInterval(done, even(units), after(months))).toEqual({ low: 12 * each, high: 12 * each })
        }
      )
    )
  })

  test("the same with any phasing that the months follow in proportion", () => {
    fc.assert(
      fc.property(twelve(fc.integer({ min: 1, max: 900 })), fc.nat({ max: 9 }), (phasing, tenths) => {
        const done = phasing.map((units, month) => (month < 5 ? units * tenths : 0))
        const end = sum(phasing) * tenths
        const tens = phasing.map((units) => units * 10)
        expect(forecastInterval(done, tens, after(5))).toEqual({ low: end, high: end })
      }),
      runs
    )
  })

  test("once the year is over it is the result", () => {
    fc.assert(
      fc.property(twelve(amount), twelve(fc.integer({ min: 1, max: 99 })), (actuals, phasing) => {
        const passed = monthsPassedOn(fy2023, lastDayOfFiscalYear(fy2023, japaneseCalendar), japaneseCalendar)
        expect(forecastInterval(actuals, phasing, passed)).toEqual({ low: sum(actuals), high: sum(actuals) })
      })
    )
  })

  test("the same seed gives the same interval; another gives nearly the same", () => {
    const done = [80, 110, 90, 100, 130, 70]
    const intervalOf = (seed: number) => forecastInterval(done, even(100), after(6), { seed })!
    expect(intervalOf(1)).toEqual(intervalOf(1))
    expect(forecastInterval(done, even(100), after(6))).toEqual(intervalOf(forecastDefaults.seed))
    for (const seed of [2, 3, -4, 2_147_483_646, 2_147_483_647])
      for (const end of ["low", "high"] as const)
        expect(Math.abs(intervalOf(seed)[end] - intervalOf(1)[end])).toBeLessThan(25)
  })

  test("it widens with confidence, and lies between the year that goes as its worst month and the one as its best", () => {
    fc.assert(
      fc.property(anyYear, fc.nat({ max: 1_000 }), ({ actuals, day, phasing }, seed) => {
        const passed = monthsPassedOn(fy2023, day, japaneseCalendar)
        const done = soFar(actuals, day)
        const intervals = [1, 50, 80, 99].map((confidence) =>
          forecastInterval(done, phasing, passed, { confidence, seed })
        )
        if (intervals[0] === null) return
        const [at1, at50, at80, at99] = intervals.map((each) => each!)
        for (const [narrow, wide] of [[at1!, at50!] as const, [at50!, at80!] as const, [at80!, at99!] as const]) {
          expect(narrow.low <= narrow.high && wide.low <= narrow.low && narrow.high <= wide.high).toBe(true)
        }
        const ratios = phasing.slice(0, passed.months).flatMap((units, m) => (units > 0 ? [done[m]! / units] : []))
        const left = phasing.reduce(
          (units, each, m) =>
            units + (m < passed.months ? 0 : m === passed.months ? each * (1 - passed.days / passed.ofDays) : each),
          0
        )
        expect(at99!.low).toBeGreaterThanOrEqual(sum(done) + left * Math.min(...ratios) - 0.51)
        expect(at99!.high).toBeLessThanOrEqual(sum(done) + left * Math.max(...ratios) + 0.51)
      }),
      runs
    )
  })

  test("only the proportions of the phasing matter", () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 2, max: 50 }), ({ actuals, day, phasing }, scale) => {
        const passed = monthsPassedOn(fy2023, day, japaneseCalendar)
        const scaled = phasing.map((units) => units * scale)
        expect(forecastInterval(actuals, scaled, passed)).toEqual(forecastInterval(actuals, phasing, passed))
      }),
      { numRuns: 30 }
    )
  })

  test("a month unlike all others moves the forecast more than the interval, and may carry it out", () => {
    const forecastOn = (day: string, actual: number) => {
      const share = phasedShareOn(even(100), fy2023, LocalDate.make(day), japaneseCalendar)!
      const { numerator, denominator } = progressOf(actual, 1_200, { days: 1, ofDays: 366 }, share).forecast!
      return Math.round(numerator / denominator)
    }
    const oneMonth = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1_000]
    expect(forecastOn("2024-02-29", 1_000)).toBe(1_091)
    expect(forecastInterval(oneMonth, even(100), after(11), { confidence: 50 })).toEqual({ low: 1_000, high: 1_000 })
    const tenthOfJune = monthsPassedOn(fy2023, LocalDate.make("2023-06-10"), japaneseCalendar)
    expect(forecastOn("2023-06-10", 200)).toBe(1_029)
    expect(forecastInterval([100, 100, 0], even(100), tenthOfJune)).toEqual({ low: 1_167, high: 1_167 })
  })

  test("amounts up to 10^11 stay exact", () => {
    const phasing = Result.getOrThrow(
      phaseTarget(100_000_000_000, { _tag: "working-days" }, fy2023, zenkokuRohoren.calendar)
    )
    const done = phasing.map((units, month) => (month < 4 ? units : 0))
    const exact = { low: 100_000_000_000, high: 100_000_000_000 }
    expect(forecastInterval(done, phasing, after(4))).toEqual(exact)
  })
})
