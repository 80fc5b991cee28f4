// Witnesses on the command line: requests go to one over HTTP, its cosignatures come back into the store, and a second history of the
// same log gets none.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readVerifierKey, sha256 } from "@keikaku/audit"
import { Result } from "effect"
import Database from "libsql"
import { beforeEach, describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"
import { startWitness } from "./witness.ts"

let folder = ""
let vkey = ""
const at = (name: string) => join(folder, name)
const written = (name: string, text: string) => {
  writeFileSync(at(name), text)
  return at(name)
}
const on =
  (database: string) =>
  async (...args: ReadonlyArray<string>) =>
    keikakuHere(...args, "--store", `sqlite:${at(database)}`, "--lang", "en")
const here = (...args: ReadonlyArray<string>) => on("plan.db")(...args)
const done = async (...args: ReadonlyArray<string>) => {
  const run = await here(...args)
  expect(run).toMatchObject({ code: 0 })
  return run.out
}
const record = (...bodies: ReadonlyArray<number>) =>
  Promise.all(
    bodies.map((body) =>
      done("do", "SecureParentBody", "--data", `{"parentBody":"body-${body}","branch":"13","occurredOn":"2023-04-01"}`)
    )
  )
const signing = () => ["--signing-key", at("log.key")]
const stored = async (): Promise<ReadonlyArray<string>> =>
  JSON.parse(await done("checkpoint", "list", "--format", "json"))

beforeEach(async () => {
  folder = temporaryFolder()
  vkey = (await keikakuHere("key", "create", "rohoren.example/plan", at("log.key"))).out.trim()
  await done("init")
  for (const body of [1, 2, 3]) await record(body)
})

const witness = (name = "w1") =>
  startWitness(`witness.example/${name}`, [Result.getOrThrow(readVerifierKey(sha256, vkey))])

describe("a witness", () => {
  it("cosigns a record as it grows, and its cosignatures are kept with the checkpoints", async () => {
    const { post, vkey: theirs } = await witness()
    const first = await done("checkpoint", "create", ...signing())
    const answer = await post(await done("checkpoint", "request"))
    expect(answer.status).toBe(200)
    const cosigned = await done("checkpoint", "cosign", written("answer", answer.body), "--witness", theirs)
    expect(cosigned).toBe(first + answer.body)
    expect(await stored()).toEqual([cosigned])
    expect(await done("checkpoint", "create", ...signing())).toBe(cosigned)

    for (const body of [4, 5]) await record(body)
    const second = await done("checkpoint", "create", ...signing())
    const unknowing = await post(await done("checkpoint", "request"))
    expect(unknowing).toEqual({ status: 409, type: "text/x.tlog.size", body: "3\n" })
    const byFile = await done("checkpoint", "request", "--old", written("first", cosigned))
    expect(await done("checkpoint", "request", "--old", "3")).toBe(byFile)
    const next = await post(byFile)
    expect(next.status).toBe(200)
    await done("checkpoint", "cosign", written("answer", next.body), "--witness", written("w1.vkey", theirs))
    expect(await stored()).toEqual([cosigned, second + next.body])

    // Asked again it says a later time, which takes the place of the earlier one.
    const later = await post(await done("checkpoint", "request", "--old", "5"))
    await done("checkpoint", "cosign", written("answer", later.body), "--witness", theirs)
    expect(await stored()).toEqual([cosigned, second + later.body])

    expect(await here("checkpoint", "verify", "--key", vkey, "--since", at("first"))).toMatchObject({ code: 0 })
    await done("export", "bundle", at("bundle"), ...signing())
    expect(await keikakuHere("verify", at("bundle"), "--key", vkey)).toMatchObject({ code: 0 })
  })

  it("is demanded by whoever verifies, of the record and of a bundle: without enough of them nothing is decided", async () => {
    const [one, two, three] = [await witness("w1"), await witness("w2"), await witness("w3")]
    await done("checkpoint", "create", ...signing())
    for (const each of [one, two]) {
      const { body } = await each.post(await done("checkpoint", "request"))
      await done("checkpoint", "cosign", written("answer", body), "--witness", each.vkey)
    }
    await done("export", "bundle", at("bundle"), ...signing())
    const all = [one, two, three].flatMap((each) => ["--witness", each.vkey])
    const asked = async (...witnesses: ReadonlyArray<string>) => [
      await here("checkpoint", "verify", "--key", vkey, ...witnesses),
      await keikakuHere("verify", at("bundle"), "--key", vkey, ...witnesses)
    ]
    const codes = async (...witnesses: ReadonlyArray<string>) => (await asked(...witnesses)).map(({ code }) => code)
    expect(await codes(...all, "--witnesses", "2")).toEqual([0, 0])
    expect(await codes("--witness", one.vkey)).toEqual([0, 0])
    expect(await codes(...all)).toEqual([6, 6])
    expect(await codes("--witness", three.vkey)).toEqual([6, 6])
    expect(await codes(...all, "--witnesses", "4")).toEqual([64, 64])
    await record(4)
    await done("checkpoint", "create", ...signing())
    const [later] = await asked(...all, "--witnesses", "2")
    expect(later).toMatchObject({ code: 0, out: expect.stringMatching(/signed up to 3\)[\s\S]*have cosigned it/) })
  })

  it("refuses a second history of the same log, whoever signed it", async () => {
    const { post } = await witness()
    await done("checkpoint", "create", ...signing())
    copyFileSync(at("plan.db"), at("other.db"))
    expect((await post(await done("checkpoint", "request"))).status).toBe(200)
    const seen = written("seen", (await stored())[0]!)

    const database = new Database(at("other.db"))
    for (const statement of [
      "UPDATE event SET line = replace(line, 'body-2', 'body-9') WHERE position = 2",
      "DELETE FROM kept WHERE key LIKE 'tree/%'"
    ])
      database.exec(statement)
    database.close()
    const other = on("other.db")
    const fourth = '{"parentBody":"body-4","branch":"13","occurredOn":"2023-04-01"}'
    expect(await other("do", "SecureParentBody", "--data", fourth)).toMatchObject({ code: 0 })
    expect(await other("checkpoint", "create", ...signing())).toMatchObject({ code: 0 })
    const split = await other("checkpoint", "request", "--old", "3")
    expect(split.code).toBe(0)
    expect((await post(split.out)).status).toBe(422)
    expect(await other("checkpoint", "request", "--old", seen)).toMatchObject({ code: 4, out: "" })

    await record(4)
    await done("checkpoint", "create", ...signing())
    expect((await post(await done("checkpoint", "request", "--old", "3"))).status).toBe(200)
  })

  it("is not asked for what nobody has signed, or about what it cannot have seen", async () => {
    expect(await here("checkpoint", "request")).toMatchObject({ code: 64, out: "" })
    await done("checkpoint", "create", ...signing())
    await record(4)
    expect(await here("checkpoint", "request", "--old", "4")).toMatchObject({ code: 64, out: "" })
    expect(await here("checkpoint", "request", "--old", "5")).toMatchObject({ code: 4, out: "" })
    expect(await here("checkpoint", "request", "--old", written("no", "no checkpoint"))).toMatchObject({ code: 5 })
  })
})

describe("an answer", () => {
  it("is kept only if a given witness has signed it, and its exit code says why not", async () => {
    const { post, vkey: theirs } = await witness()
    await done("checkpoint", "create", ...signing())
    const { body } = await post(await done("checkpoint", "request"))
    const [note] = await stored()
    const bytes = Buffer.from(body.split(" ")[2]!, "base64")
    bytes[20]! ^= 1
    const other = await startWitness("witness.example/w2", [])
    for (const [text, key, code] of [
      [body, other.vkey, 6],
      [`\u2014 witness.example/w1 ${bytes.toString("base64")}\n`, theirs, 4],
      ["3\n", theirs, 5],
      [body.slice(0, -1), theirs, 5],
      [body, vkey, 5]
    ] as const) {
      const refused = await here("checkpoint", "cosign", written("answer", text), "--witness", key)
      expect(refused).toMatchObject({ code, out: "" })
      expect(refused.err).not.toBe("")
      expect(await stored()).toEqual([note])
    }
    expect(readFileSync(at("log.key"), "utf8")).toContain("PRIVATE")
    expect(await here("checkpoint", "cosign", written("answer", body))).toMatchObject({ code: 6 })
  })
})
