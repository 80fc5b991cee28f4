// Reading back: reports and history on both axes of time, in every form, and never from a store that is not there.
import { spawn, spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"
import { keikakuIn, program, serving } from "./keikaku.ts"

const folder = temporaryFolder()
const store = ["--store", `sqlite:${join(folder, ".keikaku/plan.db")}`]
const keikaku = (...args: ReadonlyArray<string>) => keikakuHere(...args, ...store)

beforeAll(async () => {
  const commands = [
    { decision: "SecureParentBody", data: { parentBody: "body-1", branch: "13", occurredOn: "2023-04-01" } },
    {
      decision: "NominatePromoter",
      data: { promoter: "p1", association: "a1", branch: "13", parentBody: "body-1", occurredOn: "2023-04-02" }
    },
    {
      decision: "AppointPromoter",
      data: { promoter: "p1", termFrom: "2023-04-03", termTo: "2024-03-31", occurredOn: "2023-04-03" }
    }
  ]
  writeFileSync(join(folder, "commands.jsonl"), commands.map((command) => JSON.stringify(command)).join("\n"))
  expect((await keikakuIn(folder)(["do", "--data", "@commands.jsonl"])).code).toBe(0)
})

describe("history", () => {
  it("is selected by tags, types, dates and place", async () => {
    const types = async (...args: Array<string>) =>
      JSON.parse((await keikaku("history", "--format", "json", ...args)).out).map((each: any) => each.event._tag)
    expect(await types()).toEqual(["ParentBodySecured", "PromoterNominated", "PromoterAppointed"])
    expect(await types("--tag", "promoter:p1", "--tag", "branch:13", "--from", "2023-04-03")).toEqual([
      "PromoterAppointed"
    ])
    expect(await types("--type", "ParentBodySecured", "--type", "PromoterNominated", "--after", "1")).toEqual([
      "PromoterNominated"
    ])
    expect(await types("--recorded-at", "2", "--effective-on", "2023-04-01")).toEqual(["ParentBodySecured"])
    expect(await types("--limit", "0")).toEqual([])
  })

  it("as CSV holds the whole event", async () => {
    const { out } = await keikaku("history", "--format", "csv", "--limit", "1")
    const [heading, line] = out.split("\r\n")
    expect(heading).toBe(
      "position,id,type,occurredOn,recordedAt,actor,commandId,correlationId,causationId,tags,data,evidence,corrects"
    )
    expect(line).toMatch(/^1,.*,ParentBodySecured,2023-04-01,.*"\{""branch"":""13"",""parentBody"":""body-1""\}",,$/)
  })
})

describe("a report", () => {
  it("as a table has a title, as CSV nothing but the table, as JSON the history it stands for", async () => {
    const roster = ["report", "promoter-roster", "--effective-on", "2023-06-01"]
    const table = await keikaku(...roster)
    expect(table).toMatchObject({ code: 0, err: "" })
    expect(table.out).toMatch(/^推進員名簿　2023-06-01までの発効分（#3 までの記録）\n\n推進員 /)
    expect((await keikaku(...roster, "--format", "csv")).out).toMatch(/^[^\n]*\r\np1,,13,a1,/)
    expect(JSON.parse((await keikaku(...roster, "--format", "json", "--recorded-at", "2")).out)).toMatchObject({
      report: { name: "promoter-roster" },
      fiscalYear: 2023,
      recordedAt: 2,
      position: 2
    })
  })
})

describe("a wrong call", () => {
  it.each<[string, Array<string>, number, RegExp]>([
    [
      "a report that does not exist brings up the nearest",
      ["report", "promoter-roaster"],
      64,
      /「promoter-roster」では/
    ],
    ["a branch that does not exist is named", ["report", "promoter-roster", "--branch", "99"], 64, /--branch 99/],
    ["a form that does not exist is named", ["report", "promoter-roster", "--format", "xml"], 64, /--format/],
    ["a flag that does not exist is named", ["history", "--since", "2023-04-01"], 64, /--since/],
    ["a command that does not exist brings up the nearest", ["histroy"], 64, /history/],
    [
      "an event that does not exist brings up the nearest",
      ["history", "--type", "PromoterAppoint"],
      64,
      /PromoterAppointed/
    ],
    ["a store that is not there is a failure", ["history", "--store", "sqlite:none.db"], 3, /none\.db/],
    [
      "a file that is not a store is a failure",
      ["history", "--store", `sqlite:${join(folder, "commands.jsonl")}`],
      3,
      /corrupt/
    ],
    ["a store of an unknown kind is a wrong call", ["history", "--store", "postgres:x"], 64, /sqlite:/],
    ["a server for other machines is refused", ["serve", "--host", "0.0.0.0"], 64, /0\.0\.0\.0/]
  ])("%s", async (_, args, code, message) => {
    const run = await keikakuHere(...args, ...(args.includes("--store") ? [] : store))
    expect(run.err).toMatch(message)
    expect(run).toMatchObject({ code, out: "" })
  })
})

describe("the program", () => {
  it("says its version, and its help on standard output only when asked", async () => {
    const version = await keikakuIn(folder)(["--version"])
    expect(version).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" })
    const help = await keikakuHere("report", "--help")
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining("--fiscal-year"), err: "" })
    expect(await keikakuHere()).toMatchObject({ code: 64, out: "" })
  })

  it("owns up to a bug of its own with its stack and an exit code of its own", async () => {
    const run = await keikakuHere(13 as never)
    expect(run).toMatchObject({ code: 70, out: "", err: expect.stringMatching(/TypeError.*\n\s+at /) })
  })

  it("does not mind a reader that leaves early", async () => {
    const child = spawn(process.execPath, [...program, "history", "--format", "json"], { cwd: folder })
    child.stdout.destroy()
    let err = ""
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text
    })
    const code = await new Promise((resolve) => child.on("close", resolve))
    expect({ code, err }).toEqual({ code: 0, err: "" })
  })

  it("serves until it is interrupted, and then ends cleanly", async () => {
    const { address, child, ended } = await serving({ cwd: folder })
    expect((await fetch(`${address}/openapi.json`)).status).toBe(200)
    child.kill("SIGTERM")
    expect(await ended).toBe(0)
  })

  it("run through pnpm, starts from the folder of its user", () => {
    const docs = join(import.meta.dirname, "../../docs")
    const pnpm = join(docs, "../node_modules/.bin/pnpm")
    const store = `sqlite:${relative(docs, folder)}/.keikaku/plan.db`
    const run = spawnSync(pnpm, ["--silent", "-w", "keikaku", "history", "--limit", "1", "--store", store], {
      cwd: docs,
      encoding: "utf8"
    })
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining("母体団体の承諾") })
  })
})
