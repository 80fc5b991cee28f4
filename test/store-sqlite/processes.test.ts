// Several processes share one file: one order, nothing lost, conditions hold across them, subscribers hear of all.
import { everything, type StoreUnavailable } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect, Stream } from "effect"
import Database from "libsql"
import { expect, it } from "vitest"
import { temporaryFile } from "../temporary.ts"
import { noteOf, notes } from "./note.ts"
import { start } from "./process.ts"

it("two processes append to one file: positions without gaps, nothing lost, and a third sees all of it live", async () => {
  const path = temporaryFile()
  const each = 100
  const total = 2 * (each * 2 + each)
  const { store, close } = await openSqlite(path)
  const seen = Effect.runPromise(Stream.runCollect(Stream.take(store.subscribe(everything), total)))

  const scripts = ["a", "b"].map((name) => start("append.ts", path, name, `${each}`))
  await Promise.all(scripts.map(({ printed }) => printed(1)))
  for (const { child } of scripts) child.stdin!.write("go\n")
  expect(await Promise.all(scripts.map(({ ended }) => ended))).toEqual(scripts.map(() => ({ code: 0, signal: null })))

  const stored = await Effect.runPromise(store.read(everything, { limit: total + 1 }))
  expect(stored.map(({ position }) => position)).toEqual(stored.map((_, n) => n + 1))
  expect(stored).toHaveLength(total)
  expect(await seen).toEqual(stored)

  const turns = await Effect.runPromise(store.read([{ types: ["Turned"], tags: [] }]))
  expect(turns.map(({ line }) => Number(noteOf(line).group))).toEqual(turns.map((_, n) => n + 1))
  expect(turns).toHaveLength(2 * each)
  const groups = await Effect.runPromise(store.read([{ types: ["Noted"], tags: [] }]))
  expect(new Set(groups.map(({ line }) => noteOf(line).group)).size).toBe(2 * each)
  await close()
})

it("an append waits for another process's lock without stopping this one, and then fails as busy", async () => {
  const path = temporaryFile()
  const { store, close } = await openSqlite(path, { busyTimeout: 100 })
  const other = new Database(path)
  other.exec("BEGIN IMMEDIATE")
  let turns = 0
  const ticking = setInterval(() => turns++, 1)
  const failures = await Promise.all([1, 2].map((n) => Effect.runPromise(Effect.flip(store.append(notes(`${n}`, 1))))))
  clearInterval(ticking)
  expect(failures.map((failure) => (failure as StoreUnavailable).reason)).toEqual(["busy", "busy"])
  expect(turns).toBeGreaterThan(0)

  other.exec("ROLLBACK")
  expect(await Effect.runPromise(store.append(notes("later", 1)))).toMatchObject({ position: 1 })
  other.close()
  await close()
})

it("an append goes through as soon as the other process lets go", async () => {
  const path = temporaryFile()
  const { store, close } = await openSqlite(path)
  const other = new Database(path)
  other.exec("BEGIN IMMEDIATE")
  const appended = Effect.runPromise(store.append(notes("patient", 1)))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await Effect.runPromise(store.read(everything))).toEqual([])
  other.exec("COMMIT")
  expect(await appended).toMatchObject({ position: 1 })
  other.close()
  await close()
})

it("two stores of one process on one file share one log", async () => {
  const path = temporaryFile()
  const [a, b] = await Promise.all([openSqlite(path), openSqlite(path)])
  const seen = Effect.runPromise(Stream.runCollect(Stream.take(a.store.subscribe(everything), 40)))
  await Effect.runPromise(
    Effect.forEach(
      Array.from({ length: 40 }, (_, n) => n),
      (n) => (n % 2 === 0 ? a : b).store.append(notes(`${n}`, 1)),
      { concurrency: "unbounded" }
    )
  )
  expect((await seen).map(({ position }) => position)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  await a.close()
  await b.close()
})
