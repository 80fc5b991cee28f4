// Many writers at once, in one process and in several: one order, nothing lost, nothing twice, and the rules hold across them.
import { everything, type Query, type StoreUnavailable } from "@keikaku/kernel"
import { Effect, Fiber, Stream } from "effect"
import pg from "pg"
import { expect, it } from "vitest"
import { soak } from "../soak.ts"
import { noteOf, notes } from "../store-sqlite/note.ts"
import { databaseUrl, newSchema, openSchema, query, useDatabase } from "./opened.ts"
import { start } from "./process.ts"
import { outOfOrder, runWriters } from "./serial-order.ts"

useDatabase()

const numbers = (last: number) => Array.from({ length: last }, (_, n) => n + 1)
const run = Effect.runPromise
const seat = (n: number): Query => [{ types: [], tags: [`seat:${n}`] }]

it("a refused append leaves no trace in the database, not even a counter or a lock on a row", async () => {
  const schema = newSchema()
  const { close, store } = await openSchema(schema)
  await run(store.append(notes("before", 3, ["seat:1"])))
  const rows = async () => {
    const tables = await query(
      "SELECT relname, relkind FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'S') ORDER BY 1",
      [schema]
    )
    const contents = []
    for (const [name] of tables)
      contents.push(await query(`SELECT ctid::text, xmin::text, xmax::text, t::text FROM ${schema}.${name} AS t`))
    return [tables, contents]
  }
  const before = await rows()
  for (const attempt of [1, 40])
    await run(
      Effect.forEach(
        numbers(attempt),
        () => Effect.flip(store.append(notes("refused", 2, ["seat:2"]), { query: seat(1), after: 2 })),
        { concurrency: "unbounded" }
      )
    )
  expect(await rows()).toEqual(before)
  expect(await run(store.append(notes("after", 1)))).toMatchObject({ position: 4 })
  await close()
})

it("of two that create the same thing at once, one does", async () => {
  const schema = newSchema()
  const [a, b] = await Promise.all([openSchema(schema), openSchema(schema)])
  for (const n of numbers(40)) {
    const create = ({ store }: typeof a) =>
      run(Effect.result(store.append(notes(`seat ${n}`, 1, [`seat:${n}`]), { query: seat(n), after: 0 })))
    const ends = await Promise.all([create(a), create(b)])
    expect(ends.map(({ _tag }) => _tag).sort()).toEqual(["Failure", "Success"])
  }
  expect(await run(a.store.read(everything))).toHaveLength(40)
  await Promise.all([a.close(), b.close()])
})

it("of two processes that race for the same businesses, one lists each, and the other hears the business say no", async () => {
  const schema = newSchema()
  const { close } = await openSchema(schema)
  const businesses = 60
  const scripts = ["a", "b"].map((name) => start("list-cases.ts", databaseUrl(), schema, name, `${businesses}`))
  await Promise.all(scripts.map(({ printed }) => printed(1)))
  for (const { child } of scripts) child.stdin!.write("go\n")
  expect((await Promise.all(scripts.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([0, 0])
  const ends = scripts.flatMap(({ lines }) => lines.slice(1))
  for (const n of numbers(businesses))
    expect(ends.filter((end) => end.endsWith(` ${n - 1}`)).sort()).toEqual([
      `BusinessAlreadyListed ${n - 1}`,
      `Recorded ${n - 1}`
    ])
  await close()
})

it("16 writers in four processes on 100 hot tags: nothing lost or doubled, and the outcome is that of a serial order", async () => {
  const { codes, discrepancies, recorded, endings } = await runWriters(databaseUrl(), newSchema(), soak(2, 30))
  expect(codes).toEqual([0, 0, 0, 0])
  expect(recorded.map(({ position }) => position)).toEqual(numbers(recorded.length))
  const acknowledged = endings.filter(({ outcome }) => outcome === "Recorded").map(({ commandId }) => commandId)
  expect(recorded.map(({ commandId }) => commandId).sort()).toEqual(acknowledged.sort())
  expect(acknowledged.length).toBeGreaterThan(16)
  expect(endings.some(({ outcome }) => outcome === "Refused")).toBe(true)
  expect(outOfOrder(recorded)).toEqual([])
  expect(discrepancies).toEqual([])
})

it("a reader that polls while others commit sees every position, in order, at once", async () => {
  const schema = newSchema()
  const stores = await Promise.all(numbers(3).map(() => openSchema(schema)))
  const reader = await openSchema(schema)
  const total = 900
  const seen: Array<number> = []
  const poll = Effect.gen(function* () {
    while (seen.length < total) {
      const found = yield* reader.store.read(everything, { after: seen.length })
      seen.push(...found.map(({ position }) => position))
    }
  })
  const write = ({ store }: typeof reader) =>
    Effect.forEach(numbers(100), (n) => store.append(notes(`${n}`, 3)), { concurrency: 8 })
  await run(Effect.all([poll, ...stores.map(write)], { concurrency: "unbounded" }))
  expect(seen).toEqual(numbers(total))
  for (const { close } of [...stores, reader]) await close()
})

it("an append waits for another's lock, and fails as busy when it takes too long", async () => {
  const schema = newSchema()
  const { close, store } = await openSchema(schema, { busyTimeout: 200 })
  const other = new pg.Client(databaseUrl())
  await other.connect()
  await other.query("BEGIN")
  await other.query(`SELECT pg_advisory_xact_lock('${schema}.event'::regclass::oid::bigint)`)
  const failures = await Promise.all(
    ["a", "b"].map((group) => run(Effect.flip(store.append(notes(group, 1))) as Effect.Effect<StoreUnavailable>))
  )
  expect(failures.map(({ reason }) => reason)).toEqual(["busy", "busy"])
  expect(await run(store.read(everything))).toEqual([])
  const patient = run(store.append(notes("patient", 1)))
  await other.query("COMMIT")
  expect(await patient).toMatchObject({ position: 1 })
  await other.end()
  await close()
})

it("while one append waits for the lock, the conditions of the next are checked, and a refusal needs no lock", async () => {
  const schema = newSchema()
  const { close, store } = await openSchema(schema)
  await run(store.append(notes("before", 1, ["seat:1"])))
  const other = new pg.Client(databaseUrl())
  await other.connect()
  await other.query("BEGIN")
  await other.query(`SELECT pg_advisory_xact_lock('${schema}.event'::regclass::oid::bigint)`)
  const waiting = run(store.append(notes("waits", 1)))
  await new Promise((resolve) => setTimeout(resolve, 20))
  const refusal = await run(Effect.flip(store.append(notes("refused", 1), { query: seat(1), after: 0 })))
  expect(refusal._tag).toBe("AppendConflict")
  await other.query("COMMIT")
  expect(await waiting).toMatchObject({ position: 2 })
  await other.end()
  await close()
})

it("64 appends of one turn are few commits, keep their order, and each is decided on its own condition", async () => {
  const schema = newSchema()
  const { close, store } = await openSchema(schema)
  const commits = async () => Number((await query(`SELECT count(DISTINCT xmin::text) FROM ${schema}.event`))[0][0])
  const appended = await run(
    Effect.forEach(numbers(64), (n) => store.append(notes(`${n}`, 2)), { concurrency: "unbounded" })
  )
  expect(appended.map(({ position }) => position)).toEqual(numbers(64).map((n) => 2 * n - 1))
  expect(await commits()).toBe(1)

  const seats = [1, 2, 1, 3, 2, 1, 4]
  const ends = await run(
    Effect.forEach(
      seats,
      (n) => Effect.result(store.append(notes(`${n}`, 1, [`seat:${n}`]), { query: seat(n), after: 0 })),
      { concurrency: "unbounded" }
    )
  )
  expect(ends.map((end) => (end._tag === "Success" ? end.success.position : "refused"))).toEqual([
    ...[129, 130, "refused", 131, "refused", "refused", 132]
  ])
  expect(await commits()).toBe(2)
  await close()
})

it("within a turn, what depends on a refused append is decided without it", async () => {
  const { close, store } = await openSchema()
  await run(store.append(notes("before", 1, ["row:1"])))
  const ends = await run(
    Effect.all(
      [
        store.append(notes("a", 1, ["seat:1"]), { query: [{ types: [], tags: ["row:1"] }], after: 0 }),
        store.append(notes("b", 1, ["seat:2"]), { query: seat(1), after: 0 }),
        store.append(notes("c", 1, ["seat:1"]), { query: seat(2), after: 1 }),
        store.append(notes("d", 1), { query: seat(2), after: 2 })
      ].map(Effect.result),
      { concurrency: "unbounded" }
    )
  )
  expect(ends.map((end) => (end._tag === "Success" ? end.success.position : "refused"))).toEqual([
    ...["refused", 2, "refused", 3]
  ])
  await close()
})

it("an append that is interrupted while it waits is not made", async () => {
  const { close, store } = await openSchema()
  const stored = Effect.gen(function* () {
    const [kept, given] = yield* Effect.forEach(["kept", "given up"], (group) =>
      Effect.forkChild(store.append(notes(group, 1)), { startImmediately: true })
    )
    yield* Fiber.interrupt(given!)
    yield* Fiber.join(kept!)
    return yield* store.read(everything)
  })
  expect((await run(stored)).map(({ line }) => noteOf(line).group)).toEqual(["kept"])
  await close()
})

it("subscribers hear of another process's appends by notification, long before they would ask", async () => {
  const schema = newSchema()
  const [here, there] = await Promise.all([openSchema(schema, { pollInterval: 3_600_000 }), openSchema(schema)])
  const heard = run(Stream.runCollect(Stream.take(here.store.subscribe(everything), 20)))
  for (const n of numbers(20)) {
    await run(there.store.append(notes(`${n}`, 1)))
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect((await heard).map(({ position }) => position)).toEqual(numbers(20))
  await Promise.all([here.close(), there.close()])
})

it("subscribers miss nothing when no notification ever comes", async () => {
  const schema = newSchema()
  const { close, store } = await openSchema(schema, { pollInterval: 20 })
  const heard = run(Stream.runCollect(Stream.take(store.subscribe(everything), 3)))
  const silent = (n: number) =>
    query(
      `SELECT ${schema}.append('2024-04-01T09:00:00.000Z', 'Noted', 'seat:${n}', $1, '{}', '{}', '', '', '{}', NULL)`,
      [`{"recordedAt":"\t"}`]
    )
  for (const n of numbers(3)) await silent(n)
  expect((await heard).map(({ position }) => position)).toEqual(numbers(3))
  await close()
})
