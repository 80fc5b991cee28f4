// The table, for a terminal and for a document: each figure with its ratio to the first contestant of its line, which is the
// bare driver wherever there is one, and to keikaku.
import type { Measured } from "./measure.ts"
import type { MeasuredLine, Row } from "./row.ts"
import type { MeasuredRow } from "./run-row.ts"

const digits = (n: number): string =>
  n >= 1_000 ? Math.round(n).toLocaleString("en") : n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2)

const ratio = (figure: number | undefined, to: Measured | undefined): string => {
  const base = to === undefined ? undefined : Object.values(to.figures)[0]
  return figure === undefined || base === undefined || base === 0 ? "–" : digits(figure / base)
}

/** The table of a line, as rows of cells; the first row are the headings. */
const cellsOf = ({ label, measured }: MeasuredLine): ReadonlyArray<ReadonlyArray<string>> => {
  const names = [...new Set(measured.flatMap(({ figures }) => Object.keys(figures)))]
  const keikaku = measured.find(({ name }) => name.startsWith("keikaku"))
  const headings = [label, ...names, `of ${measured[0]?.name.split(",")[0] ?? ""}`, "of keikaku"]
  const rows = measured.map(({ figures, name, trouble }) => {
    if (trouble !== undefined) return [name, ...names.map(() => "–"), "–", trouble.slice(0, 120)]
    const [first] = Object.values(figures)
    return [name, ...names.map((each) => digits(figures[each]!)), ratio(first, measured[0]), ratio(first, keikaku)]
  })
  return [headings, ...rows]
}

/** A line for the terminal. */
export const asText = (line: MeasuredLine): string => {
  const cells = cellsOf(line)
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const padded = (row: ReadonlyArray<string>) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join("  ")
  return cells.map(padded).join("\n")
}

const escaped = (cell: string): string => cell.replaceAll("|", "\\|").replaceAll("\n", " ")

const asTable = (line: MeasuredLine): string => {
  const cells = cellsOf(line).map((row) => row.map(escaped))
  const widths = cells[0]!.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const padded = (row: ReadonlyArray<string>, fill: string) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!, fill) : cell.padStart(widths[column]!, fill))).join(" | ")} |`
  const rule = padded(
    widths.map((_, column) => (column === 0 ? "" : ":")),
    "-"
  )
  return [padded(cells[0]!, " "), rule, ...cells.slice(1).map((row) => padded(row, " "))].join("\n")
}

const directionOf = ({ better }: Row): string => (better === "higher" ? "More is better." : "Less is better.")

const sectionOf = ({ lines, notes, rounds, row }: MeasuredRow, when: string): string =>
  [
    `## ${row.letter}. ${row.title}`,
    `${row.what} ${directionOf(row)} ${rounds === 1 ? "One round." : `Medians of ${rounds} rounds.`}`,
    ...lines.map(asTable),
    [...notes, when].map((note) => `- ${note}`).join("\n")
  ].join("\n\n")

/** The sections of a document, by the letters of their rows. */
const sectionsIn = (document: string): ReadonlyArray<readonly [letter: string, section: string]> =>
  document
    .split(/^## (?=[a-z]\. )/m)
    .slice(1)
    .map((section) => [section[0]!, `## ${section.trimEnd()}`])

/** The run that a document describes: what it was on, by name, and when. */
export interface Run {
  readonly about: ReadonlyMap<string, string>
  readonly when: string
}

/** The document, with the rows of this run in place of what the former document says of them. */
export const asDocument = ({ about, when }: Run, rows: ReadonlyArray<MeasuredRow>, former = ""): string => {
  const sections = new Map([
    ...sectionsIn(former),
    ...rows.map((each) => [each.row.letter, sectionOf(each, when)] as const)
  ])
  return `${[
    "# Benchmarks",
    "keikaku beside the bare drivers and its peers: one command, one machine, and each row in one run. In every round each contestant has its turn, and what is printed is the median, so a machine that is busy for a while is busy for all. The figures are those of the machine below on the day that the row names, and on another day it was three times as fast; the ratios are what to read. Every result is checked before it counts: a contestant that stored or counted something else has no figure.",
    "keikaku runs as it is published, built from this repository. Payloads, rule, durability and sizes are the same for all: SQLite with a write-ahead log and `synchronous=FULL`, PostgreSQL with its default `synchronous_commit=on`, an empty file or database for each. Peers are used as their documentation recommends, with their own check against concurrent writers. Each contestant is one file in [`test/bench`](../test/bench).",
    "Run it with `corepack pnpm bench`; `--quick` does everything in tiny sizes, `--full` goes up to ten million events, `--rows a,c` measures some rows anew and leaves the others as they are, `--out file` writes the document elsewhere.",
    [...about].map(([name, value]) => `- ${name}: ${value}`).join("\n"),
    ...[...sections.keys()].sort().map((letter) => sections.get(letter)!)
  ].join("\n\n")}\n`
}
