// Whether the index still says what the lines say. Every row that a line calls for is looked up, page by page; then the rows
// are counted, because a row that no line calls for is found by no line.
import { mostMisindexed, type StoreUnavailable } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Database } from "./database.ts"
import { attempt } from "./failure.ts"
import { integers, lines, plain } from "./texts.ts"

const linesAtOnce = 1_000

interface Said {
  readonly type: string
  readonly tags: ReadonlyArray<string>
}

/** What a line says of itself; undefined when it says nothing, because it is no longer such a line. */
const saidBy = (line: string): Said | undefined => {
  try {
    const { tags, type } = JSON.parse(line)
    return typeof type === "string" && Array.isArray(tags)
      ? { type: plain(type), tags: [...new Set(tags.map((tag) => plain(String(tag))))] }
      : undefined
  } catch {
    return undefined
  }
}

/** Looks at the index of a log. */
export const misindexedOn = ({ rows, schema }: Database): Effect.Effect<ReadonlyArray<number>, StoreUnavailable> => {
  /** The positions of which a row is missing. */
  const missing = async (wanted: ReadonlyArray<readonly [number, string, string]>) =>
    (
      await rows(
        `SELECT DISTINCT w.position FROM ROWS FROM (unnest($1::bigint[]), string_to_table($2, E'\\n'), string_to_table($3, E'\\n'))
           AS w (position, tag, type)
         WHERE NOT EXISTS (SELECT FROM ${schema}.tagged AS t WHERE t.tag = w.tag AND t.type = w.type AND t.position = w.position)`,
        [
          integers(wanted.map(([position]) => position)),
          lines(wanted.map(([, tag]) => tag)),
          lines(wanted.map(([, , type]) => type))
        ]
      )
    ).map(([position]) => Number(position))

  const lookAt = async (after: number) => {
    const page = await rows(
      `SELECT position, type, line FROM ${schema}.event WHERE position > $1 ORDER BY position LIMIT ${linesAtOnce}`,
      [after]
    )
    const looked = page.map(([position, type, line]) => ({ position: Number(position), type, said: saidBy(line!) }))
    const wanted = looked.flatMap(({ position, said }) =>
      said === undefined ? [] : said.tags.map((tag) => [position, tag, said.type] as const)
    )
    const unlike = looked.filter(({ said, type }) => said?.type !== type).map(({ position }) => position)
    return {
      last: looked.at(-1)?.position,
      calledFor: wanted.length,
      wrong: wanted.length === 0 ? unlike : [...unlike, ...(await missing(wanted))]
    }
  }

  // Rows of lines that were appended meanwhile are left out, rows beyond the end of the log are not.
  const rowsOf = `FROM ${schema}.tagged AS t
    WHERE t.position <= $1 OR t.position > (SELECT coalesce(max(e.position), 0) FROM ${schema}.event AS e)`

  const countUpTo = async (position: number) => Number((await rows(`SELECT count(*) ${rowsOf}`, [position]))[0]![0])

  /** The positions that have more or fewer rows than their lines call for, or rows and no line. */
  const miscounted = async (position: number) =>
    (
      await rows(
        `SELECT t.position ${rowsOf} GROUP BY t.position HAVING count(*) <> coalesce((
           SELECT CASE WHEN e.line IS JSON OBJECT THEN (
             SELECT count(DISTINCT tag::text) FROM json_array_elements(e.line::json -> 'tags') AS tag
           ) END FROM ${schema}.event AS e WHERE e.position = t.position
         ), 0) ORDER BY t.position LIMIT ${mostMisindexed}`,
        [position]
      )
    ).map(([position]) => Number(position))

  return Effect.gen(function* () {
    const wrong = new Set<number>()
    let [after, calledFor] = [0, 0]
    while (true) {
      const looked = yield* attempt(() => lookAt(after))
      for (const position of looked.wrong) wrong.add(position)
      calledFor += looked.calledFor
      if (looked.last === undefined) break
      after = looked.last
    }
    if ((yield* attempt(() => countUpTo(after))) !== calledFor)
      for (const position of yield* attempt(() => miscounted(after))) wrong.add(position)
    return [...wrong].sort((a, b) => a - b).slice(0, mostMisindexed)
  })
}
