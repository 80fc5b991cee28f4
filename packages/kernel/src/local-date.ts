// A calendar date without a time or a zone, as people write it in a plan: 2023-06-01.
// Every command and every event carries one: the business date on which it took effect.
import { Schema } from "effect"

/** The platform reads 2023-02-30 as 2 March; a date that exists is written back as it was read. What it cannot read at
 * all is none by its pattern. */
const isCalendarDate = (date: string): boolean => {
  const time = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().startsWith(date)
}

/** A date of the Gregorian calendar from 1800 to 2999, `yyyy-mm-dd` (ISO 8601). Text order is date order. */
export const LocalDate = Schema.String.check(
  Schema.isPattern(/^(1[89]|2\d)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u, {
    message: "a date is written yyyy-mm-dd, from 1800 to 2999"
  }),
  Schema.makeFilter((text: string) => isCalendarDate(text) || `there is no such date: ${text}`, {
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
  Schema.makeFilter(
    (text: string) => isCalendarDate(text.slice(0, 10)) || `there is no such date: ${text.slice(0, 10)}`,
    { toJsonSchema: () => ({ format: "date-time" }) }
  )
)
  .annotate({ identifier: "Instant", description: "yyyy-mm-ddThh:mm:ss.sssZ" })
  .pipe(Schema.brand("Instant"))
export type Instant = typeof Instant.Type
