// The altered places among the events of a bundle, in sentences: what was done to the lines where they are not the signed ones, and
// which lines this program would not write, signed or not.
import { type Label, prefixed } from "@keikaku/kernel"
import { type LineFault, lineFaultSentences } from "../line-fault.ts"
import type { Difference } from "./compare-leaves.ts"
import { bundleFiles } from "./layout.ts"
import type { FaultyLines } from "./read-events.ts"
import type { Finding } from "./report.ts"

/** A finding about the lines from a position on. */
export const alteredAt = (position: number, sentence: Label, lines = 1): Finding => {
  const last = position + lines - 1
  return {
    status: "altered",
    file: bundleFiles.events,
    position,
    sentence: prefixed(
      lines > 1
        ? { ja: `位置 ${position} から ${last} まで: `, en: `Positions ${position} to ${last}: ` }
        : { ja: `位置 ${position}: `, en: `Position ${position}: ` },
      sentence
    )
  }
}

/** A line that is not the signed one. */
export const otherLine = (position: number): Finding =>
  alteredAt(position, { ja: "署名されたときの記録と異なります。", en: "This line differs from the signed one." })

/** Lines that are not there. */
export const missingLines = (position: number, lines = 1): Finding =>
  alteredAt(
    position,
    lines > 1
      ? { ja: "記録がありません。", en: "The lines are missing." }
      : { ja: "記録がないか、途中で切れています。", en: "The line is missing or truncated." },
    lines
  )

/** More than was signed. */
export const surplus = (position: number): Finding =>
  alteredAt(position, {
    ja: "署名された範囲の後に余分なデータがあります。",
    en: "There is data after the last signed line."
  })

/** What was done to the lines in a range that ends at `to`. */
export const differenceFinding = ({ expected, found, position }: Difference, to: number): Finding => {
  if (found === 0) return missingLines(position, expected)
  if (expected === 0 && position > to) return surplus(position)
  if (expected === 0)
    return alteredAt(position, {
      ja: `この前に、署名されていない記録が${found}件挿入されています。`,
      en: `${found === 1 ? "A line that was not signed is" : `${found} lines that were not signed are`} inserted before it.`
    })
  if (expected !== found)
    return alteredAt(
      position,
      {
        ja: `署名された${expected}件の記録が、別の${found}件に置き換えられています。`,
        en: `The signed lines (${expected}) were replaced by others (${found}).`
      },
      expected
    )
  if (expected === 1) return otherLine(position)
  return alteredAt(
    position,
    { ja: "署名されたときの記録と異なります。", en: "These lines differ from the signed ones." },
    expected
  )
}

/** The lines with a fault that are not already among the differences, nor only look wrong after one; consecutive ones are one finding. */
export const faultFindings = (
  faults: ReadonlyArray<FaultyLines>,
  differences: ReadonlyArray<Difference>,
  to: number
): ReadonlyArray<Finding> => {
  const runs: Array<{ readonly position: number; readonly fault: LineFault; lines: number }> = []
  let passed = 0
  const positionOf = (line: number, fault: LineFault): number | undefined => {
    while (passed < differences.length && differences[passed]!.line <= line) passed += 1
    const before = differences[passed - 1]
    if (before === undefined) return line
    const distance = line - (before.line + before.found)
    if (distance < 0 || (distance === 0 && fault === "earlier")) return undefined
    return before.position + before.expected + distance
  }
  for (const { count, fault, line } of faults)
    for (let n = line; n < line + count; n++) {
      const position = positionOf(n, fault)
      if (position === undefined || position > to) continue
      const last = runs.at(-1)
      if (last?.fault === fault && last.position + last.lines === position) last.lines += 1
      else runs.push({ position, fault, lines: 1 })
    }
  return runs.map(({ fault, lines, position }) => alteredAt(position, lineFaultSentences[fault], lines))
}
