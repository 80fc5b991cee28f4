// A log read from a standby: however far it lags, whoever follows it there misses nothing, and nobody records through it.
import { everything, type StoreUnavailable } from "@keikaku/kernel"
import { openPostgres, postgresPool, readPostgresReplica } from "@keikaku/store-postgres"
import { Effect, Stream } from "effect"
import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { ownServer } from "../databases.ts"
import { notes } from "../store-sqlite/note.ts"
import { type Server, startStandby } from "./server.ts"

let [primary, standby]: [Server, Server] = [undefined!, undefined!]
beforeAll(async () => {
  primary = await ownServer()
  standby = await startStandby(primary)
})
afterAll(async () => {
  await standby.remove()
  await primary.remove()
})

const run = Effect.runPromise
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const askStandby = async (sql: string) => {
  const client = new pg.Client(standby.url)
  await client.connect()
  const { rows } = await client.query({ text: sql, rowMode: "array" })
  await client.end()
  return rows[0]?.[0]
}

/** A log with one event, which the standby has. */
const replicated = async (schema: string) => {
  const log = await openPostgres(primary.url, { schema })
  await run(log.store.append(notes("before", 1)))
  while ((await askStandby(`SELECT to_regclass('${schema}.event')::text`)) === null) await pause(10)
  while ((await askStandby(`SELECT count(*)::int FROM ${schema}.event`)) !== 1) await pause(10)
  return log
}

it("a wake that comes long before the standby has the event is not lost", async () => {
  const { close, store } = await replicated("lagging")
  const replica = await readPostgresReplica({ url: standby.url, primary: primary.url, schema: "lagging" })
  const seen: Array<number> = []
  const following = run(
    Stream.runForEach(Stream.take(replica.store.subscribe(everything), 4), ({ position }) =>
      Effect.sync(() => seen.push(position))
    )
  )
  while (seen.length < 1) await pause(5)
  await askStandby("SELECT pg_wal_replay_pause()")
  while ((await askStandby("SELECT pg_get_wal_replay_pause_state()")) !== "paused") await pause(5)
  await run(store.append(notes("unreplayed", 2)))
  await pause(700)
  expect(seen).toEqual([1])
  expect(await run(replica.store.read(everything))).toHaveLength(1)
  await askStandby("SELECT pg_wal_replay_resume()")
  await run(store.append(notes("after", 1)))
  await following
  expect(seen).toEqual([1, 2, 3, 4])
  await replica.close()
  await close()
})

it("who follows from an event that the standby lacks waits for it; a position beyond the log's end is of another log", async () => {
  const { close, store } = await replicated("beyond")
  const given = { url: standby.url, primary: primary.url, schema: "beyond" }
  const replica = await readPostgresReplica(given)
  await askStandby("SELECT pg_wal_replay_pause()")
  while ((await askStandby("SELECT pg_get_wal_replay_pause_state()")) !== "paused") await pause(5)
  await run(store.append(notes("unreplayed", 2)))
  const following = run(Stream.runCollect(Stream.take(replica.store.subscribe(everything, { after: 2 }), 1)))
  await pause(200)
  await askStandby("SELECT pg_wal_replay_resume()")
  expect((await following).map(({ position }) => position)).toEqual([3])
  await replica.close()
  const impatient = await readPostgresReplica({ ...given, maxLag: 200 })
  const beyond = impatient.store.subscribe(everything, { after: 4 })
  expect(await run(Effect.flip(Stream.runDrain(beyond)))).toMatchObject({ reason: "other-log" })
  await impatient.close()
  await close()
})

it("followers on the standby hear of events from the primary, long before they would ask", async () => {
  const { close, store } = await replicated("heard")
  const shared = postgresPool(primary.url)
  const options = { url: standby.url, schema: "heard", pollInterval: 3_600_000 }
  for (const at of [primary.url, shared]) {
    const replica = await readPostgresReplica({ ...options, primary: at })
    const end = (await run(store.read(everything))).length
    const following = run(Stream.runCollect(Stream.take(replica.store.subscribe(everything, { after: end }), 10)))
    for (let n = 0; n < 10; n++) {
      await run(store.append(notes(`${n}`, 1)))
      await pause(10)
    }
    expect((await following).map(({ position }) => position)).toEqual(Array.from({ length: 10 }, (_, n) => end + n + 1))
    await replica.close()
  }
  await shared.close()
  await close()
})

it("nothing is recorded through a store that reads from a standby, wherever its addresses lead", async () => {
  const { close } = await replicated("guarded")
  for (const url of [standby.url, primary.url]) {
    const replica = await readPostgresReplica({ url, primary: primary.url, schema: "guarded" })
    const failures = await Promise.all(
      [
        replica.store.append(notes("no", 1)),
        replica.store.sidecar.put(new Map([["a", "1"]]), { key: "a", text: undefined })
      ].map((each) => run(Effect.flip(each as Effect.Effect<unknown, StoreUnavailable>)))
    )
    expect(failures.map(({ reason }) => reason)).toEqual(["read-only", "read-only"])
    await replica.close()
  }
  await close()
})
