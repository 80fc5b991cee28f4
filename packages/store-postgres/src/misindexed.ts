// Whether the index still says what the lines say. Every row that a line calls for is looked up, page by page; then the rows
// are counted, because a row that no line calls for is found by no line.
import { mostMisindexed, type StoreUnavailable } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Database, Row } from "./database.ts"
import { attempt } from "./failure.ts"
import { integers, lines, plain } from "./texts.ts"

const linesAtOnce = 1_000

/** How many positions are counted at once, each time by walking the whole index. */
const positionsAtOnce = 100_000

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

  const linesAfter = (after: number, last: number) =>
    rows(
      `SELECT position, type, line FROM ${schema}.event WHERE position > $1 AND position <= $2
         ORDER BY position LIMIT ${linesAtOnce}`,
      [after, last]
    )

  const lookAt = async (after: number) => {
    const page = await linesAfter(after, Number.MAX_SAFE_INTEGER)
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

  /** The positions after one and up to another that have more or fewer rows than their lines call for, or rows and no line. */
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
        const rest = (unexplained.get(at) ?? 0) - (saidBy(line!)?.tags.length ?? 0)
        if (rest === 0) unexplained.delete(at)
        else unexplained.set(at, rest)
      }
    }
    return [...unexplained.keys()]
  }

  /** The first positions after one that have rows and no line. */
  const withoutLine = async (after: number) =>
    (
      await rows(
        `SELECT DISTINCT t.position FROM ${schema}.tagged AS t WHERE t.position > $1
           AND NOT EXISTS (SELECT FROM ${schema}.event AS e WHERE e.position = t.position)
         ORDER BY t.position LIMIT ${mostMisindexed}`,
        [after]
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
    if ((yield* attempt(() => countUpTo(after))) !== calledFor) {
      for (let from = 0; from < after; from += positionsAtOnce)
        for (const position of yield* attempt(() => miscounted(from, Math.min(from + positionsAtOnce, after))))
          wrong.add(position)
      for (const position of yield* attempt(() => withoutLine(after))) wrong.add(position)
    }
    return [...wrong].sort((a, b) => a - b).slice(0, mostMisindexed)
  })
}
