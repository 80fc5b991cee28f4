// Appends of one turn share a commit and nothing else: each has its own condition, its own answer and its own failure.
import { everything, type StoreUnavailable } from "@keikaku/kernel"
import { Effect, Exit, Fiber, Scope, Stream } from "effect"
import Database from "libsql"
import { afterEach, expect, it } from "vitest"
import { type Connection, connect } from "../../packages/store-sqlite/src/connection.ts"
import { openFile } from "../../packages/store-sqlite/src/file.ts"
import { defaultBusyTimeout, storeOn } from "../../packages/store-sqlite/src/open.ts"
import { migrate } from "../../packages/store-sqlite/src/schema.ts"
import { makeTail } from "../../packages/store-sqlite/src/tail.ts"
import { temporaryFile } from "../temporary.ts"
import { notes } from "./note.ts"
import { openedLog } from "./opened-log.ts"

let scope = Scope.makeUnsafe()
const close = () => Effect.runPromise(Scope.close(scope, Exit.void))
afterEach(async () => {
  await close()
  scope = Scope.makeUnsafe()
})

/** A store that counts its commits, on a connection that the test can reach. */
const open = async (path = temporaryFile()) => {
  const bare = connect(path)
  let commits = 0
  const connection: Connection = {
    ...bare,
    transaction: (kind, work) => {
      const result = bare.transaction(kind, work)
      if (kind === "write") commits++
      return result
    }
  }
  bare.first("PRAGMA journal_mode = WAL")
  migrate(bare)
  const store = await Effect.runPromise(Scope.provide(storeOn(connection), scope))
  return { store, connection, path, commits: () => commits }
}

const numbers = Array.from({ length: 64 }, (_, n) => n + 1)
const seat = (n: number) => ({ query: [{ types: [], tags: [`seat:${n}` as const] }], after: 0 })

it("64 appends of one turn share one commit and keep their order", async () => {
  const { store, commits } = await open()
  const appended = await Effect.runPromise(
    Effect.forEach(numbers, (n) => store.append(notes(`${n}`, 2)), { concurrency: "unbounded" })
  )
  expect(commits()).toBe(1)
  expect(appended.map(({ position }) => position)).toEqual(numbers.map((n) => 2 * n - 1))
})

it("within a group each append is decided on its own condition, and earlier ones count", async () => {
  const { store, commits } = await open()
  const seats = [1, 2, 1, 3, 2, 1, 4]
  const ends = await Effect.runPromise(
    Effect.forEach(seats, (n) => Effect.result(store.append(notes(`${n}`, 1, [`seat:${n}`]), seat(n))), {
      concurrency: "unbounded"
    })
  )
  expect(ends.map((end) => (end._tag === "Success" ? end.success.position : "refused"))).toEqual([
    1,
    2,
    "refused",
    3,
    "refused",
    "refused",
    4
  ])
  expect(commits()).toBe(1)
})

it("an append is answered only when others can see it", async () => {
  const { store, path } = await open()
  const other = new Database(path)
  const visible = other.prepare("SELECT count(*) FROM event").raw()
  const seen = await Effect.runPromise(
    Effect.forEach(numbers, (n) => Effect.map(store.append(notes(`${n}`, 1)), () => visible.get() as [number]), {
      concurrency: "unbounded"
    })
  )
  other.close()
  expect(seen).toEqual(numbers.map(() => [64]))
})

it("an append that does not fit on the disk fails as full and takes no other of its group down", async () => {
  const { store, connection } = await open()
  await Effect.runPromise(store.append(notes("before", 10)))
  const [pages] = connection.first("PRAGMA page_count") as [number]
  connection.first(`PRAGMA max_page_count = ${pages + 10}`)

  const sizes = [1, 5_000, 2, 6_000, 3]
  const together = (size: number) => Effect.result(store.append(notes(`${size}`, size)))
  const ends = await Effect.runPromise(Effect.forEach(sizes, together, { concurrency: "unbounded" }))
  expect(ends.map((end) => (end._tag === "Success" ? end.success.position : end.failure))).toMatchObject([
    11,
    { _tag: "StoreUnavailable", reason: "full" },
    12,
    { _tag: "StoreUnavailable", reason: "full" },
    14
  ])
  expect(await Effect.runPromise(store.read(everything))).toHaveLength(16)

  connection.first("PRAGMA max_page_count = 1000000")
  expect(await Effect.runPromise(store.append(notes("after", 5_000)))).toMatchObject({ position: 17 })
})

it("an append that is interrupted while it waits is not made", async () => {
  const { store } = await open()
  const stored = Effect.gen(function* () {
    const [kept, given] = yield* Effect.forEach(["kept", "given up"], (group) =>
      Effect.forkChild(store.append(notes(group, 1)), { startImmediately: true })
    )
    yield* Fiber.interrupt(given!)
    yield* Fiber.join(kept!)
    return yield* store.read(everything)
  })
  expect((await Effect.runPromise(stored)).map(({ line }) => line)).toEqual([expect.stringContaining("kept")])
})

it("closing ends subscriptions as closed and stores what was waiting", async () => {
  const { store, path } = await open()
  const subscriber = Effect.runPromise(Effect.flip(Stream.runDrain(store.subscribe(everything))))
  const waiting = Effect.runPromise(Effect.forEach(numbers, (n) => store.append(notes(`${n}`, 1)), { concurrency: 64 }))
  await close()
  expect(((await subscriber) as StoreUnavailable).reason).toBe("closed")
  await waiting
  const other = new Database(path)
  expect(other.prepare("SELECT count(*) FROM event").raw().get()).toEqual([64])
  other.close()
})

it("what another store has brought into the index is not brought there again", async () => {
  const path = temporaryFile()
  const [one, other] = [await openedLog(path, 4), await openedLog(path, 100)]
  await Effect.runPromise(one.store.append(notes("one", 2)))
  await Effect.runPromise(other.store.append(notes("other", 1)))
  expect(await Effect.runPromise(one.store.read([{ types: ["Noted"], tags: [] }]))).toHaveLength(3)
  // Closing writes the index up to the end, and adds no event that the other could notice.
  await other.close()
  for (const n of [4, 5, 6, 7, 8])
    expect((await Effect.runPromise(one.store.append(notes(`${n}`, 1)))).position).toBe(n)
  expect(await Effect.runPromise(one.store.discrepancies)).toEqual([])
  await one.close()
})

it("a bug that shows on closing is not hidden, and the file is closed all the same", async () => {
  const connection = openFile(temporaryFile(), "full")
  const index = () => {
    throw new TypeError("a bug")
  }
  const tail = { ...makeTail(connection), index }
  const store = await Effect.runPromise(Scope.provide(storeOn(connection, defaultBusyTimeout, tail), scope))
  await Effect.runPromise(store.append(notes("one", 1)))
  const closing = close()
  scope = Scope.makeUnsafe()
  await expect(closing).rejects.toThrow("a bug")
  expect(() => connection.first("SELECT 1")).toThrow("The store is closed.")
})
