// A calendar date without a time or a zone, as people write it in a plan: 2023-06-01.
// Every command and every event carries one: the business date on which it took effect.
import { Schema } from "effect"

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

const isCalendarDate = (text: string): boolean => {
  const [year, month, day] = text.split("-").map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** A date of the Gregorian calendar from 1800 to 2999, `yyyy-mm-dd` (ISO 8601). Text order is date order. */
export const LocalDate = Schema.String.check(
  Schema.isPattern(/^(1[89]|2\d)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
    message: "a date is written yyyy-mm-dd, from 1800 to 2999"
  }),
  Schema.makeFilter((text: string) => isCalendarDate(text) || `there is no such date: ${text}`)
)
  .annotate({ identifier: "LocalDate", description: "yyyy-mm-dd" })
  .pipe(Schema.brand("LocalDate"))
export type LocalDate = typeof LocalDate.Type

/** A moment in UTC with milliseconds, `yyyy-mm-ddThh:mm:ss.sssZ`. Text order is time order. */
export const Instant = Schema.String.check(
  Schema.isPattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/, {
    message: "an instant is written yyyy-mm-ddThh:mm:ss.sssZ"
  }),
  Schema.makeFilter(
    (text: string) => isCalendarDate(text.slice(0, 10)) || `there is no such date: ${text.slice(0, 10)}`
  )
)
  .annotate({ identifier: "Instant", description: "yyyy-mm-ddThh:mm:ss.sssZ" })
  .pipe(Schema.brand("Instant"))
export type Instant = typeof Instant.Type
