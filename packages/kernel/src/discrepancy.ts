// What a store finds wrong in its own structures: it was modified externally. Every fault is told once; neighbouring positions with the
// same one are one.
import { type Label, prefixed } from "./label.ts"

/** A fault of a store's own structures, with its sentence and the first position that it concerns, where there is one. */
export interface Discrepancy {
  readonly position: number | null
  readonly sentence: Label
}

/** At most this many discrepancies are listed. */
export const maxDiscrepancies = 100

const faults = {
  misindexed: {
    ja: "行が、その内容と異なる種類またはタグで索引されています。",
    en: "not indexed under the type and tags that the line says."
  },
  unreadable: { ja: "行を文字として読めません。", en: "the bytes are no text." }
} as const satisfies Readonly<Record<string, Label>>

const placeOf = (from: number, to: number): Label =>
  from === to
    ? { ja: `位置 ${from}: `, en: `Position ${from}: ` }
    : { ja: `位置 ${from} から ${to} まで: `, en: `Positions ${from} to ${to}: ` }

/**
 * The discrepancies at these positions.
 * @example
 * ```ts
 * import { discrepanciesAt } from "@keikaku/kernel"
 * const found = discrepanciesAt("misindexed", [3, 4, 5, 9])
 * found.map(({ position }) => position) // => [3, 9]
 * found[0]?.sentence.en // => "Positions 3 to 5: not indexed under the type and tags that the line says."
 * ```
 */
export const discrepanciesAt = (
  fault: keyof typeof faults,
  positions: Iterable<number>
): ReadonlyArray<Discrepancy> => {
  const ranges: Array<[from: number, to: number]> = []
  for (const position of [...positions].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last?.[1] === position - 1) last[1] = position
    else ranges.push([position, position])
  }
  return ranges.map(([from, to]) => ({ position: from, sentence: prefixed(placeOf(from, to), faults[fault]) }))
}

/** That a table has a row at what is no position of a log. */
export const rowOutside = (table: string, position: string): Discrepancy => ({
  position: null,
  sentence: {
    ja: `表 ${table} に、記録の範囲外の位置 ${position} の行があります。`,
    en: `The table ${table} has a row at ${position}, which is no position of a log.`
  }
})

/** That the schema of a database has something that is not the log's own, or was changed. */
export const foreignObject = (name: string): Discrepancy => ({
  position: null,
  sentence: {
    ja: `データベースの定義に、記録のものではない、または変えられたもの「${name}」があります。`,
    en: `The schema of the database has an object that is not the log's own, or was changed: ${name}.`
  }
})
