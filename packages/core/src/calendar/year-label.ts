// What a year is called: 令和５年度 or FY2023, 令和５保険年度 or IY2023; and reading such a label back.
// One rule names every year by the era of its first calendar year's end, so that FY2019 is 令和元年度 throughout.

import type { Language } from "@keikaku/kernel"
import { type EraName, eras, eraYearText, fromEra } from "./era.ts"
import { type FiscalYear, isFiscalYear } from "./fiscal-year.ts"
import type { InsuranceYear } from "./insurance-year.ts"
import { dateOf } from "./local-date.ts"

/** The label of a fiscal year in Japanese or English. FY2019, which began under Heisei, is 令和元年度, as the government
 * decided for the whole year (改元に伴う元号による年表示の取扱いについて, April 2019).
 * @example
 * ```ts
 * import { FiscalYear, fiscalYearLabel } from "@keikaku/core"
 *
 * fiscalYearLabel(FiscalYear.make(2023), "ja") // => "令和５年度"
 * fiscalYearLabel(FiscalYear.make(2019), "ja") // => "令和元年度"
 * fiscalYearLabel(FiscalYear.make(2016), "ja") // => "平成28年度"
 * fiscalYearLabel(FiscalYear.make(2023), "en") // => "FY2023"
 * ```
 */
export const fiscalYearLabel = (year: FiscalYear, language: Language): string =>
  language === "ja" ? `${eraYearText(dateOf(year, 12, 31))}年度` : `FY${year}`

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

/** The fiscal year that a label names, or `undefined`. Reads full-width and half-width digits, spaces between, 元 and 1, the
 * Gregorian 2023年度 and FY2023, and both names of FY2019: 令和元年度 and 平成31年度. A year that its era never reached
 * by its first day or the end of its first calendar year, such as 平成32年度 or 昭和64年度, is no label.
 * @example
 * ```ts
 * import { parseFiscalYearLabel } from "@keikaku/core"
 *
 * parseFiscalYearLabel("令和５年度") // => 2023
 * parseFiscalYearLabel("平成31年度") // => 2019
 * parseFiscalYearLabel("令和元年度") // => 2019
 * parseFiscalYearLabel("平成32年度") // => undefined
 * ```
 */
export const parseFiscalYearLabel = (text: string): FiscalYear | undefined => {
  const label = text.normalize("NFKC").replaceAll(/\s/g, "")
  const gregorian = /^(?:FY(\d{4})|(\d{4})年度)$/i.exec(label)
  const year = gregorian === null ? eraFiscalYear(label) : Number(gregorian[1] ?? gregorian[2])
  return year !== undefined && isFiscalYear(year) ? year : undefined
}

const eraFiscalYear = (label: string): number | undefined => {
  const [, name, count] = /^(\D{2})(元|\d{1,3})年度$/.exec(label) ?? []
  const era = eras.find((e) => e.ja === name)
  if (era === undefined || count === undefined) return undefined
  const year = count === "元" ? 1 : Number(count)
  const named = (month: number, day: number): boolean => isInEra(era.en, year, month, day)
  return named(4, 1) || named(12, 31) ? Number(era.firstDay.slice(0, 4)) + year - 1 : undefined
}

const isInEra = (era: EraName, year: number, month: number, day: number): boolean =>
  fromEra({ era, year, month, day }) !== undefined
