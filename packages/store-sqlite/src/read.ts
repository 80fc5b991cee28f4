// Reading: one page of the events that a query selects, and whether a condition is violated. The cost depends on what is
// returned and on how many events have the rarest tag, not on the length of the log.
import {
  type AppendCondition,
  defaultReadLimit,
  itemsOf,
  maxPosition,
  type Query,
  type ReadOptions,
  type StoredEvent
} from "@keikaku/kernel"
import type { Connection, Selection } from "./connection.ts"
import { readLines } from "./exact-text.ts"
import {
  branchesOf,
  type Range,
  selectAny,
  selectLog,
  selectPage,
  selectPositions,
  selectsAll,
  selectUnordered
} from "./select.ts"
import type { Tail } from "./tail.ts"

/** SQLite allows 500 SELECTs in a union; a page with more branches than this is merged from several statements. */
const maxBranches = 100

const inParts = <A>(items: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / maxBranches) }, (_, n) =>
    items.slice(n * maxBranches, (n + 1) * maxBranches)
  )

/** Whether the query has few items and each names a tag. It rarely selects more than a page: an unordered read comes first. */
const isTagged = (query: Query): boolean =>
  query.length > 0 && query.length <= maxBranches && query.every(({ tags }) => tags.length > 0)

/** One page. Throws what the driver throws. */
export const readPage = (
  connection: Connection,
  tail: Tail,
  query: Query,
  { after = 0, before = maxPosition + 1, limit = defaultReadLimit, backwards = false }: ReadOptions = {}
): ReadonlyArray<StoredEvent> => {
  const range: Range = { after: Math.min(after, maxPosition), before: Math.min(before, maxPosition + 1), backwards }
  const maxEvents = Math.min(limit, maxPosition)
  if (maxEvents <= 0) return []
  const page = (selection: Selection) => readLines(connection, selection)
  if (selectsAll(query))
    return inOrder(
      connection.transaction("read", () => page(selectLog(range, maxEvents))),
      backwards
    )

  // The tail first: an event that moves from it to the index in between is found twice and not missed.
  tail.catchUp()
  const positions = tail.select(query, range, maxEvents)
  const newest = () => (positions.length > 0 ? page(selectPositions(positions)) : [])
  if (isTagged(query)) {
    const indexed = range.after < tail.indexedTo() ? page(selectUnordered(connection, query, range, maxEvents + 1)) : []
    if (indexed.length + positions.length <= maxEvents) return inOrder([...indexed, ...newest()], backwards)
  }
  // One transaction, so that all statements see the same log.
  const found = connection.transaction("read", () =>
    inParts(branchesOf(connection, query, range)).flatMap((part) => page(selectPage(part, range, maxEvents)))
  )
  // What several parts find is one event: only then does it say whether the page is full.
  const indexed = inOrder(found, backwards)
  const isFull = !backwards && indexed.length >= maxEvents
  return inOrder(isFull ? indexed : [...indexed, ...newest()], backwards).slice(0, maxEvents)
}

/** Sorted, without duplicates: a join has no order in SQL, and parts overlap. A page is nearly always sorted already. */
const inOrder = (found: ReadonlyArray<StoredEvent>, backwards: boolean): ReadonlyArray<StoredEvent> => {
  const byPosition = [...found].sort((a, b) => (backwards ? b.position - a.position : a.position - b.position))
  return byPosition.filter((stored, n) => stored.position !== byPosition[n - 1]?.position)
}

/**
 * Whether an event violates the condition, in a log of that length. For use inside a transaction whose tail has caught up;
 * throws what the driver throws.
 */
export const isViolated = (connection: Connection, tail: Tail, condition: AppendCondition, length: number): boolean => {
  const items = itemsOf(condition)
  if (items.some(({ after }) => after > length)) return true
  const open = items.filter(({ after }) => after < length)
  if (open.some(({ after, item }) => selectsAll([item]) || tail.has(item, after))) return true
  const inIndex = open.filter(({ after }) => after < tail.indexedTo())
  return inParts(inIndex).some((part) => {
    const { parameters, sql } = selectAny(connection, part)
    return connection.first(sql, parameters) !== undefined
  })
}
