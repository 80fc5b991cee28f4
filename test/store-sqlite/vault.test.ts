// The vault in a file: it keeps the contract, what is erased leaves no byte behind, and an unfit file is refused and not changed.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import type { SealedRecord, StoreUnavailable } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { vaultContract } from "@keikaku/testing"
import { Effect } from "effect"
import Database from "libsql"
import { describe, expect, it, test } from "vitest"
import { temporaryFile } from "../temporary.ts"
import { openVaultFile } from "./opened-vault.ts"
import { start } from "./process.ts"

describe("the vault in a file", () => {
  vaultContract({ test, expect }, { make: () => openVaultFile(temporaryFile()), histories: 20 })
})

describe("the vault in memory", () => {
  vaultContract({ test, expect }, { make: () => openVaultFile(":memory:"), histories: 100 })
})

/** Every byte that lies in the vault's file or in any file beside it that SQLite may have made. */
const bytesOf = (path: string): string =>
  readdirSync(dirname(path))
    .filter((name) => name.startsWith(basename(path)))
    .map((name) => readFileSync(join(dirname(path), name), "latin1"))
    .join("\n")

/** Text that is random and the same every time. */
const textOf = (label: string, bytes: number, encoding: "base64" | "hex") =>
  createHash("shake256", { outputLength: bytes }).update(label).digest(encoding)
const draw = (label: string, most: number) => Number.parseInt(textOf(label, 4, "hex"), 16) % most

const recordsOf = (life: number, person: number): ReadonlyArray<SealedRecord> =>
  Array.from({ length: 1 + (person % 3) }, (_, n) => {
    const label = `${life}/${person}/${n}`
    return {
      key: `commitment:${textOf(`${label}/key`, 32, "hex")}`,
      subject: `person-${textOf(`${life}/${person}`, 12, "hex")}`,
      sealed: textOf(`${label}/sealed`, 60 + draw(label, 900), "base64")
    }
  })

/** Pieces of twenty characters: too random to be there by chance, and a piece is as bad as the whole. */
const pieces = ({ key, sealed, subject }: SealedRecord) =>
  [subject.slice(7), key.slice(11), sealed].flatMap((text) => text.match(/.{20}/g) ?? [])

/** Sixty subjects are added, and after every second one a subject is erased. Returns what is left of the erased and of the others. */
const live = async (life: number) => {
  const path = temporaryFile()
  const { close, vault } = await openVaultFile(path)
  const there: Array<ReadonlyArray<SealedRecord>> = []
  const gone: Array<SealedRecord> = []
  for (let person = 0; person < 60; person++) {
    there.push(recordsOf(life, person))
    await Effect.runPromise(vault.put(there.at(-1)!))
    if (draw(`${life}/${person}/goes`, 2) === 0) continue
    const [leaving] = there.splice(draw(`${life}/${person}/who`, there.length), 1)
    await Effect.runPromise(vault.erase(leaving![0]!.subject))
    gone.push(...leaving!)
  }
  const open = bytesOf(path)
  await close()
  const shut = bytesOf(path)
  return {
    found: gone.flatMap(pieces).filter((piece) => open.includes(piece) || shut.includes(piece)),
    lost: there.flat().filter(({ key, subject }) => !shut.includes(key) || !shut.includes(subject))
  }
}

describe("what is erased", () => {
  // With these seeds SQLite leaves copies of erased records behind in reorganised pages, unless the file is rebuilt.
  it.each([3, 22, 23, 28, 49, 61])(
    "leaves no byte in any file, neither of the sealed text nor of the key nor of the subject (life %i)",
    async (life) => {
      expect(await live(life)).toEqual({ found: [], lost: [] })
    }
  )

  it("leaves none where it is removed by its key, nor of what it was before it was sealed anew", async () => {
    const path = temporaryFile()
    const { close, vault } = await openVaultFile(path)
    const text = (mark: string) => mark.repeat(50)
    const record = (key: string, sealed: string): SealedRecord => ({ key, subject: "p1", sealed })
    await Effect.runPromise(vault.put([record("a", text("old-a")), record("b", text("old-b"))]))
    await Effect.runPromise(vault.reseal([{ key: "a", from: text("old-a"), to: text("new-a") }]))
    await Effect.runPromise(vault.remove(["b"]))
    expect(bytesOf(path)).toContain(text("new-a"))
    expect(bytesOf(path)).not.toContain("old-")
    await close()
  })

  it("leaves none even where another process has the vault open and has just read it", async () => {
    const path = temporaryFile()
    const { close, vault } = await openVaultFile(path)
    await Effect.runPromise(vault.put([{ key: "k", subject: "person-1", sealed: "sealed-text-1" }]))
    const script = start("read-vault.ts", path)
    await script.printed(1)
    expect(script.lines[0]).toBe("1")
    expect(await Effect.runPromise(vault.erase("person-1"))).toBe(1)
    expect(bytesOf(path)).not.toMatch(/person-1|sealed-text-1/)
    script.child.stdin!.write("again\n")
    await script.printed(2)
    expect(script.lines[1]).toBe("0")
    script.child.stdin!.end()
    expect((await script.ended).code).toBe(0)
    await close()
  })
})

describe("several processes", () => {
  it("put into one vault at once, and nothing is lost", async () => {
    const path = temporaryFile()
    const { close, vault } = await openVaultFile(path)
    const scripts = ["a", "b"].map((name) => start("put-vault.ts", path, name, "40"))
    await Promise.all(scripts.map(({ printed }) => printed(1)))
    for (const { child } of scripts) child.stdin!.write("go\n")
    expect(await Promise.all(scripts.map(({ ended }) => ended))).toEqual(scripts.map(() => ({ code: 0, signal: null })))
    expect(await Effect.runPromise(vault.page())).toHaveLength(80)
    await close()
  })

  it("wait for one another, and fail as busy when it takes too long", async () => {
    const path = temporaryFile()
    const { close, vault } = await openVaultFile(path, 100)
    const other = new Database(path)
    other.exec("BEGIN IMMEDIATE")
    const failure = await Effect.runPromise(Effect.flip(vault.erase("p1")))
    expect(failure).toMatchObject({ _tag: "StoreUnavailable", reason: "busy" })
    other.exec("ROLLBACK")
    other.close()
    expect(await Effect.runPromise(vault.erase("p1"))).toBe(0)
    await close()
  })
})

const reasonOf = (path: string) =>
  openVaultFile(path).then(
    ({ close }) => close().then(() => "opened"),
    (failure: StoreUnavailable) => `${failure._tag} ${failure.reason}`
  )

const change = (path: string, sql: string) => {
  const database = new Database(path)
  database.exec(sql)
  database.close()
}

describe("a file that is not a vault", () => {
  it("is refused with its reason: no database, another application's, a log, a newer format, a missing folder", async () => {
    const [diary, foreign, log, newer] = [temporaryFile(), temporaryFile(), temporaryFile(), temporaryFile()]
    writeFileSync(diary, "Dear diary, ".repeat(1_000))
    change(foreign, "CREATE TABLE record (id INTEGER)")
    await (await openSqlite(log)).close()
    await (await openVaultFile(newer)).close()
    change(newer, "PRAGMA user_version = 99")
    const before = [diary, foreign, newer].map((path) => readFileSync(path))
    expect(await Promise.all([diary, foreign, log, newer, join(diary, "x.db")].map(reasonOf))).toEqual([
      "StoreUnavailable corrupt",
      "StoreUnavailable unreachable",
      "StoreUnavailable unreachable",
      "StoreUnavailable newer-format",
      "StoreUnavailable unreachable"
    ])
    expect([diary, foreign, newer].map((path) => readFileSync(path))).toEqual(before)
    expect(await openSqlite(newer).then(String, (failure: StoreUnavailable) => failure.reason)).toBe("unreachable")
  })

  it("is corrupt when its end is missing", async () => {
    const path = temporaryFile()
    const { close, vault } = await openVaultFile(path)
    const records = Array.from({ length: 200 }, (_, n) => ({ key: `k${n}`, subject: "p", sealed: "x".repeat(500) }))
    await Effect.runPromise(vault.put(records))
    await close()
    truncateSync(path, 4096)
    expect(await reasonOf(path)).toBe("StoreUnavailable corrupt")
  })

  it("a closed vault answers everything with closed, and a vault in memory makes no file", async () => {
    const { close, vault } = await openVaultFile(":memory:")
    await close()
    expect(await Effect.runPromise(Effect.flip(vault.page()))).toMatchObject({ reason: "closed" })
    expect(existsSync(":memory:")).toBe(false)
  })
})
