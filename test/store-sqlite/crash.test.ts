// A process that dies while it appends loses nothing that it acknowledged and leaves nothing half done.
import { everything, readAll } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect, Stream } from "effect"
import Database from "libsql"
import { expect, it } from "vitest"
import { soak } from "../soak.ts"
import { temporaryFile } from "../temporary.ts"
import { noteOf, notes } from "./note.ts"
import { start } from "./process.ts"

const kills = soak(6, 100)

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Opens the log as the dead process left it. */
const inspect = async (path: string) => {
  const { store, close } = await openSqlite(path)
  const stored = await Effect.runPromise(Stream.runCollect(readAll(store, everything)))
  const byType = await Effect.runPromise(Stream.runCollect(readAll(store, [{ types: ["Noted"], tags: [] }])))
  await Effect.runPromise(store.append(notes("after the crash", 1)))
  const discrepancies = await Effect.runPromise(store.discrepancies)
  await close()
  const database = new Database(path)
  const integrity = database.prepare("PRAGMA integrity_check").raw().all()
  database.close()
  return { stored, byType, integrity, discrepancies }
}

it("after a kill at any moment the log holds whole appends only, all acknowledged ones, and goes on", async () => {
  const path = temporaryFile()
  const acknowledged: Array<string> = []
  // Started ahead of their turn, because starting takes far longer than the turn; they wait with the file open.
  const begin = (name: number) => start("append-forever.ts", path, `${name}`)
  const next = [begin(1), begin(2), begin(3)]
  for (let kill = 1; kill <= kills; kill++) {
    const script = next.shift()!
    if (kill + 3 <= kills) next.push(begin(kill + 3))
    script.child.stdin!.write("go\n")
    await script.printed(1 + Math.floor(Math.random() * 200))
    await pause(Math.random() * 5)
    script.child.kill("SIGKILL")
    expect((await script.ended).signal).toBe("SIGKILL")
    acknowledged.push(...script.lines)

    const { stored, byType, integrity, discrepancies } = await inspect(path)
    expect(stored.map(({ position }) => position)).toEqual(stored.map((_, n) => n + 1))
    expect(integrity).toEqual([["ok"]])
    expect(discrepancies).toEqual([])
    // Whether they are in the index or in the tail that the dead process left.
    expect(byType).toEqual(stored)

    const found = stored.map(({ line }) => noteOf(line))
    for (let at = 0; at < found.length; at += found[at]!.size)
      expect(found.slice(at, at + found[at]!.size)).toEqual(Array.from({ length: found[at]!.size }, () => found[at]))
    for (const line of acknowledged) {
      const [group, position, size] = line.split(" ")
      expect(found[Number(position) - 1]).toEqual({ group, size: Number(size) })
    }
  }
})
