// A row from beginning to end: its lines one after the other, the contestants of each line in turns.
import type { Place } from "./contestant.ts"
import { interleaved } from "./measure.ts"
import { type Bench, type MeasuredLine, placeNames, type Row } from "./row.ts"

/** A row that was measured. */
export interface MeasuredRow {
  readonly row: Row
  readonly rounds: number
  readonly lines: ReadonlyArray<MeasuredLine>
  readonly notes: ReadonlyArray<string>
}

/** Measures a row; `onLine` is called with each line as soon as it is measured. */
export const runRow = async (
  row: Row,
  bench: Bench,
  onLine: (line: MeasuredLine) => void = () => {}
): Promise<MeasuredRow> => {
  const rounds = bench.scale === "quick" ? 1 : row.rounds
  const lines: Array<MeasuredLine> = []
  for (const { entries, label } of row.lines(bench).filter((line) => line.entries.length > 0)) {
    const measured = await interleaved(rounds, entries)
    for (const group of new Set(measured.map((each) => each.group))) {
      const line = { label: label + group, measured: measured.filter((each) => each.group === group) }
      lines.push(line)
      onLine(line)
    }
  }
  return { row, rounds, lines, notes: [...(row.afterwards?.(lines) ?? []), ...notesOn(row, bench)] }
}

/** Who is not in the row, or in only a part of it, and why. */
const notesOn = ({ hasLongHistories = false, letter }: Row, { contestants, scale }: Bench): ReadonlyArray<string> =>
  contestants.flatMap(({ absent = {}, maxEvents, name, remarks = {} }) => {
    const whole = absent[letter]
    if (whole !== undefined) return [`${name} is not in this row: ${whole}.`]
    const isCut = maxEvents !== undefined && hasLongHistories && scale !== "quick"
    return [
      ...Object.entries(absent).flatMap(([where, why]) =>
        where.startsWith(`${letter}/`)
          ? [`${name} is not in this row on ${placeNames[where.slice(2) as Place]}: ${why}.`]
          : []
      ),
      ...(isCut
        ? [`${name} has at most ${maxEvents.toLocaleString("en")} events, because it stores them so slowly.`]
        : []),
      ...(letter in remarks ? [`${name}: ${remarks[letter]}.`] : [])
    ]
  })
