// The period that an indicator is about (plan §1(1)): a year of the calendar or a fiscal one, a month, or a day, since their figures
// differ.
import { LocalDate, namedCheck } from "@keikaku/kernel"
import { Schema } from "effect"
import { type FiscalYear, firstDayOfFiscalYear, type YearStart } from "../calendar/index.ts"

const date = String.raw`(1[89]|2\d)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`
const periodShape = new RegExp(String.raw`^((FY)?(1[89]|2\d)\d{2}|(1[89]|2\d)\d{2}-(0[1-9]|1[0-2])|${date})$`, "u")

/** What a figure is about, its kind included, since the means of a calendar and of a fiscal year differ: 2022, FY2022, 2022-09, or the
 * day 2022-03-31. */
export const IndicatorPeriod = Schema.String.check(
  Schema.isPattern(periodShape, { message: "a period is written 2022, FY2022, 2022-09 or 2022-03-31" }),
  namedCheck(
    "period-that-exists",
    (text: string) => text.length < 10 || Schema.is(LocalDate)(text) || `there is no such date: ${text}`,
    // What follows describes the last check, and is in a JSON Schema only where that is.
    { toJsonSchema: () => ({}) }
  )
)
  .annotate({ identifier: "IndicatorPeriod", description: "2022, FY2022, 2022-09 or 2022-03-31", examples: ["FY2022"] })
  .pipe(Schema.brand("IndicatorPeriod"))
export type IndicatorPeriod = typeof IndicatorPeriod.Type

/** What the kinds of periods are called. */
export const periodTypes = {
  "calendar-year": { ja: "暦年", en: "calendar year" },
  "fiscal-year": { ja: "年度", en: "fiscal year" },
  month: { ja: "月", en: "month" },
  day: { ja: "時点", en: "at a date" }
} as const

/** The kind of a period, by how it is written. */
export const periodTypeOf = (period: string): keyof typeof periodTypes => {
  if (period.startsWith("FY")) return "fiscal-year"
  return period.length === 4 ? "calendar-year" : period.length === 7 ? "month" : "day"
}

/** The same period a year before. */
export const yearBefore = (period: string): string => period.replace(/\d{4}/u, (year) => String(Number(year) - 1))

/** The first day of what a figure is about. */
export const firstDayOf = (period: IndicatorPeriod, calendar: YearStart): LocalDate => {
  if (period.startsWith("FY")) return firstDayOfFiscalYear(Number(period.slice(2)) as FiscalYear, calendar)
  return `${period}${"-01-01".slice(period.length - 4)}` as LocalDate
}
