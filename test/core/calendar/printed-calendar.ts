// Prints eleven years of holidays and working days. Run under several time zones to show that the zone does not matter.
import { Instant, LocalDate } from "@keikaku/kernel"
import { Result } from "effect"
import { addDays, dateInJapan, dayOfWeek, toEra } from "../../../packages/core/src/calendar/index.ts"
import { holidayOn, isWorkingDay, nextWorkingDay } from "../../../packages/core/src/holidays.ts"

const lines: Array<string> = []
for (let date = LocalDate.make("2016-01-01"); date <= "2026-12-31"; date = addDays(date, 1)) {
  const holiday = Result.getOrThrow(holidayOn(date))?.ja
  const open = Result.getOrThrow(isWorkingDay(date))
  const next = Result.getOrThrow(nextWorkingDay(date))
  const tomorrow = dateInJapan(Instant.make(`${date}T16:00:00.000Z`))
  lines.push([date, holiday, open, next, tomorrow, dayOfWeek(date), JSON.stringify(toEra(date))].join(" "))
}
process.stdout.write(lines.join("\n"))
