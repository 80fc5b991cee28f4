// Queries as SQL, in two forms. Few events are selected in any order, by one statement. A page of many is merged from branches
// of one type each, because only a pair of tag and type is a sorted list in the index. Both walk the list of the rarest tag and
// look each position up under the other tags.
import { type ConditionItem, maxPosition, type Query, type QueryItem } from "@keikaku/kernel"
import type { Connection, Row, Selection } from "./connection.ts"
import { exact, textIn } from "./exact-text.ts"
import { indexKey } from "./index-keys.ts"

/** The positions strictly between two bounds, walked upwards or downwards. */
export interface Range {
  readonly after: number
  readonly before: number
  readonly backwards: boolean
}

/** One type and at least one tag; the first tag leads. The empty tag stands for "any event of the type". */
export interface Branch {
  readonly type: string
  readonly tags: ReadonlyArray<string>
}

/** Whether the query selects every event. */
export const selectsAll = (query: Query): boolean =>
  query.some(({ types, tags }) => types.length === 0 && tags.length === 0)

// Jumps from type to type instead of walking the tag's list: its cost is the number of types, not of events.
const typesOfTag = `
  WITH RECURSIVE known(type) AS (
    SELECT min(type) FROM tagged WHERE tag = ?
    UNION ALL
    SELECT (SELECT min(type) FROM tagged WHERE tag = ? AND type > known.type) FROM known WHERE type IS NOT NULL
  )`
const selectTypes = (column: string) => `${typesOfTag} SELECT ${column} FROM known WHERE type IS NOT NULL`

const between = "AND position > ? AND position < ?"
const inDirection = ({ backwards }: Range): string => (backwards ? "ORDER BY position DESC" : "ORDER BY position")

/** How many events under a tag are sampled to estimate how rare it is. */
const sampleSize = 128

/** Puts the tag first whose sample reaches furthest; one with fewer events left than a sample is rare enough. */
const rarestFirst = (connection: Connection, { type, tags }: Branch, range: Range): Branch => {
  if (tags.length < 2) return { type, tags }
  const sample = `SELECT position FROM tagged WHERE tag = ? AND type = ? ${between} ${inDirection(range)} LIMIT 1 OFFSET ${sampleSize - 1}`
  let rarest = tags[0]!
  let furthest = -1
  for (const tag of tags) {
    const last = connection.first(sample, [tag, type, range.after, range.before])?.[0] as number | undefined
    const reach = last === undefined ? Infinity : range.backwards ? range.before - last : last - range.after
    if (reach > furthest) {
      rarest = tag
      furthest = reach
    }
  }
  return { type, tags: [rarest, ...tags.filter((tag) => tag !== rarest)] }
}

const tagsOf = (item: QueryItem): ReadonlyArray<string> =>
  item.tags.length === 0 ? [""] : [...new Set(item.tags.map(indexKey))]

const branchesOfItem = (connection: Connection, item: QueryItem): ReadonlyArray<Branch> => {
  const tags = tagsOf(item)
  const types =
    item.types.length > 0
      ? item.types.map(indexKey)
      : connection.all(selectTypes(exact("type")), [tags[0]!, tags[0]!]).map(([type]) => textIn(type))
  return types.map((type) => ({ type, tags }))
}

/** The branches of a query that does not select all. Valid within the transaction in which they were made. */
export const branchesOf = (connection: Connection, query: Query, range: Range): ReadonlyArray<Branch> =>
  query.flatMap((item) => branchesOfItem(connection, item)).map((branch) => rarestFirst(connection, branch, range))

const selectBranch = ({ tags }: Branch): string => {
  const others = tags
    .slice(1)
    .map(() => "AND EXISTS (SELECT 1 FROM tagged AS o WHERE o.tag = ? AND o.type = d.type AND o.position = d.position)")
  return `SELECT position FROM tagged AS d WHERE tag = ? AND type = ? ${between} ${others.join(" ")}`
}

const parametersOf = (branches: ReadonlyArray<Branch>, { after, before }: Range): Row =>
  branches.flatMap(({ type, tags: [lead, ...others] }) => [lead!, type, after, before, ...others])

/** The first events of the union, with their lines. The sorted lists are merged, so a page costs no more than a page. */
export const selectPage = (branches: ReadonlyArray<Branch>, range: Range, limit: number): Selection => ({
  sql: `SELECT event.position, event.line
    FROM (${branches.map(selectBranch).join(" UNION ")} ${inDirection(range)} LIMIT ?) AS found
    CROSS JOIN event ON event.position = found.position`,
  parameters: [...parametersOf(branches, range), limit]
})

const inTypes = ({ types }: QueryItem): string =>
  `type IN (${types.length > 0 ? types.map(() => "?").join() : selectTypes("type")})`

/** Any events of an item, in no order: one look-up in the index for each of its types. */
const selectItem = (connection: Connection, item: QueryItem, range: Range): Selection => {
  const { tags } = rarestFirst(connection, { type: indexKey(item.types[0] ?? ""), tags: tagsOf(item) }, range)
  const [lead, ...others] = tags as [string, ...Array<string>]
  const hasOtherTags = others.map(
    () => "AND EXISTS (SELECT 1 FROM tagged AS o WHERE o.tag = ? AND o.type = d.type AND o.position = d.position)"
  )
  // For the whole list of a tag no type needs to be looked up.
  const isWholeList = item.types.length === 0 && range.after <= 0 && range.before > maxPosition
  const within = isWholeList ? between : `AND ${inTypes(item)} ${between}`
  const types = isWholeList ? [] : item.types.length > 0 ? item.types.map(indexKey) : [lead, lead]
  return {
    sql: `SELECT position FROM tagged AS d WHERE tag = ? ${within} ${hasOtherTags.join(" ")}`,
    parameters: [lead, ...types, range.after, range.before, ...others]
  }
}

const union = (items: ReadonlyArray<Selection>): Selection => ({
  sql: items.map(({ sql }) => sql).join(" UNION ALL "),
  parameters: items.flatMap((item) => item.parameters)
})

const toTheEnd = (after: number): Range => ({ after, before: maxPosition + 1, backwards: false })

/** Any event that one of the items selects after its position; stops at the first. */
export const selectAny = (connection: Connection, items: ReadonlyArray<ConditionItem>): Selection => {
  const { parameters, sql } = union(items.map(({ after, item }) => selectItem(connection, item, toTheEnd(after))))
  return { sql: `${sql} LIMIT 1`, parameters }
}

/** Events that the query selects, with their lines, unordered and perhaps twice: for the few that a fact folds. */
export const selectUnordered = (connection: Connection, query: Query, range: Range, limit: number): Selection => {
  const { parameters, sql } = union(query.map((item) => selectItem(connection, item, range)))
  return {
    sql: `SELECT event.position, event.line
      FROM (${sql} LIMIT ?) AS found CROSS JOIN event ON event.position = found.position`,
    parameters: [...parameters, limit]
  }
}

/** The events at these positions. */
export const selectPositions = (positions: ReadonlyArray<number>): Selection => ({
  sql: "SELECT event.position, event.line FROM json_each(?) AS found CROSS JOIN event ON event.position = found.value",
  parameters: [JSON.stringify(positions)]
})

/** The last position of the log; nothing where it is empty. What was put outside the positions of a log is not looked at. */
export const endOfLog = `SELECT position FROM event WHERE position > 0 AND position <= ${maxPosition} ORDER BY position DESC LIMIT 1`

/** A page of the whole log. */
export const selectLog = (range: Range, limit: number): Selection => ({
  sql: `SELECT position, line FROM event WHERE position > ? AND position < ? ${inDirection(range)} LIMIT ?`,
  parameters: [range.after, range.before, limit]
})
