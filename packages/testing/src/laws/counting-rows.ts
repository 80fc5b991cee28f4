// What the laws of counting compare: the rows that a counting under test answers, and beside them what a reader would count
// in the lives that the events describe, both as text.
import { fiscalYearOf, type YearStart } from "@keikaku/core"
import type { AnyEvent, LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { type CaseLife, caseLives, interleaved, type Success } from "../arbitraries/case-lives.ts"

/** The counts of an area, a branch by its code or "nation", in a fiscal year. Rows of zeros may be left out. */
export interface CountRow {
  readonly area: string
  readonly fiscalYear: number
  readonly canvasses: number
  readonly establishments: number
  readonly eiProcedures: number
}

/** A counting under test: the rows that a list of plan events leads to. */
export type CountingUnderTest = (events: ReadonlyArray<AnyEvent>) => ReadonlyArray<CountRow>

/** Lives, and the draws that say how their events lie in the log. */
export interface Sweep {
  readonly lives: ReadonlyArray<CaseLife>
  readonly draws: ReadonlyArray<number>
}

/** Sweeps: a few lives, and whose turn it is in the log. */
export const sweeps: fc.Arbitrary<Sweep> = fc.record({
  lives: caseLives,
  draws: fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 40 })
})
/** The log of a sweep. */
export const eventsOf = ({ draws, lives }: Sweep) =>
  interleaved(
    lives.map(({ events }) => events),
    draws
  )

/** A sweep as text: an event a line. */
export const showSweep = (sweep: Sweep): string =>
  eventsOf(sweep)
    .map(({ _tag, occurredOn, ...rest }: any) => {
      const { branch, business, insurances = "", toBranch = "" } = rest
      return [occurredOn, business, branch, _tag, insurances, toBranch].join(" ").trimEnd()
    })
    .join("\n")

/** The branch and the fiscal year of a day. */
export const placeOf = (branch: string, on: string, calendar: YearStart): string =>
  `${branch} FY${fiscalYearOf(on as LocalDate, calendar)}`

/** The rows as text, sorted and without zeros, of branches or of the nation. */
export const rowsOf = (rows: ReadonlyArray<CountRow>, nation: boolean): ReadonlyArray<string> =>
  rows
    .filter(({ area }) => (area === "nation") === nation)
    .filter((row) => row.canvasses !== 0 || row.establishments !== 0 || row.eiProcedures !== 0)
    .map((r) => `${r.area} FY${r.fiscalYear}: ${r.canvasses} / ${r.establishments} / ${r.eiProcedures}`)
    .sort()

/** How often each entry comes. */
export const tally = (entries: ReadonlyArray<string>): ReadonlyArray<string> => {
  const counts = new Map<string, number>()
  for (const each of entries) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts].map(([each, count]) => `${each}: ${count}`).sort()
}

/** A figure of every branch and year, as text, where it is not zero. */
export const figures = (rows: ReadonlyArray<CountRow>, figureOf: (row: CountRow) => number): ReadonlyArray<string> =>
  rows
    .filter((row) => row.area !== "nation" && figureOf(row) !== 0)
    .map((row) => `${row.area} FY${row.fiscalYear}: ${figureOf(row)}`)
    .sort()

/** The businesses with such a success, each at its branch and year. */
export const placesOf = (
  lives: ReadonlyArray<CaseLife>,
  calendar: YearStart,
  counts: (success: Success) => boolean
): ReadonlyArray<{ readonly business: string; readonly place: string }> =>
  lives.flatMap(({ business, standing }) =>
    standing.filter(counts).map(({ branch, on }) => ({ business, place: placeOf(branch, on, calendar) }))
  )
/** Whether workers' compensation was established. */
export const hasWc = ({ insurances }: Success) => insurances !== "ei-only"
/** Whether employment insurance was. */
export const hasEi = ({ insurances }: Success) => insurances !== "wc-only"
