// Every way in which a file can be unfit has its own reason, changes nothing in the file, and is over when its cause is.
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { everything, type Query, type StoreUnavailable } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import Database from "libsql"
import { expect, it } from "vitest"
import { temporaryFile } from "../temporary.ts"
import { notes } from "./note.ts"
import { start } from "./process.ts"

const reasonOf = (path: string) =>
  openSqlite(path).then(
    () => "opened",
    (failure: StoreUnavailable) => `${failure._tag} ${failure.reason}`
  )

const write = async (path: string, events: number) => {
  const { store, close } = await openSqlite(path)
  await Effect.runPromise(store.append(notes("before", events)))
  await close()
}

const change = (path: string, sql: string) => {
  const database = new Database(path)
  database.exec(sql)
  database.close()
}

const noted: Query = [{ types: ["Noted"], tags: [] }]

const count = async (path: string) => {
  const { store, close } = await openSqlite(path)
  const stored = await Effect.runPromise(store.read(everything))
  await close()
  return stored.length
}

it("a directory that does not exist is unreachable, until it exists", async () => {
  const path = join(temporaryFile(), "log.db")
  expect(await reasonOf(path)).toBe("StoreUnavailable unreachable")
  mkdirSync(dirname(path))
  expect(await reasonOf(path)).toBe("opened")
})

it("a directory in place of the file is unreachable", async () => {
  expect(await reasonOf(dirname(temporaryFile()))).toBe("StoreUnavailable unreachable")
})

it("a log of a newer format is not touched, and says so", async () => {
  const path = temporaryFile()
  await write(path, 2)
  change(path, "PRAGMA user_version = 4")
  expect(await reasonOf(path)).toBe("StoreUnavailable newer-format")
  change(path, "PRAGMA user_version = 3")
  expect(await count(path)).toBe(2)
})

it("a log of an older format is brought to this one, with all that is in it", async () => {
  const changes = ["DROP TABLE indexed; PRAGMA user_version = 2", "DROP TABLE kept; PRAGMA user_version = 1"]
  for (const n of changes.keys()) {
    const path = temporaryFile()
    await write(path, 2)
    for (const sql of changes.slice(0, n + 1)) change(path, sql)
    const { close, store } = await openSqlite(path)
    expect(await Effect.runPromise(store.read(noted))).toHaveLength(2)
    expect(await Effect.runPromise(store.append(notes("after", 1), { query: noted, after: 2 }))).toMatchObject({
      position: 3
    })
    const kept = store.sidecar.put(new Map([["a", "1"]]), { key: "a", text: undefined })
    expect(await Effect.runPromise(kept)).toBe(true)
    expect(await Effect.runPromise(store.discrepancies)).toEqual([])
    await close()
  }
})

it("a damaged log is corrupt, and works again when the file is restored", async () => {
  const path = temporaryFile()
  await write(path, 500)
  const whole = readFileSync(path)
  const damaged = Buffer.from(whole)
  // The first page identifies the file; all others are lost.
  damaged.fill(0xa5, 4096)
  for (const suffix of ["-wal", "-shm"]) rmSync(path + suffix, { force: true })
  writeFileSync(path, damaged)
  expect(await reasonOf(path)).toBe("StoreUnavailable corrupt")
  for (const suffix of ["-wal", "-shm"]) rmSync(path + suffix, { force: true })
  writeFileSync(path, whole)
  expect(await count(path)).toBe(500)
})

it("a log that may only be read opens for reading, wherever it lies, and refuses appends as read-only", async () => {
  const paths = ["file", "directory"].map((name) => join(temporaryFile(), `${name}.db`))
  for (const path of paths) {
    mkdirSync(dirname(path))
    await write(path, 3)
    for (const suffix of ["-wal", "-shm"]) rmSync(path + suffix, { force: true })
    chmodSync(path, 0o444)
    // The user of the script is nobody: not the owner of the file, so that others' rights count.
    chmodSync(dirname(dirname(path)), 0o755)
  }
  chmodSync(dirname(paths[0]!), 0o777)
  chmodSync(dirname(paths[1]!), 0o555)
  const missing = join(dirname(paths[1]!), "new.db")
  const script = start("read-only.ts", ...paths, missing)
  expect((await script.ended).code).toBe(0)
  expect(script.lines.map((line) => line.replace(/.*attempt to write a readonly database.*/, "read-only"))).toEqual([
    "3",
    "read-only",
    "3",
    "read-only",
    "unreachable"
  ])
  chmodSync(dirname(paths[1]!), 0o755)
})

it("a closed store answers everything with closed, and closing twice is harmless", async () => {
  const { store, close } = await openSqlite(temporaryFile())
  const waiting = Effect.runPromise(store.append(notes("in time", 1)))
  await close()
  await close()
  expect(await waiting).toMatchObject({ position: 1 })
  const failures = [
    await Effect.runPromise(Effect.flip(store.append(notes("late", 1)))),
    await Effect.runPromise(Effect.flip(store.read(everything)))
  ]
  expect(failures.map((failure) => (failure as StoreUnavailable).reason)).toEqual(["closed", "closed"])
})
