// Opening never turns something else into a log or a vault: whatever lies at the path is refused with its reason, and stays as it is.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from "node:fs"
import { dirname } from "node:path"
import { everything, type StoreUnavailable } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import fc from "fast-check"
import Database from "libsql"
import { describe, expect, it } from "vitest"
import { soak } from "../soak.ts"
import { temporaryFile } from "../temporary.ts"
import { notes } from "./note.ts"
import { openVaultFile } from "./opened-vault.ts"

const change = (path: string, sql: string) => {
  const database = new Database(path)
  database.exec(sql)
  database.close()
}

const makeLog = async (path: string, events = 0) => {
  const { close, store } = await openSqlite(path)
  if (events > 0) await Effect.runPromise(store.append(notes("before", events)))
  await close()
}
const makeVault = async (path: string) => (await openVaultFile(path)).close()

const openers = { log: (path: string) => openSqlite(path), vault: (path: string) => openVaultFile(path) }
const kinds = Object.keys(openers) as ReadonlyArray<keyof typeof openers>

const reasonOf = (opening: Promise<{ readonly close: () => Promise<void> }>) =>
  opening.then(
    ({ close }) => close().then(() => "opened"),
    (failure: StoreUnavailable) => failure.reason
  )

const contentOf = (path: string) => (statSync(path).isFile() ? readFileSync(path) : readdirSync(path))

type Foreign = readonly [name: string, make: (path: string) => unknown, reason: string]
const foreign: ReadonlyArray<Foreign> = [
  ["a file of 0 bytes", (path) => writeFileSync(path, ""), "corrupt"],
  ["one byte", (path) => writeFileSync(path, "x"), "corrupt"],
  ["a short text", (path) => writeFileSync(path, "Dear diary,\n"), "corrupt"],
  ["a long text", (path) => writeFileSync(path, "Dear diary, ".repeat(1_000)), "corrupt"],
  ["nothing but zeros", (path) => writeFileSync(path, Buffer.alloc(8_192)), "corrupt"],
  ["the first line of a database", (path) => writeFileSync(path, "SQLite format 3\0"), "corrupt"],
  ["a folder", (path) => mkdirSync(path), "unreachable"],
  ["an empty database", (path) => change(path, "VACUUM"), "unreachable"],
  ["an empty database with a write-ahead log", (path) => change(path, "PRAGMA journal_mode = WAL"), "unreachable"],
  ["a table by the name of ours", (path) => change(path, "CREATE TABLE event (id INTEGER)"), "unreachable"],
  ["another application's mark", (path) => change(path, "PRAGMA application_id = 7"), "unreachable"],
  ["another application's version", (path) => change(path, "PRAGMA user_version = 1"), "unreachable"]
]

describe.each(kinds)("a %s is not made of", (kind) => {
  const other: Foreign =
    kind === "log" ? ["a vault", makeVault, "unreachable"] : ["a log", (path) => makeLog(path, 3), "unreachable"]

  it.each([...foreign, other])("%s", async (_, make, reason) => {
    const path = temporaryFile()
    await make(path)
    const before = contentOf(path)
    expect(await reasonOf(openers[kind](path))).toBe(reason)
    expect(contentOf(path)).toEqual(before)
  })

  it("a link that leads nowhere", async () => {
    const path = temporaryFile()
    const target = temporaryFile()
    symlinkSync(target, path)
    expect(await reasonOf(openers[kind](path))).toBe("unreachable")
    expect(existsSync(target)).toBe(false)
  })
})

it("a log that was cut, wherever, does not open as one with fewer events", async () => {
  const path = temporaryFile()
  await makeLog(path, 500)
  const whole = readFileSync(path)
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (length) => {
      const cut = temporaryFile()
      writeFileSync(cut, whole)
      truncateSync(cut, length)
      expect(await reasonOf(openSqlite(cut))).toBe("corrupt")
      expect(readFileSync(cut)).toEqual(whole.subarray(0, length))
    }),
    {
      numRuns: soak(15, 50),
      examples: [[0], [1], [100], [4_096], [8_192], [whole.length - 4_096], [whole.length - 1]]
    }
  )
})

it("where a log must be there already, none is made", async () => {
  const path = temporaryFile()
  expect(await reasonOf(openSqlite(path, { create: false }))).toBe("unreachable")
  expect(existsSync(path)).toBe(false)
  await makeLog(path)
  expect(await reasonOf(openSqlite(path, { create: false }))).toBe("opened")
})

it("the file of a new log has its format before anything is recorded, and nothing is left beside it", async () => {
  const path = temporaryFile()
  const { close } = await openSqlite(path)
  const copy = temporaryFile()
  writeFileSync(copy, readFileSync(path))
  const database = new Database(copy)
  expect(database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").raw().all()).toEqual([
    ["event"],
    ["indexed"],
    ["kept"],
    ["tagged"]
  ])
  database.close()
  await close()
  expect(readdirSync(dirname(path)).filter((name) => name.endsWith(".part"))).toEqual([])
})

it("of many that make the same log at once, each has it, and nothing of what they appended is lost", async () => {
  const path = temporaryFile()
  const logs = await Promise.all(Array.from({ length: 8 }, () => openSqlite(path)))
  await Promise.all(logs.map(({ store }, n) => Effect.runPromise(store.append(notes(`${n}`, 1)))))
  const counts = await Promise.all(logs.map(({ store }) => Effect.runPromise(store.read(everything))))
  expect(counts.map(({ length }) => length)).toEqual(logs.map(() => 8))
  await Promise.all(logs.map(({ close }) => close()))
})

it("a copy of the file alone, made while the log is in use, is never an empty log", async () => {
  const path = temporaryFile()
  const { close, store } = await openSqlite(path)
  await Effect.runPromise(store.append(notes("first", 1)))
  const copy = temporaryFile()
  writeFileSync(copy, readFileSync(path))
  const copied = await openSqlite(copy)
  expect(await Effect.runPromise(copied.store.read(everything))).toHaveLength(1)
  await copied.close()
  await close()
})
