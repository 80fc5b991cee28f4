import { LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  addDays,
  daysBetween,
  FiscalYear,
  firstDayOfFiscalYear,
  firstDayOfInsuranceYear,
  fiscalYearLabel,
  fiscalYearOf,
  InsuranceYear,
  inForceOn,
  insuranceYearLabel,
  insuranceYearOf,
  japaneseCalendar,
  lastDayOfFiscalYear,
  lastDayOfInsuranceYear,
  monthsOfFiscalYear,
  parseFiscalYearLabel,
  placeOfMonth,
  yearOfMonth
} from "../../../packages/core/src/calendar/index.ts"
import { datesFrom } from "./dates.ts"

const date = (text: string) => LocalDate.make(text)
const calendars = fc.integer({ min: 1, max: 12 }).map((firstMonth) => ({ firstMonth }))
const chambers = { firstMonth: 1, yearLabel: { en: "FY{year}", fr: "Exercice {year}" } }
const fiscalYears = fc.integer({ min: 1947, max: 2999 }).map((year) => FiscalYear.make(year))

describe("fiscal years", () => {
  test("every date lies in exactly one fiscal year", () => {
    fc.assert(
      fc.property(datesFrom("1948-01-01", "2998-12-31"), calendars, (day, calendar) => {
        const year = fiscalYearOf(day, calendar)
        const containing = [year - 1, year, year + 1]
          .filter((y) => Schema.is(FiscalYear)(y))
          .map((y) => FiscalYear.make(y))
          .filter((y) => firstDayOfFiscalYear(y, calendar) <= day && day <= lastDayOfFiscalYear(y, calendar))
        expect(containing).toEqual([year])
      })
    )
  })

  test("a fiscal year follows the one before without a gap", () => {
    fc.assert(
      fc.property(fiscalYears, calendars, (year, calendar) => {
        fc.pre(year < 2999)
        expect(addDays(lastDayOfFiscalYear(year, calendar), 1)).toBe(
          firstDayOfFiscalYear(FiscalYear.make(year + 1), calendar)
        )
      })
    )
  })

  test("the months of a fiscal year run from the calendar's first month on and cover it day by day", () => {
    fc.assert(
      fc.property(fiscalYears, calendars, (year, calendar) => {
        const months = monthsOfFiscalYear(year, calendar)
        expect(months[0]?.month).toBe(calendar.firstMonth)
        expect(months.map(({ month }) => placeOfMonth(month, calendar))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
        for (const { month, year: of } of months) expect(yearOfMonth(month, year, calendar)).toBe(of)
        expect(months[0]?.firstDay).toBe(firstDayOfFiscalYear(year, calendar))
        expect(months[11]?.lastDay).toBe(lastDayOfFiscalYear(year, calendar))
        for (let at = 1; at < 12; at += 1) expect(addDays(months[at - 1]!.lastDay, 1)).toBe(months[at]!.firstDay)
      })
    )
  })

  test("in Japan the year turns between 31 March and 1 April", () => {
    expect(fiscalYearOf(date("2023-03-31"), japaneseCalendar)).toBe(2022)
    expect(fiscalYearOf(date("2023-04-01"), japaneseCalendar)).toBe(2023)
  })

  test("a year before 1947 or after 2999 is not a fiscal year, nor is a part of one", () => {
    for (const year of [1946, 3000, 2023.5, "2023"]) expect(Schema.is(FiscalYear)(year)).toBe(false)
  })
})

describe("labels of years", () => {
  test("FY2023 is 令和５年度, FY2019 令和元年度, FY2018 平成30年度", () => {
    expect(fiscalYearLabel(FiscalYear.make(2023), "ja", japaneseCalendar)).toBe("令和５年度")
    expect(fiscalYearLabel(FiscalYear.make(2023), "en", japaneseCalendar)).toBe("FY2023")
    expect(fiscalYearLabel(FiscalYear.make(2019), "ja", japaneseCalendar)).toBe("令和元年度")
    expect(fiscalYearLabel(FiscalYear.make(2018), "ja", japaneseCalendar)).toBe("平成30年度")
    expect(fiscalYearLabel(FiscalYear.make(1989), "ja", japaneseCalendar)).toBe("平成元年度")
    expect(fiscalYearLabel(FiscalYear.make(1988), "ja", japaneseCalendar)).toBe("昭和63年度")
    expect(fiscalYearLabel(FiscalYear.make(2028), "ja", japaneseCalendar)).toBe("令和10年度")
  })

  test("a federation names its years in its own languages", () => {
    expect(fiscalYearLabel(FiscalYear.make(2023), "fr", chambers)).toBe("Exercice 2023")
    expect(fiscalYearLabel(FiscalYear.make(2023), "ja", chambers)).toBe("FY2023")
    for (const label of ["Exercice 2023", "exercice2023", "FY2023", "2023", "２０２３"])
      expect([label, parseFiscalYearLabel(label, chambers)]).toEqual([label, 2023])
    for (const label of ["令和５年度", "R5", "2023年度", "Exercice", "Exercice 23"])
      expect([label, parseFiscalYearLabel(label, chambers)]).toEqual([label, undefined])
  })

  test("what of a name is punctuation is read as such", () => {
    const bracketed = { firstMonth: 7, yearLabel: { en: "{year} (July+)", ja: "[{era}]年度・{year}" } }
    for (const language of ["en", "ja"]) {
      const label = fiscalYearLabel(FiscalYear.make(2023), language, bracketed)
      expect([label, parseFiscalYearLabel(label, bracketed)]).toEqual([label, 2023])
    }
    expect(parseFiscalYearLabel("2023 (Julyy)", bracketed)).toBeUndefined()
    expect(parseFiscalYearLabel("[令和5]年度・2022", bracketed)).toBeUndefined()
  })

  test("every label of a fiscal year reads back as that year", () => {
    fc.assert(
      fc.property(fiscalYears, fc.constantFrom("ja" as const, "en" as const), (year, language) => {
        expect(parseFiscalYearLabel(fiscalYearLabel(year, language, japaneseCalendar), japaneseCalendar)).toBe(year)
      })
    )
  })

  test("labels are read with digits of either width, and FY2019 by both its names", () => {
    for (const label of [
      "令和５年度",
      "令和5年度",
      "令和 ５ 年度",
      "令和五年度",
      "R5年度",
      "r5",
      "Ｒ５",
      "令和5",
      "FY2023",
      "2023",
      "2023年度",
      "２０２３年度"
    ]) {
      expect([label, parseFiscalYearLabel(label, japaneseCalendar)]).toEqual([label, 2023])
    }
    for (const label of [
      "平成31年度",
      "平成３１年度",
      "平成三十一年度",
      "H31",
      "令和元年度",
      "令和１年度",
      "R元",
      "令和一年度"
    ]) {
      expect([label, parseFiscalYearLabel(label, japaneseCalendar)]).toEqual([label, 2019])
    }
  })

  test("a year that its era never reached is not a label", () => {
    for (const label of [
      "平成32年度",
      "昭和64年度",
      "令和０年度",
      "令和年度",
      "FY1946",
      "1946年度",
      "令和５年",
      "5年度",
      "5",
      "R",
      "R0",
      "H32",
      "R五十五五",
      "平成三一年度",
      "",
      "大正15年度"
    ]) {
      expect([label, parseFiscalYearLabel(label, japaneseCalendar)]).toEqual([label, undefined])
    }
  })
})

describe("the insurance year of the federation accident insurance", () => {
  const august = [{ fromYear: InsuranceYear.make(2016), firstMonth: 8 }] as const
  const changing = [
    { fromYear: InsuranceYear.make(2016), firstMonth: 8 },
    { fromYear: InsuranceYear.make(2020), firstMonth: 4 },
    { fromYear: InsuranceYear.make(2024), firstMonth: 11 }
  ] as const

  test("令和５保険年度 runs from 1 August 2023 to 31 July 2024 by default", () => {
    const year = insuranceYearOf(date("2023-08-01"), august)
    expect(insuranceYearOf(date("2023-07-31"), august)).toBe(2022)
    expect(insuranceYearLabel(year, "ja")).toBe("令和５保険年度")
    expect(insuranceYearLabel(InsuranceYear.make(2016), "ja")).toBe("平成28保険年度")
    expect(insuranceYearLabel(year, "en")).toBe("IY2023")
    expect(firstDayOfInsuranceYear(year, august)).toBe("2023-08-01")
    expect(lastDayOfInsuranceYear(year, august)).toBe("2024-07-31")
  })

  test("every date lies in exactly one insurance year, also where the first month changes", () => {
    fc.assert(
      fc.property(datesFrom("2010-01-01", "2030-12-31"), (day) => {
        const year = insuranceYearOf(day, changing)
        const containing = [year - 1, year, year + 1]
          .map((y) => InsuranceYear.make(y))
          .filter((y) => firstDayOfInsuranceYear(y, changing) <= day && day <= lastDayOfInsuranceYear(y, changing))
        expect(containing).toEqual([year])
      }),
      { numRuns: 1000 }
    )
  })

  test("the year before a change of first month is shorter or longer than twelve months", () => {
    const days = (y: number) =>
      daysBetween(
        firstDayOfInsuranceYear(InsuranceYear.make(y), changing),
        lastDayOfInsuranceYear(InsuranceYear.make(y), changing)
      ) + 1
    expect(days(2019)).toBe(244)
    expect(days(2020)).toBe(365)
    expect(days(2023)).toBe(580)
  })
})

describe("effective-dated rules", () => {
  test("a rule holds from its first day until the next begins", () => {
    const rules = [{ from: date("2022-10-01") }, { from: date("2022-04-01") }]
    expect(inForceOn(rules, date("2022-03-31"))).toBeUndefined()
    expect(inForceOn(rules, date("2022-04-01"))?.from).toBe("2022-04-01")
    expect(inForceOn(rules, date("2022-09-30"))?.from).toBe("2022-04-01")
    expect(inForceOn(rules, date("2022-10-01"))?.from).toBe("2022-10-01")
    expect(inForceOn([], date("2022-10-01"))).toBeUndefined()
  })
})
