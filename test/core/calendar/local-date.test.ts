import { LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  addDays,
  addMonths,
  compareDates,
  dateOf,
  dayOfMonth,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  monthOf,
  yearOf
} from "../../../packages/core/src/calendar/index.ts"
import { datesFrom, epochDayOf, isoOfEpochDay } from "./dates.ts"

const anyDate = datesFrom("1800-01-01", "2999-12-31")
const date = (text: string) => LocalDate.make(text)

describe("dates", () => {
  test("adding days agrees with the calendar of the platform, over twelve hundred years", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -1000, max: 1000 }), (start, days) => {
        expect(addDays(start, days)).toBe(isoOfEpochDay(epochDayOf(start) + days))
        expect(daysBetween(start, addDays(start, days))).toBe(days)
      }),
      { numRuns: 2000 }
    )
  })

  test("every day of four centuries is followed by the next", () => {
    let day = date("1800-01-01")
    for (let epochDay = epochDayOf(day); epochDay < epochDayOf(date("2200-01-01")); epochDay += 1) {
      if (day !== isoOfEpochDay(epochDay)) expect(day).toBe(isoOfEpochDay(epochDay))
      day = addDays(day, 1)
    }
    expect(day).toBe("2200-01-01")
  })

  test("the day of the week agrees with the platform: Monday is 1 and Sunday 7", () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        expect(dayOfWeek(day) % 7).toBe(new Date(epochDayOf(day) * 86_400_000).getUTCDay())
      })
    )
    expect(dayOfWeek(date("2023-04-01"))).toBe(6)
    expect(dayOfWeek(date("2023-04-02"))).toBe(7)
  })

  test("a date is its year, month and day", () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        expect(dateOf(yearOf(day), monthOf(day), dayOfMonth(day))).toBe(day)
      })
    )
  })

  test("adding months keeps the day, or takes the last day of a shorter month", () => {
    expect(addMonths(date("2023-01-31"), 1)).toBe("2023-02-28")
    expect(addMonths(date("2024-01-31"), 1)).toBe("2024-02-29")
    expect(addMonths(date("2023-12-31"), 2)).toBe("2024-02-29")
    expect(addMonths(date("2024-02-29"), 12)).toBe("2025-02-28")
    expect(addMonths(date("2023-01-15"), -1)).toBe("2022-12-15")
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 11 }), (day, months) => {
        const later = addMonths(day, months)
        expect((monthOf(later) - monthOf(day) + 12) % 12).toBe(months)
        expect(dayOfMonth(later)).toBe(Math.min(dayOfMonth(day), daysInMonth(yearOf(later), monthOf(later))))
      })
    )
  })

  test("dates are ordered in time", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(compareDates(a, b)).toBe(Math.sign(epochDayOf(a) - epochDayOf(b)))
        expect(compareDates(a, a)).toBe(0)
      })
    )
  })

  test("a date that does not exist, or beyond the years of four digits, is a defect", () => {
    expect(() => dateOf(2023, 2, 29)).toThrow("bug: dateOf")
    expect(() => dateOf(2023, 13, 1)).toThrow("bug: dateOf")
    expect(() => addDays("9999-12-31" as LocalDate, 1)).toThrow("bug: dateOf")
    expect(() => addDays("0000-01-01" as LocalDate, -1)).toThrow("bug: dateOf")
  })
})
