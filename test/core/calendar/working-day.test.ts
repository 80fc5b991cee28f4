import { execFileSync } from "node:child_process"
import { LocalDate } from "@keikaku/kernel"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { holidayOn, japaneseHolidays } from "../../../packages/core/src/calendar/holidays.ts"
import { addDays, dayOfWeek } from "../../../packages/core/src/calendar/index.ts"
import {
  isHoliday,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween
} from "../../../packages/core/src/calendar/working-day.ts"
import { compiled } from "../../compiled.ts"
import { datesFrom } from "./dates.ts"

const date = (text: string) => LocalDate.make(text)
const holiday = (text: string) => Result.getOrThrow(holidayOn(date(text)))?.ja
const next = (text: string) => Result.getOrThrow(nextWorkingDay(date(text), japaneseHolidays))
const open = (day: LocalDate) => Result.getOrThrow(isWorkingDay(day, japaneseHolidays))
const knownDates = datesFrom(japaneseHolidays.from, "2050-12-28")

describe("public holidays", () => {
  test("holidays are known by name, substitutes and in-between days included", () => {
    expect(holiday("2023-01-02")).toBe("元日 振替休日")
    expect(holiday("2020-05-06")).toBe("憲法記念日 振替休日")
    expect(holiday("2023-07-17")).toBe("海の日")
    expect(holiday("2023-11-23")).toBe("勤労感謝の日")
    expect(holiday("2015-09-22")).toBe("休日")
    expect(holiday("2026-09-22")).toBe("休日")
    expect(holiday("2019-05-01")).toBe("休日（祝日扱い）")
    expect(holiday("2021-07-22")).toBe("海の日")
    expect(holiday("2021-07-19")).toBeUndefined()
    expect(holiday("2023-07-10")).toBeUndefined()
  })

  test("a holiday on a Sunday gives a substitute holiday: the next day that is not a holiday itself", () => {
    for (let day = date("1973-04-12"); day <= "2050-12-01"; day = addDays(day, 1)) {
      if (dayOfWeek(day) !== 7 || !Result.getOrThrow(isHoliday(day, japaneseHolidays))) continue
      let substitute = addDays(day, 1)
      if (day >= "2007-01-01") while (isNamedHoliday(substitute)) substitute = addDays(substitute, 1)
      expect([day, Result.getOrThrow(isHoliday(substitute, japaneseHolidays))]).toEqual([day, true])
    }
  })

  test("every substitute is named after the holiday that fell on the Sunday before it, 1970 to 2050", () => {
    let substitutes = 0
    for (let day = date("1970-01-01"); day <= "2050-12-31"; day = addDays(day, 1)) {
      const name = holiday(day)
      if (name === undefined || !name.endsWith("振替休日")) continue
      substitutes += 1
      const sunday = addDays(day, -dayOfWeek(day))
      expect([day, name]).toEqual([day, `${holiday(sunday)} 振替休日`])
      // The days between the Sunday and its substitute are holidays of their own, or the substitute would have come sooner.
      for (let between = addDays(sunday, 1); between < day; between = addDays(between, 1))
        expect([between, isNamedHoliday(between)]).toEqual([between, true])
    }
    expect(substitutes).toBe(133)
    expect(holiday("2026-05-06")).toBe("憲法記念日 振替休日")
    expect(holiday("2008-05-06")).toBe("みどりの日 振替休日")
    expect(holiday("2024-05-06")).toBe("こどもの日 振替休日")
    expect(Result.getOrThrow(holidayOn(date("2026-05-06")))?.en).toBe("Substitute for Constitution Memorial Day")
  })

  test("体育の日 is スポーツの日, Sports Day, from 2020", () => {
    expect(Result.getOrThrow(holidayOn(date("2019-10-14")))).toEqual({ ja: "体育の日", en: "Health and Sports Day" })
    expect(Result.getOrThrow(holidayOn(date("2020-07-24")))).toEqual({ ja: "スポーツの日", en: "Sports Day" })
    for (let day = date("2020-01-01"); day <= "2050-12-31"; day = addDays(day, 1))
      expect(Result.getOrThrow(holidayOn(day))?.en ?? "").not.toContain("Health")
  })

  test("a day between two holidays is a holiday", () => {
    for (let day = date("1986-01-01"); day <= "2050-12-01"; day = addDays(day, 1)) {
      const surrounded = isNamedHoliday(addDays(day, -1)) && isNamedHoliday(addDays(day, 1))
      if (surrounded && dayOfWeek(day) !== 7)
        expect([day, Result.getOrThrow(isHoliday(day, japaneseHolidays))]).toEqual([day, true])
    }
  })

  test("a date outside the known years is an error, not an ordinary day", () => {
    for (const text of ["1969-12-31", "2051-01-01"]) {
      const unknown = { _tag: "HolidaysUnknown", date: text }
      expect(Result.flip(holidayOn(date(text)))).toEqual(Result.succeed(unknown))
      expect(Result.flip(isHoliday(date(text), japaneseHolidays))).toEqual(Result.succeed(unknown))
      expect(Result.flip(isWorkingDay(date(text), japaneseHolidays))).toEqual(Result.succeed(unknown))
      expect(Result.flip(nextWorkingDay(date(text), japaneseHolidays))).toEqual(Result.succeed(unknown))
    }
    expect(Result.isFailure(nextWorkingDay(date("2050-12-31"), japaneseHolidays))).toBe(true)
    expect(Result.isFailure(workingDaysBetween(date("2050-12-01"), date("2051-01-10"), japaneseHolidays))).toBe(true)
  })
})

describe("working days", () => {
  test("another federation rests on its own days", () => {
    const holidays = {
      from: date("2024-01-01"),
      to: date("2024-12-31"),
      days: [date("2024-05-01"), date("2024-05-08")],
      weekend: [5, 6],
      closed: ["12-24"]
    }
    const isOpen = (text: string) => Result.getOrThrow(isWorkingDay(date(text), holidays))
    expect(["2024-05-01", "2024-05-02", "2024-05-03", "2024-05-04", "2024-05-05"].map(isOpen)).toEqual([
      ...[false, true, false, false, true]
    ])
    expect(isOpen("2024-12-24")).toBe(false)
    expect(Result.isFailure(isWorkingDay(date("2025-01-01"), holidays))).toBe(true)
  })

  test("a search for the working day of a federation that never opens ends", () => {
    const holidays = { ...japaneseHolidays, weekend: [1, 2, 3, 4, 5, 6, 7] }
    const unknown = { _tag: "HolidaysUnknown", date: "2051-01-01" }
    expect(Result.flip(nextWorkingDay(date("2023-01-01"), holidays))).toEqual(Result.succeed(unknown))
  })

  test("a due date on a closed day moves to the next working day", () => {
    expect(next("2023-07-10")).toBe("2023-07-10")
    expect(next("2022-07-10")).toBe("2022-07-11")
    expect(next("2023-10-31")).toBe("2023-10-31")
    expect(next("2021-10-31")).toBe("2021-11-01")
    expect(next("2023-11-14")).toBe("2023-11-14")
    expect(next("2024-01-31")).toBe("2024-01-31")
    expect(next("2026-01-31")).toBe("2026-02-02")
    expect(next("2024-02-14")).toBe("2024-02-14")
    expect(next("2026-02-14")).toBe("2026-02-16")
    expect(next("2019-04-27")).toBe("2019-05-07")
  })

  test("offices are closed from 29 December to 3 January", () => {
    expect(next("2023-12-28")).toBe("2023-12-28")
    expect(next("2023-12-29")).toBe("2024-01-04")
    expect(next("2021-12-31")).toBe("2022-01-04")
  })

  test("Saturdays, Sundays and holidays are not working days", () => {
    fc.assert(
      fc.property(knownDates, (day) => {
        if (dayOfWeek(day) > 5 || Result.getOrThrow(isHoliday(day, japaneseHolidays))) expect(open(day)).toBe(false)
      })
    )
  })

  test("the next working day is open, and every day passed over is closed", () => {
    fc.assert(
      fc.property(knownDates, (day) => {
        const moved = Result.getOrThrow(nextWorkingDay(day, japaneseHolidays))
        expect(open(moved)).toBe(true)
        for (let passed = day; passed < moved; passed = addDays(passed, 1)) expect(open(passed)).toBe(false)
      })
    )
  })

  test("working days of adjoining periods add up", () => {
    const days = fc.tuple(knownDates, fc.nat(400), fc.nat(400)).filter(([day]) => day < "2048-01-01")
    fc.assert(
      fc.property(days, ([from, first, second]) => {
        const middle = addDays(from, first)
        const to = addDays(middle, second)
        const count = (a: LocalDate, b: LocalDate) => Result.getOrThrow(workingDaysBetween(a, b, japaneseHolidays))
        expect(count(from, middle) + count(addDays(middle, 1), to)).toBe(count(from, to))
      })
    )
  })

  test("both ends of a period count, and a period that ends before it begins has no working day", () => {
    expect(workingDaysBetween(date("2023-07-10"), date("2023-07-10"), japaneseHolidays)).toEqual(Result.succeed(1))
    expect(workingDaysBetween(date("2023-07-08"), date("2023-07-09"), japaneseHolidays)).toEqual(Result.succeed(0))
    expect(workingDaysBetween(date("2023-07-11"), date("2023-07-10"), japaneseHolidays)).toEqual(Result.succeed(0))
    expect(workingDaysBetween(date("2023-04-01"), date("2024-03-31"), japaneseHolidays)).toEqual(Result.succeed(243))
  })

  test("the machine's time zone moves no date", () => {
    const printedIn = (zone: string) =>
      execFileSync(process.execPath, [compiled("test/core/scripts/printed-calendar.ts")], {
        env: { ...process.env, NODE_OPTIONS: "", TZ: zone },
        encoding: "utf8"
      })
    const inTokyo = printedIn("Asia/Tokyo")
    expect(inTokyo.split("\n")).toHaveLength(4018)
    expect(inTokyo).toContain("2023-07-17 海の日 false 2023-07-18 2023-07-18 1")
    expect(printedIn("America/Los_Angeles")).toBe(inTokyo)
    expect(printedIn("Pacific/Kiritimati")).toBe(inTokyo)
  })
})

const isNamedHoliday = (day: LocalDate): boolean => {
  const found = Result.getOrThrow(holidayOn(day))
  const name = found?.ja
  return name !== undefined && name !== "休日" && !name.includes("振替休日")
}
