// What a year is called: 令和５年度 or FY2023, 令和５保険年度 or IY2023; and reading what people write for a year back.
// One rule names every year by the era of its first calendar year's end, so that FY2019 is 令和元年度 throughout.

import { type Label, type Language, textIn } from "@keikaku/kernel"
import type { Calendar } from "./calendar.ts"
import { type Era, eras, eraYearText, fromEra } from "./era.ts"
import { type FiscalYear, isFiscalYear, type YearStart } from "./fiscal-year.ts"
import type { InsuranceYear } from "./insurance-year.ts"
import { dateOf, yearOf } from "./local-date.ts"

/** The label of a fiscal year in a language of the calendar, in English where it has no other. In Japan FY2019, which began
 * under Heisei, is 令和元年度, as the government decided for the whole year (改元に伴う元号による年表示の取扱いについて, April 2019).
 * @example
 * ```ts
 * import { FiscalYear, fiscalYearLabel, japaneseCalendar } from "@keikaku/core"
 *
 * fiscalYearLabel(FiscalYear.make(2023), "ja", japaneseCalendar) // => "令和５年度"
 * fiscalYearLabel(FiscalYear.make(2019), "ja", japaneseCalendar) // => "令和元年度"
 * fiscalYearLabel(FiscalYear.make(2016), "ja", japaneseCalendar) // => "平成28年度"
 * fiscalYearLabel(FiscalYear.make(2023), "en", japaneseCalendar) // => "FY2023"
 * const yearLabel = { en: "FY{year}", fr: "Exercice {year}" }
 * fiscalYearLabel(FiscalYear.make(2023), "fr", { yearLabel }) // => "Exercice 2023"
 * ```
 */
export const fiscalYearLabel = (year: FiscalYear, language: Language, calendar: Pick<Calendar, "yearLabel">): string =>
  textIn(fiscalYearName(year, calendar), language)

/** The names of a fiscal year, in every language of the calendar. */
export const fiscalYearName = (year: FiscalYear, { yearLabel }: Pick<Calendar, "yearLabel">): Label => {
  const named = (template: string) =>
    template.replaceAll("{year}", String(year)).replaceAll("{era}", eraYearText(dateOf(year, 12, 31)))
  const texts = Object.entries(yearLabel).map(([language, template]) => [language, named(template)] as const)
  return { ...Object.fromEntries(texts), en: named(yearLabel.en) }
}

/** The label of an insurance year of the federation accident insurance, in Japanese or English.
 * @example
 * ```ts
 * import { InsuranceYear, insuranceYearLabel } from "@keikaku/core"
 *
 * insuranceYearLabel(InsuranceYear.make(2023), "ja") // => "令和５保険年度"
 * insuranceYearLabel(InsuranceYear.make(2016), "ja") // => "平成28保険年度"
 * insuranceYearLabel(InsuranceYear.make(2023), "en") // => "IY2023"
 * ```
 */
export const insuranceYearLabel = (year: InsuranceYear, language: Language): string =>
  language === "ja" ? `${eraYearText(dateOf(year, 12, 31))}保険年度` : `IY${year}`

const year = "(?<year>\\d{4})"
const era = "(?<era>明治|大正|昭和|平成|令和|[MTSHR])(?<count>元|\\d{1,3}|[一二三四五六七八九十]{1,4})"

/** Text as it is compared: digits of one width, no spaces. */
const plain = (text: string): string => text.normalize("NFKC").replaceAll(/\s/g, "")

/** What a template can be written as. A Gregorian year may stand where it has an era. */
const patternsOf = (template: string): ReadonlyArray<RegExp> => {
  const [hole, literal] = [/\{year\}|\{era\}/g, plain(template)]
  const parts = literal.split(hole).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
  const filled = (eraYear: string) => {
    const holes = [...literal.matchAll(hole)].map(([name]) => (name === "{era}" ? eraYear : year))
    const isOnce = new Set(holes).size === holes.length
    return isOnce ? [new RegExp(`^${parts.map((part, n) => part + (holes[n] ?? "")).join("")}$`, "iu")] : []
  }
  return [era, year].flatMap(filled)
}

const kanjiDigits = "〇一二三四五六七八九"

/** 五, 十, 十一, 二十, 三十一: 1 to 99. */
const kanjiNumber = (text: string): number => {
  const [tens, ones] = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text)?.slice(1) ?? []
  if (tens === undefined || ones === undefined) return text.length === 1 ? kanjiDigits.indexOf(text) : Number.NaN
  return (tens === "" ? 1 : kanjiDigits.indexOf(tens)) * 10 + (ones === "" ? 0 : kanjiDigits.indexOf(ones))
}

const countOf = (text: string): number => (text === "元" ? 1 : /^\d+$/.test(text) ? Number(text) : kanjiNumber(text))

const eraOf = (name: string): Era | undefined =>
  eras.find((each) => each.ja === name || each.en.charAt(0) === name.toUpperCase())

/** The fiscal year of an era's year, if the era was on at its first day or at the end of its first calendar year. */
const eraFiscalYear = (name: string, count: number, { firstMonth }: YearStart): number => {
  const found = eraOf(name)
  if (found === undefined) return Number.NaN
  const isWithin = (month: number, day: number) => fromEra({ era: found.en, year: count, month, day }) !== undefined
  return isWithin(firstMonth, 1) || isWithin(12, 31) ? yearOf(found.firstDay) + count - 1 : Number.NaN
}

/** The fiscal year that a text names, or `undefined`. Reads the calendar's own labels in every language, FY2023 and 2023;
 * and where it counts in eras also 2023年度, 令和5, R5, R5年度 and both names of FY2019: 令和元年度 and 平成31年度. Digits of
 * either width, 元 and 1, 五 and 5, spaces and letters of either case make no difference. A year that its era never reached,
 * such as 平成32年度, is no label, nor is one without its era, such as 5年度, or one of the calendar, such as 令和5年.
 * @example
 * ```ts
 * import { japaneseCalendar, parseFiscalYearLabel } from "@keikaku/core"
 *
 * parseFiscalYearLabel("令和５年度", japaneseCalendar) // => 2023
 * parseFiscalYearLabel("令和五年度", japaneseCalendar) // => 2023
 * parseFiscalYearLabel("R5", japaneseCalendar) // => 2023
 * parseFiscalYearLabel("平成31年度", japaneseCalendar) // => 2019
 * parseFiscalYearLabel("令和元年度", japaneseCalendar) // => 2019
 * parseFiscalYearLabel("平成32年度", japaneseCalendar) // => undefined
 * parseFiscalYearLabel("5年度", japaneseCalendar) // => undefined
 * ```
 */
export const parseFiscalYearLabel = (
  text: string,
  calendar: Pick<Calendar, "firstMonth" | "yearLabel">
): FiscalYear | undefined => {
  const templates = Object.values(calendar.yearLabel)
  const isInEras = templates.some((template) => template.includes("{era}"))
  const patterns = [...templates, "{year}", "FY{year}", ...(isInEras ? ["{era}"] : [])].flatMap(patternsOf)
  for (const pattern of patterns) {
    const found = pattern.exec(plain(text))?.groups
    if (found === undefined) continue
    const eraYear = found.era === undefined ? undefined : eraFiscalYear(found.era, countOf(found.count ?? ""), calendar)
    const gregorian = found.year === undefined ? undefined : Number(found.year)
    if (eraYear !== undefined && gregorian !== undefined && eraYear !== gregorian) continue
    const named = eraYear ?? gregorian ?? Number.NaN
    if (isFiscalYear(named)) return named
  }
  return undefined
}
