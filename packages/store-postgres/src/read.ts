// Reading. What decisions ask for, the few events of certain things, is gathered from all callers and asked for in one statement.
// Whatever turns out to be more, and every query with several tags or none, is read as a page of its own.
import {
  defaultReadLimit,
  type EventStore,
  type Query,
  type ReadOptions,
  type StoredEvent,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"
import type { Database, Queries, Row, Value } from "./database.ts"
import { attempt, failWith } from "./failure.ts"
import { itemKinds } from "./functions.ts"
import { makeLanes } from "./lanes.ts"
import { branchesOf, type Range, type Selection, selectLog, selectPage, selectsAll } from "./select.ts"
import { integers, itemsAsParameters, tabbed } from "./texts.ts"

/** One statement has at most 65,535 parameters, and is planned anew for each number of branches. */
const branchesAtOnce = 1_000

const largest = Number.MAX_SAFE_INTEGER

interface Wanted extends Range {
  readonly query: Query
  readonly limit: number
}

const wantedOf = (
  query: Query,
  { after = 0, before = largest, limit = defaultReadLimit, backwards = false }: ReadOptions = {}
): Wanted => ({
  query,
  after: Math.min(after, largest),
  before: Math.min(before, largest),
  limit: Math.min(limit, largest),
  backwards
})

/** Such a query rarely selects more than a page. */
const isAboutThings = ({ query }: Wanted): boolean => query.every(({ tags }) => tags.length === 1)

const storedIn = ([position, line]: Row): StoredEvent => ({ position: Number(position), line: line! })

/** In order, each once, and no more than wanted. */
const inOrder = (found: ReadonlyArray<StoredEvent>, { backwards, limit }: Wanted): ReadonlyArray<StoredEvent> =>
  [...found]
    .sort((a, b) => (backwards ? b.position - a.position : a.position - b.position))
    .filter((stored, n, all) => stored.position !== all[n - 1]?.position)
    .slice(0, limit)

const inParts = <A>(whole: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(whole.length / branchesAtOnce) }, (_, n) =>
    whole.slice(n * branchesAtOnce, (n + 1) * branchesAtOnce)
  )

/** What is handed over as one row at most. */
const atOnce = 10_000

/** The events of a page, handed over as one row of two long texts, because each row costs the driver as much as folding it costs. */
const storedOf = async ({ rows }: Database, { parameters, sql }: Selection, most: number) => {
  const allRows = async () => (await rows(sql, parameters)).map(storedIn)
  if (most > atOnce) return allRows()
  const inOne = `SELECT string_agg(page.position::text, ','), string_agg(page.line, E'\\n') FROM (${sql}) AS page`
  const [[positions, lines] = []] = await rows(inOne, parameters)
  if (positions == null) return []
  const [places, texts] = [positions.split(","), lines!.split("\n")]
  // No line holds a line feed, unless somebody has altered it.
  if (places.length !== texts.length) return allRows()
  return places.map((position, n): StoredEvent => ({ position: Number(position), line: texts[n]! }))
}

/** Whether one statement knows all branches by itself, so that it sees one state of the log. */
const isOneStatement = ({ query }: Wanted): boolean =>
  query.every(({ types }) => types.length > 0) && query.flatMap(({ types }) => types).length <= branchesAtOnce

/** Several statements see the same log when none looks beyond an end that was known before the first of them. */
const upToEnd = async ({ rows, schema }: Database, wanted: Wanted): Promise<Wanted> => {
  const [[head] = []] = await rows(`SELECT coalesce(max(position), 0) FROM ${schema}.event`)
  return { ...wanted, before: Math.min(wanted.before, Number(head) + 1) }
}

/** One page of the log or of the merged branches. */
const readPage = async (database: Database, wanted: Wanted): Promise<ReadonlyArray<StoredEvent>> => {
  const { schema } = database
  const page = (selection: Selection) => storedOf(database, selection, wanted.limit)
  if (selectsAll(wanted.query)) return inOrder(await page(selectLog(schema, wanted, wanted.limit)), wanted)
  const bounded = isOneStatement(wanted) ? wanted : await upToEnd(database, wanted)
  const parts = inParts(await branchesOf(database, bounded.query, bounded))
  const pages = await Promise.all(parts.map((some) => page(selectPage(schema, some, bounded, bounded.limit))))
  return inOrder(pages.flat(), bounded)
}

/**
 * The events that the items of several callers (owners) select, each by one tag with types or without, up to a number for each item,
 * in no order and perhaps twice. A statement costs more than a look-up, so there is one for all.
 */
const selectSome = (schema: string): string => {
  const items = (kind: keyof typeof itemKinds) => `ROWS FROM (
      unnest($1::int[]), unnest($2::int[]), string_to_table($3, E'\\n'), string_to_table($4, E'\\n'),
      unnest($5::bigint[]), unnest($6::bigint[]), unnest($7::bigint[])
    ) AS i (owner, kind, tag, types, after, before, most)
    CROSS JOIN LATERAL (
      SELECT t.position FROM ${schema}.tagged AS t WHERE t.tag = i.tag AND t.position > i.after AND t.position < i.before
        ${kind === "tagAndTypes" ? "AND t.type = ANY (string_to_array(i.types, E'\\t'))" : ""} LIMIT i.most
    ) AS t WHERE i.kind = ${itemKinds[kind]}`
  return `SELECT event.position, event.line, found.owner
    FROM (
      SELECT i.owner, t.position FROM ${items("tagAndTypes")} UNION ALL SELECT i.owner, t.position FROM ${items("tag")}
    ) AS found JOIN ${schema}.event AS event ON event.position = found.position`
}

/** The same for one caller: such a statement starts in half the time, and is made for each shape of query. */
const selectFew = (schema: string, { after, before, limit, query }: Wanted): Selection => {
  const parameters: Array<Value> = [after, before, limit + 1]
  const parameter = (value: Value): string => `$${parameters.push(value)}`
  const found = query.map(({ tags, types }) => {
    const typeIs = types.length > 0 ? `AND type = ANY (string_to_array(${parameter(tabbed(types))}, E'\\t'))` : ""
    return `(SELECT position FROM ${schema}.tagged
      WHERE tag = ${parameter(tabbed(tags))} ${typeIs} AND position > $1 AND position < $2 LIMIT $3)`
  })
  return {
    sql: `SELECT event.position, event.line
      FROM (${found.join(" UNION ALL ")}) AS found JOIN ${schema}.event AS event ON event.position = found.position`,
    parameters
  }
}

interface Asked extends Wanted {
  readonly answer: (answer: Effect.Effect<ReadonlyArray<StoredEvent>, StoreUnavailable>) => void
}

/** While one statement is answered, the next is under way already. */
const statementsAtOnce = 2

/** A decision's query has fewer items than this; for more of them, a statement of its own would not be kept for long. */
const itemsAlone = 16

/** How many items of queries share a statement. */
const itemsAtOnce = 1_000

/** The reading side of a store. */
export const makeReader = (database: Database): EventStore["read"] => {
  const sql = selectSome(database.schema)

  const pageOf = (wanted: Wanted) => attempt(() => readPage(database, wanted))

  const askAlone = async (asked: Asked, { rows }: Queries) => {
    const { parameters, sql } = selectFew(database.schema, asked)
    return [(await rows(sql, parameters)).map(storedIn)]
  }

  const askTogether = async (group: ReadonlyArray<Asked>, { rows }: Queries) => {
    const items = group.flatMap((asked, owner) => asked.query.map((item) => ({ asked, item, owner })))
    const found = await rows(sql, [
      ...itemsAsParameters(items),
      integers(items.map(({ asked }) => asked.after)),
      integers(items.map(({ asked }) => asked.before)),
      integers(items.map(({ asked }) => asked.limit + 1))
    ])
    const byOwner = group.map((): Array<StoredEvent> => [])
    for (const row of found) byOwner[Number(row[2])]!.push(storedIn(row))
    return byOwner
  }

  const askFor = async (group: ReadonlyArray<Asked>, queries: Queries): Promise<void> => {
    try {
      const [first] = group
      const isShort = first!.query.length <= itemsAlone
      const found = group.length === 1 && isShort ? await askAlone(first!, queries) : await askTogether(group, queries)
      group.forEach((asked, owner) => {
        const some = found[owner]!
        asked.answer(some.length > asked.limit ? pageOf(asked) : Effect.succeed(inOrder(some, asked)))
      })
    } catch (cause) {
      for (const { answer } of group) answer(failWith(cause))
    }
  }

  const waiting = makeLanes<Asked, Queries>(
    Array.from({ length: statementsAtOnce }, database.line),
    itemsAtOnce,
    ({ query }) => query.length,
    askFor
  )

  return (query, options) => {
    const wanted = wantedOf(query, options)
    if (wanted.limit <= 0 || query.length === 0) return Effect.succeed([])
    if (!isAboutThings(wanted)) return pageOf(wanted)
    return Effect.callback((resume) => {
      const asked = { ...wanted, answer: resume }
      waiting.add(asked)
      return Effect.sync(() => void waiting.withdraw(asked))
    })
  }
}
