// Proofs on the command line: what is printed leads to a signed root, is checked without the record, and is believed for that root
// and size alone.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { everything } from "@keikaku/kernel"
import { openSqliteStore } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import Database from "libsql"
import { beforeAll, describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const written = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content)
  return at(name)
}
const on =
  (database: string) =>
  (...args: ReadonlyArray<string>) =>
    keikakuHere(...args, "--store", `sqlite:${at(database)}`, "--lang", "en")
const here = on("plan.db")
const done = async (...args: ReadonlyArray<string>) => {
  const run = await here(...args)
  expect(run).toMatchObject({ code: 0 })
  return run.out
}
const record = (body: number) =>
  done("do", "SecureParentBody", "--data", `{"parentBody":"body-${body}","branch":"13","occurredOn":"2023-04-01"}`)
const check = (proof: string | Uint8Array, ...args: ReadonlyArray<string>) =>
  keikakuHere("prove", "check", written("proof", proof), ...args, "--lang", "en")
const lineAt = (position: number) =>
  Effect.gen(function* () {
    const store = yield* openSqliteStore({ path: at("plan.db") })
    const [event] = yield* store.read(everything, { after: position - 1, limit: 1 })
    return event!.line
  }).pipe(Effect.scoped, Effect.runPromise)
const keptIn = (database: string) => {
  const opened = new Database(at(database), { readonly: true })
  const rows = opened.prepare("SELECT key, text FROM kept ORDER BY key").all()
  opened.close()
  return rows
}

let vkey = ""
let [three, four] = ["", ""]
beforeAll(async () => {
  vkey = (await keikakuHere("key", "create", "rohoren.example/plan", at("log.key"))).out.trim()
  await done("init")
  for (const body of [1, 2, 3]) await record(body)
  three = written("three", await done("checkpoint", "create", "--signing-key", at("log.key")))
  await record(4)
  four = written("four", await done("checkpoint", "create", "--signing-key", at("log.key")))
  await record(5)
})

describe("a proof of a line", () => {
  it("has its checkpoint with it, and says which record the line is part of", async () => {
    for (const position of [1, 2, 3, 4]) {
      const proof = await done("prove", "inclusion", `${position}`)
      expect(proof.startsWith(`c2sp.org/tlog-proof@v1\nindex ${position - 1}\n`)).toBe(true)
      expect(proof.endsWith(readFileSync(four, "utf8"))).toBe(true)
      const line = written("line", `${await lineAt(position)}\n`)
      const found = await check(proof, "--line", line, "--key", vkey)
      const part = `The line at position ${position} is part of the record that rohoren.example/plan signed at size 4.`
      expect(found).toEqual({ code: 0, out: `${part}\n`, err: "" })
      const other = written("other", await lineAt(position === 1 ? 2 : 1))
      expect(await check(proof, "--line", other, "--key", vkey)).toMatchObject({ code: 4, out: "" })
    }
  })

  it("is made for the checkpoint that is given, and for none that does not cover it", async () => {
    const proof = await done("prove", "inclusion", "2", "--checkpoint", three)
    expect(proof.endsWith(readFileSync(three, "utf8"))).toBe(true)
    const line = written("line", await lineAt(2))
    expect(await check(proof, "--line", line, "--key", vkey, "--checkpoint", three)).toMatchObject({ code: 0 })
    expect(await check(proof, "--line", line, "--key", vkey, "--checkpoint", four)).toMatchObject({ code: 4 })
    for (const args of [["5"], ["0"], ["99"], ["4", "--checkpoint", three], ["2", "--size", "3"]])
      expect(await here("prove", "inclusion", ...args)).toMatchObject({ code: 64, out: "" })
    expect(await here("prove", "inclusion", "2", "--checkpoint", at("log.key"))).toMatchObject({ code: 5, out: "" })
  })

  it("is not checked without a key, a line or a checkpoint, nor by the key of another log", async () => {
    const proof = await done("prove", "inclusion", "2")
    const line = written("line", await lineAt(2))
    const foreign = (await keikakuHere("key", "create", "rohoren.example/plan", at("foreign.key"))).out.trim()
    const json = await done("prove", "inclusion", "2", "--format", "json")
    for (const [text, ...args] of [
      [proof, "--line", line],
      [proof, "--key", vkey],
      [proof, "--line", line, "--key", foreign],
      [json, "--checkpoint", four],
      [json, "--key", vkey]
    ] as ReadonlyArray<readonly [string, ...Array<string>]>) {
      const run = await check(text, ...args)
      expect(run).toMatchObject({ code: 6, out: "" })
      expect(run.err).not.toBe("")
    }
  })

  it("in JSON holds the line, and is believed for the size that was signed alone", async () => {
    const json = JSON.parse(await done("prove", "inclusion", "1", "--format", "json", "--checkpoint", four))
    expect(json).toMatchObject({ kind: "inclusion", position: 1, size: 4, line: await lineAt(1) })
    const against = (proof: object, checkpoint: string) =>
      check(JSON.stringify(proof), "--checkpoint", checkpoint, "--key", vkey)
    expect((await against(json, four)).out).toContain(
      "is part of the record that rohoren.example/plan signed at size 4."
    )
    // The same path leads from the first line to the same root in a tree of three.
    const ofThree = { ...json, size: 3 }
    const unsigned = await check(JSON.stringify(ofThree))
    expect(unsigned).toMatchObject({ code: 0, out: expect.stringContaining("Not checked: that anybody signed") })
    for (const checkpoint of [three, four])
      expect(await against(ofThree, checkpoint)).toMatchObject({ code: 4, out: "" })
    expect(await against(json, three)).toMatchObject({ code: 4, out: "" })
    expect(await against({ ...json, line: await lineAt(2) }, four)).toMatchObject({ code: 4, out: "" })
  })

  it("is never a line that was changed, nor one that is gone: the position is named", async () => {
    for (const [statement, sentence] of [
      ["UPDATE event SET line = replace(line, 'body-2', 'body-9') WHERE position = 2", "position 2 differs"],
      ["DELETE FROM event WHERE position = 2", "position 2 is missing"]
    ] as const) {
      copyFileSync(at("plan.db"), at("changed.db"))
      const database = new Database(at("changed.db"))
      database.exec(statement)
      database.close()
      for (const form of [[], ["--format", "json"]]) {
        const run = await on("changed.db")("prove", "inclusion", "2", ...form)
        expect(run).toMatchObject({ code: 4, out: "", err: expect.stringContaining(sentence) })
        expect(await on("changed.db")("prove", "inclusion", "1", ...form)).toMatchObject({ code: 0 })
      }
    }
  })
})

describe("a proof that the record has grown", () => {
  it("says which of its ends were signed", async () => {
    const proof = await done("prove", "consistency", "3", "4")
    const against = (...checkpoints: ReadonlyArray<string>) =>
      check(proof, ...checkpoints.flatMap((each) => ["--checkpoint", each]), "--key", vkey)
    const grown = "The record of size 4 continues that of size 3; rohoren.example/plan signed"
    expect((await against(three)).out).toBe(`${grown} the one of size 3.\n`)
    expect((await against(four)).out).toBe(`${grown} the one of size 4.\n`)
    expect((await against(three, four)).out).toBe(`${grown} both.\n`)
    expect((await against(four, four)).out).toBe(`${grown} the one of size 4.\n`)
    const more = await done("prove", "consistency", "4", "5")
    expect(await check(more, "--checkpoint", three, "--key", vkey)).toMatchObject({ code: 4, out: "" })
  })
})

describe("proofs", () => {
  it("write nothing to the record, whether its hashes are stored or not", async () => {
    copyFileSync(at("plan.db"), at("bare.db"))
    const database = new Database(at("bare.db"))
    database.exec("DELETE FROM kept WHERE key LIKE 'tree/tile/%' OR key = 'tree/size'")
    database.close()
    for (const name of ["plan.db", "bare.db"]) {
      const before = keptIn(name)
      for (const args of [
        ["inclusion", "2"],
        ["inclusion", "5", "--format", "json"],
        ["consistency", "2"]
      ])
        expect(await on(name)("prove", ...args)).toMatchObject({ code: 0 })
      expect(keptIn(name)).toEqual(before)
    }
  })

  it("in any other form than they are printed in are malformed", async () => {
    const json = await done("prove", "inclusion", "2", "--format", "json")
    const tlog = await done("prove", "inclusion", "2")
    const consistency = await done("prove", "consistency", "3", "4")
    const line = written("line", await lineAt(2))
    const invalid = Buffer.from(json)
    invalid[json.indexOf("body-2")] = 0xff
    for (const text of [
      "",
      "{}",
      "[".repeat(200_000),
      json.replace('{"kind"', '{"kind":"inclusion","kind"'),
      json.replace('"position":2', '"position":2,"position":2'),
      json.replace('"position":2', '"note":"x","position":2'),
      json.replace('"position":2', '"position":2.0'),
      json.replace('"position":2', '"position":"2"'),
      json.replace('"position":2', '"position":9007199254740993'),
      json.replace('"kind":', '"kind": '),
      ` ${json}`,
      `${json}\n`,
      `\ufeff${json}`,
      json.replace("body-2", "body-\\u0032"),
      json.replace("body-2", "\\ud800"),
      JSON.stringify({ root: "", ...JSON.parse(json) }),
      JSON.stringify(JSON.parse(json), null, 2),
      json.replace(/"root":"[^"]*"/, '"root":"AAAA"'),
      consistency.replace('"older":{', '"older":{"of":1,'),
      tlog.replace("index 1", "index 01"),
      tlog.replace("\n\n", "\n"),
      tlog.replace("\n\u2014", "\n-"),
      tlog.replaceAll("\n", "\r\n"),
      invalid
    ])
      expect({ text, ...(await check(text, "--line", line, "--key", vkey, "--checkpoint", four)) }).toMatchObject({
        code: 5,
        out: ""
      })
    for (const text of [json, json.trimEnd()])
      expect(await check(text, "--checkpoint", four, "--key", vkey)).toMatchObject({ code: 4 })
  })
})
