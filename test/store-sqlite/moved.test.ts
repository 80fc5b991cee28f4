// A file that is moved, removed, replaced or cut while it is open: nothing is acknowledged that would be in no file, nothing else is
// destroyed, and what was acknowledged is there once the file is back.
import { copyFileSync, renameSync, rmSync, truncateSync } from "node:fs"
import { dirname } from "node:path"
import { everything, type StoreUnavailable } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import Database from "libsql"
import { expect, it } from "vitest"
import { temporaryFile } from "../temporary.ts"
import { notes } from "./note.ts"

const opened = async (path: string) => {
  const { close, store } = await openSqlite(path)
  const append = (text: string) =>
    Effect.runPromise(
      Effect.match(store.append(notes(text, 1)), {
        onFailure: (failure) => (failure as StoreUnavailable).reason,
        onSuccess: ({ position }) => position
      })
    )
  return { append, close, count: async () => (await Effect.runPromise(store.read(everything))).length }
}

const countIn = async (path: string) => {
  const log = await opened(path)
  const count = await log.count()
  await log.close()
  return count
}

const isWhole = (path: string) => {
  const database = new Database(path)
  const [row] = database.prepare("PRAGMA integrity_check").all() as ReadonlyArray<Record<string, unknown>>
  database.close()
  return row!.integrity_check === "ok"
}

const folderOf = (path: string) => dirname(path)
const accidents: ReadonlyArray<readonly [name: string, happen: (path: string) => void, undo: (path: string) => void]> =
  [
    ["renamed", (path) => renameSync(path, `${path}.old`), (path) => renameSync(`${path}.old`, path)],
    [
      "in a folder that was renamed",
      (path) => renameSync(folderOf(path), `${folderOf(path)}.old`),
      (path) => renameSync(`${folderOf(path)}.old`, folderOf(path))
    ],
    [
      "replaced by a copy",
      (path) => {
        renameSync(path, `${path}.old`)
        copyFileSync(`${path}.old`, path)
      },
      (path) => renameSync(`${path}.old`, path)
    ],
    [
      "beside a write-ahead log that was renamed",
      (path) => renameSync(`${path}-wal`, `${path}-wal.old`),
      (path) => renameSync(`${path}-wal.old`, `${path}-wal`)
    ]
  ]

it.each(accidents)(
  "a log %s takes no more appends, and has all that were acknowledged once it is back",
  async (_, happen, undo) => {
    const path = temporaryFile()
    const log = await opened(path)
    for (let n = 1; n <= 3; n++) expect(await log.append(`event ${n}`)).toBe(n)
    happen(path)
    expect(await log.append("lost")).toBe("moved")
    expect(await log.append("lost again")).toBe("moved")
    await log.close()
    undo(path)
    expect(await countIn(path)).toBe(3)
    expect(isWhole(path)).toBe(true)
  }
)

it("nothing new begins under the old name of a log whose newest events lie there, and none of them is lost", async () => {
  const path = temporaryFile()
  const log = await opened(path)
  for (let n = 1; n <= 300; n++) await log.append(`event ${n}`)
  renameSync(path, `${path}.old`)
  await expect(openSqlite(path)).rejects.toMatchObject({
    reason: "moved",
    message: expect.stringContaining("plan.db-")
  })
  expect(await log.append("lost")).toBe("moved")
  await log.close()
  await expect(openSqlite(path)).rejects.toMatchObject({ reason: "moved" })
  renameSync(`${path}.old`, path)
  expect([await countIn(path), isWhole(path)]).toEqual([300, true])
})

it("a log that was removed takes no more appends", async () => {
  const path = temporaryFile()
  const log = await opened(path)
  expect(await log.append("event")).toBe(1)
  rmSync(path)
  expect(await log.append("lost")).toBe("moved")
  await log.close()
})

it("a log that was cut takes no more appends", async () => {
  const path = temporaryFile()
  const before = await opened(path)
  for (let n = 1; n <= 50; n++) await before.append("x".repeat(1_000))
  await before.close()
  const log = await opened(path)
  truncateSync(path, 4_096)
  expect(await log.append("lost")).toBe("corrupt")
  await log.close()
})
