// One value of a table as a person reads it, in the chosen language. What is undefined is a dash, never a zero.
import { type Cell, type ColumnKind, type PersonCell, percent, quotient, type Ratio, separated } from "@keikaku/core"
import type { Label, Language } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"

/** What stands where there is no figure, such as the achievement of no target. */
export const undefinedText = "—"

/** Whether a value is a name in both languages. */
export const isLabel = (cell: Cell): cell is Label => typeof cell === "object" && cell !== null && "ja" in cell

/** Whether a value stands for a name. */
export const isPerson = (cell: Cell): cell is PersonCell =>
  typeof cell === "object" && cell !== null && "commitment" in cell

/** What is shown where a name is not: it was erased, or whoever asks has no vault that holds it. */
export const personText = ({ erased }: PersonCell): Label =>
  erased ? { ja: "消去済み", en: "erased" } : { ja: "（非開示）", en: "withheld" }

/** Whether a column holds figures: they stand at the right. */
export const isFigure = (kind: ColumnKind): boolean => kind !== "text" && kind !== "date" && kind !== "person"

/** The text of a value: counts with separators, yen with their sign, percentages to one place, quotients to two,
 * estimates to whole units. */
export const cellText = (cell: Cell, kind: ColumnKind, lang: Language): string => {
  if (cell === null) return undefinedText
  if (typeof cell === "string") return cell
  if (typeof cell === "number") return numberText(cell, kind, lang)
  if (isPerson(cell)) return textIn(personText(cell), lang)
  return isLabel(cell) ? textIn(cell, lang) : ratioText(cell, kind)
}

const numberText = (value: number, kind: ColumnKind, lang: Language): string => {
  if (!isFigure(kind)) return String(value)
  if (kind === "percent" || kind === "quotient" || kind === "estimate")
    return ratioText({ numerator: value, denominator: 1 }, kind)
  if (kind === "count") return separated(value)
  return lang === "ja" ? `${separated(value)}円` : `${value < 0 ? "-" : ""}¥${separated(Math.abs(value))}`
}

const ratioText = (ratio: Ratio, kind: ColumnKind): string => {
  if (kind === "percent") return percent(ratio, 1)
  if (kind === "estimate") return quotient(ratio, 0)
  return kind === "quotient" ? quotient(ratio, 2) : `${separated(ratio.numerator)}/${separated(ratio.denominator)}`
}
