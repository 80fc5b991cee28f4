// A bundle on the command line: exported by position or date, verified with the key that was handed over, and distinguished by exit
// code whatever was done to it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"
import { keikakuIn } from "./keikaku.ts"

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const here = (...args: ReadonlyArray<string>) => keikakuHere(...args, "--store", `sqlite:${at("plan.db")}`)
const signing = ["--signing-key", at("log.key")]
const bundle = (name: string, ...args: ReadonlyArray<string>) => here("export", "bundle", at(name), ...signing, ...args)
const verify = (name: string, ...args: ReadonlyArray<string>) =>
  keikakuHere("verify", at(name), ...args, "--lang", "en")
const rangeOf = (name: string) => {
  const { from, to } = JSON.parse(readFileSync(join(at(name), "manifest"), "utf8").split("\n")[0]!)
  return [from, to]
}

const secured = (n: number) => JSON.stringify({ parentBody: `body-${n}`, branch: "13", occurredOn: `2023-04-0${n}` })
let key: ReadonlyArray<string> = []

beforeAll(async () => {
  const made = await keikakuHere("key", "create", "rohoren.example/plan", at("log.key"))
  key = ["--key", made.out.trim()]
  writeFileSync(at("log.vkey"), made.out)
  for (let n = 1; n <= 5; n++) {
    const args = ["--data", secured(n), "--command-id", `c-${n}`, "--actor", "clerk"]
    expect(await here("do", "SecureParentBody", ...args)).toMatchObject({ code: 0 })
    if (n === 2) writeFileSync(at("visit-1.txt"), (await here("checkpoint", "create", ...signing)).out)
  }
  expect(await bundle("whole", "--redact", "personal")).toMatchObject({ code: 0, err: "" })
})

describe("export bundle", () => {
  it("writes the whole record, and prints which events and whose key", async () => {
    expect(rangeOf("whole")).toEqual([1, 5])
    const { out } = await bundle("printed", "--lang", "en")
    expect(out).toBe(`Wrote 5 events, from 1 to 5, to ${at("printed")}. Verifier key: ${key[1]}\n`)
    expect((await bundle("ja")).out).toContain("1 から 5 までの5件を書き出しました")
  })

  it("writes a range of positions, or of what was recorded on days or by instants in Japan", async () => {
    const lines = readFileSync(join(at("whole"), "events.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
    const instants: ReadonlyArray<string> = lines.map((line) => JSON.parse(line).recordedAt)
    const day = new Date(Date.parse(instants[0]!) + 9 * 3_600_000).toISOString().slice(0, 10)
    expect((await bundle("positions", "--from", "2", "--to", "4")).code).toBe(0)
    expect(rangeOf("positions")).toEqual([2, 4])
    expect((await bundle("instants", "--from", instants[1]!, "--to", instants[3]!)).code).toBe(0)
    expect(rangeOf("instants")).toEqual([instants.indexOf(instants[1]!) + 1, instants.lastIndexOf(instants[3]!) + 1])
    expect((await bundle("day", "--from", day)).code).toBe(0)
    expect(rangeOf("day")).toEqual([1, 5])
    expect((await bundle("until", "--to", "2999-12-31")).code).toBe(0)
    expect(rangeOf("until")).toEqual([1, 5])
    expect(await bundle("before", "--to", "2020-01-01", "--lang", "en")).toMatchObject({
      code: 64,
      err: "There are no events from 1 to 0; the log has 5.\n"
    })
  })

  it("overwrites nothing, and takes only places that exist", async () => {
    expect(await bundle("whole", "--lang", "en")).toMatchObject({
      code: 64,
      err: `${at("whole")} exists already and is not overwritten.\n`
    })
    for (const wrong of ["0", "-1", "2023-02-30", "yesterday"])
      expect(await bundle("wrong", `--from=${wrong}`)).toMatchObject({ code: 64 })
    expect(await bundle("no-parent/wrong")).toMatchObject({ code: 3 })
    expect(readdirSync(folder).filter((name) => name.startsWith("wrong") || name.includes(".part-"))).toEqual([])
  })

  it("with a key that has not signed the earlier checkpoints refuses", async () => {
    await keikakuHere("key", "create", "rohoren.example/plan", at("other.key"))
    const run = await here("export", "bundle", at("other"), "--signing-key", at("other.key"), "--lang", "en")
    expect(run.code).toBe(4)
    expect(run.err).toMatch(/Not signed/)
  })
})

describe("verify", () => {
  it("ends with 0 when the bundle is whole, and says what was checked and what is not proved", async () => {
    const run = await verify("whole", ...key, "--since", at("visit-1.txt"))
    expect(run).toMatchObject({ code: 0, err: "" })
    for (const text of [
      "Whole: nothing",
      "5 events read",
      "Continues the earlier checkpoint at position 2",
      "split view"
    ])
      expect(run.out).toContain(text)
    expect((await keikakuHere("verify", at("whole"), "--key", at("log.vkey"))).out).toContain("完全です")
  })

  it("prints the report as data, the same with threads", async () => {
    const run = await verify("whole", ...key, "--format", "json")
    expect(JSON.parse(run.out)).toMatchObject({ status: "whole", checked: { events: 5 } })
    expect((await verify("whole", ...key, "--format", "json", "--workers", "2")).out).toBe(run.out)
  })

  it("ends with 4 when a byte was changed, and names the position", async () => {
    await bundle("altered")
    const path = join(at("altered"), "events.jsonl")
    writeFileSync(path, readFileSync(path, "utf8").replace("body-3", "body-8"))
    const run = await verify("altered", ...key)
    expect(run.code).toBe(4)
    expect(run.out).toContain("Position 3: This line differs from the signed one")
  })

  it("ends with 5 when it is not a bundle, and 6 when the key is missing or another", async () => {
    await bundle("malformed")
    writeFileSync(join(at("malformed"), "notes.txt"), "")
    expect(await verify("malformed", ...key)).toMatchObject({ code: 5 })
    expect(await verify("whole")).toMatchObject({ code: 6 })
    const other = (await keikakuHere("key", "create", "another.example", at("another.key"))).out.trim()
    expect(await verify("whole", "--key", other)).toMatchObject({ code: 6 })
  })

  it("ends with 3 when there is no such folder, and 64 when it is called wrongly", async () => {
    expect(await verify("nowhere", ...key)).toMatchObject({ code: 3 })
    expect(await verify("whole", ...key, "--workers", "-1")).toMatchObject({ code: 64 })
  })

  it("ends with 5 for what is no key", async () => {
    expect(await verify("whole", "--key", "no key")).toMatchObject({ code: 5 })
  })

  it("needs nothing but the folder and the key, as a process of its own", async () => {
    const run = await keikakuIn(folder)(["verify", "whole", ...key, "--workers", "1", "--lang", "en"])
    expect(run).toMatchObject({ code: 0, err: "" })
  })
})
