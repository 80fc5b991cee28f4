// A page of the events that a query selects, as SQL: merged from branches of one type each, because only a pair of tag and type is a
// sorted list in the index, and each branch stops at the end of the page. A branch walks the list of its rarest tag and looks each
// position up under its other tags.
import type { Query, QueryItem } from "@keikaku/kernel"
import type { Database, Queries, Value } from "./database.ts"
import { positionExpression } from "./functions.ts"
import { indexKey } from "./parameters.ts"

/** The positions strictly between two bounds, walked upwards or downwards. */
export interface Range {
  readonly after: number
  readonly before: number
  readonly backwards: boolean
}

/** One type, and the tags that its events must have; the first tag leads. */
export interface Branch {
  readonly type: string
  readonly tags: ReadonlyArray<string>
}

/** A statement and its parameters. The text depends only on the shape of the query, so it is prepared once. */
export interface Selection {
  readonly sql: string
  readonly parameters: ReadonlyArray<Value>
}

/** Whether the query selects every event. */
export const selectsAll = (query: Query): boolean =>
  query.some(({ types, tags }) => types.length === 0 && tags.length === 0)

const inDirection = ({ backwards }: Range): string => (backwards ? "ORDER BY position DESC" : "ORDER BY position")

// Jumps from type to type instead of walking the tag's list: its cost is the number of types, not of events.
const typesOfTag = (schema: string) => `
  WITH RECURSIVE known (type) AS (
    SELECT min(type) FROM ${schema}.tagged WHERE tag = $1
    UNION ALL
    SELECT (SELECT min(type) FROM ${schema}.tagged WHERE tag = $1 AND type > known.type) FROM known WHERE type IS NOT NULL
  ) SELECT type FROM known WHERE type IS NOT NULL`

/** How many events under a tag are sampled to estimate how rare it is. */
const sampleSize = 128

/** Puts the tag first whose sample reaches furthest; one with fewer events left than a sample is rare enough. */
const rarestFirst = async ({ rows, schema }: Database, { type, tags }: Branch, range: Range): Promise<Branch> => {
  if (tags.length < 2) return { type, tags }
  const sample = `SELECT position FROM ${schema}.tagged WHERE tag = $1 AND type = $2 AND position > $3 AND position < $4
    ${inDirection(range)} LIMIT 1 OFFSET ${sampleSize - 1}`
  const reaches = await Promise.all(
    tags.map(async (tag) => {
      const [[last] = []] = await rows(sample, [tag, type, range.after, range.before])
      if (last == null) return Infinity
      return range.backwards ? range.before - Number(last) : Number(last) - range.after
    })
  )
  const rarest = tags[reaches.indexOf(Math.max(...reaches))]!
  return { type, tags: [rarest, ...tags.filter((tag) => tag !== rarest)] }
}

const branchesOfItem = async (
  { rows, schema }: Queries & Database,
  item: QueryItem
): Promise<ReadonlyArray<Branch>> => {
  const tags = [...new Set(item.tags.map(indexKey))]
  if (item.types.length > 0) return item.types.map((type) => ({ type: indexKey(type), tags }))
  return (await rows(typesOfTag(schema), [tags[0]!])).map(([type]) => ({ type: type!, tags }))
}

/** The branches of a query that does not select all. */
export const branchesOf = async (database: Database, query: Query, range: Range): Promise<ReadonlyArray<Branch>> => {
  const branches = (await Promise.all(query.map((item) => branchesOfItem(database, item)))).flat()
  const distinct = new Map(branches.map((branch) => [JSON.stringify(branch), branch]))
  return Promise.all([...distinct.values()].map((branch) => rarestFirst(database, branch, range)))
}

/** The first events of the union, with their lines. The sorted lists are merged, so the cost is that of the page. */
export const selectPage = (schema: string, branches: ReadonlyArray<Branch>, range: Range, limit: number): Selection => {
  const parameters: Array<Value> = [range.after, range.before, limit]
  const parameter = (value: Value): string => `$${parameters.push(value)}`
  const ordered = `${inDirection(range)} LIMIT $3`
  const within = "d.position > $1 AND d.position < $2"
  const position = positionExpression("d")
  const ofType = ({ type }: Branch, columns: string): string =>
    `(SELECT ${position} AS position${columns} FROM ${schema}.event AS d
      WHERE d.type = ${parameter(type)} AND ${position} > $1 AND ${position} < $2 ${ordered})`
  const tagged = (branch: Branch): string => {
    const { tags, type } = branch
    const [lead, ...others] = tags
    if (lead === undefined) return ofType(branch, "")
    const hasOtherTags = others.map(
      (tag) => `AND EXISTS (SELECT FROM ${schema}.tagged AS o
        WHERE o.tag = ${parameter(tag)} AND o.type = d.type AND o.position = d.position)`
    )
    return `(SELECT d.position FROM ${schema}.tagged AS d
      WHERE d.tag = ${parameter(lead)} AND d.type = ${parameter(type)} AND ${within} ${hasOtherTags.join(" ")} ${ordered})`
  }
  const types = new Set(branches.map(({ type }) => type))
  // Branches of different types have no events in common, and need no deduplication.
  const union = types.size === branches.length ? " UNION ALL " : " UNION "
  const sql = branches.every(({ tags }) => tags.length === 0)
    ? `SELECT position, line FROM (${branches.map((each) => ofType(each, ", d.line")).join(" UNION ALL ")}) AS branch ${ordered}`
    : `SELECT event.position, event.line
        FROM (SELECT position FROM (${branches.map(tagged).join(union)}) AS branch ${ordered}) AS found
        JOIN ${schema}.event AS event ON event.position = found.position`
  return { sql, parameters }
}

/** A page of the whole log. */
export const selectLog = (schema: string, range: Range, limit: number): Selection => ({
  sql: `SELECT position, line FROM ${schema}.event WHERE position > $1 AND position < $2 ${inDirection(range)} LIMIT $3`,
  parameters: [range.after, range.before, limit]
})
