import { Instant, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { addDays, dateIn, startOfDayIn, TimeZone } from "../../../packages/core/src/calendar/index.ts"
import { datesFrom } from "./dates.ts"

const instants = fc
  .date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((at) => Instant.make(at.toISOString()))
const zones = fc.constantFrom(
  "Asia/Tokyo",
  "Europe/Paris",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "America/Sao_Paulo"
)
const before = (instant: Instant) => Instant.make(new Date(Date.parse(instant) - 1).toISOString())

describe("dates in a time zone", () => {
  test("from 15:00 UTC it is the next day in Japan", () => {
    expect(dateIn("Asia/Tokyo", Instant.make("2023-03-31T14:59:59.999Z"))).toBe("2023-03-31")
    expect(dateIn("Asia/Tokyo", Instant.make("2023-03-31T15:00:00.000Z"))).toBe("2023-04-01")
    expect(dateIn("Asia/Tokyo", Instant.make("2023-12-31T23:59:59.999Z"))).toBe("2024-01-01")
    fc.assert(
      fc.property(instants, (at) => {
        expect(dateIn("Asia/Tokyo", at)).toBe(new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 10))
      }),
      { numRuns: 1000 }
    )
  })

  test("in Paris a day begins at 23:00 UTC in winter and at 22:00 UTC in summer", () => {
    const begins = (day: string) => startOfDayIn("Europe/Paris", LocalDate.make(day))
    expect(begins("2024-03-30")).toBe("2024-03-29T23:00:00.000Z")
    expect(begins("2024-03-31")).toBe("2024-03-30T23:00:00.000Z")
    expect(begins("2024-04-01")).toBe("2024-03-31T22:00:00.000Z")
    expect(begins("2024-10-27")).toBe("2024-10-26T22:00:00.000Z")
    expect(begins("2024-10-28")).toBe("2024-10-27T23:00:00.000Z")
    expect(dateIn("Europe/Paris", Instant.make("2024-03-31T21:59:59.999Z"))).toBe("2024-03-31")
    expect(dateIn("Europe/Paris", Instant.make("2024-03-31T22:00:00.000Z"))).toBe("2024-04-01")
    expect(dateIn("Europe/Paris", Instant.make("2024-10-27T22:59:59.999Z"))).toBe("2024-10-27")
    expect(dateIn("Europe/Paris", Instant.make("2024-10-27T23:00:00.000Z"))).toBe("2024-10-28")
  })

  test("where clocks go forward at midnight, the day begins at 01:00", () => {
    expect(startOfDayIn("America/Sao_Paulo", LocalDate.make("2018-11-04"))).toBe("2018-11-04T03:00:00.000Z")
  })

  test("a day begins at the first instant that has its date", () => {
    fc.assert(
      fc.property(zones, datesFrom("1970-01-02", "2050-12-31"), (zone, day) => {
        const start = startOfDayIn(zone, day)
        expect([dateIn(zone, start), dateIn(zone, before(start))]).toEqual([day, addDays(day, -1)])
      })
    )
  })

  test("a name that is not a time zone is refused, and so is an offset", () => {
    for (const name of ["Asia/Tokyo", "Europe/Paris", "UTC"])
      expect([name, Schema.is(TimeZone)(name)]).toEqual([name, true])
    for (const name of ["", "Europe/Atlantis", "+09:00", "Tokyo"])
      expect([name, Schema.is(TimeZone)(name)]).toEqual([name, false])
  })
})
