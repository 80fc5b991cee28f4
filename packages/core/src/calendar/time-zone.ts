// The date that people of a time zone read on their calendar at a given moment.
// Instants are recorded in UTC, while every rule of a plan is about dates where its federation is.
import type { Instant, LocalDate } from "@keikaku/kernel"
import { dateOf } from "./local-date.ts"

const formatOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric"
  })

/** Whether the platform knows a time zone of that name. An offset is not one: it would be wrong for half of the year wherever
 * clocks change.
 * @example
 * ```ts
 * import { isTimeZone } from "@keikaku/core"
 *
 * isTimeZone("Europe/Paris") // => true
 * isTimeZone("+09:00") // => false
 * ```
 */
export const isTimeZone = (name: string): boolean => {
  try {
    formatOf(name)
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

const knownFormat = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone) ?? formatOf(timeZone)
  formats.set(timeZone, known)
  return known
}

/** The date of an instant in a time zone, summer time included. A zone that the platform does not know is a defect: decode
 * settings with `Calendar`.
 * @example
 * ```ts
 * import { dateIn } from "@keikaku/core"
 * import { Instant } from "@keikaku/kernel"
 *
 * dateIn("Asia/Tokyo", Instant.make("2023-03-31T14:59:59.999Z")) // => "2023-03-31"
 * dateIn("Asia/Tokyo", Instant.make("2023-03-31T15:00:00.000Z")) // => "2023-04-01"
 * dateIn("Europe/Paris", Instant.make("2023-06-30T22:00:00.000Z")) // => "2023-07-01"
 * dateIn("Europe/Paris", Instant.make("2023-12-31T22:00:00.000Z")) // => "2023-12-31"
 * ```
 */
export const dateIn = (timeZone: string, instant: Instant): LocalDate => {
  const [month, day, year] = knownFormat(timeZone).format(Date.parse(instant)).split("/").map(Number)
  return dateOf(year!, month!, day!)
}

/** The first instant at which it is that date in a time zone. Where clocks go forward at midnight, that is later than 00:00;
 * a date that a zone left out gives the first instant of the next.
 * @example
 * ```ts
 * import { startOfDayIn } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * startOfDayIn("Asia/Tokyo", LocalDate.make("2023-04-01")) // => "2023-03-31T15:00:00.000Z"
 * startOfDayIn("Europe/Paris", LocalDate.make("2023-07-01")) // => "2023-06-30T22:00:00.000Z"
 * ```
 */
export const startOfDayIn = (timeZone: string, date: LocalDate): Instant => {
  const instantAt = (time: number) => new Date(time).toISOString() as Instant
  // No zone is more than 26 hours from any other, and within two days dates only ever go forward.
  let before = Date.parse(date) - 26 * 3_600_000
  let from = Date.parse(date) + 26 * 3_600_000
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (dateIn(timeZone, instantAt(middle)) < date) before = middle
    else from = middle
  }
  return instantAt(from)
}
