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
  early: {
    ja: "索引の終わりより後ですが、索引されています。",
    en: "indexed, though the index is said to end before."
  },
  misindexed: {
    ja: "行の内容と異なる種類またはタグで索引されています。",
    en: "not indexed under the type and tags that the line says."
  },
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
 * found[0]?.sentence.en // => "Positions 3 to 5: not indexed under the type and tags that the line says."
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

const nowhere = (ja: string, en: string): Discrepancy => ({ position: null, sentence: { ja, en } })

/** That a table has rows at what is no position of a log. */
export const rowsOutside = (table: string, positions: ReadonlyArray<string>): Discrepancy =>
  nowhere(
    `表 ${table} に、記録の範囲外の位置の行があります: ${positions.join(", ")}`,
    `The table ${table} has rows at what is no position of a log: ${positions.join(", ")}.`
  )

/** That the schema of a database has something that is not the log's own, or was changed or removed. */
export const foreignObject = (name: string): Discrepancy =>
  nowhere(
    `データベースの定義に、記録のものではない、または変えられたもの「${name}」があります。`,
    `The schema of the database has an object that is not the log's own, or was changed: ${name}.`
  )

/** That a part of the store is too damaged to be looked at. */
export const notChecked = ({
  message,
  position
}: {
  readonly message: string
  readonly position?: number
}): Discrepancy => ({
  position: position ?? null,
  sentence: { ja: `検査できない部分があります: ${message}`, en: `A part cannot be checked: ${message}.` }
})

/** That the log has no identity, or what is none. */
export const noIdentity: Discrepancy = nowhere("記録庫の識別子がありません。", "The log has no identity.")
