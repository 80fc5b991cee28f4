// The date that people in Japan read on their calendar at a given moment.
// Instants are recorded in UTC, while every rule of the plan is about dates in Japan.
import type { Instant, LocalDate } from "@keikaku/kernel"
import { addDays } from "./local-date.ts"

/** The date in Japan of an instant. Japan Standard Time is nine hours ahead of UTC (明治19年勅令第51号), so from 15:00Z
 * it is already the next day there. The summer time of 1948–1951 is not considered.
 * @example
 * ```ts
 * import { dateInJapan } from "@keikaku/core"
 * import { Instant } from "@keikaku/kernel"
 *
 * dateInJapan(Instant.make("2023-03-31T14:59:59.999Z")) // => "2023-03-31"
 * dateInJapan(Instant.make("2023-03-31T15:00:00.000Z")) // => "2023-04-01"
 * ```
 */
export const dateInJapan = (instant: Instant): LocalDate => {
  const dateInUtc = instant.slice(0, 10) as LocalDate
  return Number(instant.slice(11, 13)) < 15 ? dateInUtc : addDays(dateInUtc, 1)
}
