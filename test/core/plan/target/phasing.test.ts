// Monthly phasing: twelve whole units, April first, that add up to the year's figure, evenly, by working days or by a profile;
// and a national phasing applied to the units of a branch.
import {
  FiscalYear,
  japaneseCalendar,
  japaneseHolidays,
  monthsOfFiscalYear,
  type PhasingBasis,
  phasedLike,
  phaseTarget,
  workingDaysBetween,
  zenkokuRohoren
} from "@keikaku/core"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const fy2023 = FiscalYear.make(2023)
const even: PhasingBasis = { _tag: "even" }
const workingDays: PhasingBasis = { _tag: "working-days" }
const profile = (weights: ReadonlyArray<number>): PhasingBasis => ({ _tag: "profile", weights })
const phased = (total: number, basis: PhasingBasis, fiscalYear = fy2023) =>
  Result.getOrThrow(phaseTarget(total, basis, fiscalYear, zenkokuRohoren.calendar))
const sum = (units: ReadonlyArray<number>) => units.reduce((total, each) => total + each, 0)

const total = fc.oneof(fc.nat({ max: 50 }), fc.nat({ max: 100_000 }), fc.nat({ max: 100_000_000_000 }))
const year = fc.integer({ min: 1970, max: 2049 }).map((each) => FiscalYear.make(each))
const weights = fc
  .array(fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 100_000 })), { minLength: 12, maxLength: 12 })
  .filter((all) => sum(all) > 0)
const basis = fc.oneof(fc.constant(even), fc.constant(workingDays), weights.map(profile))

describe("P4.2 phasing: the three bases", () => {
  test("evenly, 18,000 EI procedures are 1,500 a month; what does not divide goes to the earlier months", () => {
    expect(phased(18_000, even)).toEqual(Array.from({ length: 12 }, () => 1_500))
    expect(phased(94_000, even)).toEqual([7834, 7834, 7834, 7834, ...Array.from({ length: 8 }, () => 7833)])
    expect(phased(2, even)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  test("by working days, a unit for each working day gives each month its working days", () => {
    fc.assert(
      fc.property(year, (fiscalYear) => {
        const days = monthsOfFiscalYear(fiscalYear, japaneseCalendar).map(({ firstDay, lastDay }) =>
          Result.getOrThrow(workingDaysBetween(firstDay, lastDay, japaneseHolidays))
        )
        expect(phased(sum(days), workingDays, fiscalYear)).toEqual(days)
      })
    )
    expect(phased(243, workingDays)).toEqual([20, 20, 22, 20, 22, 20, 21, 20, 20, 19, 19, 20])
  })

  test("by last year's months, the annual renewal of June and July gets its weight, and a month of none gets none", () => {
    const lastYear = [0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 1]
    expect(phased(700, profile(lastYear))).toEqual([0, 0, 300, 300, 0, 0, 0, 0, 0, 0, 0, 100])
  })
})

describe("P4.2 phasing: properties", () => {
  test("the months add up to the year, in whole units of zero or more, on every basis", () => {
    fc.assert(
      fc.property(total, basis, year, (annual, by, fiscalYear) => {
        const months = phased(annual, by, fiscalYear)
        expect(months).toHaveLength(12)
        expect(sum(months)).toBe(annual)
        expect(months.every((units) => Number.isSafeInteger(units) && units >= 0)).toBe(true)
      })
    )
  })

  test("evenly, every month is less than one unit from a twelfth", () => {
    fc.assert(
      fc.property(total, year, (annual, fiscalYear) => {
        for (const units of phased(annual, even, fiscalYear)) expect(Math.abs(12 * units - annual)).toBeLessThan(12)
      })
    )
  })

  test("a profile says only proportions: in tens, or as it came out itself, it spreads the same", () => {
    fc.assert(
      fc.property(total, weights, fc.integer({ min: 1, max: 1_000 }), (annual, each, scale) => {
        expect(phased(annual, profile(each.map((weight) => weight * scale)))).toEqual(phased(annual, profile(each)))
        expect(phased(sum(each), profile(each))).toEqual(each)
      })
    )
  })

  test("a greater weight never gets fewer units, and no weight gets none", () => {
    fc.assert(
      fc.property(total, weights, (annual, each) => {
        const months = phased(annual, profile(each))
        each.forEach((weight, a) => {
          if (weight === 0) expect(months[a]).toBe(0)
          each.forEach((other, b) => {
            if (weight > other) expect(months[a]).toBeGreaterThanOrEqual(months[b]!)
          })
        })
      })
    )
  })

  test("a greater year takes no unit from any month", () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), basis, (annual, by) => {
        const less = phased(annual, by)
        phased(annual + 1, by).forEach((units, month) => {
          expect(units).toBeGreaterThanOrEqual(less[month]!)
        })
      })
    )
  })

  test("a branch's months add up to its units; the nation's own are left as they are; a phasing without units says nothing", () => {
    fc.assert(
      fc.property(total, weights, fc.nat({ max: 10_000 }), (annual, each, units) => {
        const national = phased(annual, profile(each))
        const ofBranch = phasedLike(units, national)
        if (annual === 0) expect(ofBranch).toBe(undefined)
        else {
          expect(sum(ofBranch!)).toBe(units)
          expect(phasedLike(annual, national)).toEqual(national)
        }
      })
    )
  })
})

test("P4.2 phasing: a figure that is not a count of units has no months", () => {
  const even = Array.from({ length: 12 }, () => 1)
  for (const figure of [-200, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    expect(phasedLike(figure, even)).toBe(undefined)
  expect(phasedLike(0, even)).toEqual(Array.from({ length: 12 }, () => 0))
})

describe("P4.2 phasing: what cannot be spread", () => {
  const twelve = (figure: number) => Array.from({ length: 12 }, (_, month) => (month === 5 ? figure : 1))
  const cases: ReadonlyArray<readonly [number, PhasingBasis, number, string, string]> = [
    [-1, even, 2023, "TotalNotAllowed", "-1"],
    [0.5, workingDays, 2023, "TotalNotAllowed", "0.5"],
    [Number.NaN, even, 2023, "TotalNotAllowed", "NaN"],
    [2 ** 53, even, 2023, "TotalNotAllowed", "9007199254740992"],
    [12, profile([1, 2, 3]), 2023, "ProfileNotTwelveMonths", "3"],
    [12, profile([]), 2023, "ProfileNotTwelveMonths", "0"],
    [12, profile([...twelve(1), 1]), 2023, "ProfileNotTwelveMonths", "13"],
    [12, profile(twelve(-3)), 2023, "ProfileFigureNotAllowed", "-3"],
    [12, profile(twelve(1.5)), 2023, "ProfileFigureNotAllowed", "1.5"],
    [12, profile(twelve(2 ** 53)), 2023, "ProfileFigureNotAllowed", "9007199254740992"],
    [12, profile(Array.from({ length: 12 }, () => 0)), 2023, "ProfileAllZero", "0"],
    [0, profile(Array.from({ length: 12 }, () => 0)), 2023, "ProfileAllZero", "0"],
    [12, workingDays, 1969, "HolidaysUnknown", "1969"],
    [12, workingDays, 2050, "HolidaysUnknown", "2050"]
  ]
  for (const [annual, by, fiscalYear, tag, figure] of cases)
    test(`${tag}: ${figure} of ${by._tag}, FY${fiscalYear}, with a sentence in both languages that names it`, () => {
      const error = Result.getOrThrow(
        Result.flip(phaseTarget(annual, by, FiscalYear.make(fiscalYear), zenkokuRohoren.calendar))
      )
      expect([error._tag, error.figure]).toEqual([tag, figure])
      if (tag !== "ProfileAllZero")
        for (const sentence of Object.values(error.sentence)) expect(sentence).toContain(figure)
      expect(error.sentence.ja).toMatch(/。$/)
    })
})
