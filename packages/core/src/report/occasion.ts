// What is to happen, or to be done by a day, and whether it was. Topics say it of their things; the calendar and the list of what is
// overdue are made of it.
import type { Label, LocalDate, Projection } from "@keikaku/kernel"
import type { BranchCode } from "../federation/index.ts"
import type { YearQuery } from "./flow-in-year.ts"

/** Something with a day. */
export interface Occasion {
  readonly on: LocalDate
  readonly what: Label
  /** What the thing is called, where it has a name of its own. */
  readonly title?: string | Label | undefined
  /** The identifier of the thing. */
  readonly of: string
  readonly branch: BranchCode | null
  /** Whether it took place or was done. What only comes with its day, such as the end of a term, is never overdue; nor is what was missed
   * and has been settled since, so that nothing is left to do. */
  readonly done: boolean | "comes" | "missed"
}

/** The occasions of a topic's things: what they are folded from, and what they are on the report's day. */
export interface Occasions<S = any> {
  readonly projection: Projection<S>
  readonly on: (state: S, query: YearQuery) => ReadonlyArray<Occasion>
}

/** The occasions of each thing. */
export const occasionsOf = <K extends string, S>(
  things: Projection<Map<K, S>>,
  of: (thing: S, query: YearQuery, id: K) => Occasion | ReadonlyArray<Occasion> | undefined
): Occasions<Map<K, S>> => ({
  projection: things,
  on: (state, query) => [...state].flatMap(([id, thing]) => of(thing, query, id) ?? [])
})
