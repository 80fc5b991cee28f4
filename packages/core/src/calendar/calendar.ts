// The calendar of a federation: when its fiscal year begins, what the year is called, in which time zone it lives and on
// which days it rests. Settings of the federation: no rule of the plan assumes April, Tokyo or a Japanese holiday.
import { LocalDate, namedCheck } from "@keikaku/kernel"
import { Schema } from "effect"
import { LabelText } from "../label.ts"
import { isTimeZone } from "./time-zone.ts"

/** A time zone by its name in the IANA database.
 * @example
 * ```ts
 * import { TimeZone } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(TimeZone)("Europe/Paris") // => true
 * Schema.is(TimeZone)("Europe/Atlantis") // => false
 * ```
 */
export const TimeZone = Schema.String.check(
  namedCheck("time-zone", (name: string) => isTimeZone(name) || `there is no time zone ${name}`)
).annotate({ identifier: "TimeZone", description: "a name of the IANA time zone database" })

const MonthDay = Schema.String.check(
  namedCheck(
    "month-day",
    (text: string) => Schema.is(LocalDate)(`2024-${text}`) || `a day of every year is written mm-dd, not ${text}`
  )
)

/** The days on which offices are closed. Public holidays are the `days`, ascending; they are known `from` a day `to` a day,
 * both included, and about other days nothing is said. `weekend` holds days of the week as ISO 8601 numbers them (1 Monday –
 * 7 Sunday), `closed` days of every year, mm-dd.
 * @example
 * ```ts
 * import { Holidays } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * const known = { from: "2024-01-01", to: "2024-12-31", days: ["2024-07-14"] }
 * Schema.is(Holidays)({ ...known, weekend: [6, 7], closed: ["12-24"] }) // => true
 * Schema.is(Holidays)({ ...known, weekend: [0], closed: [] }) // => false
 * Schema.is(Holidays)({ ...known, weekend: [], closed: ["02-30"] }) // => false
 * ```
 */
export const Holidays = Schema.Struct({
  from: LocalDate,
  to: LocalDate,
  days: Schema.Array(LocalDate),
  weekend: Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 7 }))),
  closed: Schema.Array(MonthDay)
}).annotate({ identifier: "Holidays", description: "the days on which offices are closed" })
export interface Holidays extends Schema.Schema.Type<typeof Holidays> {}

/** A calendar. `firstMonth` (1–12) is the month on whose first day the fiscal year begins. `yearLabel` says what a fiscal year
 * is called: `{year}` stands for the calendar year of its first day, `{era}` for the Japanese era year of the end of that
 * calendar year (令和５).
 * @example
 * ```ts
 * import { Calendar } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * const french = {
 *   firstMonth: 1,
 *   timeZone: "Europe/Paris",
 *   yearLabel: { en: "FY{year}", fr: "Exercice {year}" },
 *   holidays: { from: "2024-01-01", to: "2024-12-31", days: ["2024-05-01", "2024-07-14"], weekend: [6, 7], closed: [] }
 * }
 * Schema.is(Calendar)(french) // => true
 * Schema.is(Calendar)({ ...french, timeZone: "Europe/Atlantis" }) // => false
 * Schema.is(Calendar)({ ...french, yearLabel: { en: "FY" } }) // => false
 * ```
 */
export const Calendar = Schema.Struct({
  firstMonth: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 })),
  timeZone: TimeZone,
  yearLabel: LabelText.check(
    namedCheck(
      "names-the-year",
      (templates: Readonly<Record<string, string>>) =>
        Object.values(templates).every((template) => /\{(year|era)\}/.test(template)) ||
        "the name of a year holds {year} or {era}"
    )
  ),
  holidays: Holidays
}).annotate({ identifier: "Calendar", description: "first month, time zone, names of years and holidays" })
export interface Calendar extends Schema.Schema.Type<typeof Calendar> {}
