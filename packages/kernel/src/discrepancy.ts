// What a store finds wrong in its own structures: it was modified externally. Every fault is listed once; neighbouring positions with the
// same one are one.
import type { Label } from "./label.ts"

/** A fault of a store's own structures, with its sentence and the first position that it concerns, where there is one. */
export interface Discrepancy {
  readonly position: number | null
  readonly sentence: Label
}

/** At most this many discrepancies are listed. */
export const maxDiscrepancies = 100

const sentences = {
  early: { ja: "索引の終わりより後が索引されています。", en: "indexed, beyond the end of the index." },
  misindexed: { ja: "内容と異なる種類やタグで索引されています。", en: "not indexed under its own type and tags." },
  missing: { ja: "行がありません。", en: "the line is missing." },
  unreadable: { ja: "行を読めません。", en: "the line cannot be read." },
  withoutLine: { ja: "索引されていますが、行がありません。", en: "indexed, but there is no line." }
}

/** The positions from the first to the last. */
export type PositionRange = readonly [from: number, to: number]

/**
 * The discrepancies at these positions, the first hundred of them.
 * @example
 * ```ts
 * import { discrepanciesAt } from "@keikaku/kernel"
 * const found = discrepanciesAt("misindexed", [3, 4, 5, 9])
 * found.map(({ position }) => position) // => [3, 9]
 * found[0]?.sentence.en // => "Positions 3 to 5: not indexed under its own type and tags."
 * ```
 */
export const discrepanciesAt = (
  fault: keyof typeof sentences,
  positions: Iterable<number | PositionRange>
): ReadonlyArray<Discrepancy> => {
  const ranges: Array<[from: number, to: number]> = []
  const all = Array.from(positions, (each): PositionRange => (typeof each === "number" ? [each, each] : each))
  for (const [from, to] of all.sort(([a], [b]) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else ranges.push([from, to])
  }
  const { en, ja } = sentences[fault]
  return ranges.slice(0, maxDiscrepancies).map(([from, to]) => ({
    position: from,
    sentence:
      from === to
        ? { ja: `位置 ${from}: ${ja}`, en: `Position ${from}: ${en}` }
        : { ja: `位置 ${from} から ${to} まで: ${ja}`, en: `Positions ${from} to ${to}: ${en}` }
  }))
}

/** That a table has rows at what is no position of a log. */
export const rowsOutside = (table: string, positions: string): Discrepancy => ({
  position: null,
  sentence: {
    ja: `表 ${table} に、記録の範囲外の位置の行があります: ${positions}`,
    en: `The table ${table} has rows at what is no position of a log: ${positions}.`
  }
})

/** That the schema of a database has something that is not the log's own, or was changed or removed. */
export const foreignObject = (name: string): Discrepancy => ({
  position: null,
  sentence: {
    ja: `データベースの定義に、記録のものではない、または変えられたもの「${name}」があります。`,
    en: `The schema of the database has an object that is not the log's own, or was changed: ${name}.`
  }
})

/** That a part of the store is damaged, by the message of whoever met it. */
export const damage = (message: string, position: number | null = null): Discrepancy => ({
  position,
  sentence: { ja: `壊れた部分があります: ${message}`, en: `A part is damaged: ${message}.` }
})
