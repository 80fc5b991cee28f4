// The calendar of Japan, all but its holidays: those are a table of many years, and stand in `holidays.ts`.
import type { Calendar } from "./calendar.ts"

/** The calendar of Japanese public bodies without its holidays, which are `japaneseHolidays`: the fiscal year begins in April
 * (財政法 第11条) and is named by its era.
 * @example
 * ```ts
 * import { japaneseCalendar } from "@keikaku/core"
 *
 * japaneseCalendar.firstMonth // => 4
 * ```
 */
export const japaneseCalendar: Omit<Calendar, "holidays"> = {
  firstMonth: 4,
  timeZone: "Asia/Tokyo",
  yearLabel: { ja: "{era}年度", en: "FY{year}" }
}
