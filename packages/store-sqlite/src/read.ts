// Reading: one page of the events that a query selects, and the question whether it selects any. Both cost what they
// return and what the rarest tag makes them look at, however long the log is.
import {
  type AppendCondition,
  defaultReadLimit,
  itemsOf,
  type Query,
  type ReadOptions,
  type StoredEvent
} from "@keikaku/kernel"
import type { Connection, Row } from "./connection.ts"
import {
  branchesOf,
  type Range,
  type Selection,
  selectAny,
  selectLog,
  selectPage,
  selectSome,
  selectsAll,
  selectThese
} from "./select.ts"
import type { Tail } from "./tail.ts"

/** SQLite allows 500 SELECTs in a union; a page that needs more branches than this is put together from several. */
const branchesAtOnce = 100

const largest = Number.MAX_SAFE_INTEGER

const inParts = <A>(whole: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(whole.length / branchesAtOnce) }, (_, n) =>
    whole.slice(n * branchesAtOnce, (n + 1) * branchesAtOnce)
  )

/** Such a query rarely selects more than a page: no order, no transaction, then, until it turns out to. */
const isAboutThings = (query: Query): boolean =>
  query.length > 0 && query.length <= branchesAtOnce && query.every(({ tags }) => tags.length > 0)

/** One page. Throws what the driver throws. */
export const readPage = (
  connection: Connection,
  tail: Tail,
  query: Query,
  { after = 0, before = largest, limit = defaultReadLimit, backwards = false }: ReadOptions = {}
): ReadonlyArray<StoredEvent> => {
  const range: Range = { after: Math.min(after, largest), before: Math.min(before, largest), backwards }
  const most = Math.min(limit, largest)
  if (most <= 0) return []
  const page = ({ sql, parameters }: Selection) => connection.all(sql, parameters)
  if (selectsAll(query))
    return inOrder(
      connection.transaction("read", () => page(selectLog(range, most))),
      backwards
    )

  // The tail first: what moves from it to the index meanwhile is found twice, and nothing is missed.
  tail.catchUp()
  const positions = tail.select(query, range, most)
  const newest = () => (positions.length > 0 ? page(selectThese(positions)) : [])
  if (isAboutThings(query)) {
    const indexed = range.after < tail.indexedTo() ? page(selectSome(connection, query, range, most + 1)) : []
    if (indexed.length + positions.length <= most) return inOrder([...indexed, ...newest()], backwards)
  }
  // One transaction, so that all statements see the same log.
  const indexed = connection.transaction("read", () =>
    inParts(branchesOf(connection, query, range)).flatMap((some) => page(selectPage(some, range, most)))
  )
  const isFull = !backwards && indexed.length >= most
  return inOrder(isFull ? indexed : [...indexed, ...newest()], backwards).slice(0, most)
}

/** SQL promises no order for a join, and parts overlap; a page is small and nearly always sorted already. */
const inOrder = (rows: ReadonlyArray<Row>, backwards: boolean): ReadonlyArray<StoredEvent> => {
  const byPosition = rows
    .map(([position, line]) => ({ position, line }) as StoredEvent)
    .sort((a, b) => (backwards ? b.position - a.position : a.position - b.position))
  return byPosition.filter((stored, n) => stored.position !== byPosition[n - 1]?.position)
}

/**
 * Whether the condition forbids an append to a log of that length. For use inside a transaction whose tail has caught up;
 * throws what the driver throws.
 */
export const isMet = (connection: Connection, tail: Tail, condition: AppendCondition, length: number): boolean => {
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
