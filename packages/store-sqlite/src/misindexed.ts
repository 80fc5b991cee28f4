// Compares the index with the lines. Every row that a line requires is looked up, page by page; then the rows are counted, to
// find rows that no line requires. Events in the tail have no rows yet; their lines must still be well-formed.
import { maxMisindexed, type StoreUnavailable } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Connection } from "./connection.ts"
import { attempt } from "./failure.ts"
import { indexKey, typeAndTagsIn } from "./index-keys.ts"
import type { RetryPolicy } from "./sidecar.ts"

const pageSize = 1_000

/** The check of the index of one connection. */
export const misindexedOn = (
  connection: Connection,
  retryPolicy: RetryPolicy
): Effect.Effect<ReadonlyArray<number>, StoreUnavailable> => {
  const hasRow = (tag: string, type: string, position: number): boolean =>
    connection.first("SELECT 1 FROM tagged WHERE tag = ? AND type = ? AND position = ?", [tag, type, position]) !==
    undefined

  // A NUL, at which the driver ends a text, would hide what was added to a line behind it.
  const checkLines = (rows: ReadonlyArray<readonly [position: number, line: string, nul: number]>, indexedTo: number) =>
    rows.map(([position, line, nul]) => {
      const event = nul > 0 ? undefined : typeAndTagsIn(line)
      const tags = event === undefined || position > indexedTo ? [] : [...new Set(["", ...event.tags.map(indexKey)])]
      const isRight = event !== undefined && tags.every((tag) => hasRow(tag, indexKey(event.type), position))
      return { position, isRight, requiredRows: tags.length }
    })

  const logEnd = "(SELECT coalesce(max(position), 0) FROM event)"
  const indexEnd = `SELECT min(up_to, ${logEnd}) FROM indexed`

  // Without the rows that are written during the check, with those beyond the end of the index.
  const rowsToCheck = `FROM tagged WHERE position <= ? OR position > (${indexEnd})`
  const countUpTo = (position: number): number =>
    connection.first(`SELECT count(*) ${rowsToCheck}`, [position])![0] as number

  /** The positions with more or fewer rows than their lines require, and those with rows and no line. */
  const miscounted = (last: number): ReadonlyArray<number> =>
    connection
      .all(
        `SELECT position ${rowsToCheck} GROUP BY position HAVING position > ? OR count(*) <> coalesce((
           SELECT CASE WHEN json_valid(line) THEN (
             SELECT count(DISTINCT value) + 1 FROM json_each(line, '$.tags') WHERE value <> ''
           ) END FROM event WHERE event.position = tagged.position
         ), 0) ORDER BY position LIMIT ?`,
        [last, last, maxMisindexed]
      )
      .map(([position]) => position as number)

  const inReadTransaction = <A>(work: () => A): Effect.Effect<A, StoreUnavailable> =>
    retryPolicy(attempt(() => connection.transaction("read", work)))

  return Effect.gen(function* () {
    const beyond = yield* inReadTransaction(() => connection.all(`SELECT up_to FROM indexed WHERE up_to > ${logEnd}`))
    const wrong = new Set(beyond.map(([position]) => position as number))
    const indexedTo = yield* inReadTransaction(() => connection.first(indexEnd)![0] as number)
    let [after, requiredRows] = [0, 0]
    while (true) {
      const page = yield* inReadTransaction(() =>
        checkLines(
          connection.all(
            "SELECT position, line, instr(line, char(0)) FROM event WHERE position > ? ORDER BY position LIMIT ?",
            [after, pageSize]
          ) as unknown as ReadonlyArray<readonly [number, string, number]>,
          indexedTo
        )
      )
      for (const checked of page) {
        if (!checked.isRight) wrong.add(checked.position)
        requiredRows += checked.requiredRows
      }
      const last = page.at(-1)
      if (last === undefined) break
      after = last.position
    }
    if ((yield* inReadTransaction(() => countUpTo(indexedTo))) !== requiredRows)
      for (const position of yield* inReadTransaction(() => miscounted(indexedTo))) wrong.add(position)
    return [...wrong].sort((a, b) => a - b).slice(0, maxMisindexed)
  })
}
