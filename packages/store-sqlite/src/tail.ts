// The newest events: stored, but not in the index yet. An event's rows in the index lie in as many places of the file as it
// has tags, and a durable commit writes each of these places anew; so they are written for many events at once. Until
// then a process finds the events by what their lines say of themselves, and reads each of them once.
import {
  matchesItem,
  type PendingEvent,
  type Query,
  type QueryItem,
  type Selectable,
  StoreUnavailable
} from "@keikaku/kernel"
import type { Connection } from "./connection.ts"
import { plain } from "./plain.ts"
import { saidBy } from "./said.ts"
import type { Range } from "./select.ts"

/** With so many events the tail is long, unless told otherwise. */
const longTail = 500

interface Entry extends Selectable {
  readonly position: number
}

/** What one connection knows of the log's newest events. Each operation throws what the driver throws. */
export interface Tail {
  /** Up to here the index holds everything; others may have brought it further. */
  readonly indexedTo: () => number
  /** Reads on to the end of the log, which it returns. */
  readonly catchUp: () => number
  /** The positions of those that the query selects, in the direction of the range. */
  readonly select: (query: Query, range: Range, limit: number) => ReadonlyArray<number>
  readonly has: (item: QueryItem, after: number) => boolean
  /** For use inside the transaction that stores the event; when that fails, `forget`. */
  readonly add: (event: PendingEvent, position: number) => void
  /** Whether it is worth writing the index. */
  readonly isLong: () => boolean
  /** Brings the index to the end of the log. For use inside a transaction; when that fails, `forget`. */
  readonly index: () => void
  readonly forget: () => void
}

/** Knows nothing until it catches up for the first time. */
export const makeTail = (connection: Connection, long: number = longTail): Tail => {
  let indexedTo = 0
  let end = 0
  let entries: Array<Entry> = []
  let byTag = new Map<string, Array<Entry>>()

  const push = (entry: Entry): void => {
    entries.push(entry)
    for (const tag of new Set(entry.tags)) if (byTag.get(tag)?.push(entry) === undefined) byTag.set(tag, [entry])
    end = entry.position
  }

  const startAfter = (position: number): void => {
    const later = entries.filter((entry) => entry.position > position)
    indexedTo = end = position
    entries = []
    byTag = new Map()
    for (const entry of later) push(entry)
  }

  /** Leaves to the index what others have brought there. */
  const trim = (): void => {
    const [position] = connection.first("SELECT up_to FROM indexed") as [number]
    if (position !== indexedTo) startAfter(position)
  }

  const readOn = (): void => {
    trim()
    for (const [position, line] of connection.all(
      "SELECT position, line FROM event WHERE position > ? ORDER BY position",
      [end]
    ))
      push(entryOf(position as number, line as string))
  }

  /** Backwards, because what is asked for is mostly new. */
  function* found(item: QueryItem, after: number): Generator<number> {
    const among = item.tags.length === 0 ? entries : (byTag.get(item.tags[0]!) ?? [])
    for (let n = among.length - 1; n >= 0 && among[n]!.position > after; n--)
      if (matchesItem(item, among[n]!)) yield among[n]!.position
  }

  return {
    indexedTo: () => indexedTo,
    catchUp: () => {
      const last = (connection.first("SELECT max(position) FROM event")?.[0] ?? 0) as number
      if (last !== end) readOn()
      return last
    },
    select: (query, { after, backwards, before }, limit) =>
      [...new Set(query.flatMap((item) => [...found(item, after)]))]
        .filter((position) => position < before)
        .sort((a, b) => (backwards ? b - a : a - b))
        .slice(0, limit),
    has: (item, after) => found(item, after).next().done === false,
    add: ({ tags, type }, position) => push({ tags, type, position }),
    isLong: () => entries.length >= long,
    index: () => {
      trim()
      if (entries.length === 0) return
      connection.run(insertRows, [JSON.stringify(entries.map(rowOf))])
      connection.run("UPDATE indexed SET up_to = ?", [end])
      startAfter(end)
    },
    forget: () => {
      entries = []
      startAfter(0)
    }
  }
}

const entryOf = (position: number, line: string): Entry => {
  const said = saidBy(line)
  if (said === undefined)
    throw new StoreUnavailable({ reason: "corrupt", message: `the event at position ${position} has no type and tags` })
  return { ...said, position }
}

/** Sorted before they are written: neighbours share pages. */
const insertRows = `INSERT INTO tagged SELECT tag.value, row.value ->> 1, row.value ->> 2
  FROM json_each(?) AS row, json_each(row.value ->> 0) AS tag ORDER BY 1, 2, 3`

const rowOf = ({ position, tags, type }: Entry) => [
  JSON.stringify(["", ...new Set(tags.map(plain))]),
  plain(type),
  position
]
