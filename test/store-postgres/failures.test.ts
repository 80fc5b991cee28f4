// Whatever the surroundings do to it, the store says what is wrong in one word, and works again when that is over.
import { everything, execute, type Outcome, type StoreUnavailable } from "@keikaku/kernel"
import { hasPostgresLog, openPostgres, postgresPool } from "@keikaku/store-postgres"
import { Effect, Stream } from "effect"
import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { ownServer } from "../databases.ts"
import { notes } from "../store-sqlite/note.ts"
import { startProxy } from "./proxy.ts"
import { type Server, startStandby } from "./server.ts"
import { Transfer, transferCatalogue } from "./transfer.ts"

let server: Server
beforeAll(async () => {
  server = await ownServer()
})
afterAll(() => server.remove())

const run = Effect.runPromise
const ask = async (sql: string, url = server.url) => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
const reasonOf = (opening: Promise<{ readonly close: () => Promise<void> }>) =>
  opening.then(
    ({ close }) => close().then(() => "opened"),
    (failure: StoreUnavailable) => failure.reason
  )
const failureOf = async (effect: Effect.Effect<unknown, unknown>) =>
  ((await run(Effect.flip(effect))) as StoreUnavailable).reason

it("a command whose acknowledgement was lost is recorded exactly once, however often it is sent", async () => {
  const proxy = await startProxy(server.url)
  const { close, store } = await openPostgres(proxy.url, { schema: "lost" })
  const application = { catalogue: transferCatalogue, settings: undefined, store }
  const command = { from: "a", to: "b", amount: 1, occurredOn: "2024-04-01" }
  const send = (n: number) => execute(application, Transfer, command, { commandId: `command-${n}`, actor: "tester" })
  for (const n of [1, 2, 3, 4, 5]) {
    proxy.loseAnswerTo(".append(")
    expect(await failureOf(send(n))).toBe("unreachable")
    const outcome = (await run(send(n))) as Outcome & { readonly _tag: "Recorded" }
    const positions = outcome.events.map(({ position }) => position)
    expect([outcome._tag, outcome.repeated, positions]).toEqual(["Recorded", true, [n]])
  }
  expect(await run(store.read(everything))).toHaveLength(5)
  await close()
  await proxy.close()
})

it("whatever breaks, the store never has more connections than it was given", async () => {
  const { close, store } = await openPostgres(server.url, { schema: "counted", connections: 2 })
  const connections = async () =>
    (await ask("SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'keikaku'")).rows[0].n
  for (let n = 1; n <= 8; n++) {
    const bad = notes("bad", 1).map((event) => ({ ...event, head: `${event.head}\u0000` }))
    expect((await run(Effect.exit(store.append(bad))))._tag).toBe("Failure")
    expect(await run(store.append(notes("good", 1)))).toMatchObject({ position: 2 * n - 1 })
    await new Promise((resolve) => setTimeout(resolve, 20))
    await run(store.append(notes("also good", 1)))
  }
  expect(await connections()).toBeLessThanOrEqual(2)
  await close()
})

it("queries of more shapes than are kept prepared are answered all the same", async () => {
  const pool = postgresPool(server.url, { connections: 1 })
  const { close, store } = await openPostgres(pool, { schema: "shapes" })
  await run(store.append(notes("one", 1, ["seat:1"])))
  const tagged = { types: ["Noted"], tags: ["seat:1" as const] }
  // Each number is a shape: of nine items, those have a tag whose binary digit is one.
  for (let shape = 0; shape < 300; shape++) {
    const items = Array.from({ length: 9 }, (_, n) => ({
      types: [`Type${n}`],
      tags: ((shape >> n) & 1) === 1 ? tagged.tags : []
    }))
    expect(await run(store.read([...items, tagged]))).toHaveLength(1)
  }
  const { rows } = await pool.withClient((client) =>
    client.query("SELECT count(*)::int AS n FROM pg_prepared_statements")
  )
  expect(Number(rows[0].n)).toBe(256)
  await close()
  await pool.close()
})

it("a connection that breaks makes all that wait on it fail as unreachable, and later operations succeed", async () => {
  const proxy = await startProxy(server.url)
  const { close, store } = await openPostgres(proxy.url, { schema: "cut" })
  await run(store.append(notes("before", 1)))
  proxy.cut()
  const failures = await Promise.all([store.append(notes("lost", 1)), store.read(everything)].map(failureOf))
  expect(failures).toEqual(["unreachable", "unreachable"])
  proxy.mend()
  expect(await run(store.append(notes("after", 1)))).toMatchObject({ position: 2 })
  expect(await run(store.read(everything))).toHaveLength(2)
  await close()
  await proxy.close()
})

it("a subscription whose connection breaks fails as unreachable, and one that starts after its last event misses nothing", async () => {
  const proxy = await startProxy(server.url)
  const { close, store } = await openPostgres(proxy.url, { schema: "subscribed", pollInterval: 20 })
  await run(store.append(notes("before", 2)))
  const seen: Array<number> = []
  const listening = run(
    Effect.flip(
      Stream.runForEach(store.subscribe(everything), ({ position }) => Effect.sync(() => seen.push(position)))
    )
  )
  while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  proxy.cut()
  expect(await listening).toMatchObject({ reason: "unreachable" })
  proxy.mend()
  const rest = run(Stream.runCollect(Stream.take(store.subscribe(everything, { after: seen.at(-1)! }), 2)))
  await run(store.append(notes("after", 2)))
  expect((await rest).map(({ position }) => position)).toEqual([3, 4])
  await close()
  await proxy.close()
})

it("while the server restarts it is unreachable, and the same store goes on with it afterwards", async () => {
  const { close, store } = await openPostgres(server.url, { schema: "restarted" })
  await run(store.append(notes("before", 1)))
  await server.stop()
  expect(await failureOf(store.read(everything))).toBe("unreachable")
  expect(await failureOf(store.append(notes("lost", 1)))).toBe("unreachable")
  await server.start()
  expect(await run(store.append(notes("after", 1)))).toMatchObject({ position: 2 })
  await close()
})

it("an administrator who ends the connections makes what runs on them fail as unreachable, and the store goes on", async () => {
  const { close, store } = await openPostgres(server.url, { schema: "ended" })
  await run(store.append(notes("before", 1)))
  const other = new pg.Client(server.url)
  await other.connect()
  await other.query("BEGIN")
  await other.query("SELECT pg_advisory_xact_lock('ended.event'::regclass::oid::bigint)")
  const waiting = failureOf(store.append(notes("lost", 1)))
  await new Promise((resolve) => setTimeout(resolve, 50))
  await ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'keikaku'")
  expect(await waiting).toBe("unreachable")
  await other.end()
  expect(await run(store.append(notes("after", 1)))).toMatchObject({ position: 2 })
  await close()
})

it("a statement that takes too long fails as busy, and stores nothing", async () => {
  const { close, store } = await openPostgres(server.url, { schema: "slow", statementTimeout: 200 })
  const other = new pg.Client(server.url)
  await other.connect()
  await other.query("BEGIN")
  await other.query("SELECT pg_advisory_xact_lock('slow.event'::regclass::oid::bigint)")
  expect(await failureOf(store.append(notes("late", 1)))).toBe("busy")
  await other.query("COMMIT")
  await other.end()
  expect(await run(store.read(everything))).toEqual([])
  await close()
})

it("a replica serves reads and refuses appends as read-only", async () => {
  const { close, store } = await openPostgres(server.url, { schema: "replicated" })
  await run(store.append(notes("before", 3)))
  await close()
  const replica = await startStandby(server)
  const copy = await openPostgres(replica.url, { schema: "replicated" })
  expect(await run(copy.store.read(everything))).toHaveLength(3)
  expect(await failureOf(copy.store.append(notes("no", 1)))).toBe("read-only")
  expect(await failureOf(copy.store.sidecar.put(new Map([["a", "1"]]), { key: "a", text: undefined }))).toBe(
    "read-only"
  )
  expect(await reasonOf(openPostgres(replica.url, { schema: "not there" }))).toBe("read-only")

  const primary = await openPostgres(server.url, { schema: "replicated" })
  const heard = run(Stream.runCollect(Stream.take(copy.store.subscribe(everything, { after: 3 }), 1)))
  await run(primary.store.append(notes("later", 1)))
  expect((await heard).map(({ position }) => position)).toEqual([4])
  await primary.close()
  await copy.close()
  await replica.remove()
})

it("whatever keeps a log from being opened has its own reason", async () => {
  const url = new URL(server.url)
  const at = (change: Partial<URL>) => Object.assign(new URL(url), change).href
  await ask("CREATE SCHEMA foreign_one; CREATE TABLE foreign_one.event (id int)")
  await ask("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'")
  await ask("CREATE ROLE unprivileged LOGIN")
  const newer = await openPostgres(server.url, { schema: "newer" })
  await newer.close()
  await ask("INSERT INTO newer.keikaku_format VALUES (99)")
  const reasons = {
    nobodyListens: await reasonOf(openPostgres(at({ port: "1" }))),
    noDatabase: await reasonOf(openPostgres(at({ pathname: "/missing" }))),
    otherEncoding: await reasonOf(openPostgres(at({ pathname: "/latin" }))),
    noRight: await reasonOf(openPostgres(at({ username: "unprivileged" }), { schema: "mine" })),
    otherApplication: await reasonOf(openPostgres(server.url, { schema: "foreign_one" })),
    newerFormat: await reasonOf(openPostgres(server.url, { schema: "newer" })),
    noEncryption: await reasonOf(openPostgres(`${server.url}?sslmode=verify-full`)),
    nameTooLong: await reasonOf(openPostgres(server.url, { schema: `${"連合会".repeat(7)}x` })),
    nameOfTheServer: await reasonOf(openPostgres(server.url, { schema: "pg_mine" })),
    nameWithNul: await reasonOf(openPostgres(server.url, { schema: "a\u0000b" })),
    noName: await reasonOf(openPostgres(server.url, { schema: "" }))
  }
  expect(reasons).toEqual({
    nobodyListens: "unreachable",
    noDatabase: "unreachable",
    otherEncoding: "unreachable",
    noRight: "read-only",
    otherApplication: "unreachable",
    newerFormat: "newer-format",
    noEncryption: "unreachable",
    nameTooLong: "unreachable",
    nameOfTheServer: "unreachable",
    nameWithNul: "unreachable",
    noName: "unreachable"
  })
})

it("a log whose last line was altered beyond reading is corrupt for appends, and not for reads", async () => {
  const { close, store } = await openPostgres(server.url, { schema: "altered" })
  await run(store.append(notes("before", 2)))
  await ask("UPDATE altered.event SET line = 'x' WHERE position = 2")
  expect(await failureOf(store.append(notes("after", 1)))).toBe("corrupt")
  expect(await run(store.read(everything))).toHaveLength(2)
  await close()
})

it("several that open a log for the first time at once make one log", async () => {
  const opened = await Promise.all(Array.from({ length: 8 }, () => openPostgres(server.url, { schema: "at once" })))
  const ends = await Promise.all(opened.map(({ store }) => run(store.append(notes("one", 1)))))
  expect(ends.map(({ position }) => position).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  await Promise.all(opened.map(({ close }) => close()))
})

it("each schema is a log of its own, whatever its name", async () => {
  const names = ["tokyo", "Osaka", "連合会", 'a "quoted" one', "x'; DROP SCHEMA tokyo; --"]
  for (const [n, schema] of names.entries()) {
    expect(await run(hasPostgresLog({ url: server.url, schema }))).toBe(false)
    const { close, store } = await openPostgres(server.url, { schema })
    await run(store.append(notes(schema, n + 1)))
    await close()
  }
  for (const [n, schema] of names.entries()) {
    expect(await run(hasPostgresLog({ url: server.url, schema }))).toBe(true)
    const { close, store } = await openPostgres(server.url, { schema })
    expect(await run(store.read(everything))).toHaveLength(n + 1)
    expect(await run(store.discrepancies)).toEqual([])
    await close()
  }
})

it("a closed store answers everything with closed, and closing twice is harmless", async () => {
  const { close, store } = await openPostgres(server.url, { schema: "closed" })
  const subscriber = failureOf(Stream.runDrain(store.subscribe(everything)))
  const waiting = run(store.append(notes("in time", 1)))
  await close()
  await close()
  expect(await waiting).toMatchObject({ position: 1 })
  expect(await subscriber).toBe("closed")
  expect(await failureOf(store.append(notes("late", 1)))).toBe("closed")
  expect(await failureOf(store.read(everything))).toBe("closed")
})

it("an event that PostgreSQL cannot take fails alone, and takes no other of its turn down", async () => {
  const { close, store } = await openPostgres(server.url, { schema: "alone" })
  const bad = notes("bad", 1).map((event) => ({ ...event, head: `${event.head}\u0000` }))
  const ends = await run(
    Effect.all(
      [notes("a", 1), bad, notes("b", 2)].map((events) => Effect.exit(store.append(events))),
      { concurrency: "unbounded" }
    )
  )
  expect(ends.map(({ _tag }) => _tag)).toEqual(["Success", "Failure", "Success"])
  expect(await run(store.read(everything))).toHaveLength(3)
  await close()
})
