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
import type { Database, Queries, Row } from "./database.ts"
import { attempt, failWith } from "./failure.ts"
import { itemKinds } from "./functions.ts"
import { makeLanes } from "./lanes.ts"
import { branchesOf, type Range, type Selection, selectLog, selectPage, selectsAll } from "./select.ts"
import { integers, itemsAsParameters } from "./texts.ts"

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

/** One page of the log or of the merged branches. */
const readPage = async (database: Database, wanted: Wanted): Promise<ReadonlyArray<StoredEvent>> => {
  const { rows, schema } = database
  const page = async ({ parameters, sql }: Selection) => (await rows(sql, parameters)).map(storedIn)
  if (selectsAll(wanted.query)) return inOrder(await page(selectLog(schema, wanted, wanted.limit)), wanted)
  const branches = inParts(await branchesOf(database, wanted.query, wanted))
  if (branches.length < 2)
    return inOrder(
      (await Promise.all(branches.map((some) => page(selectPage(schema, some, wanted, wanted.limit))))).flat(),
      wanted
    )
  // Several statements see the same log when none looks beyond an end that all know.
  const [[head] = []] = await rows(`SELECT coalesce(max(position), 0) FROM ${schema}.event`)
  const bounded = { ...wanted, before: Math.min(wanted.before, Number(head) + 1) }
  const pages = await Promise.all(branches.map((some) => page(selectPage(schema, some, bounded, bounded.limit))))
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

interface Asked extends Wanted {
  readonly answer: (answer: Effect.Effect<ReadonlyArray<StoredEvent>, StoreUnavailable>) => void
}

/** While one statement is answered, the next is under way already. */
const statementsAtOnce = 2

/** How many items of queries share a statement. */
const itemsAtOnce = 1_000

/** The reading side of a store. */
export const makeReader = (database: Database): EventStore["read"] => {
  const sql = selectSome(database.schema)

  const pageOf = (wanted: Wanted) => attempt(() => readPage(database, wanted))

  const askFor = async (group: ReadonlyArray<Asked>, { rows }: Queries): Promise<void> => {
    const items = group.flatMap((asked, owner) => asked.query.map((item) => ({ asked, item, owner })))
    try {
      const found = await rows(sql, [
        ...itemsAsParameters(items),
        integers(items.map(({ asked }) => asked.after)),
        integers(items.map(({ asked }) => asked.before)),
        integers(items.map(({ asked }) => asked.limit + 1))
      ])
      const byOwner = group.map((): Array<StoredEvent> => [])
      for (const row of found) byOwner[Number(row[2])]!.push(storedIn(row))
      group.forEach((asked, owner) => {
        const some = byOwner[owner]!
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
