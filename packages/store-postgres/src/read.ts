// Reading. What decisions ask for, the few events of certain things, is gathered from all callers and asked for in one statement.
// Whatever turns out to be more, and every query without tags, is read as a page of its own.
import {
  defaultReadLimit,
  type EventStore,
  type Query,
  type ReadOptions,
  type StoredEvent,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"
import type { Database, Row } from "./database.ts"
import { attempt, failWith } from "./failure.ts"
import { alsoTagged } from "./functions.ts"
import { makeLanes } from "./lanes.ts"
import { branchesOf, type Range, type Selection, selectLog, selectPage, selectsAll } from "./select.ts"
import { integers, lines, tabbed } from "./texts.ts"

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

const isAboutThings = ({ query }: Wanted): boolean => query.length > 0 && query.every(({ tags }) => tags.length > 0)

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

/** How many events under a tag are looked at to find the rarest of several. */
const sampleSize = 1_000

/**
 * The events that the items of several callers (owners) select, up to a number for each item, in no order. One look-up in the index
 * for each item and type; of several tags the rarest leads.
 */
const selectSome = (schema: string): string => {
  const under = (tag: string, types: string) =>
    `FROM ${schema}.tagged AS t WHERE t.tag = ${tag} AND ${types} t.position > item.after AND t.position < item.before`
  const rows = (types: string) => `SELECT t.position ${under("item.lead", types)}
    AND (cardinality(item.tags) = 1 OR ${alsoTagged(schema)}) LIMIT item.most`
  const ofTypes = "t.type = ANY (item.types) AND"
  return `
    WITH item AS MATERIALIZED (
      SELECT item.*, CASE WHEN cardinality(item.tags) = 1 THEN item.tags[1] ELSE (
          SELECT tag FROM unnest(item.tags) AS tag ORDER BY (
            SELECT count(*) FROM (SELECT ${under("tag", "(item.types IS NULL OR t.type = ANY (item.types)) AND")} LIMIT ${sampleSize}) AS sample
          ) LIMIT 1
        ) END COLLATE "C" AS lead
      FROM (
        SELECT i.owner, string_to_array(i.tags, E'\\t') AS tags, string_to_array(nullif(i.types, ''), E'\\t') AS types,
          i.after, i.before, i.most
        FROM ROWS FROM (
          unnest($1::int[]), string_to_table($2, E'\\n'), string_to_table($3, E'\\n'),
          unnest($4::bigint[]), unnest($5::bigint[]), unnest($6::bigint[])
        ) AS i (owner, tags, types, after, before, most)
      ) AS item
    ), found AS (
      SELECT item.owner, t.position FROM item CROSS JOIN LATERAL (${rows(ofTypes)}) AS t WHERE item.types IS NOT NULL
      UNION
      SELECT item.owner, t.position FROM item CROSS JOIN LATERAL (${rows("")}) AS t WHERE item.types IS NULL
    )
    SELECT event.position, event.line, found.owner FROM found JOIN ${schema}.event AS event ON event.position = found.position`
}

interface Asked extends Wanted {
  readonly answer: (answer: Effect.Effect<ReadonlyArray<StoredEvent>, StoreUnavailable>) => void
}

/** Two: while one statement is answered, the next is under way already. */
const lanes = 2

/** How many items of queries share a statement. */
const itemsAtOnce = 1_000

/** The reading side of a store. */
export const makeReader = (database: Database): EventStore["read"] => {
  const sql = selectSome(database.schema)

  const pageOf = (wanted: Wanted) => attempt(() => readPage(database, wanted))

  const askFor = async (group: ReadonlyArray<Asked>): Promise<void> => {
    const items = group.flatMap((asked, owner) => asked.query.map((item) => ({ asked, item, owner })))
    try {
      const found = await database.rows(sql, [
        integers(items.map(({ owner }) => owner)),
        lines(items.map(({ item }) => tabbed([...new Set(item.tags)]))),
        lines(items.map(({ item }) => tabbed(item.types))),
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

  const waiting = makeLanes<Asked>(lanes, itemsAtOnce, ({ query }) => query.length, askFor)

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
