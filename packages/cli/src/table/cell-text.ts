// One value of a table as a person reads it, in the chosen language. What is undefined is a dash, never a zero.
import {
  type Cell,
  type ColumnKind,
  type Currency,
  type PersonCell,
  percent,
  quotient,
  type Ratio,
  separated,
  yenCurrency
} from "@keikaku/core"
import type { Label, Language } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"

/** How values are written for people: in which language, and amounts in which currency (yen, if not said). */
export interface CellStyle {
  readonly lang: Language
  readonly currency?: Currency
}

/** What stands where there is no figure, such as the achievement of no target. */
export const undefinedText = "—"

/** Whether a value is a name in several languages. */
export const isLabel = (cell: Cell): cell is Label => typeof cell === "object" && cell !== null && "en" in cell

/** Whether a value stands for a name. */
export const isPerson = (cell: Cell): cell is PersonCell =>
  typeof cell === "object" && cell !== null && "commitment" in cell

/** What is shown where a name is not: it was erased, or whoever asks has no vault that holds it. */
export const personText = ({ erased }: PersonCell): Label =>
  erased ? { ja: "消去済み", en: "erased" } : { ja: "（非開示）", en: "withheld" }

/** Whether a column holds figures: they stand at the right. */
export const isFigure = (kind: ColumnKind): boolean => kind !== "text" && kind !== "date" && kind !== "person"

/** The text of a value: counts with separators, amounts with their currency, percentages to one place, quotients to two,
 * estimates to whole units. */
export const cellText = (cell: Cell, kind: ColumnKind, style: CellStyle): string => {
  if (cell === null) return undefinedText
  if (typeof cell === "string") return cell
  if (typeof cell === "number") return numberText(cell, kind, style)
  if (isPerson(cell)) return textIn(personText(cell), style.lang)
  return isLabel(cell) ? textIn(cell, style.lang) : ratioText(cell, kind)
}

const numberText = (value: number, kind: ColumnKind, style: CellStyle): string => {
  if (!isFigure(kind)) return String(value)
  if (kind === "percent" || kind === "quotient" || kind === "estimate")
    return ratioText({ numerator: value, denominator: 1 }, kind)
  return kind === "money" ? moneyText(value, style) : separated(value)
}

/** Yen as people write them, 1,300円 or ¥1,300; any other amount with its decimals and the code of its currency: 13.00 EUR. */
const moneyText = (amount: number, { currency = yenCurrency, lang }: CellStyle): string => {
  const { code, decimals } = currency
  const sign = amount < 0 ? "-" : ""
  if (code === yenCurrency.code)
    return lang === "ja" ? `${separated(amount)}円` : `${sign}¥${separated(Math.abs(amount))}`
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0")
  const whole = separated(Number(digits.slice(0, digits.length - decimals)))
  const fraction = decimals === 0 ? "" : `.${digits.slice(-decimals)}`
  return `${sign}${whole}${fraction} ${code}`
}

const ratioText = (ratio: Ratio, kind: ColumnKind): string => {
  if (kind === "percent") return percent(ratio, 1)
  if (kind === "estimate") return quotient(ratio, 0)
  return kind === "quotient" ? quotient(ratio, 2) : `${separated(ratio.numerator)}/${separated(ratio.denominator)}`
}
