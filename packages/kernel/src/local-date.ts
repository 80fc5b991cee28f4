// A calendar date without a time or a zone, as people write it in a plan: 2023-06-01.
// Every command and every event carries one: the business date on which it took effect.
import { Schema } from "effect"
import { namedCheck } from "./named-check.ts"

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the day exists, given the pattern: only the length of months and 29 February are left to be checked. */
const isCalendarDate = (date: string): boolean => {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
  if (month === 2 && day === 29) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return !(day > daysInMonth[month - 1]!)
}

/** A date of the Gregorian calendar from 1800 to 2999, `yyyy-mm-dd` (ISO 8601). Text order is date order. */
export const LocalDate = Schema.String.check(
  Schema.isPattern(/^(1[89]|2\d)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u, {
    message: "a date is written yyyy-mm-dd, from 1800 to 2999"
  }),
  namedCheck("calendar-date", (text: string) => isCalendarDate(text) || `there is no such date: ${text}`, {
    toJsonSchema: () => ({ format: "date" })
  })
)
  .annotate({ identifier: "LocalDate", description: "yyyy-mm-dd" })
  .pipe(Schema.brand("LocalDate"))
export type LocalDate = typeof LocalDate.Type

/** A moment in UTC with milliseconds, `yyyy-mm-ddThh:mm:ss.sssZ`. Text order is time order. */
export const Instant = Schema.String.check(
  Schema.isPattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/u, {
    message: "an instant is written yyyy-mm-ddThh:mm:ss.sssZ"
  }),
  namedCheck(
    "calendar-date-of-instant",
    (text: string) => isCalendarDate(text.slice(0, 10)) || `there is no such date: ${text.slice(0, 10)}`,
    { toJsonSchema: () => ({ format: "date-time" }) }
  )
)
  .annotate({ identifier: "Instant", description: "yyyy-mm-ddThh:mm:ss.sssZ" })
  .pipe(Schema.brand("Instant"))
export type Instant = typeof Instant.Type
