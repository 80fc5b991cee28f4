// Whether the index still says what the lines say. Every row that a line calls for is looked up, page by page; then the rows
// are counted, because a row that no line calls for is found by no line. The tail has no rows yet; its lines must be such.
import { mostMisindexed, type StoreUnavailable } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Connection } from "./connection.ts"
import { attempt } from "./failure.ts"
import { plain } from "./plain.ts"
import { saidBy } from "./said.ts"
import type { Patience } from "./sidecar.ts"

const linesAtOnce = 1_000

/** Looks at the index of one connection. */
export const misindexedOn = (
  connection: Connection,
  patience: Patience
): Effect.Effect<ReadonlyArray<number>, StoreUnavailable> => {
  const isFound = (tag: string, type: string, position: number): boolean =>
    connection.first("SELECT 1 FROM tagged WHERE tag = ? AND type = ? AND position = ?", [tag, type, position]) !==
    undefined

  const lookAt = (rows: ReadonlyArray<readonly [position: number, line: string]>, indexedTo: number) =>
    rows.map(([position, line]) => {
      const said = saidBy(line)
      const tags = said === undefined || position > indexedTo ? [] : new Set(["", ...said.tags.map(plain)])
      const isRight = said !== undefined && [...tags].every((tag) => isFound(tag, plain(said.type), position))
      return { position, isRight, calledFor: [...tags].length }
    })

  const logEnd = "(SELECT coalesce(max(position), 0) FROM event)"
  const indexEnd = `SELECT min(up_to, ${logEnd}) FROM indexed`

  // Rows that are written meanwhile are left out, rows beyond the end of the index are not.
  const rowsOf = `FROM tagged WHERE position <= ? OR position > (${indexEnd})`
  const countUpTo = (position: number): number =>
    connection.first(`SELECT count(*) ${rowsOf}`, [position])![0] as number

  /** The positions that have more or fewer rows than their lines call for, or rows and no line. */
  const miscounted = (last: number): ReadonlyArray<number> =>
    connection
      .all(
        `SELECT position ${rowsOf} GROUP BY position HAVING position > ? OR count(*) <> coalesce((
           SELECT CASE WHEN json_valid(line) THEN (
             SELECT count(DISTINCT value) + 1 FROM json_each(line, '$.tags') WHERE value <> ''
           ) END FROM event WHERE event.position = tagged.position
         ), 0) ORDER BY position LIMIT ?`,
        [last, last, mostMisindexed]
      )
      .map(([position]) => position as number)

  const seen = <A>(look: () => A): Effect.Effect<A, StoreUnavailable> =>
    patience(attempt(() => connection.transaction("read", look)))

  return Effect.gen(function* () {
    const beyond = yield* seen(() => connection.all(`SELECT up_to FROM indexed WHERE up_to > ${logEnd}`))
    const wrong = new Set(beyond.map(([position]) => position as number))
    const indexedTo = yield* seen(() => connection.first(indexEnd)![0] as number)
    let [after, calledFor] = [0, 0]
    while (true) {
      const looked = yield* seen(() =>
        lookAt(
          connection.all("SELECT position, line FROM event WHERE position > ? ORDER BY position LIMIT ?", [
            after,
            linesAtOnce
          ]) as unknown as ReadonlyArray<readonly [number, string]>,
          indexedTo
        )
      )
      for (const each of looked) {
        if (!each.isRight) wrong.add(each.position)
        calledFor += each.calledFor
      }
      const last = looked.at(-1)
      if (last === undefined) break
      after = last.position
    }
    if ((yield* seen(() => countUpTo(indexedTo))) !== calledFor)
      for (const position of yield* seen(() => miscounted(indexedTo))) wrong.add(position)
    return [...wrong].sort((a, b) => a - b).slice(0, mostMisindexed)
  })
}
