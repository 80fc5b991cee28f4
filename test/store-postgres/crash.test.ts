// The client or the server is killed during appends: nothing that was acknowledged is lost, and no append is stored in part.
import { everything, readAll } from "@keikaku/kernel"
import { openPostgres } from "@keikaku/store-postgres"
import { Effect, Stream } from "effect"
import { afterAll, beforeAll, expect, it } from "vitest"
import { ownServer } from "../databases.ts"
import { soak } from "../soak.ts"
import { noteOf, notes } from "../store-sqlite/note.ts"
import { start } from "./process.ts"
import type { Server } from "./server.ts"

const kills = soak(5, 100)

let server: Server
beforeAll(async () => {
  server = await ownServer()
})
afterAll(() => server.remove())

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The log as the dead left it, after one more append. */
const inspect = async (schema: string) => {
  const { close, store } = await openPostgres(server.url, { schema })
  const stored = await Effect.runPromise(Stream.runCollect(readAll(store, everything)))
  await Effect.runPromise(store.append(notes("after the crash", 1)))
  const discrepancies = await Effect.runPromise(store.discrepancies)
  await close()
  return { stored, discrepancies }
}

const check = async (schema: string, acknowledged: ReadonlyArray<string>) => {
  const { discrepancies, stored } = await inspect(schema)
  expect(stored.map(({ position }) => position)).toEqual(stored.map((_, n) => n + 1))
  expect(discrepancies).toEqual([])
  const found = stored.map(({ line }) => noteOf(line))
  for (let at = 0; at < found.length; at += found[at]!.size)
    expect(found.slice(at, at + found[at]!.size)).toEqual(Array.from({ length: found[at]!.size }, () => found[at]))
  for (const line of acknowledged) {
    const [group, position, size] = line.split(" ")
    expect(found[Number(position) - 1]).toEqual({ group, size: Number(size) })
  }
  const groups = found.filter(({ group }) => group !== "after the crash")
  const firsts = groups.filter((each, n) => groups[n - 1]?.group !== each.group)
  expect(new Set(firsts.map(({ group }) => group)).size).toBe(firsts.length)
}

it("after the client was killed at any moment the log holds whole appends only, all acknowledged ones, and goes on", async () => {
  const acknowledged: Array<string> = []
  const begin = (name: number) => start("append-forever.ts", server.url, "clients", `${name}`)
  const scripts = Array.from({ length: kills }, (_, n) => begin(n))
  for (const script of scripts) {
    script.child.stdin!.write("go\n")
    await script.printed(1 + Math.floor(Math.random() * 100))
    await pause(Math.random() * 5)
    script.child.kill("SIGKILL")
    expect((await script.ended).signal).toBe("SIGKILL")
    acknowledged.push(...script.lines)
    await check("clients", acknowledged)
  }
})

/** How many kills share a log, all of which is read each time. */
const killsOfOneLog = 10

it("after the server was killed at any moment the log holds whole appends only, all acknowledged ones, and its clients go on", async () => {
  for (let killed = 0; killed < kills; killed += killsOfOneLog) {
    const schema = `servers-${killed}`
    const script = start("append-forever.ts", server.url, schema, "survivor")
    script.child.stdin!.write("go\n")
    for (let n = killed; n < Math.min(killed + killsOfOneLog, kills); n++) {
      // As many as were there, and more: each time the client has found the server again.
      await script.printed(script.lines.length + 1 + Math.floor(Math.random() * 100))
      await pause(Math.random() * 5)
      await server.kill()
      const acknowledged = script.lines.length
      await server.start()
      await check(schema, script.lines.slice(0, acknowledged))
    }
    script.child.kill("SIGKILL")
    await script.ended
    await check(schema, script.lines)
  }
})
