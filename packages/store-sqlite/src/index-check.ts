// Compares the index with the lines. Every row that a line requires is looked up, page by page; then the rows are counted, to
// find rows that no line requires. Events in the tail have no rows yet; their lines must still be well-formed.
import { type Discrepancy, discrepanciesAt, maxPosition, type PositionRange, type Selectable } from "@keikaku/kernel"
import type { Connection, Row } from "./connection.ts"
import { type FoundLine, findLines, shown } from "./exact-text.ts"
import { indexKey, typeAndTagsIn } from "./index-keys.ts"
import { endOfLog, selectLog } from "./select.ts"
import { endOfIndex } from "./tail.ts"

const pageSize = 1_000

/** How many lines are counted at once, each time by scanning the whole index. */
const linesPerScan = 100_000

/** The condition on a row to have a position that a log can have. */
export const isInLog = `(position BETWEEN 1 AND ${maxPosition})`

/** Positions by what is wrong there. */
interface Wrong {
  readonly unreadable: Set<number>
  readonly missing: Set<PositionRange>
  readonly misindexed: Set<number>
  readonly withoutLine: Set<number>
  readonly early: Set<number>
}

const discrepanciesOf = (wrong: Wrong): ReadonlyArray<Discrepancy> =>
  (["unreadable", "missing", "misindexed", "withoutLine", "early"] as const).flatMap((fault) =>
    discrepanciesAt(fault, wrong[fault])
  )

/** The tags under which the index has an event that it reaches, with the empty one. */
const tagsOf = ({ tags }: Selectable): ReadonlyArray<string> => [...new Set(["", ...tags.map(indexKey)])]

const eventIn = ({ line }: FoundLine): Selectable | undefined => (line === undefined ? undefined : typeAndTagsIn(line))

/** The positions of those rows that the index lacks. */
const lackingRows = (connection: Connection, required: ReadonlyArray<Row>): ReadonlyArray<number> =>
  connection
    .all(
      `SELECT row.value ->> 2 FROM json_each(?) AS row WHERE NOT EXISTS (SELECT 1 FROM tagged
         WHERE tag = row.value ->> 0 AND type = row.value ->> 1 AND position = row.value ->> 2)`,
      [JSON.stringify(required)]
    )
    .map(([position]) => position as number)

const linesAfter = (connection: Connection, after: number, last: number): ReadonlyArray<FoundLine> =>
  [...findLines(connection, selectLog({ after, before: last + 1, backwards: false }, pageSize))].sort(
    (a, b) => a.position - b.position
  )

/** The steps of the check, each to be run in a read transaction; the last one gives what was found. */
export const checkIndex = function* (connection: Connection): Generator<() => void, ReadonlyArray<Discrepancy>> {
  const wrong: Wrong = {
    unreadable: new Set(),
    missing: new Set(),
    misindexed: new Set(),
    withoutLine: new Set(),
    early: new Set()
  }
  const endsWrong: Array<Discrepancy> = []
  const numberIn = (sql: string, parameters: Row = []) => (connection.first(sql, parameters)?.[0] ?? 0) as number
  let [indexedTo, last, requiredRows, rows] = [0, 0, 0, 0]
  let [isDone, isRightEnd] = [false, true]
  const currentEnd = () => (isRightEnd ? numberIn(endOfIndex) : indexedTo)

  yield () => {
    const [end] = connection.first(endOfIndex)!
    isRightEnd = end !== null
    indexedTo = (end as number | null) ?? numberIn(`SELECT max(position) FROM tagged WHERE position <= (${endOfLog})`)
    if (isRightEnd) return
    const [ends, count] = connection.first("SELECT CAST(group_concat(up_to) AS BLOB), count(*) FROM indexed")!
    const found = shown(ends).slice(0, 100)
    endsWrong.push({
      position: null,
      sentence: {
        ja: `索引の終わりが正しく保存されていません (${count}件: ${found})。`,
        en: `The end of the index is not one position in the log (${count} rows: ${found}).`
      }
    })
  }

  const checkPage = () => {
    const page = linesAfter(connection, last, maxPosition)
    const required: Array<Row> = []
    for (const stored of page) {
      const { position } = stored
      if (position > last + 1) wrong.missing.add([last + 1, position - 1])
      last = position
      const event = eventIn(stored)
      if (event === undefined) wrong.unreadable.add(position)
      else if (position <= indexedTo)
        for (const tag of tagsOf(event)) required.push([tag, indexKey(event.type), position])
    }
    for (const position of lackingRows(connection, required)) wrong.misindexed.add(position)
    requiredRows += required.length
    isDone = page.length === 0
  }
  while (!isDone) yield checkPage

  const counted = `FROM tagged WHERE ${isInLog} AND (position <= ? OR position > ?)`
  yield () => {
    rows = numberIn(`SELECT count(*) ${counted}`, [indexedTo, currentEnd()])
  }
  if (rows === requiredRows) return [...endsWrong, ...discrepanciesOf(wrong)]

  let from = 0
  const checkRows = () => {
    const to = numberIn(
      `SELECT max(position) FROM (SELECT position FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ${linesPerScan})`,
      [from, indexedTo]
    )
    const until = to === 0 ? maxPosition : to
    const unexplained = new Map(
      connection.all(`SELECT position, count(*) ${counted} AND position > ? AND position <= ? GROUP BY position`, [
        indexedTo,
        currentEnd(),
        from,
        until
      ]) as ReadonlyArray<[number, number]>
    )
    for (let page: ReadonlyArray<FoundLine>, after = from; ; after = page.at(-1)!.position) {
      page = linesAfter(connection, after, until)
      if (page.length === 0) break
      for (const stored of page) {
        const { position } = stored
        const event = position > indexedTo ? undefined : eventIn(stored)
        const required = event === undefined ? 0 : tagsOf(event).length
        const count = unexplained.get(position) ?? 0
        unexplained.delete(position)
        if (position > indexedTo && count > 0) wrong.early.add(position)
        else if (count !== required && !wrong.unreadable.has(position)) wrong.misindexed.add(position)
      }
    }
    // Those before the last line are missing lines already.
    for (const position of unexplained.keys()) if (position > last) wrong.withoutLine.add(position)
    from = until
  }
  while (from < maxPosition) yield checkRows
  return [...endsWrong, ...discrepanciesOf(wrong)]
}
