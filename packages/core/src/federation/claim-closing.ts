// When a fiscal year's claims close: the last day on which a canvass can still be claimed for that year.
// Claims are monthly and nothing carries over, so this day decides whether the last month's work is paid and counted.
import { LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { dateOf, daysInMonth, FiscalYear, type YearStart, yearOfMonth } from "../calendar/index.ts"

/** The last claim day: a month and a day of every fiscal year (a day that the month lacks means its last), and the
 * fiscal years for which another day was announced.
 * @example
 * ```ts
 * import { ClaimClosing } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(ClaimClosing)({ month: 3, day: 24, announced: [{ fiscalYear: 2023, lastClaimDay: "2024-03-22" }] }) // => true
 * Schema.is(ClaimClosing)({ month: 3, day: 32, announced: [] }) // => false
 * ```
 */
export const ClaimClosing = Schema.Struct({
  month: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 })),
  day: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 31 })),
  announced: Schema.Array(Schema.Struct({ fiscalYear: FiscalYear, lastClaimDay: LocalDate }))
}).annotate({ identifier: "ClaimClosing" })
export type ClaimClosing = typeof ClaimClosing.Type

/** 24 March, the last claim day of FY2022 (24 March 2023); that other years close on the same day, be it a holiday or not,
 * is an assumption until their day is announced.
 * @example
 * ```ts
 * import { claimsCloseOn24March } from "@keikaku/core"
 *
 * claimsCloseOn24March // => { month: 3, day: 24, announced: [] }
 * ```
 */
export const claimsCloseOn24March: ClaimClosing = { month: 3, day: 24, announced: [] }

/** The last day on which a claim for a fiscal year is taken: the announced one, or the month and day of every year.
 * @example
 * ```ts
 * import { claimsCloseOn24March, FiscalYear, japaneseCalendar, lastClaimDay } from "@keikaku/core"
 *
 * lastClaimDay(claimsCloseOn24March, FiscalYear.make(2022), japaneseCalendar) // => "2023-03-24"
 * ```
 */
export const lastClaimDay = (closing: ClaimClosing, fiscalYear: FiscalYear, calendar: YearStart): LocalDate => {
  const announced = closing.announced.find((year) => year.fiscalYear === fiscalYear)
  if (announced !== undefined) return announced.lastClaimDay
  const year = yearOfMonth(closing.month, fiscalYear, calendar)
  return dateOf(year, closing.month, Math.min(closing.day, daysInMonth(year, closing.month)))
}
