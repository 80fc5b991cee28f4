// A row of the comparison: one question, put to every contestant in the same way. Each lies in a file of its own in `rows/`.
import type { Contestant, Place } from "./contestant.ts"
import type { Entry, Measured } from "./measure.ts"
import type { Stage } from "./stage.ts"

/** How much work: `quick` shows that a row works, `normal` is what is published, `full` goes up to ten million events. */
export type Scale = "quick" | "normal" | "full"

/** What a row runs on. */
export interface Bench {
  readonly contestants: ReadonlyArray<Contestant>
  readonly stage: Stage
  readonly scale: Scale
}

/** Entries that are measured against each other; the first one is what the others are compared to. */
export interface Line {
  readonly label: string
  readonly entries: ReadonlyArray<Entry>
}

/** A line that was measured. */
export interface MeasuredLine {
  readonly label: string
  readonly measured: ReadonlyArray<Measured>
}

/** One question. The first figure of its samples is the one that ratios are formed of. */
export interface Row {
  readonly letter: string
  readonly title: string
  /** What is done, and how it is checked, in words for a reader of the table. */
  readonly what: string
  readonly better: "higher" | "lower"
  readonly rounds: number
  /** Whether it has lines that a contestant with a limit to its events is left out of. */
  readonly hasLongHistories?: boolean
  readonly lines: (bench: Bench) => ReadonlyArray<Line>
  /** What is only seen across the lines. */
  readonly afterwards?: (lines: ReadonlyArray<MeasuredLine>) => ReadonlyArray<string>
}

/** How a place is called in a table. */
export const placeNames: Readonly<Record<Place, string>> = {
  memory: "in memory",
  sqlite: "SQLite",
  postgres: "PostgreSQL"
}
