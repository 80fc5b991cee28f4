// How many connections stores take from a server, counted by the server itself, and what their sessions are set to.
import { everything } from "@keikaku/kernel"
import { openPostgres, postgresPool } from "@keikaku/store-postgres"
import { Effect, Stream } from "effect"
import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { ownServer } from "../databases.ts"
import { notes } from "../store-sqlite/note.ts"
import { type Server, urlOfAll } from "./server.ts"

let server: Server
let watcher: pg.Client
beforeAll(async () => {
  server = await ownServer("max_connections = 20\nsuperuser_reserved_connections = 2\nreserved_connections = 0\n")
  watcher = new pg.Client(server.url)
  await watcher.connect()
})
afterAll(async () => {
  await watcher.end()
  await server.remove()
})

const run = Effect.runPromise
const numbers = (last: number) => Array.from({ length: last }, (_, n) => n + 1)

/** The most connections of the store that the server has while the work is done, and which of them listen. */
const mostConnections = async (work: Promise<unknown>) => {
  let isOver = false
  let [most, listening] = [0, 0]
  const count = async () => {
    while (!isOver) {
      const { rows } = await watcher.query(
        "SELECT pid, query LIKE 'LISTEN%' AS listens FROM pg_stat_activity WHERE application_name = 'keikaku'"
      )
      most = Math.max(most, rows.length)
      listening = Math.max(listening, rows.filter(({ listens }) => listens).length)
    }
  }
  const counted = count()
  await work.finally(() => {
    isOver = true
  })
  await counted
  return { most, listening }
}

/** Everything that a log can be asked at once, with a subscriber. */
const load = async (store: Awaited<ReturnType<typeof openPostgres>>["store"], groups: number) => {
  const heard = run(Stream.runCollect(Stream.take(store.subscribe(everything), 3 * groups)))
  const each = (n: number) =>
    Effect.all(
      [
        store.append(notes(`${n}`, 3, [`seat:${n}`])),
        store.read(everything),
        store.read([{ types: [], tags: [`seat:${n}`] }]),
        store.read([{ types: ["Noted"], tags: [] }]),
        store.sidecar.put(new Map([[`${n}`, "kept"]]), { key: "none", text: undefined })
      ],
      { concurrency: "unbounded" }
    )
  await run(Effect.forEach(numbers(groups), each, { concurrency: "unbounded" }))
  expect((await heard).map(({ position }) => position)).toEqual(numbers(3 * groups))
}

it.each([1, 2, 5, undefined])(
  "a store given %s connections takes no more, whatever it is asked at once",
  async (given) => {
    const options = given === undefined ? {} : { connections: given }
    const { close, store } = await openPostgres(server.url, { ...options, schema: `given ${given}` })
    const { most } = await mostConnections(load(store, 30))
    expect(most).toBeLessThanOrEqual(given ?? 8)
    await close()
  }
)

it("twelve federations on a server for twenty connections append and subscribe through one pool, with one that listens", async () => {
  const pool = postgresPool(server.url, { connections: 6 })
  const logs = await Promise.all(numbers(12).map((n) => openPostgres(pool, { schema: `federation-${n}` })))
  const { listening, most } = await mostConnections(Promise.all(logs.map(({ store }) => load(store, 10))))
  expect(most).toBeLessThanOrEqual(6)
  // How often it is seen while it listens is the server's business; that one does, the stores without polling below show.
  expect(listening).toBeLessThanOrEqual(1)

  const [elsewhere, last] = await Promise.all(
    [1, 12].map((n) => openPostgres(pool, { schema: `federation-${n}`, pollInterval: 3_600_000 }))
  )
  const other = postgresPool(server.url, { connections: 2 })
  const writer = await openPostgres(other, { schema: "federation-12" })
  const heard = run(Stream.runCollect(Stream.take(last!.store.subscribe(everything, { after: 30 }), 5)))
  for (const n of numbers(5)) {
    await run(writer.store.append(notes(`${n}`, 1)))
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect((await heard).map(({ position }) => position)).toEqual([31, 32, 33, 34, 35])

  await Promise.all(logs.slice(1).map(({ close }) => close()))
  expect(await run(logs[0]!.store.append(notes("the others are closed", 1)))).toMatchObject({ position: 31 })
  for (const { close } of [logs[0]!, elsewhere!, last!, writer, pool, other]) await close()
  // The server notices a moment later.
  while ((await watcher.query("SELECT FROM pg_stat_activity WHERE application_name = 'keikaku'")).rowCount !== 0)
    await new Promise((resolve) => setTimeout(resolve, 5))
})

it("after its connection broke, whoever listens hears again, without polling", async () => {
  const pool = postgresPool(server.url, { connections: 3 })
  const { close, store } = await openPostgres(pool, { schema: "mended", pollInterval: 3_600_000 })
  const writer = await openPostgres(server.url, { schema: "mended", connections: 1 })
  await run(writer.store.append(notes("before", 1)))
  const seen: Array<number> = []
  const following = run(
    Stream.runForEach(Stream.take(store.subscribe(everything), 3), ({ position }) =>
      Effect.sync(() => seen.push(position))
    )
  )
  while (seen.length < 1) await new Promise((resolve) => setTimeout(resolve, 5))
  while (
    (await watcher.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
      .rowCount === 0
  )
    await new Promise((resolve) => setTimeout(resolve, 5))
  await run(writer.store.append(notes("unheard", 1)))
  while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  await run(writer.store.append(notes("heard", 1)))
  await following
  expect(seen).toEqual([1, 2, 3])
  await writer.close()
  await close()
  await pool.close()
})

it("a pool whose connections are all in use for too long is busy, and then serves again", async () => {
  const pool = postgresPool(server.url, { connections: 1, busyTimeout: 200 })
  const { close, store } = await openPostgres(pool, { schema: "in use" })
  const blocked = pool.withClient((client) => client.query("SELECT pg_sleep(1)"))
  expect(await run(Effect.flip(store.read(everything)))).toMatchObject({ reason: "busy" })
  await blocked
  expect(await run(store.read(everything))).toEqual([])
  await close()
  await pool.close()
})

it("options in the address are kept beside the session's own settings, which win", async () => {
  const options = "-c work_mem=7MB -c enable_seqscan=on -c default_transaction_isolation=serializable"
  for (const url of [
    `${server.url}?options=${encodeURIComponent(options)}`,
    `${server.url}?application_name=mine&options=${options.replaceAll(" ", "+")}&keepalives=1`
  ]) {
    const pool = postgresPool(url)
    const { close, store } = await openPostgres(pool, { schema: "set" })
    await run(store.append(notes("serializable would be refused", 1)))
    const settings = ["work_mem", "enable_seqscan", "default_transaction_isolation", "plan_cache_mode", "lock_timeout"]
    const found: Array<unknown> = []
    for (const name of settings)
      found.push(
        await pool.withClient(async (client) => Object.values((await client.query(`SHOW ${name}`)).rows[0])[0])
      )
    expect(found).toEqual(["7MB", "off", "read committed", "force_generic_plan", "10s"])
    await close()
    await pool.close()
  }
})

it("of several hosts, those that do not answer are passed over", async () => {
  const dead = { ...server, url: server.url.replace(/:\d+\//, ":1/") }
  const { close, store } = await openPostgres(urlOfAll([dead, server]), { schema: "several" })
  expect(await run(store.append(notes("found", 1)))).toMatchObject({ position: 1 })
  await close()
  const none = openPostgres(urlOfAll([dead, dead]), { schema: "several" })
  await expect(none).rejects.toMatchObject({ reason: "unreachable" })
})
