// What a topic has to show for a fiscal year: how much was done, of how much that was to be done where that is known. The business
// report is made of it, item by item of the plan.
import type { Label, LocalDate, Projection } from "@keikaku/kernel"
import { fiscalYearOf } from "../calendar/index.ts"
import { type UnitsByBranch, unitsInYear, type YearQuery } from "./flow-in-year.ts"
import type { Flow } from "./measure.ts"

/** How much was done, of how much; null where nothing says how much it was to be. */
export interface Done {
  readonly done: number
  readonly of: number | null
}

/** A figure of the business report. */
export interface Accomplishment<S = any> {
  readonly label: Label
  /** The row that it stands for, where its topic has several. */
  readonly row: string | undefined
  readonly projection: (query: YearQuery) => Projection<S>
  readonly of: (state: S, query: YearQuery) => Done
}

/** Whether a day lies in the year that is asked about. */
export const isInYear = (day: LocalDate, { federation, fiscalYear }: YearQuery): boolean =>
  fiscalYearOf(day, federation.calendar) === fiscalYear

interface More {
  readonly row?: string
}

/** The units of a flow in the year, of the whole federation. Where each branch is to reach a number, what one does beyond it makes up for
 * no other. */
export const accomplishedUnits = (
  [label, en]: readonly [ja: string, en: string],
  flow: Flow,
  more: More & { readonly perBranch?: number } = {}
): Accomplishment<UnitsByBranch> => ({
  label: { ja: label, en },
  row: more.row,
  projection: ({ federation, fiscalYear }) => unitsInYear(flow, fiscalYear, federation.calendar),
  of: (state, { federation }) => {
    const { perBranch } = more
    const counted = (units: number) => (perBranch === undefined ? units : Math.min(units, perBranch))
    return {
      done: [...state.values()].reduce((sum, units) => sum + counted(units), 0),
      of: perBranch === undefined ? null : perBranch * federation.branches.length
    }
  }
})

/** How many of the things that belong to the year are done: the rule answers nothing for one that does not belong to it. */
export const accomplishedThings = <K, S>(
  [label, en]: readonly [ja: string, en: string],
  things: Projection<Map<K, S>>,
  isDone: (thing: S, query: YearQuery) => boolean | undefined,
  more: More = {}
): Accomplishment<Map<K, S>> => ({
  label: { ja: label, en },
  row: more.row,
  projection: () => things,
  of: (state, query) => {
    const ends = [...state.values()].map((thing) => isDone(thing, query)).filter((end) => end !== undefined)
    return { done: ends.filter((end) => end).length, of: ends.length }
  }
})
