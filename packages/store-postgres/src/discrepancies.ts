// What was modified in a log's schema by others: its objects, rows outside of the log, and the index, which is compared with the lines.
// Every row that a line requires is looked up, page by page; then the rows are counted, to find rows that no line requires.
import {
  type Discrepancy,
  discrepanciesAt,
  foreignObject,
  maxDiscrepancies,
  rowOutside,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"
import type { Database, Row } from "./database.ts"
import { attempt } from "./failure.ts"
import { foreignObjects } from "./foreign-objects.ts"
import { indexKey, integerArray, joinLines } from "./parameters.ts"

const pageSize = 1_000

/** How many positions are counted at once, each time by scanning the whole index. */
const positionsPerScan = 100_000

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

const isPosition = `position > 0 AND position < ${Number.MAX_SAFE_INTEGER}`

/** The check of a log's schema. */
export const discrepanciesOn = (database: Database): Effect.Effect<ReadonlyArray<Discrepancy>, StoreUnavailable> => {
  const { rows, schema } = database

  /** The rows that no read returns. */
  const rowsOutside = async () => {
    const found = ["event", "tagged"].map(async (table) => {
      const outside = await rows(
        `SELECT DISTINCT position FROM ${schema}.${table} WHERE NOT (${isPosition}) ORDER BY position LIMIT ${maxDiscrepancies}`
      )
      return outside.map(([position]) => rowOutside(table, position!))
    })
    return (await Promise.all(found)).flat()
  }

  /** The positions that lack a required row. */
  const missing = async (required: ReadonlyArray<readonly [number, string, string]>) =>
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

  const checkPage = async (after: number) => {
    const page = await linesAfter(after, Number.MAX_SAFE_INTEGER)
    const events = page.map(([position, type, line]) => ({
      position: Number(position),
      type,
      keys: indexKeysOf(line!)
    }))
    const required = events.flatMap(({ position, keys }) =>
      keys === undefined ? [] : keys.tags.map((tag) => [position, tag, keys.type] as const)
    )
    const mistyped = events.filter(({ keys, type }) => keys?.type !== type).map(({ position }) => position)
    return {
      last: events.at(-1)?.position,
      requiredRows: required.length,
      wrong: required.length === 0 ? mistyped : [...mistyped, ...(await missing(required))]
    }
  }

  // Without the rows of events that are appended during the check, with those beyond the end of the log.
  const rowsToCheck = `FROM ${schema}.tagged AS t
    WHERE ${isPosition} AND (t.position <= $1
      OR t.position > (SELECT coalesce(max(e.position), 0) FROM ${schema}.event AS e WHERE e.${isPosition.replace("AND ", "AND e.")}))`

  const countUpTo = async (position: number) =>
    Number((await rows(`SELECT count(*) ${rowsToCheck}`, [position]))[0]![0])

  /** The positions after one and up to another with more or fewer rows than their lines require, and those with rows and no line. */
  const miscounted = async (after: number, last: number) => {
    const counted = await rows(
      `SELECT t.position, count(*) FROM ${schema}.tagged AS t WHERE t.position > $1 AND t.position <= $2 GROUP BY t.position`,
      [after, last]
    )
    const unexplained = new Map(counted.map(([position, count]) => [Number(position), Number(count)]))
    for (let page: ReadonlyArray<Row>, from = after; ; from = Number(page.at(-1)![0])) {
      page = await linesAfter(from, last)
      if (page.length === 0) break
      for (const [position, , line] of page) {
        const at = Number(position)
        const difference = (unexplained.get(at) ?? 0) - (indexKeysOf(line!)?.tags.length ?? 0)
        if (difference === 0) unexplained.delete(at)
        else unexplained.set(at, difference)
      }
    }
    return [...unexplained.keys()]
  }

  /** The first positions after one that have rows and no line. */
  const withoutLine = async (after: number) =>
    (
      await rows(
        `SELECT DISTINCT t.position FROM ${schema}.tagged AS t WHERE t.position > $1 AND ${isPosition}
           AND NOT EXISTS (SELECT FROM ${schema}.event AS e WHERE e.position = t.position)
         ORDER BY t.position LIMIT ${maxDiscrepancies}`,
        [after]
      )
    ).map(([position]) => Number(position))

  return Effect.gen(function* () {
    const wrong = new Set<number>()
    let [after, requiredRows] = [0, 0]
    while (true) {
      const checked = yield* attempt(() => checkPage(after))
      for (const position of checked.wrong) wrong.add(position)
      requiredRows += checked.requiredRows
      if (checked.last === undefined) break
      after = checked.last
    }
    if ((yield* attempt(() => countUpTo(after))) !== requiredRows) {
      for (let from = 0; from < after; from += positionsPerScan)
        for (const position of yield* attempt(() => miscounted(from, Math.min(from + positionsPerScan, after))))
          wrong.add(position)
      for (const position of yield* attempt(() => withoutLine(after))) wrong.add(position)
    }
    const found = [
      ...(yield* attempt(() => foreignObjects(database))).map(foreignObject),
      ...(yield* attempt(rowsOutside))
    ]
    return [...found, ...discrepanciesAt("misindexed", wrong)].slice(0, maxDiscrepancies)
  })
}
