// Years and days as plans have them: mostly of now, sometimes of any time that the law knows, and days that like the
// turn of the fiscal year, where most mistakes with dates are made.
import { FiscalYear, firstDayOfFiscalYear, lastDayOfFiscalYear, type YearStart } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import fc from "fast-check"

/**
 * Fiscal years from 1947 to 2999, mostly of 2015 to 2030.
 * @example
 * ```ts
 * import { fiscalYears } from "@keikaku/testing"
 * import fc from "fast-check"
 * fc.sample(fiscalYears, 20).every((year) => year >= 1947 && year <= 2999) // => true
 * ```
 */
export const fiscalYears: fc.Arbitrary<FiscalYear> = fc
  .oneof(
    { weight: 4, arbitrary: fc.integer({ min: 2015, max: 2030 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1947, max: 2999 }) }
  )
  .map((year) => FiscalYear.make(year))

const lastWritable = LocalDate.make("2999-12-31")
const dayOf = (date: LocalDate): number => Date.parse(date) / 86_400_000

/**
 * Days of a calendar's fiscal year, its first and last more often than the others.
 * @example
 * ```ts
 * import { FiscalYear, fiscalYearOf, japaneseCalendar } from "@keikaku/core"
 * import { datesIn } from "@keikaku/testing"
 * import fc from "fast-check"
 * const dates = datesIn(FiscalYear.make(2023), japaneseCalendar)
 * fc.sample(dates, 20).every((date) => fiscalYearOf(date, japaneseCalendar) === 2023) // => true
 * ```
 */
export const datesIn = (year: FiscalYear, calendar: YearStart): fc.Arbitrary<LocalDate> => {
  const [first, end] = [firstDayOfFiscalYear(year, calendar), lastDayOfFiscalYear(year, calendar)]
  // The last year ends after the last day that can be written.
  const last = end < lastWritable ? end : lastWritable
  const any = fc.integer({ min: dayOf(first), max: dayOf(last) })
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(first, last) },
    { weight: 3, arbitrary: any.map((day) => LocalDate.make(new Date(day * 86_400_000).toISOString().slice(0, 10))) }
  )
}
