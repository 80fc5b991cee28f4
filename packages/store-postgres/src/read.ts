// Reading. Queries whose items each name one tag, as those of decisions do, are batched: one statement reads for all callers. A
// query that selects more than its limit, or has items with several tags or none, is read as a page of its own.
import {
  defaultReadLimit,
  type EventStore,
  maxPosition,
  type Query,
  type ReadOptions,
  type StoredEvent,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"
import { makeBatcher } from "./batcher.ts"
import type { Database, Queries, Row, Value } from "./database.ts"
import { attempt, failWith } from "./failure.ts"
import { isInLog, itemKinds } from "./functions.ts"
import { integerArray, itemsAsParameters, joinKeys } from "./parameters.ts"
import { branchesOf, type Range, type Selection, selectLog, selectPage, selectsAll } from "./select.ts"

/** A statement has at most 65,535 parameters, and is planned for each number of branches. */
const maxBranches = 1_000

interface PageRequest extends Range {
  readonly query: Query
  readonly limit: number
}

const pageRequestOf = (
  query: Query,
  { after = 0, before = maxPosition + 1, limit = defaultReadLimit, backwards = false }: ReadOptions = {}
): PageRequest => ({
  query,
  after: Math.min(after, maxPosition),
  before: Math.min(before, maxPosition + 1),
  limit: Math.min(limit, maxPosition),
  backwards
})

/** Whether each item names one tag. Such a query rarely selects more than a page. */
const isTagged = ({ query }: PageRequest): boolean => query.every(({ tags }) => tags.length === 1)

const storedIn = ([position, line]: Row): StoredEvent => ({ position: Number(position), line: line! })

/** Sorted, without duplicates, within the limit. */
const inOrder = (found: ReadonlyArray<StoredEvent>, { backwards, limit }: PageRequest): ReadonlyArray<StoredEvent> =>
  [...found]
    .sort((a, b) => (backwards ? b.position - a.position : a.position - b.position))
    .filter((stored, n, all) => stored.position !== all[n - 1]?.position)
    .slice(0, limit)

const inParts = <A>(items: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / maxBranches) }, (_, n) =>
    items.slice(n * maxBranches, (n + 1) * maxBranches)
  )

/** How many events one statement returns: with lines of less than 64 KiB each, far less than a text can hold. */
const maxEventsPerStatement = defaultReadLimit

/** The events of a page, returned as one row of two long texts: parsing a row costs the driver as much as folding an event. */
const storedOf = async ({ rows }: Database, { parameters, sql }: Selection) => {
  const inOne = `SELECT string_agg(page.position::text, ','), string_agg(page.line, E'\\n') FROM (${sql}) AS page`
  const [[positions, lines] = []] = await rows(inOne, parameters)
  if (positions == null) return []
  const [places, texts] = [positions.split(","), lines!.split("\n")]
  // A line contains a line feed only if it was altered.
  if (places.length !== texts.length) return (await rows(sql, parameters)).map(storedIn)
  return places.map((position, n): StoredEvent => ({ position: Number(position), line: texts[n]! }))
}

/** Whether one statement suffices, which sees one state of the log. */
const isOneStatement = ({ query }: PageRequest): boolean =>
  query.every(({ types }) => types.length > 0) && query.flatMap(({ types }) => types).length <= maxBranches

/** Several statements see the same log when none reads beyond an end that was determined before the first of them. */
const upToEnd = async ({ rows, schema }: Database, request: PageRequest): Promise<PageRequest> => {
  const [[head] = []] = await rows(
    `SELECT coalesce(max(position), 0) FROM ${schema}.event WHERE ${isInLog("position")}`
  )
  return { ...request, before: Math.min(request.before, Number(head) + 1) }
}

/** One page of the log or of the merged branches, within what one statement returns. */
const readPart = async (database: Database, request: PageRequest): Promise<ReadonlyArray<StoredEvent>> => {
  const { schema } = database
  const page = (selection: Selection) => storedOf(database, selection)
  if (selectsAll(request.query)) return inOrder(await page(selectLog(schema, request, request.limit)), request)
  const bounded = isOneStatement(request) ? request : await upToEnd(database, request)
  const parts = inParts(await branchesOf(database, bounded.query, bounded))
  const pages = await Promise.all(parts.map((part) => page(selectPage(schema, part, bounded, bounded.limit))))
  return inOrder(pages.flat(), bounded)
}

/** A page of any size, in parts that join up because the log only grows. */
const readPage = async (database: Database, request: PageRequest): Promise<ReadonlyArray<StoredEvent>> => {
  const found: Array<StoredEvent> = []
  while (true) {
    const limit = Math.min(request.limit - found.length, maxEventsPerStatement)
    const last = found.at(-1)?.position
    const from = last === undefined ? {} : { [request.backwards ? "before" : "after"]: last }
    const part = await readPart(database, { ...request, ...from, limit })
    for (const stored of part) found.push(stored)
    if (part.length < limit || found.length === request.limit) return found
  }
}

/**
 * The events that the items of several requests (owners) select, by one tag with or without types, up to a limit for each item;
 * unordered and perhaps twice. One statement for all, because a statement costs more than a look-up.
 */
const selectBatch = (schema: string): string => {
  const items = (kind: keyof typeof itemKinds) => `ROWS FROM (
      unnest($1::int[]), unnest($2::int[]), string_to_table($3, E'\\n'), string_to_table($4, E'\\n'),
      unnest($5::bigint[]), unnest($6::bigint[]), unnest($7::bigint[])
    ) AS i (owner, kind, tag, types, after, before, max_events)
    CROSS JOIN LATERAL (
      SELECT t.position FROM ${schema}.tagged AS t WHERE t.tag = i.tag AND t.position > i.after AND t.position < i.before
        ${kind === "tagAndTypes" ? "AND t.type = ANY (string_to_array(i.types, E'\\t'))" : ""} LIMIT i.max_events
    ) AS t WHERE i.kind = ${itemKinds[kind]}`
  return `SELECT event.position, event.line, found.owner
    FROM (
      SELECT i.owner, t.position FROM ${items("tagAndTypes")} UNION ALL SELECT i.owner, t.position FROM ${items("tag")}
    ) AS found JOIN ${schema}.event AS event ON event.position = found.position`
}

/** The same for one request: this statement starts in half the time, but differs for each shape of query. */
const selectOne = (schema: string, { after, before, limit, query }: PageRequest): Selection => {
  const parameters: Array<Value> = [after, before, limit + 1]
  const parameter = (value: Value): string => `$${parameters.push(value)}`
  const found = query.map(({ tags, types }) => {
    const typeIs = types.length > 0 ? `AND type = ANY (string_to_array(${parameter(joinKeys(types))}, E'\\t'))` : ""
    return `(SELECT position FROM ${schema}.tagged
      WHERE tag = ${parameter(joinKeys(tags))} ${typeIs} AND position > $1 AND position < $2 LIMIT $3)`
  })
  return {
    sql: `SELECT event.position, event.line
      FROM (${found.join(" UNION ALL ")}) AS found JOIN ${schema}.event AS event ON event.position = found.position`,
    parameters
  }
}

interface QueuedRequest extends PageRequest {
  readonly answer: (answer: Effect.Effect<ReadonlyArray<StoredEvent>, StoreUnavailable>) => void
}

/** Two, so that the next statement is sent while one is answered. */
const maxConcurrentStatements = 2

/** Decisions have fewer items than this; for longer queries, statements of many shapes would evict one another. */
const maxItemsAlone = 16

/** How many query items share a statement. */
const maxItemsPerStatement = 1_000

/** The reading side of a store. */
export const makeReader = (database: Database): EventStore["read"] => {
  const sql = selectBatch(database.schema)

  const pageOf = (request: PageRequest) => attempt(() => readPage(database, request))

  const readOne = async (queued: QueuedRequest, { rows }: Queries) => {
    const { parameters, sql } = selectOne(database.schema, queued)
    return [(await rows(sql, parameters)).map(storedIn)]
  }

  const readBatch = async (group: ReadonlyArray<QueuedRequest>, { rows }: Queries) => {
    const items = group.flatMap((queued, owner) => queued.query.map((item) => ({ queued, item, owner })))
    const found = await rows(sql, [
      ...itemsAsParameters(items),
      integerArray(items.map(({ queued }) => queued.after)),
      integerArray(items.map(({ queued }) => queued.before)),
      integerArray(items.map(({ queued }) => queued.limit + 1))
    ])
    const byOwner = group.map((): Array<StoredEvent> => [])
    for (const row of found) byOwner[Number(row[2])]!.push(storedIn(row))
    return byOwner
  }

  const answerAll = async (group: ReadonlyArray<QueuedRequest>, queries: Queries): Promise<void> => {
    try {
      const [first] = group
      const isShort = first!.query.length <= maxItemsAlone
      const found = group.length === 1 && isShort ? await readOne(first!, queries) : await readBatch(group, queries)
      group.forEach((queued, owner) => {
        const events = found[owner]!
        queued.answer(events.length > queued.limit ? pageOf(queued) : Effect.succeed(inOrder(events, queued)))
      })
    } catch (cause) {
      for (const { answer } of group) answer(failWith(cause))
    }
  }

  const batcher = makeBatcher<QueuedRequest, Queries>(
    Array.from({ length: maxConcurrentStatements }, () => database),
    maxItemsPerStatement,
    ({ query }) => query.length,
    answerAll
  )

  return (query, options) => {
    const request = pageRequestOf(query, options)
    if (request.limit <= 0 || query.length === 0) return Effect.succeed([])
    if (!isTagged(request) || request.limit > maxEventsPerStatement) return pageOf(request)
    return Effect.callback((resume) => {
      const queued = { ...request, answer: resume }
      batcher.add(queued)
      return Effect.sync(() => batcher.withdraw(queued))
    })
  }
}
