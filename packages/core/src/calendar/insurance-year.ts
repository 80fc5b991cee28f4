// The insurance year of the federation accident insurance (労保連労働災害保険), which is not the fiscal year.
// Its first month is the federation's to set and may change, so it is configuration by insurance year.
import type { LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { addDays, dateOf, monthOf, yearOf } from "./local-date.ts"

/** An insurance year of the federation accident insurance, by the calendar year of its first day, 1947 to 2999. A type
 * of its own, so that it is never taken for a fiscal year.
 * @example
 * ```ts
 * import { InsuranceYear } from "@keikaku/core"
 *
 * InsuranceYear.make(2023) // => 2023
 * ```
 */
export const InsuranceYear = Schema.Int.check(Schema.isBetween({ minimum: 1947, maximum: 2999 }))
  .annotate({ identifier: "InsuranceYear", description: "calendar year of the insurance year's first day" })
  .pipe(Schema.brand("InsuranceYear"))
export type InsuranceYear = typeof InsuranceYear.Type

/** From an insurance year on, the month (1–12) on whose first day the year begins.
 * @example
 * ```ts
 * import { InsuranceYearRule } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(InsuranceYearRule)({ fromYear: 2016, firstMonth: 13 }) // => false
 * ```
 */
export const InsuranceYearRule = Schema.Struct({
  fromYear: InsuranceYear,
  firstMonth: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 }))
}).annotate({ identifier: "InsuranceYearRule" })
export type InsuranceYearRule = typeof InsuranceYearRule.Type

/** The rules of one insurance: at least one. Where they overlap, the one with the latest `fromYear` not after the year holds;
 * the earliest also holds for the years before it. */
export type InsuranceYearRules = readonly [InsuranceYearRule, ...ReadonlyArray<InsuranceYearRule>]

/** The first day of an insurance year. Each year runs until the next begins, so years neither overlap nor leave a gap;
 * the year before a change of first month is shorter or longer than twelve months.
 * @example
 * ```ts
 * import { firstDayOfInsuranceYear, InsuranceYear } from "@keikaku/core"
 *
 * const august = [{ fromYear: InsuranceYear.make(2016), firstMonth: 8 }] as const
 * firstDayOfInsuranceYear(InsuranceYear.make(2023), august) // => "2023-08-01"
 * ```
 */
export const firstDayOfInsuranceYear = (year: InsuranceYear, rules: InsuranceYearRules): LocalDate =>
  dateOf(year, firstMonthOf(year, rules), 1)

/** The last day of an insurance year: the day before the next begins.
 * @example
 * ```ts
 * import { InsuranceYear, lastDayOfInsuranceYear } from "@keikaku/core"
 *
 * const august = [{ fromYear: InsuranceYear.make(2016), firstMonth: 8 }] as const
 * lastDayOfInsuranceYear(InsuranceYear.make(2023), august) // => "2024-07-31"
 * ```
 */
export const lastDayOfInsuranceYear = (year: InsuranceYear, rules: InsuranceYearRules): LocalDate =>
  addDays(firstDayOfInsuranceYear((year + 1) as InsuranceYear, rules), -1)

/** The insurance year in which a date lies: exactly one. Total: a date far outside gives the year by the same rule, which
 * the `InsuranceYear` schema then refuses to read or store.
 * @example
 * ```ts
 * import { InsuranceYear, insuranceYearOf } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * const august = [{ fromYear: InsuranceYear.make(2016), firstMonth: 8 }] as const
 * insuranceYearOf(LocalDate.make("2023-07-31"), august) // => 2022
 * insuranceYearOf(LocalDate.make("2023-08-01"), august) // => 2023
 * ```
 */
export const insuranceYearOf = (date: LocalDate, rules: InsuranceYearRules): InsuranceYear => {
  const year = yearOf(date)
  return (monthOf(date) >= firstMonthOf(year, rules) ? year : year - 1) as InsuranceYear
}

const firstMonthOf = (year: number, rules: InsuranceYearRules): number => {
  const ascending = [...rules].sort((a, b) => a.fromYear - b.fromYear) as [InsuranceYearRule, ...InsuranceYearRule[]]
  return (ascending.findLast((rule) => rule.fromYear <= year) ?? ascending[0]).firstMonth
}
