// Compares the index with the lines. Every row that a line requires is looked up, page by page; then the rows are counted, to
// find rows that no line requires.
import {
  type Discrepancy,
  discrepanciesAt,
  maxPosition,
  type PositionRange,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"
import type { Database, Row } from "./database.ts"
import { attempt } from "./failure.ts"
import { isInLog } from "./functions.ts"
import { indexKey, integerArray, joinLines } from "./parameters.ts"

const pageSize = 1_000

/** How many lines are counted at once, each time by scanning the whole index. */
const linesPerScan = 100_000

interface IndexKeys {
  readonly type: string
  readonly tags: ReadonlyArray<string>
}

/** The keys under which an event is to be indexed; undefined when its line is malformed. */
const indexKeysOf = (line: string): IndexKeys | undefined => {
  try {
    const { tags, type } = JSON.parse(line)
    return typeof type === "string" && Array.isArray(tags)
      ? { type: indexKey(type), tags: [...new Set(tags.map((tag) => indexKey(String(tag))))] }
      : undefined
  } catch {
    return undefined
  }
}

/** Positions by what is wrong there. */
interface Wrong {
  readonly unreadable: Set<number>
  readonly missing: Set<PositionRange>
  readonly misindexed: Set<number>
  readonly withoutLine: Set<number>
}

const discrepanciesOf = (wrong: Wrong): ReadonlyArray<Discrepancy> =>
  (["unreadable", "missing", "misindexed", "withoutLine"] as const).flatMap((fault) =>
    discrepanciesAt(fault, wrong[fault])
  )

/** The check of the index of a log. */
export const indexDiscrepancies = ({
  rows,
  schema
}: Database): Effect.Effect<ReadonlyArray<Discrepancy>, StoreUnavailable> => {
  /** The positions that lack a required row. */
  const lacking = async (required: ReadonlyArray<readonly [number, string, string]>) =>
    (
      await rows(
        `SELECT DISTINCT r.position FROM ROWS FROM (unnest($1::bigint[]), string_to_table($2, E'\\n'), string_to_table($3, E'\\n'))
           AS r (position, tag, type)
         WHERE NOT EXISTS (SELECT FROM ${schema}.tagged AS t WHERE t.tag = r.tag AND t.type = r.type AND t.position = r.position)`,
        [
          integerArray(required.map(([position]) => position)),
          joinLines(required.map(([, tag]) => tag)),
          joinLines(required.map(([, , type]) => type))
        ]
      )
    ).map(([position]) => Number(position))

  const linesAfter = (after: number, last: number) =>
    rows(
      `SELECT position, type, line FROM ${schema}.event WHERE position > $1 AND position <= $2
         ORDER BY position LIMIT ${pageSize}`,
      [after, last]
    )

  const checkPage = async (after: number, wrong: Wrong) => {
    const required: Array<readonly [number, string, string]> = []
    let last = after
    for (const [at, type, line] of await linesAfter(after, maxPosition)) {
      const position = Number(at)
      if (position > last + 1) wrong.missing.add([last + 1, position - 1])
      last = position
      const keys = indexKeysOf(line!)
      if (keys === undefined) wrong.unreadable.add(position)
      else if (keys.type !== type) wrong.misindexed.add(position)
      for (const tag of keys?.tags ?? []) required.push([position, tag, keys!.type])
    }
    if (required.length > 0) for (const position of await lacking(required)) wrong.misindexed.add(position)
    return { last, requiredRows: required.length }
  }

  // Without the rows of events that are appended during the check, with those beyond the end of the log.
  const rowsToCheck = `FROM ${schema}.tagged AS t WHERE ${isInLog("t.position")} AND (t.position <= $1
    OR t.position > (SELECT coalesce(max(e.position), 0) FROM ${schema}.event AS e WHERE ${isInLog("e.position")}))`

  const countUpTo = async (position: number) =>
    Number((await rows(`SELECT count(*) ${rowsToCheck}`, [position]))[0]![0])

  /** Looks at the rows of the next lines after a position, up to the last; answers how far it came. */
  const checkRows = async (after: number, last: number, wrong: Wrong): Promise<number> => {
    const [[end] = []] = await rows(
      `SELECT max(position) FROM (SELECT position FROM ${schema}.event WHERE position > $1 AND position <= $2
         ORDER BY position LIMIT ${linesPerScan}) AS next`,
      [after, last]
    )
    const until = end == null ? maxPosition : Number(end)
    const counted = await rows(
      `SELECT t.position, count(*) ${rowsToCheck} AND t.position > $2 AND t.position <= $3 GROUP BY t.position`,
      [last, after, until]
    )
    const unexplained = new Map(counted.map(([position, count]) => [Number(position), Number(count)]))
    for (let page: ReadonlyArray<Row>, from = after; ; from = Number(page.at(-1)![0])) {
      page = await linesAfter(from, Math.min(until, last))
      if (page.length === 0) break
      for (const [at, , line] of page) {
        const position = Number(at)
        const isRight = (unexplained.get(position) ?? 0) === (indexKeysOf(line!)?.tags.length ?? 0)
        unexplained.delete(position)
        if (!isRight && !wrong.unreadable.has(position)) wrong.misindexed.add(position)
      }
    }
    // Those before the last line are missing lines already.
    for (const position of unexplained.keys()) if (position > last) wrong.withoutLine.add(position)
    return until
  }

  return Effect.gen(function* () {
    const wrong: Wrong = { unreadable: new Set(), missing: new Set(), misindexed: new Set(), withoutLine: new Set() }
    let [last, requiredRows] = [0, 0]
    while (true) {
      const checked = yield* attempt(() => checkPage(last, wrong))
      if (checked.last === last) break
      last = checked.last
      requiredRows += checked.requiredRows
    }
    if ((yield* attempt(() => countUpTo(last))) !== requiredRows)
      for (let from = 0; from < maxPosition; ) from = yield* attempt(() => checkRows(from, last, wrong))
    return discrepanciesOf(wrong)
  })
}
