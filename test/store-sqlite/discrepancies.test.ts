// A file that was modified externally is found to be, at the positions where it is wrong; and it never ends the process.
import { everything } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import fc from "fast-check"
import Database from "libsql"
import { expect, it } from "vitest"
import { temporaryFile } from "../temporary.ts"
import { notes } from "./note.ts"
import { openedLog } from "./opened-log.ts"

const made = async (events: number): Promise<string> => {
  const path = temporaryFile()
  const { close, store } = await openSqlite(path)
  if (events > 0) await Effect.runPromise(store.append(notes("group", events, ["note:1"])))
  await close()
  return path
}

const change = (path: string, sql: string, ...parameters: ReadonlyArray<string | number>) => {
  const database = new Database(path)
  database.prepare(sql).run(parameters)
  database.close()
}

const positionsIn = async (path: string) => {
  const { close, store } = await openSqlite(path)
  const found = await Effect.runPromise(store.discrepancies)
  await close()
  return found.map(({ position }) => position)
}

it("of what the store itself has written, nothing is a discrepancy", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 2_100 }), async (events) => {
      expect(await positionsIn(await made(events))).toEqual([])
    }),
    { numRuns: 5 }
  )
})

it("a row that is missing, changed or too many is found at its position", async () => {
  const wrongs = [
    "DELETE FROM tagged WHERE position = 7 AND tag = ''",
    "DELETE FROM tagged WHERE position = 7 AND tag <> ''",
    "UPDATE tagged SET tag = tag || 'x' WHERE position = 7 AND tag <> ''",
    "UPDATE tagged SET type = 'Other' WHERE position = 7 AND tag = ''",
    "INSERT INTO tagged VALUES ('another:1', 'Noted', 7)",
    "INSERT INTO tagged SELECT tag, 'Other', position FROM tagged WHERE position = 7",
    "UPDATE event SET line = 'x' WHERE position = 7",
    `UPDATE event SET line = json_set(line, '$.tags[0]', 'another:1') WHERE position = 7`,
    `UPDATE event SET line = json_set(line, '$.type', 'Other') WHERE position = 7`,
    "UPDATE event SET line = line || char(0) || 'x' WHERE position = 7",
    "DELETE FROM event WHERE position = 7"
  ]
  for (const sql of wrongs) {
    const path = await made(1_500)
    change(path, sql)
    expect([sql, await positionsIn(path)]).toEqual([sql, [7]])
  }
})

it("rows beyond the end of the log are found", async () => {
  const path = await made(5)
  change(path, "INSERT INTO tagged VALUES ('note:1', 'Noted', 9)")
  expect(await positionsIn(path)).toEqual([9])
})

it("in the tail, which has no rows yet, a malformed line is found, and so is a row", async () => {
  const path = temporaryFile()
  const { close, store } = await openedLog(path, 1_000)
  await Effect.runPromise(store.append(notes("group", 9, ["note:1"])))
  expect((await Effect.runPromise(store.discrepancies)).map(({ position }) => position)).toEqual([])
  change(path, "UPDATE event SET line = 'x' WHERE position = 4")
  change(path, "INSERT INTO tagged VALUES ('note:1', 'Noted', 7)")
  expect((await Effect.runPromise(store.discrepancies)).map(({ position }) => position)).toEqual([4, 7])
  await close()
})

it("an append that meets a row of the index that should not be there yet fails as corrupt", async () => {
  const path = temporaryFile()
  const { close, store } = await openedLog(path, 3)
  await Effect.runPromise(store.append(notes("group", 2, ["note:1"])))
  change(path, "INSERT INTO tagged VALUES ('note:1', 'Noted', 2)")
  const failure = await Effect.runPromise(Effect.flip(store.append(notes("third", 1))))
  expect(failure).toMatchObject({ _tag: "StoreUnavailable", reason: "corrupt" })
  expect(await Effect.runPromise(store.read(everything))).toHaveLength(2)
  await close()
})

it("an end of the index that is too early or too late is found", async () => {
  const ends = { 5: [6], 12: [null] }
  for (const [end, found] of Object.entries(ends)) {
    const path = await made(9)
    change(path, "UPDATE indexed SET up_to = ?", Number(end))
    expect([end, await positionsIn(path)]).toEqual([end, found])
  }
  const path = temporaryFile()
  const { close, store } = await openedLog(path, 1_000)
  await Effect.runPromise(store.append(notes("group", 9)))
  change(path, "UPDATE indexed SET up_to = 3")
  expect((await Effect.runPromise(store.discrepancies)).map(({ position }) => position)).toEqual([1])
  await close()
})

it("neighbours with the same fault are one discrepancy, and of very many the first hundred are reported", async () => {
  const path = await made(1_500)
  change(path, "DELETE FROM tagged WHERE tag = '' AND position > 20")
  expect(await positionsIn(path)).toEqual([21])
  change(path, "DELETE FROM tagged WHERE position % 3 = 0")
  change(path, "INSERT OR IGNORE INTO tagged SELECT '', 'Noted', position FROM event")
  expect(await positionsIn(path)).toEqual(Array.from({ length: 100 }, (_, n) => 3 * (n + 1)))
})
