// A log copied from store to store: the same bytes at the same positions, with all that is kept beside them, or a refusal that
// changes nothing. What disturbs a copy here is a trigger in the target, so that it happens at the same line every time.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { copyFileSync, existsSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { base64Of, rootOf, sha256 } from "@keikaku/audit"
import { defaultReadLimit, everything, type StoredEvent, type StoreWithSidecar } from "@keikaku/kernel"
import { openPostgres } from "@keikaku/store-postgres"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import Database from "libsql"
import { beforeAll, describe, expect, it } from "vitest"
import { databaseUrl, newSchema, query, useDatabase } from "../store-postgres/opened.ts"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"
import { program } from "./keikaku.ts"
import { addressOf } from "./postgres-address.ts"
import { recordHistory, type Signed } from "./recorded.ts"

useDatabase()

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const file = (name: string) => `sqlite:${at(name)}`
const source = file("plan.db")

const copy = (from: string, to: string, ...args: ReadonlyArray<string>) =>
  keikakuHere("copy", "--from", from, "--to", to, "--lang", "en", ...args)

/** Everything that a store holds. */
interface Content {
  readonly events: ReadonlyArray<StoredEvent>
  readonly kept: ReadonlyArray<readonly [string, string]>
  readonly discrepancies: ReadonlyArray<unknown>
  readonly root: string
}

const contentOf = async (
  opened: Promise<{ store: StoreWithSidecar; close: () => Promise<void> }>
): Promise<Content> => {
  const { close, store } = await opened
  try {
    const events = await Effect.runPromise(store.read(everything, { limit: 10_000 }))
    const kept = await Effect.runPromise(store.sidecar.list("tree/"))
    const { root } = await Effect.runPromise(rootOf(store, sha256, events.length))
    return { events, kept, discrepancies: await Effect.runPromise(store.discrepancies), root: base64Of(root) }
  } finally {
    await close()
  }
}
const inFile = (name: string) => contentOf(openSqlite(at(name)))
const inSchema = (schema: string) => contentOf(openPostgres(databaseUrl(), { schema }))

/** Runs statements in a file behind the program's back. */
const tamper = (name: string, ...statements: ReadonlyArray<string>) => {
  const database = new Database(at(name))
  for (const sql of statements) database.exec(sql)
  database.close()
}

/** A copy of the source, or an empty store, with statements run in it. */
const tampered = (name: string, ...statements: ReadonlyArray<string>) => {
  copyFileSync(at("plan.db"), at(name))
  tamper(name, ...statements)
}
const prepared = async (name: string, ...statements: ReadonlyArray<string>) => {
  expect(await keikakuHere("init", "--store", file(name))).toMatchObject({ code: 0 })
  tamper(name, ...statements)
}

let original: Content
let size = 0
let signed: Signed
beforeAll(async () => {
  // More than are read and appended at once, and than the 256 hashes that one tile holds.
  signed = await recordHistory(folder, source, 1_000)
  original = await inFile("plan.db")
  size = original.events.length
  expect(size).toBeGreaterThan(defaultReadLimit + 10)
  expect(original.kept.map(([key]) => key).sort()).toEqual([
    `tree/checkpoint/${String(size - 1).padStart(16, "0")}`,
    "tree/size",
    "tree/tile/0/000000000000",
    "tree/tile/0/000000000001",
    "tree/tile/0/000000000002",
    "tree/tile/0/000000000003",
    "tree/tile/1/000000000000"
  ])
})

describe("a copy", () => {
  it("from SQLite to PostgreSQL and back has the same bytes, positions, hashes, checkpoints and root", async () => {
    const schema = newSchema()
    const there = await copy(source, addressOf(schema))
    expect(there).toMatchObject({ code: 0, err: expect.stringContaining(`schema=${schema}\n`) })
    expect(there.out).toBe(`Copied 1,022 events. The target has 1,022, with the root of the source: ${original.root}\n`)
    expect(await inSchema(schema)).toEqual(original)
    const back = await copy(addressOf(schema), file("new/back.db"), "--format", "json")
    expect(back.code).toBe(0)
    expect(JSON.parse(back.out)).toEqual({
      ...{ from: addressOf(schema), to: at("new/back.db"), copied: size, size, root: original.root }
    })
    expect(await inFile("new/back.db")).toEqual(original)
  })

  it("of a store in which nothing is recorded is one in which nothing is recorded", async () => {
    await prepared("empty.db")
    expect(await copy(file("empty.db"), addressOf(newSchema()))).toMatchObject({ code: 0 })
  })

  it("that is run again adds what has been recorded and signed since, and nothing twice", async () => {
    copyFileSync(at("plan.db"), at("grows.db"))
    const schema = newSchema()
    await copy(file("grows.db"), addressOf(schema))
    expect((await copy(file("grows.db"), addressOf(schema))).out).toMatch(/^Copied 0 events/)
    expect(await inSchema(schema)).toEqual(original)
    const data = JSON.stringify({ parentBody: "body-3", branch: "13", occurredOn: "2023-04-05" })
    await keikakuHere("do", "SecureParentBody", "--data", data, "--store", file("grows.db"))
    await keikakuHere("checkpoint", "create", ...signed.signing, "--store", file("grows.db"))
    expect((await copy(file("grows.db"), addressOf(schema))).out).toMatch(/^Copied 1 events/)
    const grown = await inFile("grows.db")
    expect(grown.kept.length).toBe(original.kept.length + 1)
    expect(await inSchema(schema)).toEqual(grown)
  })

  it("that was killed in the middle goes on where it stood", async () => {
    const schema = newSchema()
    const address = addressOf(schema)
    await keikakuHere("init", "--store", address)
    const blocked = size - 10
    await query(`CREATE FUNCTION ${schema}.wait() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_catalog.pg_sleep(3600); RETURN NEW; END $$`)
    await query(`CREATE TRIGGER wait BEFORE INSERT ON ${schema}.event FOR EACH ROW
      WHEN (NEW.position = ${blocked}) EXECUTE FUNCTION ${schema}.wait()`)
    const child = spawn(process.execPath, [...program, "copy", "--from", source, "--to", address], { stdio: "ignore" })
    const asleep = `SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query LIKE '%${schema}%'`
    while ((await query(asleep)).length === 0) {
      expect(child.exitCode).toBe(null)
      await pause(50)
    }
    child.kill("SIGKILL")
    await once(child, "close")
    // The server would go on by itself with what it was last asked for.
    await query(`SELECT pg_terminate_backend(pid, 10000) FROM (${asleep}) AS asleep`)
    await query(`DROP TRIGGER wait ON ${schema}.event`)
    const half = await inSchema(schema)
    expect(half.events.length).toBeGreaterThan(0)
    expect(half.events).toEqual(original.events.slice(0, half.events.length))
    expect(half.kept).toEqual([])
    const rest = await copy(source, address, "--format", "json")
    expect(JSON.parse(rest.out)).toMatchObject({ copied: size - half.events.length, size, root: original.root })
    expect(await inSchema(schema)).toEqual(original)
  })

  it("leaves alone what has been signed in the target alone", async () => {
    copyFileSync(at("plan.db"), at("signed.db"))
    await keikakuHere("checkpoint", "create", ...signed.signing, "--store", file("signed.db"))
    const before = await inFile("signed.db")
    expect(await copy(source, file("signed.db"))).toMatchObject({ code: 0 })
    expect(await inFile("signed.db")).toEqual(before)
  })
})

describe("a target is refused and left as it was", () => {
  const refused = async (name: string, message: string) => {
    const before = await inFile(name)
    const run = await copy(source, file(name))
    expect(run).toEqual({ code: 3, out: "", err: `${message} Nothing was changed.\n` })
    expect(await inFile(name)).toEqual(before)
  }
  const differsAt = (position: number) => `The target has something else at position ${position} than the source.`

  it("when one of its lines is another", async () => {
    tampered("other.db", "UPDATE event SET line = replace(line, 'p-3', 'p-4') WHERE position = 6")
    await refused("other.db", differsAt(6))
  })

  it("when it begins like the source and then is another, longer or shorter", async () => {
    const end = size - 5
    const change = `UPDATE event SET line = replace(line, '"actor":"cli"', '"actor":"hq"') WHERE position = ${end}`
    tampered("longer.db", change)
    await refused("longer.db", differsAt(end))
    tampered("shorter.db", `DELETE FROM event WHERE position > ${end}`, "DELETE FROM kept", change)
    await refused("shorter.db", differsAt(end))
  })

  it("when it has more than the source", async () => {
    copyFileSync(at("plan.db"), at("more.db"))
    const data = JSON.stringify({ parentBody: "body-4", branch: "13", occurredOn: "2023-04-05" })
    await keikakuHere("do", "SecureParentBody", "--data", data, "--store", file("more.db"))
    await refused("more.db", differsAt(size + 1))
  })

  it("when it keeps another checkpoint of the same size", async () => {
    tampered("note.db", "UPDATE kept SET text = text || 'x' WHERE key LIKE 'tree/checkpoint/%'")
    await refused("note.db", `The target has another checkpoint of size ${size - 1} than the source.`)
  })
})

describe("a copy ends with a failure", () => {
  const few = file("few.db")
  beforeAll(async () => {
    tampered("few.db", "DELETE FROM event WHERE position > 12", "DELETE FROM kept")
    expect(await keikakuHere("checkpoint", "create", ...signed.signing, "--store", few)).toMatchObject({ code: 0 })
  })

  it("when something else is recorded in the target meanwhile", async () => {
    await prepared(
      "disturbed.db",
      `CREATE TRIGGER t AFTER INSERT ON event WHEN NEW.position = ${defaultReadLimit} BEGIN
         INSERT INTO event VALUES (NEW.position + 1, NEW.line);
       END`
    )
    const run = await copy(source, file("disturbed.db"))
    expect(run).toMatchObject({ code: 3, out: "", err: expect.stringMatching(/^Something else was recorded/) })
  })

  it("when hashes are kept in the target meanwhile, and is complete when it is run again", async () => {
    await prepared(
      "hashed.db",
      "CREATE TRIGGER t AFTER INSERT ON event WHEN NEW.position = 9 BEGIN INSERT INTO kept VALUES ('tree/size', '0'); END"
    )
    const run = await copy(few, file("hashed.db"))
    expect(run).toMatchObject({ code: 3, out: "", err: expect.stringMatching(/run it again\.\n$/) })
    expect(await copy(few, file("hashed.db"))).toMatchObject({ code: 0 })
    expect((await inFile("hashed.db")).kept).toEqual((await inFile("few.db")).kept)
  })

  it("when the target does not hold what was given to it", async () => {
    await prepared(
      "forgetful.db",
      `CREATE TRIGGER t AFTER INSERT ON event WHEN NEW.position = 4 BEGIN
         UPDATE event SET line = replace(line, 'p-', 'q-') WHERE position = 4;
       END`
    )
    const run = await copy(few, file("forgetful.db"))
    const { root } = await inFile("few.db")
    expect(run).toMatchObject({ code: 4, out: "", err: expect.stringContaining(`Root of the source ${root}`) })
  })

  it.each<[string, string, RegExp]>([
    ["cannot be understood", "UPDATE event SET line = '{}' WHERE position = 5", /position 5 .*missing/s],
    ["is not as it was written", "UPDATE event SET line = line || ' ' WHERE position = 5", /position 5 .*canonical/s],
    ["is missing", "DELETE FROM event WHERE position = 5", /position 5 .*missing/s],
    [
      "lies before the one before it in time",
      `UPDATE event SET line = replace(line, '"recordedAt":"2', '"recordedAt":"1') WHERE position = 5`,
      /position 5 .*recordedAt lies before/s
    ]
  ])("at the position of a line that %s", async (name, statement, message) => {
    tampered(`${name}.db`, statement)
    const run = await copy(file(`${name}.db`), file(`copy, ${name}.db`))
    expect(run).toMatchObject({ code: 3, out: "", err: expect.stringMatching(message) })
  })

  it("when there is nothing to copy from, and makes nothing", async () => {
    const run = await copy(file("none.db"), file("made.db"))
    expect(run).toMatchObject({ code: 3, out: "", err: expect.stringContaining(at("none.db")) })
    expect([existsSync(at("none.db")), existsSync(at("made.db"))]).toEqual([false, false])
  })
})
