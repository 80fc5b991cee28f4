// What auditors ask on the command line: a correction with its documents, the history that shows it, the reports, a search, and
// traces both ways.
import { createHash } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { hexOf, sha256 } from "@keikaku/audit"
import { everything } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

const folder = temporaryFolder()
const path = join(folder, "plan.db")
const document = join(folder, "承諾書.pdf")
const keikaku = (...args: ReadonlyArray<string>) => keikakuHere(...args, "--store", `sqlite:${path}`)
const consent = (parentBody: string) => JSON.stringify({ parentBody, branch: "13", occurredOn: "2023-04-01" })
const correcting = ["--corrects", "1", "--reason", "団体の取り違え", "--approver", "hq-7"]
const bytes = Buffer.alloc(300_000, "承諾")

const lineAt = async (position: number): Promise<string> => {
  const { close, store } = await openSqlite(path)
  const [stored] = await Effect.runPromise(store.read(everything, { after: position - 1, limit: 1 }))
  await close()
  return stored!.line
}

beforeAll(async () => {
  writeFileSync(document, bytes)
  expect((await keikaku("do", "SecureParentBody", "--data", consent("body-1"))).code).toBe(0)
  const second = ["do", "SecureParentBody", "--data", consent("body-2"), "--actor", "clerk-2", "--evidence", document]
  expect((await keikaku(...second, ...correcting)).code).toBe(0)
})

describe("a command that corrects", () => {
  it("keeps the leaf of what it corrects, and its documents by name and hash", async () => {
    const line = JSON.parse(await lineAt(2))
    expect(line.corrects).toEqual({
      position: 1,
      leaf: hexOf(sha256.leaf(await lineAt(1))),
      reason: "団体の取り違え",
      approver: "hq-7"
    })
    expect(line.evidence).toEqual([{ name: "承諾書.pdf", sha256: createHash("sha256").update(bytes).digest("hex") }])
  })

  it("is shown by the history, for people and for programs", async () => {
    expect((await keikaku("history")).out).toContain("訂正 #1：団体の取り違え (hq-7)、承諾書.pdf")
    expect((await keikaku("history", "--lang", "en")).out).toContain("corrects #1: 団体の取り違え (hq-7), 承諾書.pdf")
    const [first, second] = JSON.parse((await keikaku("history", "--format", "json")).out)
    expect(first).not.toHaveProperty("corrects")
    expect(second).toMatchObject({ corrects: { position: 1 }, evidence: [{ name: "承諾書.pdf" }] })
    expect((await keikaku("history", "--format", "csv")).out).toMatch(/,tags,data,evidence,corrects\r\n/)
  })

  it.each<[string, ReadonlyArray<string>, number, RegExp]>([
    ["a position that is not there", ["--corrects", "9", "--reason", "誤り", "--approver", "hq-7"], 64, /--corrects 9/],
    ["position 0", ["--corrects", "0", "--reason", "誤り", "--approver", "hq-7"], 64, /--corrects 0/],
    ["no reason", ["--corrects", "1", "--approver", "hq-7"], 64, /--reason/],
    ["a reason for nothing", ["--reason", "誤り"], 64, /--corrects/],
    ["a document that is not there", ["--evidence", join(folder, "none.pdf")], 3, /none\.pdf/]
  ])("with %s records nothing and says why", async (_, args, code, message) => {
    const run = await keikaku("do", "SecureParentBody", "--data", consent("body-3"), ...args)
    expect(run).toMatchObject({ code, out: "" })
    expect(run.err).toMatch(message)
    expect(JSON.parse((await keikaku("history", "--tag", "parent-body:body-3", "--format", "json")).out)).toEqual([])
  })

  it("may say so in its line of JSON, where it is checked like any data", async () => {
    const corrects = { position: 1, leaf: hexOf(sha256.leaf(await lineAt(1))), reason: "誤り", approver: "hq-7" }
    const evidence = [{ name: "a.pdf", sha256: "0f".repeat(32) }]
    const command = (changes: object) =>
      JSON.stringify({ decision: "SecureParentBody", data: JSON.parse(consent("body-4")), ...changes })
    const file = join(folder, "commands.jsonl")
    writeFileSync(file, `${command({ corrects: { ...corrects, leaf: "xyz" } })}\n${command({ corrects, evidence })}\n`)
    const run = await keikaku("do", "--data", `@${file}`, "--format", "json")
    expect(run.code).toBe(3)
    expect(run.err).toMatch(/1行目: [\s\S]*corrects\.leaf/)
    expect(JSON.parse(run.out)).toMatchObject({ line: 2, outcome: "recorded", events: [{ corrects, evidence }] })
  })
})

describe("the auditors' reports", () => {
  it("check the leaf of a correction against the line as it is stored", async () => {
    const report = async (name: string) =>
      JSON.parse((await keikaku("report", name, "--fiscal-year", "2023", "--format", "json")).out).table.rows
    expect(await report("corrections")).toMatchObject([
      { position: 2, check: { ja: "一致" }, approver: "hq-7", before: expect.stringContaining("body-1") },
      { position: 3, check: { ja: "一致" } }
    ])
    expect((await report("backdating")).map((row: any) => row.position)).toEqual([1, 2, 3])
    expect((await report("exceptions")).map((row: any) => row.kindCode)).toEqual(Array(3).fill("late-entry"))
  })
})

describe("search", () => {
  const positions = async (...args: ReadonlyArray<string>) =>
    JSON.parse((await keikaku("search", "--format", "json", ...args)).out).map((each: any) => each.position)

  it("finds what meets all of the conditions", async () => {
    expect(await positions("--counterparty", "body-1")).toEqual([1])
    expect(await positions("--actor", "clerk-2", "--branch", "13", "--effective-from", "2023-04-01")).toEqual([2])
    expect(await positions("--text", "ＢＯＤＹ-2")).toEqual([2])
    expect(await positions("--tag", "corrects:1")).toEqual([2, 3])
    expect(await positions("--effective-to", "2023-03-31")).toEqual([])
    expect(await positions("--amount-from", "1")).toEqual([])
  })

  it("names a branch or a type that does not exist", async () => {
    expect(await keikaku("search", "--branch", "99")).toMatchObject({ code: 64, err: expect.stringMatching(/99/) })
    expect(await keikaku("search", "--type", "PlanClose")).toMatchObject({
      code: 64,
      err: expect.stringMatching(/PlanClosed/)
    })
  })
})

describe("trace", () => {
  it("of a figure prints the events behind it, each with the figure before and after it and its evidence", async () => {
    const place = ["corrections", "--row", "position=2", "--column", "approver", "--fiscal-year", "2023"]
    const { code, out } = await keikaku("trace", "figure", ...place)
    expect(code).toBe(0)
    expect(out).toMatch(/^訂正の履歴　承認者: hq-7\n/)
    expect(out).toMatch(/母体団体の承諾\s+2023-04-01\s+—\s+hq-7\s+承諾書\.pdf [0-9a-f]{64}\n$/)
    expect(JSON.parse((await keikaku("trace", "figure", ...place, "--format", "json")).out)).toMatchObject({
      figure: "hq-7",
      steps: [{ before: null, after: "hq-7", recorded: { position: 2 } }]
    })
  })

  it("of an event prints the figures it changed, its documents, and the corrections made of it", async () => {
    const first = await keikaku("trace", "event", "1", "--lang", "en")
    expect(first.out).toMatch(/Corrections of it\n[\s\S]*corrects #1/)
    const second = await keikaku("trace", "event", "2")
    expect(second.out).toMatch(/承諾書\.pdf {2}[0-9a-f]{64}/)
    expect(second.out).toMatch(/訂正の履歴\s+2 .*承認者\s+—\s+hq-7/)
  })

  it.each<[string, ReadonlyArray<string>, RegExp]>([
    ["a row that does not exist", ["figure", "corrections", "--row", "position=9", "--column", "why"], /0行/],
    ["several rows", ["figure", "corrections", "--fiscal-year", "2023", "--column", "why"], /2行/],
    ["a column that does not exist", ["figure", "corrections", "--column", "whom"], /列 whom はありません/],
    ["a row without a value", ["figure", "corrections", "--row", "position", "--column", "why"], /--row position/],
    ["a report that does not exist", ["figure", "correction", "--column", "why"], /「corrections」では/],
    ["a position that does not exist", ["event", "9"], /位置 9/]
  ])("of %s is a wrong call", async (_, args, message) => {
    const run = await keikaku("trace", ...args)
    expect(run.err).toMatch(message)
    expect(run).toMatchObject({ code: 64, out: "" })
  })
})
