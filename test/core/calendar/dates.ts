// Dates for the calendar's properties: any date within a span of years, evenly by day.
import { LocalDate } from "@keikaku/kernel"
import fc from "fast-check"

const dayInMs = 86_400_000

/** The ISO date of a day counted from 1970-01-01, by the platform's own UTC calendar: an independent second opinion. */
export const isoOfEpochDay = (epochDay: number): LocalDate =>
  new Date(epochDay * dayInMs).toISOString().slice(0, 10) as LocalDate

/** The day number of an ISO date, by the same calendar. */
export const epochDayOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`) / dayInMs

/** Any date from one to another, both included. */
export const datesFrom = (from: string, to: string): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: epochDayOf(LocalDate.make(from)), max: epochDayOf(LocalDate.make(to)) }).map(isoOfEpochDay)
