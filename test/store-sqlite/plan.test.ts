// No statement walks or sorts a history: every statement that appends and reads send is explained by SQLite itself.
import type { Query, ReadOptions, Tag } from "@keikaku/kernel"
import { Effect, Scope } from "effect"
import { expect, it } from "vitest"
import { type Connection, connect, type Row } from "../../packages/store-sqlite/src/connection.ts"
import { storeOn } from "../../packages/store-sqlite/src/open.ts"
import { migrate } from "../../packages/store-sqlite/src/schema.ts"
import { note } from "./note.ts"

const types = ["Opened", "Moved", "Closed"]
const some: ReadonlyArray<Tag> = ["branch:1", "case:1"]

const queries: ReadonlyArray<Query> = [
  [{ types: [], tags: [] }],
  [{ types: ["Opened"], tags: [] }],
  [{ types, tags: [] }],
  [{ types: ["Opened"], tags: ["case:1"] }],
  [{ types: [], tags: ["case:1"] }],
  [{ types, tags: some }],
  [{ types: [], tags: some }],
  [
    { types, tags: some },
    { types: [], tags: ["branch:2"] },
    { types: ["Moved"], tags: [] }
  ],
  [{ types: Array.from({ length: 300 }, (_, n) => `Type${n}`), tags: ["case:1"] }]
]

const options: ReadonlyArray<ReadOptions> = [{}, { after: 5, before: 500, limit: 3 }, { backwards: true, before: 90 }]

/** A store that notes every statement it sends, with the parameters it was sent with last. */
const open = async () => {
  const bare = connect(":memory:")
  migrate(bare)
  const sent = new Map<string, Row>()
  const noting =
    <Result>(send: (sql: string, parameters?: Row) => Result): typeof send =>
    (sql, parameters = []) => {
      sent.set(sql, parameters)
      return send(sql, parameters)
    }
  const connection: Connection = {
    ...bare,
    run: noting(bare.run),
    first: noting(bare.first),
    all: noting(bare.all)
  }
  const store = await Effect.runPromise(Scope.provide(storeOn(connection), Scope.makeUnsafe()))
  return { store, sent, bare }
}

const event = (n: number) => note({ group: "", size: 1 }, [`branch:${n % 5}`, `case:${n}`], types[n % 3])

it("the rarest tag of an item leads, however the query names them", async () => {
  const { store, sent } = await open()
  await Effect.runPromise(store.append(Array.from({ length: 2_500 }, (_, n) => event(n))))
  for (const tags of [some, [...some].reverse()])
    for (const backwards of [false, true]) {
      sent.clear()
      const found = await Effect.runPromise(store.read([{ types: ["Moved"], tags }], { backwards }))
      expect(found.map(({ position }) => position)).toEqual([2])
      const [lead] = [...sent].find(([sql]) => sql.includes("EXISTS"))![1]
      expect(lead).toBe("case:1")
    }
})

it("appends and reads search the index, and neither scan nor sort a history", async () => {
  const { store, sent, bare } = await open()
  await Effect.runPromise(store.append(Array.from({ length: 1_000 }, (_, n) => event(n))))
  const ask = async () => {
    for (const query of queries) {
      for (const each of options) await Effect.runPromise(store.read(query, each))
      await Effect.runPromise(Effect.ignore(store.append([event(1)], { query, after: 3 })))
    }
  }
  // All in the index, and then with a tail, which answers conditions before the index is asked.
  await ask()
  await Effect.runPromise(store.append(Array.from({ length: 10 }, (_, n) => event(n))))
  await ask()

  const stepsOf = (sql: string, parameters: Row) =>
    bare.all(`EXPLAIN QUERY PLAN ${sql}`, parameters).map(([, , , step]) => `${step}`)
  // What is inserted is scanned and sorted before it becomes history.
  const inserting = /^(SCAN (row|tag|json_each) VIRTUAL TABLE.*|USE TEMP B-TREE FOR ORDER BY)$/
  // All that a tag has, in a statement that asks for all of it.
  const wholeList = "SEARCH d USING PRIMARY KEY (tag=?)"
  const steps = [...sent].flatMap(([sql, parameters]) =>
    stepsOf(sql, parameters).filter((step) => !(sql.startsWith("INSERT") && inserting.test(step)) && step !== wholeList)
  )
  for (const [sql, parameters] of sent)
    expect(stepsOf(sql, parameters).filter((step) => step === wholeList)).toHaveLength(
      sql.match(/AS d WHERE tag = \? +(?!AND type)/g)?.length ?? 0
    )
  // A page in the making, the types under one tag, and where the index ends: none is a history.
  const walked = /^SCAN (\(subquery-\d+\)|indexed|found( VIRTUAL TABLE INDEX 1:)?|known|(\d+ )?CONSTANT ROWS?)$/
  // With the type bound only from one side, it is min(type): the first entry and no more.
  const searched = [
    /^SEARCH [ado]?(tagged)? USING (COVERING )?PRIMARY KEY \(tag=\? AND type=\? AND position[>=<]\?( AND position<\?)?\)$/,
    /^SEARCH tagged USING PRIMARY KEY \(tag=\?( AND type>\?)?\)$/,
    /^SEARCH event USING INTEGER PRIMARY KEY \(rowid(=\?|>\? AND rowid<\?)\)$/,
    /^SEARCH event$/
  ]
  expect(steps.filter((step) => step.includes("TEMP B-TREE"))).toEqual([])
  expect(steps.filter((step) => step.startsWith("SCAN") && !walked.test(step))).toEqual([])
  expect(steps.filter((step) => step.startsWith("SEARCH") && !searched.some((pattern) => pattern.test(step)))).toEqual(
    []
  )
  expect(steps.filter((step) => step.startsWith("SEARCH")).length).toBeGreaterThan(50)
})
