// A log that its reader may not write, nor anything beside it, while others append to it: every answer is right, subscribers hear of
// what is new, and where the newest events cannot be read, that is said.
import { chmodSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { everything } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import Database from "libsql"
import { afterEach, expect, it } from "vitest"
import { soak } from "../soak.ts"
import { temporaryFile, temporaryFolder } from "../temporary.ts"
import { notes } from "./note.ts"
import { type Script, start } from "./process.ts"

/** A folder that everybody may look into, and nobody but its owner may write to. */
const folder = () => {
  const made = temporaryFolder()
  chmodSync(made, 0o755)
  return made
}

const readers: Array<Script> = []
afterEach(() => {
  for (const { child } of readers.splice(0)) child.kill()
})
const following = (path: string): Script => {
  const reader = start("follow-read-only.ts", path)
  readers.push(reader)
  return reader
}

/** Another process that has the log open: it appends a number of events, and closes the log. */
const writer = (path: string) => {
  const script = start("append-on-demand.ts", path)
  let asked = 0
  return {
    append: (size: number) => {
      script.child.stdin!.write(`${size}\n`)
      return script.printed(++asked)
    },
    close: async () => {
      script.child.stdin!.end()
      expect((await script.ended).code).toBe(0)
    }
  }
}

const written = async (path: string, size: number) => {
  const other = writer(path)
  await other.append(size)
  await other.close()
}

const unheard = ({ lines }: Script) => lines.filter((line) => !line.startsWith("heard"))
const heard = ({ lines }: Script) => lines.filter((line) => line.startsWith("heard")).length
const ask = (script: Script) => {
  const before = unheard(script).length
  script.child.stdin!.write("?\n")
  return expect.poll(() => unheard(script).length, { timeout: 20_000 }).toBe(before + 1)
}

const many = soak(150, 600)

it("a reader hears of what is appended while it reads, and finds it by tag, by type and in the whole log", async () => {
  const path = join(folder(), "plan.db")
  await written(path, 30)
  const reader = following(path)
  const hears = (size: number) => expect.poll(() => heard(reader), { timeout: 20_000 }).toBe(size)
  await hears(30)
  const others = [writer(path), writer(path)]
  await others[0]!.append(many)
  await others[1]!.append(20)
  await hears(many + 50)
  await ask(reader)
  for (const { close } of others) await close()
  await ask(reader)
  await written(path, 50)
  await hears(many + 100)
  await ask(reader)
  const sizes = [30, many + 50, many + 50, many + 100]
  expect(unheard(reader)).toEqual(sizes.map((size) => `${size} ${size} ${size}`))
})

it("a reader that looks again after others have come and gone finds all of it", async () => {
  const path = join(folder(), "plan.db")
  await written(path, 30)
  const reader = following(path)
  await reader.printed(1)
  for (let turn = 1; turn <= 3; turn++) {
    await written(path, 200)
    await ask(reader)
  }
  expect(unheard(reader)).toEqual(["30 30 30", "230 230 230", "430 430 430", "630 630 630"])
})

it("where the newest events lie in a file that the reader may not open, it says so, and what to do", async () => {
  const path = join(folder(), "plan.db")
  await written(path, 30)
  const reader = following(path)
  await reader.printed(31)
  // As under a strict umask.
  writeFileSync(`${path}-wal`, "what others may not read", { mode: 0o600 })
  await reader.ended
  const late = following(path)
  await late.ended
  expect(reader.lines.at(-1)).toMatch(/^ended read-only: the newest events are in .*plan\.db-wal, .* or read a backup$/)
  expect(late.lines).toEqual([reader.lines.at(-1)])
})

it("the write-ahead log is small again when somebody who had read for long is done", async () => {
  const path = temporaryFile()
  const { close, store } = await openSqlite(path)
  const large = () => Effect.runPromise(store.append(notes("x".repeat(60_000), 100)))
  await large()
  const reader = new Database(path)
  reader.exec("BEGIN; SELECT count(*) FROM event")
  for (let n = 0; n < 6; n++) await large()
  const inflated = statSync(`${path}-wal`).size
  reader.exec("COMMIT")
  reader.close()
  for (let n = 0; n < 2; n++) await Effect.runPromise(store.append(notes("after", 1)))
  expect(inflated).toBeGreaterThan(30_000_000)
  expect(statSync(`${path}-wal`).size).toBeLessThanOrEqual(16_777_216)
  expect(await Effect.runPromise(store.read(everything))).toHaveLength(702)
  await close()
})
