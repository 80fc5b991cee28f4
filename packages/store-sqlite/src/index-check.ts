// Compares the index with the lines. A page of lines says which positions each pair of tag and type must have there; the index, in which
// a pair is a sorted list, is asked for just these. Then the rows are counted, to find those that no line requires. Events in the tail
// have no rows yet; their lines must still be well-formed.
import {
  type Discrepancy,
  discrepanciesAt,
  type Label,
  maxDiscrepancies,
  type StoredEvent,
  StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"
import type { Connection } from "./connection.ts"
import { indexKey, typeAndTagsIn } from "./index-keys.ts"
import { isPosition, storedLines } from "./stored-lines.ts"

/** A connection, and how a transaction is run on it. */
export interface IndexCheck {
  readonly connection: Connection
  readonly read: <A>(work: () => A) => Effect.Effect<A, StoreUnavailable>
}

const pageSize = 5_000

const wrongEnd: Label = {
  ja: "索引がどこまで作られたかの記録が、索引または行と食い違っています。",
  en: "What is kept of how far the index goes differs from the index, or from the lines."
}

/** The positions that a page of lines requires under each pair of type and tag, and those whose lines have none. */
const requiredBy = (lines: ReadonlyArray<StoredEvent>, indexedTo: number) => {
  const lists = new Map<string, { readonly type: string; readonly tag: string; readonly positions: Array<number> }>()
  const malformed: Array<number> = []
  for (const { line, position } of lines) {
    const event = typeAndTagsIn(line)
    if (event === undefined) malformed.push(position)
    else if (position <= indexedTo) {
      const type = indexKey(event.type)
      for (const tag of new Set(["", ...event.tags.map(indexKey)])) {
        const key = `${type}\u0000${tag}`
        const list = lists.get(key) ?? { type, tag, positions: [] }
        lists.set(key, list)
        list.positions.push(position)
      }
    }
  }
  return { lists: [...lists.values()], malformed }
}

const differing = (some: ReadonlyArray<number>, others: ReadonlyArray<number>): ReadonlyArray<number> => {
  const [a, b] = [new Set(some), new Set(others)]
  return [...some.filter((each) => !b.has(each)), ...others.filter((each) => !a.has(each))]
}

interface IndexEnd {
  readonly indexedTo: number
  readonly isRight: boolean
  /** The positions with rows that are not to be indexed yet. */
  readonly early: ReadonlyArray<number>
}

/** How far the index goes, and whether that is what is kept of it. */
const endOf = (connection: Connection): IndexEnd => {
  const kept = connection.all("SELECT CAST(up_to AS TEXT) FROM indexed LIMIT 2").map(([upTo]) => Number(upTo))
  const last = (table: string) =>
    (connection.first(`SELECT max(position) FROM ${table} WHERE ${isPosition}`)?.[0] ?? 0) as number
  const logEnd = last("event")
  const indexEnd = Math.min(logEnd, last("(SELECT position FROM tagged WHERE tag = '')"))
  const upTo = kept.length === 1 && kept[0]! >= 0 ? kept[0]! : -1
  const isRight = upTo >= indexEnd && upTo <= logEnd
  const indexedTo = isRight ? upTo : indexEnd
  const early = connection.all(
    `SELECT DISTINCT position FROM tagged WHERE position > ? AND position <= ? LIMIT ${maxDiscrepancies}`,
    [indexedTo, logEnd]
  )
  return { indexedTo, isRight, early: early.map(([position]) => position as number) }
}

/** The lines after a position; those that are no lines are left out and returned as positions. */
const pageAfter = (connection: Connection, after: number) => {
  const selection = (from: number, to: number) => ({
    sql: `SELECT position, line FROM event WHERE position > ? AND position < ? ORDER BY position LIMIT ${pageSize}`,
    parameters: [from, to]
  })
  const last = connection.first(
    `SELECT max(position) FROM (SELECT position FROM event WHERE position > ? AND ${isPosition} ORDER BY position LIMIT ${pageSize})`,
    [after]
  )?.[0] as number | null
  if (last === null) return undefined
  const lines: Array<StoredEvent> = []
  const unreadable: Array<number> = []
  for (let from = after; from < last; ) {
    try {
      lines.push(...storedLines(connection, selection(from, last + 1)))
      break
    } catch (cause) {
      if (!(cause instanceof StoreUnavailable) || cause.position === undefined) throw cause
      lines.push(...storedLines(connection, selection(from, cause.position)))
      unreadable.push(cause.position)
      from = cause.position
    }
  }
  return { last, lines, unreadable }
}

/** Reads all lines, and compares the index with them. */
export const checkIndex = Effect.fnUntraced(function* ({
  connection,
  read
}: IndexCheck): Effect.fn.Return<ReadonlyArray<Discrepancy>, StoreUnavailable> {
  const { early, indexedTo, isRight } = yield* read(() => endOf(connection))
  const wrong = new Set<number>(early)
  const unreadable = new Set<number>()
  let [after, requiredRows] = [0, 0]
  while (true) {
    const page = yield* read(() => {
      const found = pageAfter(connection, after)
      if (found === undefined) return undefined
      const { lists, malformed } = requiredBy(found.lines, indexedTo)
      for (const position of malformed) wrong.add(position)
      for (const position of found.unreadable) unreadable.add(position)
      for (const { positions, tag, type } of lists) {
        const [text] = connection.first(
          "SELECT group_concat(position) FROM (SELECT position FROM tagged WHERE tag = ? AND type = ? AND position > ? AND position <= ?)",
          [tag, type, after, found.last]
        )!
        if (text === positions.join()) continue
        const indexed = text === null ? [] : String(text).split(",").map(Number)
        for (const position of differing(positions, indexed)) wrong.add(position)
      }
      return { last: found.last, rows: lists.reduce((sum, { positions }) => sum + positions.length, 0) }
    })
    if (page === undefined) break
    requiredRows += page.rows
    after = page.last
  }
  // Without the rows that are written during the check, with those beyond the end of the log.
  const rows = `FROM tagged WHERE ${isPosition} AND (position <= ? OR position > (SELECT coalesce(max(position), 0) FROM event WHERE ${isPosition}))`
  const count = yield* read(() => connection.first(`SELECT count(*) ${rows}`, [indexedTo])![0] as number)
  if (count !== requiredRows)
    for (const [position] of yield* read(() => connection.all(miscounted(rows), [indexedTo])))
      wrong.add(position as number)
  for (const position of unreadable) wrong.delete(position)
  return [
    ...(isRight ? [] : [{ position: null, sentence: wrongEnd }]),
    ...discrepanciesAt("misindexed", wrong),
    ...discrepanciesAt("unreadable", unreadable)
  ]
})

/** The positions with more or fewer rows than their lines require, and those with rows and no line. */
const miscounted = (rows: string): string =>
  `SELECT position ${rows} GROUP BY position HAVING count(*) <> coalesce((
     SELECT CASE WHEN json_valid(line) THEN (
       SELECT count(DISTINCT value) + 1 FROM json_each(line, '$.tags') WHERE value <> ''
     ) END FROM event WHERE event.position = tagged.position
   ), 0) ORDER BY position LIMIT ${100 * maxDiscrepancies}`
