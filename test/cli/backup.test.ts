// A backup is the store as of one moment, verified, made while others record; restored, it is the store again. Neither ever takes the
// place of what is there, and neither leaves anything when it fails.
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { base64Of, rootOf, sha256 } from "@keikaku/audit"
import { everything, readAll, type StoredEvent } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect, Stream } from "effect"
import Database from "libsql"
import { beforeAll, describe, expect, it } from "vitest"
import { start } from "../store-sqlite/process.ts"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"
import { recordHistory, type Signed } from "./recorded.ts"

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const file = (name: string) => `sqlite:${at(name)}`
const keikaku = (...args: ReadonlyArray<string>) => keikakuHere(...args, "--lang", "en")
const backup = (name: string, ...args: ReadonlyArray<string>) => keikaku("backup", at(name), ...args)

/** Everything that a store holds. */
const contentOf = async (path: string) => {
  const { close, store } = await openSqlite(path, { create: false })
  try {
    const events = [...(await Effect.runPromise(Stream.runCollect(readAll(store, everything))))]
    const { root } = await Effect.runPromise(rootOf(store, sha256, events.length))
    return {
      events,
      root: base64Of(root),
      kept: await Effect.runPromise(store.sidecar.list("tree/")),
      discrepancies: await Effect.runPromise(store.discrepancies)
    }
  } finally {
    await close()
  }
}

const tamper = (path: string, sql: string) => {
  const database = new Database(path)
  database.exec(sql)
  database.close()
}

/** What is there by that name, and what was left beside it. */
const parts = (name: string) => readdirSync(dirname(at(name))).filter((each) => each.startsWith(`${basename(name)}.`))

let signed: Signed
let original: Awaited<ReturnType<typeof contentOf>>
beforeAll(async () => {
  signed = await recordHistory(folder, file("plan.db"), 20)
  original = await contentOf(at("plan.db"))
})

const identityOf = async (path: string) => {
  const { close, store } = await openSqlite(path, { create: false })
  const identity = await Effect.runPromise(store.identity)
  await close()
  return identity
}

describe("a backup", () => {
  it("is the same log, and the restored one is its next epoch, so that nobody goes on who has read further", async () => {
    await backup("epoch.db", "--store", file("plan.db"))
    await keikaku("restore", at("epoch.db"), "--store", file("next.db"))
    await backup("epoch-2.db", "--store", file("next.db"))
    await keikaku("restore", at("epoch-2.db"), "--store", file("next-2.db"))
    const identity = await identityOf(at("plan.db"))
    const [name, epoch] = identity.split(" ")
    expect(await identityOf(at("epoch.db"))).toBe(identity)
    expect([await identityOf(at("next.db")), await identityOf(at("next-2.db"))]).toEqual(
      [1, 2].map((later) => `${name} ${Number(epoch) + later}`)
    )
  })

  it("restored is the same store: lines, hashes, checkpoints, index, and its file is left as it was", async () => {
    const made = await backup("backup.db", "--store", file("plan.db"), "--key", signed.vkey)
    const size = original.events.length
    expect(made).toEqual({
      ...{ code: 0, err: "" },
      out: `Made the backup ${at("backup.db")}, and verified it: ${size} events, root ${original.root}\n`
    })
    expect(parts("backup.db")).toEqual([])
    const bytes = readFileSync(at("backup.db"))
    const restored = await keikaku(
      ...["restore", at("backup.db"), "--store", file("new/plan.db"), "--key", signed.vkey, "--format", "json"]
    )
    expect(restored).toMatchObject({ code: 0, err: "" })
    expect(JSON.parse(restored.out)).toEqual({
      ...{ from: at("backup.db"), to: at("new/plan.db"), size, root: original.root }
    })
    expect(await contentOf(at("new/plan.db"))).toEqual(original)
    expect(readFileSync(at("backup.db"))).toEqual(bytes)
    const data = JSON.stringify({ parentBody: "body-9", branch: "13", occurredOn: "2023-04-05" })
    expect(await keikaku("do", "SecureParentBody", "--data", data, "--store", file("new/plan.db"))).toMatchObject({
      code: 0
    })
  })

  it("made while others append has all that was acknowledged before it, and nothing half", async () => {
    const script = start("append-forever.ts", at("busy.db"), "w")
    script.child.stdin!.write("go\n")
    await script.printed(100)
    for (let turn = 1; turn <= 3; turn++) {
      const acknowledged = script.lines.length
      expect(await backup(`busy-${turn}.db`, "--store", file("busy.db"))).toMatchObject({ code: 0 })
      await script.printed(script.lines.length + 50)
      const { events, discrepancies } = await contentOf(at(`busy-${turn}.db`))
      expect([discrepancies, events.map(({ position }) => position)]).toEqual([[], events.map((_, n) => n + 1)])
      const groups = new Map<string, number>()
      const noteOf = ({ line }: StoredEvent) => JSON.parse(line).data as { group: string; size: number }
      for (const event of events) groups.set(noteOf(event).group, (groups.get(noteOf(event).group) ?? 0) + 1)
      for (const event of events) expect(groups.get(noteOf(event).group)).toBe(noteOf(event).size)
      for (const line of script.lines.slice(0, acknowledged)) expect(groups.has(line.split(" ")[0]!)).toBe(true)
    }
    script.child.kill("SIGKILL")
    await script.ended
  })
})

describe("nothing is made, and nothing changed", () => {
  it.each([
    [
      "a backup where there is a file",
      "taken.db",
      ["backup", at("taken.db"), "--store", file("plan.db")],
      64,
      /is not overwritten/
    ],
    [
      "a restored store where there is one",
      "taken.db",
      ["restore", at("plan.db"), "--store", file("taken.db")],
      64,
      /is not overwritten/
    ],
    [
      "a backup of nothing",
      "none.db",
      ["backup", at("none.db"), "--store", file("missing.db")],
      3,
      /There is no store/
    ],
    ["a store of no backup", "none.db", ["restore", at("missing.db"), "--store", file("none.db")], 3, /no file/],
    ["a store of another file", "none.db", ["restore", at("commands.jsonl"), "--store", file("none.db")], 3, /corrupt/],
    ["a backup of a database", "none.db", ["backup", at("none.db"), "--store", "postgres://localhost/x"], 64, /pg_dump/]
  ] as const)("%s", async (_, name, args, code, message) => {
    if (name === "taken.db") writeFileSync(at(name), "somebody's")
    const run = await keikaku(...args)
    expect(run).toMatchObject({ code, out: "", err: expect.stringMatching(message) })
    expect(existsSync(at(name)) && readFileSync(at(name), "utf8")).toBe(name === "taken.db" ? "somebody's" : false)
    expect(parts(name)).toEqual([])
  })

  it.each([
    ["a line", "UPDATE event SET line = replace(line, 'p-3', 'p-4') WHERE position = 6"],
    ["a row of the index", "DELETE FROM tagged WHERE position = 6"],
    ["the end", "DELETE FROM event WHERE position > 12"],
    ["a line in between", "DELETE FROM event WHERE position = 6"]
  ])("of a log with another %s than was recorded", async (what, sql) => {
    const name = `altered, ${what}.db`
    copyFileSync(at("plan.db"), at(name))
    tamper(at(name), sql)
    for (const args of [
      ["backup", at("kept.db"), "--store", file(name)],
      ["restore", at(name), "--store", file("kept.db")]
    ]) {
      const run = await keikaku(...args, "--key", signed.vkey)
      expect(run).toMatchObject({
        code: 4,
        out: "",
        err: expect.stringMatching(/^The log has been altered, and nothing/)
      })
      expect([existsSync(at("kept.db")), parts("kept.db")]).toEqual([false, []])
    }
  })
})

it("in Japanese too", async () => {
  const run = await keikakuHere("backup", at("ja.db"), "--store", file("plan.db"))
  expect(run.out).toMatch(/^控えを作成しました: .*照合済み/)
  const back = await keikakuHere("restore", at("ja.db"), "--store", file("ja-again.db"))
  expect(back.out).toMatch(/^控えから戻しました: .*\n.*keikaku vault sweep/)
})
