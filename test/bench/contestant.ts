// What a row asks of whoever takes part: open a log in an empty place and do the work with it. Rows know contestants as
// values of this type only, so that they run with keikaku alone as well as with every peer.
import type { Canvass, Case, Happened } from "./domain.ts"
import type { Figures } from "./figures.ts"

/** Where a log is kept. */
export type Place = "memory" | "sqlite" | "postgres"

/** A log that is open. What a contestant has no feature for is absent. */
export interface Log {
  /** Reads what the rule needs, decides, and appends on the contestant's own check that nothing came between. */
  readonly canvass?: (command: Canvass) => Promise<unknown>
  /** Appends the events of one case one by one, each on the check that nobody else has; nothing is read. */
  readonly writer?: (stream: string) => (event: Happened) => Promise<unknown>
  /** Stores a history, a number of its events at a time: in one transaction, or else in one for each of their streams. */
  readonly load: (events: Iterable<Happened>, batch?: number) => Promise<unknown>
  /** Folds every stored event from the beginning. */
  readonly replay?: () => Promise<Figures>
  /** Delivers each canvass appended from now on, by whomever; the result ends it. */
  readonly follow?: (seen: (canvass: string) => void) => Promise<() => Promise<unknown>>
  readonly count: () => Promise<number>
  readonly close: () => Promise<unknown>
}

/** Somebody who takes part. `where` is the path of a file that is not there yet, or the address of an empty database. */
export interface Contestant {
  readonly name: string
  /** The address of the module that exports it among its `contestants`, for processes that need it alone. */
  readonly module: string
  readonly opens: { readonly [P in Place]?: (where: string) => Promise<Log> }
  /** Fold and rule without any store: given a case's events, the event that the command leads to, folded too. */
  readonly decides?: (earlier: ReadonlyArray<Happened>) => (command: Canvass) => Case
  /** How many events it can load in one transaction; a contestant that appends stream by stream has no choice. */
  readonly batches?: ReadonlyArray<number>
  /** The events it is given at most, because it takes them in so slowly. */
  readonly maxEvents?: number
  /** The letters of the rows it was made for; all by default. */
  readonly rows?: string
  /** With fewer callers at a time it is like any other. */
  readonly leastCallers?: number
  /** Why it is not in a row (`f`), or in one of its places (`f/sqlite`). */
  readonly absent?: Readonly<Record<string, string>>
  /** What a reader of a row's table has to know of it, by the letter of the row. */
  readonly remarks?: Readonly<Record<string, string>>
}

/** Whether a contestant takes part in a row at a place. */
export const takesPart = ({ absent = {}, opens, rows = "abcdefg" }: Contestant, row: string, place: Place): boolean =>
  rows.includes(row) && opens[place] !== undefined && !(row in absent) && !(`${row}/${place}` in absent)

/** A contestant by name out of the module that has it; nobody else is loaded. */
export const contestantIn = async (module: string, name: string): Promise<Contestant> => {
  const { contestants } = (await import(module)) as { readonly contestants: ReadonlyArray<Contestant> }
  return contestants.find((each) => each.name === name)!
}
