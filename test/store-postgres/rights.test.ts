// Each role can do what it is for, and nothing else.
import { everything, type StoreUnavailable } from "@keikaku/kernel"
import { openPostgres, rightsOn } from "@keikaku/store-postgres"
import { Effect } from "effect"
import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { ownServer } from "../databases.ts"
import { notes } from "../store-sqlite/note.ts"
import type { Server } from "./server.ts"

let server: Server
beforeAll(async () => {
  server = await ownServer()
  const { close, store } = await openPostgres(server.url, { schema: "tokyo" })
  await Effect.runPromise(store.append(notes("before", 2)))
  await close()
  for (const role of ["writer", "reader", "unprivileged"]) await as("postgres", `CREATE ROLE ${role} LOGIN`)
  const rights = rightsOn({ schema: "tokyo", readers: ["reader"], writers: ["writer"] })
  await as("postgres", rights)
  await as("postgres", rights)
})
afterAll(() => server.remove())

const urlOf = (role: string) => Object.assign(new URL(server.url), { username: role }).href

const as = async (role: string, sql: string) => {
  const client = new pg.Client(urlOf(role))
  await client.connect()
  try {
    await client.query(sql)
    return "done"
  } catch (cause) {
    return (cause as Error).message
  } finally {
    await client.end()
  }
}

const use = async (role: string) => {
  const { close, store } = await openPostgres(urlOf(role), { schema: "tokyo" })
  const end = (effect: Effect.Effect<unknown, unknown>) =>
    Effect.runPromise(
      Effect.match(effect, { onSuccess: () => "done", onFailure: (failure) => (failure as StoreUnavailable).reason })
    )
  const ends = {
    read: await end(store.read(everything)),
    append: await end(store.append(notes("after", 1))),
    conditional: await end(store.append(notes("after", 1), { query: [{ types: [], tags: ["a:1"] }], after: 0 })),
    look: await end(store.sidecar.list("a")),
    keep: await end(store.sidecar.put(new Map([["a", "1"]]), { key: "none", text: undefined })),
    discrepancies: await end(store.discrepancies)
  }
  await close()
  return ends
}

it("a writer reads, appends, and keeps what lies beside the log", async () => {
  const done = "done"
  expect(await use("writer")).toEqual({
    read: done,
    append: done,
    conditional: done,
    look: done,
    keep: done,
    discrepancies: done
  })
})

it("a reader reads, and its appends fail as read-only", async () => {
  const [done, no] = ["done", "read-only"]
  expect(await use("reader")).toEqual({
    read: done,
    append: no,
    conditional: no,
    look: done,
    keep: no,
    discrepancies: done
  })
})

it("neither can change, remove or slip in an event, nor loosen the rules", async () => {
  const crimes = [
    "UPDATE tokyo.event SET line = '{}'",
    "DELETE FROM tokyo.event",
    "TRUNCATE tokyo.event",
    "INSERT INTO tokyo.event VALUES (99, 'Noted', '{}')",
    "INSERT INTO tokyo.tagged VALUES ('a:1', 'Noted', 1)",
    "DELETE FROM tokyo.tagged",
    "DELETE FROM tokyo.kept",
    "INSERT INTO tokyo.keikaku_format VALUES (99)",
    "DROP TABLE tokyo.event",
    "ALTER TABLE tokyo.event DISABLE TRIGGER ALL",
    "CREATE TABLE tokyo.mine (id int)",
    "CREATE OR REPLACE FUNCTION tokyo.append(text, text, text, text, int[], int[], text, text, bigint[], text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "ALTER FUNCTION tokyo.append SECURITY INVOKER",
    "DROP SCHEMA tokyo CASCADE"
  ]
  for (const role of ["writer", "reader"])
    for (const crime of crimes)
      expect([role, crime, await as(role, crime)]).toEqual([
        role,
        crime,
        expect.stringMatching(/permission denied|must be owner/)
      ])
})

it("an unprivileged role sees nothing", async () => {
  const failure = await openPostgres(urlOf("unprivileged"), { schema: "tokyo" }).then(
    () => "opened",
    (failure: StoreUnavailable) => failure.message
  )
  expect(failure).toMatch("permission denied for schema tokyo")
})
