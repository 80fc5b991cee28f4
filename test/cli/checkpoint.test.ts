// Keys, checkpoints and proofs on the command line: what is handed over at one visit shows at the next whether anything before
// it has changed, however the file was tampered with.
import { copyFileSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import Database from "libsql"
import { beforeAll, describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const store = `sqlite:${at("plan.db")}`
const signing = ["--signing-key", at("log.key")]

const here = (...args: ReadonlyArray<string>) => keikakuHere(...args, "--store", store)
const list = (business: number) =>
  here(
    ...["do", "ListCase", "--data", JSON.stringify(caseOf(business)), "--command-id", `list-${business}`],
    ...["--actor", "clerk"]
  )
const caseOf = (n: number) => ({
  occurredOn: "2023-04-03",
  case: `case-${n}`,
  business: `b-${n}`,
  branch: "13",
  source: "own-research",
  scheme: "unified"
})

let vkey = ""
let first = ""
beforeAll(async () => {
  const made = await keikakuHere("key", "create", "rohoren.example/plan", at("log.key"))
  expect(made).toMatchObject({ code: 0 })
  vkey = made.out.trim()
  writeFileSync(at("log.vkey"), made.out)
  for (let n = 1; n <= 5; n++) expect(await list(n)).toMatchObject({ code: 0 })
  first = (await here("checkpoint", "create", ...signing)).out
  writeFileSync(at("visit-1.txt"), first)
})

describe("keys", () => {
  it("are made once, readable for their owner only, and shown by their public half", async () => {
    expect(statSync(at("log.key")).mode & 0o777).toBe(0o600)
    expect(await keikakuHere("key", "show", at("log.key"))).toMatchObject({ code: 0, out: `${vkey}\n` })
    const before = readFileSync(at("log.key"), "utf8")
    expect(await keikakuHere("key", "create", "another", at("log.key"))).toMatchObject({ code: 3, out: "" })
    expect(readFileSync(at("log.key"), "utf8")).toBe(before)
    expect(before).not.toContain(vkey.split("+").slice(2).join("+"))
  })

  it("have names without spaces, and files with a key in them", async () => {
    expect(await keikakuHere("key", "create", "a b", at("none.key"))).toMatchObject({ code: 64 })
    writeFileSync(at("no.key"), "PRIVATE+KEY+a+00000000+AAAA")
    expect(await keikakuHere("key", "show", at("no.key"))).toMatchObject({ code: 5, out: "" })
    expect(await keikakuHere("key", "show", at("missing.key"))).toMatchObject({ code: 3, out: "" })
  })
})

describe("checkpoints", () => {
  it("say the name, the size and the root, and bear a signature", async () => {
    expect(first).toMatch(
      /^rohoren\.example\/plan\n5\n[A-Za-z0-9+/]{43}=\n\n— rohoren\.example\/plan [A-Za-z0-9+/]+=*\n$/
    )
    expect((await here("checkpoint", "create", ...signing)).out).toBe(first)
    const listed = await here("checkpoint", "list", "--format", "json")
    expect(JSON.parse(listed.out)).toContain(first)
  })

  it("of a record that nobody has touched are found right, with a key as text and in a file", async () => {
    for (const key of [vkey, at("log.vkey")]) {
      const run = await here("checkpoint", "verify", "--key", key, "--since", at("visit-1.txt"), "--lang", "en")
      expect(run).toMatchObject({ code: 0, err: "" })
      expect(run.out).toMatch(/^Nothing has changed\./)
      expect(run.out).toContain("Not proved: that what was recorded is true")
    }
  })

  it("say what is recorded after the last of them and not proved", async () => {
    await list(6)
    const run = await here("checkpoint", "verify", "--key", vkey, "--lang", "en")
    expect(run.code).toBe(0)
    expect(run.out).toContain("Nothing is proved yet of the last 1, recorded after the last checkpoint.")
  })

  it("are not checked without a key, or by the key of another", async () => {
    expect(await here("checkpoint", "verify")).toMatchObject({ code: 6 })
    const other = (await keikakuHere("key", "create", "rohoren.example/plan", at("other.key"))).out.trim()
    expect(await here("checkpoint", "verify", "--key", other)).toMatchObject({ code: 6 })
    expect(await here("checkpoint", "create", "--signing-key", at("other.key"))).toMatchObject({ code: 4, out: "" })
  })
})

/** The record's file, copied and changed behind the program's back. */
const tampered = async (name: string, ...statements: ReadonlyArray<string>) => {
  const path = at(`${name}.db`)
  copyFileSync(at("plan.db"), path)
  const database = new Database(path)
  for (const sql of statements) database.exec(sql)
  database.close()
  const address = ["--store", `sqlite:${path}`]
  const verified = await keikakuHere(
    ...["checkpoint", "verify", "--key", vkey, "--since", at("visit-1.txt"), "--format", "json"],
    ...address
  )
  const signed = await keikakuHere("checkpoint", "create", ...signing, "--since", at("visit-1.txt"), ...address)
  const { faults, status } = JSON.parse(verified.out)
  return {
    codes: [verified.code, signed.code],
    status,
    faults: faults.map(({ code, position }: any) => [code, position]),
    signed
  }
}

describe("a record that was changed behind the program's back", () => {
  const altered = { status: "altered" }

  it("in a line: the position is named", async () => {
    const found = await tampered("payload", "UPDATE event SET line = replace(line, 'b-3', 'b-9') WHERE position = 3")
    expect(found).toMatchObject(altered)
    expect(found.faults).toEqual([["LineDiffers", 3]])
    expect(found.codes).toEqual([4, 4])
    expect(found.signed.err).toMatch(/^位置 3: /)
  })

  it("in a line and in the hash kept of it: the root gives it away", async () => {
    const found = await tampered(
      "both",
      "UPDATE event SET line = replace(line, 'b-3', 'b-9') WHERE position = 3",
      "DELETE FROM kept WHERE key LIKE 'tree/tile/%' OR key = 'tree/size'"
    )
    expect(found.faults).toContainEqual(["RootDiffers", null])
    expect(found.codes).toEqual([4, 4])
  })

  it("in the checkpoints too: the one handed over gives it away, and none is signed", async () => {
    const found = await tampered(
      "all",
      "UPDATE event SET line = replace(line, 'b-3', 'b-9') WHERE position = 3",
      "DELETE FROM kept"
    )
    expect(found.faults).toContainEqual(["RootDiffers", null])
    expect(found.codes).toEqual([4, 4])
    expect(found.signed.err).toMatch(/^チェックポイント（5件）: .*変わっています。\n {2}署名していません/)
  })

  it("by taking a row away, at the end or within", async () => {
    const within = await tampered("row", "DELETE FROM event WHERE position = 2")
    expect(within.faults).toContainEqual(["PositionMissing", 2])
    const end = await tampered("end", "DELETE FROM event WHERE position > 4", "DELETE FROM tagged WHERE position > 4")
    expect(end.faults).toContainEqual(["PositionMissing", 5])
    const shorter = await tampered(
      "shorter",
      ...["event", "tagged"].map((table) => `DELETE FROM ${table} WHERE position > 4`),
      "DELETE FROM kept WHERE key LIKE 'tree/tile/%' OR key = 'tree/size'"
    )
    expect(shorter.faults).toContainEqual(["LogShorter", 5])
    expect(shorter.codes).toEqual([4, 4])
    expect(end.codes).toEqual([4, 4])
  })

  it("by exchanging two rows", async () => {
    const found = await tampered(
      "swap",
      "UPDATE event SET position = 99 WHERE position = 2",
      "UPDATE event SET position = 2 WHERE position = 3",
      "UPDATE event SET position = 3 WHERE position = 99"
    )
    expect(found.faults).toContainEqual(["LineDiffers", 2])
    expect(found.codes[0]).toBe(4)
  })

  it("in the index, so that queries miss an event", async () => {
    const found = await tampered("tag", "DELETE FROM tagged WHERE position = 4 AND tag LIKE 'case:%'")
    expect(found.faults).toEqual([["Discrepancy", 4]])
    expect(found.codes[0]).toBe(4)
  })
})

describe("proofs", () => {
  const prove = async (...args: ReadonlyArray<string>) => {
    const made = await here("prove", ...args)
    expect(made.code).toBe(0)
    writeFileSync(at("proof.json"), made.out)
    return JSON.parse(made.out)
  }
  const check = () => keikakuHere("prove", "check", at("proof.json"), "--lang", "en")

  it("of a line hold without the record, until they are changed", async () => {
    const proof = await prove("inclusion", "2", "--size", "5", "--format", "json")
    expect(proof).toMatchObject({ kind: "inclusion", position: 2, size: 5, root: first.split("\n")[2] })
    expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining("The proof holds.") })
    writeFileSync(at("proof.json"), JSON.stringify({ ...proof, line: proof.line.replace("b-2", "b-3") }))
    expect(await check()).toMatchObject({ code: 4 })
    writeFileSync(at("proof.json"), JSON.stringify({ ...proof, proof: [...proof.proof.slice(1), "AAAA"] }))
    expect(await check()).toMatchObject({ code: 5 })
    writeFileSync(at("proof.json"), JSON.stringify({ kind: "another" }))
    expect(await check()).toMatchObject({ code: 5 })
  })

  it("that the record has only grown hold without it", async () => {
    const proof = await prove("consistency", "5")
    expect(proof.older).toEqual({ size: 5, root: first.split("\n")[2] })
    expect(await check()).toMatchObject({ code: 0 })
    writeFileSync(at("proof.json"), JSON.stringify({ ...proof, older: { ...proof.older, size: 4 } }))
    expect(await check()).toMatchObject({ code: 4 })
  })

  it("of what the record does not have are refused", async () => {
    for (const args of [
      ["inclusion", "0"],
      ["inclusion", "99"],
      ["inclusion", "3", "--size", "2", "--format", "json"],
      ["consistency", "5", "4"]
    ])
      expect(await here("prove", ...args)).toMatchObject({ code: 64, out: "" })
  })
})
