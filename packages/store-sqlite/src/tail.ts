// The newest events: stored, but not in the index yet. The index rows of an event lie on as many pages as it has tags, and a
// durable commit writes each of these pages; so rows are written for many events at once. Until then each process reads the
// lines of these events once and finds them in memory.
import {
  matchesItem,
  maxPosition,
  type PendingEvent,
  type Query,
  type QueryItem,
  type Selectable,
  type StoredEvent,
  StoreUnavailable
} from "@keikaku/kernel"
import type { Connection } from "./connection.ts"
import { readLines } from "./exact-text.ts"
import { indexKey, typeAndTagsIn } from "./index-keys.ts"
import { endOfLog, type Range, selectLog } from "./select.ts"

/** The default number of events from which the tail is moved to the index. */
const defaultMaxLength = 500

/** Up to which position the index is complete; null where that is not said once, or lies outside the log. */
export const endOfIndex = `SELECT CASE WHEN count(*) = 1 AND min(up_to) BETWEEN 0 AND coalesce((${endOfLog}), 0) THEN min(up_to) END
  FROM indexed`

interface TailEvent extends Selectable {
  readonly position: number
}

/** The newest events of the log, as one connection knows them. Each operation throws what the driver throws. */
export interface Tail {
  /** The position up to which the index was complete when last read; other processes may have extended it. */
  readonly indexedTo: () => number
  /** Reads to the end of the log and returns its position. */
  readonly catchUp: () => number
  /** The positions of the events that the query selects, in the direction of the range. */
  readonly select: (query: Query, range: Range, limit: number) => ReadonlyArray<number>
  readonly has: (item: QueryItem, after: number) => boolean
  /** For use inside the transaction that stores the event; when that fails, `forget`. */
  readonly add: (event: PendingEvent, position: number) => void
  /** Whether the index should be written now. */
  readonly isLong: () => boolean
  /** Completes the index up to the end of the log. For use inside a transaction; when that fails, `forget`. */
  readonly index: () => void
  readonly forget: () => void
}

/** Empty until it catches up for the first time. */
export const makeTail = (connection: Connection, maxLength: number = defaultMaxLength): Tail => {
  let indexedTo = 0
  let end = 0
  let events: Array<TailEvent> = []
  let byTag = new Map<string, Array<TailEvent>>()

  const push = (event: TailEvent): void => {
    events.push(event)
    for (const tag of new Set(event.tags)) if (byTag.get(tag)?.push(event) === undefined) byTag.set(tag, [event])
    end = event.position
  }

  const startAfter = (position: number): void => {
    const later = events.filter((event) => event.position > position)
    indexedTo = end = position
    events = []
    byTag = new Map()
    for (const event of later) push(event)
  }

  /** Drops the events that other processes have moved to the index. */
  const dropIndexed = (): void => {
    const [position] = connection.first(endOfIndex) as [number | null]
    if (position === null) throw new StoreUnavailable({ reason: "corrupt", message: "the index has no end in the log" })
    if (position !== indexedTo) startAfter(position)
  }

  const readNew = (): void => {
    dropIndexed()
    const range = { after: end, before: maxPosition + 1, backwards: false }
    for (const stored of readLines(connection, selectLog(range, maxPosition))) push(tailEventOf(stored))
  }

  /** Backwards, because most queries are for new events. */
  function* matches(item: QueryItem, after: number): Generator<number> {
    const candidates = item.tags.length === 0 ? events : (byTag.get(item.tags[0]!) ?? [])
    for (let n = candidates.length - 1; n >= 0 && candidates[n]!.position > after; n--)
      if (matchesItem(item, candidates[n]!)) yield candidates[n]!.position
  }

  return {
    indexedTo: () => indexedTo,
    catchUp: () => {
      const last = (connection.first(endOfLog)?.[0] ?? 0) as number
      if (last !== end) readNew()
      return last
    },
    select: (query, { after, backwards, before }, limit) =>
      [...new Set(query.flatMap((item) => [...matches(item, after)]))]
        .filter((position) => position < before)
        .sort((a, b) => (backwards ? b - a : a - b))
        .slice(0, limit),
    has: (item, after) => matches(item, after).next().done === false,
    add: ({ tags, type }, position) => push({ tags, type, position }),
    isLong: () => events.length >= maxLength,
    index: () => {
      dropIndexed()
      if (events.length === 0) return
      connection.run(insertRows, [JSON.stringify(events.map(rowOf))])
      connection.run("UPDATE indexed SET up_to = ?", [end])
      startAfter(end)
    },
    forget: () => {
      events = []
      startAfter(0)
    }
  }
}

const tailEventOf = ({ line, position }: StoredEvent): TailEvent => {
  const typeAndTags = typeAndTagsIn(line)
  if (typeAndTags === undefined) {
    const message = `the event at position ${position} has no type and tags`
    throw new StoreUnavailable({ reason: "corrupt", position, message })
  }
  return { ...typeAndTags, position }
}

/** Sorted before they are written: neighbours share pages. */
const insertRows = `INSERT INTO tagged SELECT tag.value, row.value ->> 1, row.value ->> 2
  FROM json_each(?) AS row, json_each(row.value ->> 0) AS tag ORDER BY 1, 2, 3`

const rowOf = ({ position, tags, type }: TailEvent) => [
  JSON.stringify(["", ...new Set(tags.map(indexKey))]),
  indexKey(type),
  position
]
