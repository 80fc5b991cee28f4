// Prints eleven years of holidays and working days. Run under several time zones to show that the zone does not matter.

import { Instant, LocalDate } from "@keikaku/kernel"
import { Result } from "effect"
import { holidayOn, japaneseHolidays } from "../../../packages/core/src/calendar/holidays.ts"
import { addDays, dateIn, dayOfWeek, toEra } from "../../../packages/core/src/calendar/index.ts"
import { isWorkingDay, nextWorkingDay } from "../../../packages/core/src/calendar/working-day.ts"

const lines: Array<string> = []
for (let date = LocalDate.make("2016-01-01"); date <= "2026-12-31"; date = addDays(date, 1)) {
  const holiday = Result.getOrThrow(holidayOn(date))?.ja
  const open = Result.getOrThrow(isWorkingDay(date, japaneseHolidays))
  const next = Result.getOrThrow(nextWorkingDay(date, japaneseHolidays))
  const tomorrow = dateIn("Asia/Tokyo", Instant.make(`${date}T16:00:00.000Z`))
  lines.push([date, holiday, open, next, tomorrow, dayOfWeek(date), JSON.stringify(toEra(date))].join(" "))
}
process.stdout.write(lines.join("\n"))
