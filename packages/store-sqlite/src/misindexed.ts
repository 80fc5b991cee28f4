// Whether the index still says what the lines say. Every row that a line calls for is looked up, page by page; then the rows
// are counted, because a row that no line calls for is found by no line.
import { mostMisindexed, type StoreUnavailable } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Connection } from "./connection.ts"
import { attempt } from "./failure.ts"
import { plain } from "./plain.ts"
import type { Patience } from "./sidecar.ts"

const linesAtOnce = 1_000

interface Said {
  readonly type: string
  readonly tags: ReadonlySet<string>
}

/** What a line says of itself; undefined when it says nothing, because it is no longer such a line. */
const saidBy = (line: string): Said | undefined => {
  try {
    const { tags, type } = JSON.parse(line)
    return typeof type === "string" && Array.isArray(tags)
      ? { type: plain(type), tags: new Set(["", ...tags.map((tag) => plain(String(tag)))]) }
      : undefined
  } catch {
    return undefined
  }
}

/** Looks at the index of one connection. */
export const misindexedOn = (
  connection: Connection,
  patience: Patience
): Effect.Effect<ReadonlyArray<number>, StoreUnavailable> => {
  const isFound = (tag: string, type: string, position: number): boolean =>
    connection.first("SELECT 1 FROM tagged WHERE tag = ? AND type = ? AND position = ?", [tag, type, position]) !==
    undefined

  const lookAt = (rows: ReadonlyArray<readonly [position: number, line: string]>) =>
    rows.map(([position, line]) => {
      const said = saidBy(line)
      const isRight = said !== undefined && [...said.tags].every((tag) => isFound(tag, said.type, position))
      return { position, isRight, calledFor: said?.tags.size ?? 0 }
    })

  // Rows of lines that were appended meanwhile are left out, rows beyond the end of the log are not.
  const rowsOf = "FROM tagged WHERE position <= ? OR position > (SELECT coalesce(max(position), 0) FROM event)"
  const countUpTo = (position: number): number =>
    connection.first(`SELECT count(*) ${rowsOf}`, [position])![0] as number

  /** The positions that have more or fewer rows than their lines call for, or rows and no line. */
  const miscounted = (last: number): ReadonlyArray<number> =>
    connection
      .all(
        `SELECT position ${rowsOf} GROUP BY position HAVING count(*) <> coalesce((
           SELECT CASE WHEN json_valid(line) THEN (
             SELECT count(DISTINCT value) + 1 FROM json_each(line, '$.tags') WHERE value <> ''
           ) END FROM event WHERE event.position = tagged.position
         ), 0) ORDER BY position LIMIT ?`,
        [last, mostMisindexed]
      )
      .map(([position]) => position as number)

  return Effect.gen(function* () {
    const wrong = new Set<number>()
    let [after, calledFor] = [0, 0]
    while (true) {
      const looked = yield* patience(
        attempt(() =>
          connection.transaction("read", () =>
            lookAt(
              connection.all("SELECT position, line FROM event WHERE position > ? ORDER BY position LIMIT ?", [
                after,
                linesAtOnce
              ]) as unknown as ReadonlyArray<readonly [number, string]>
            )
          )
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
    const kept = yield* patience(attempt(() => connection.transaction("read", () => countUpTo(after))))
    if (kept !== calledFor)
      for (const position of yield* patience(attempt(() => connection.transaction("read", () => miscounted(after)))))
        wrong.add(position)
    return [...wrong].sort((a, b) => a - b).slice(0, mostMisindexed)
  })
}
