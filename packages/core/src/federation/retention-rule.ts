// How long personal data is kept after its purpose is over. Until then its erasure is refused, because what was paid and to whom
// must be shown to the Ministry and the Board of Audit.
import type { LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { type FiscalYear, fiscalYearOf, lastDayOfFiscalYear, type YearStart } from "../calendar/index.ts"

/** For how many fiscal years after the one in which a person's data was last used, such as in office, it is kept.
 * @example
 * ```ts
 * import { RetentionRule } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(RetentionRule)({ years: 5 }) // => true
 * Schema.is(RetentionRule)({ years: -1 }) // => false
 * ```
 */
export const RetentionRule = Schema.Struct({
  years: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100 }))
}).annotate({ identifier: "RetentionRule", description: "fiscal years for which personal data is kept" })
export type RetentionRule = typeof RetentionRule.Type

/** Five years after the end of the fiscal year, as programmes commissioned by the State commonly ask (assumption).
 * @example
 * ```ts
 * import { keptForFiveYears } from "@keikaku/core"
 *
 * keptForFiveYears // => { years: 5 }
 * ```
 */
export const keptForFiveYears: RetentionRule = { years: 5 }

/** The last day on which data must be kept whose purpose ended on a day: the end of that fiscal year, and the years of the rule on.
 * @example
 * ```ts
 * import { japaneseCalendar, keptForFiveYears, retainedUntil } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * retainedUntil(keptForFiveYears, LocalDate.make("2023-04-01"), japaneseCalendar) // => "2029-03-31"
 * retainedUntil({ years: 0 }, LocalDate.make("2024-03-31"), japaneseCalendar) // => "2024-03-31"
 * ```
 */
export const retainedUntil = ({ years }: RetentionRule, endedOn: LocalDate, calendar: YearStart): LocalDate =>
  lastDayOfFiscalYear((fiscalYearOf(endedOn, calendar) + years) as FiscalYear, calendar)
