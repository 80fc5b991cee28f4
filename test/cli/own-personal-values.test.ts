// The vault serves whatever topic holds personal values: those of a host's own topic are sealed, shown, disclosed, erased and swept
// out like a promoter's name.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { inspectedPlan } from "../core/privacy/inspection.ts"
import { temporaryFolder } from "../temporary.ts"
import { keikakuOf } from "./in-process.ts"

const person = { fullName: "山田 太郎", phone: "03-1234-5678" }

it("an inspector's name and telephone number are sealed, shown with the vault, disclosed in a bundle, erased and swept", async () => {
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  const vault = ["--vault", `sqlite:${at("vault.db")}`, "--vault-key", at("vault.key")]
  const run = async (...args: ReadonlyArray<string>) => {
    const ended = await keikakuOf(inspectedPlan, ...args, "--store", `sqlite:${at("plan.db")}`)
    expect([args[0], ended.code, ended.err.includes("bug:")]).toEqual([args[0], 0, false])
    return ended.out
  }
  const send = (decision: string, data: object) => run("do", decision, "--data", JSON.stringify(data), ...vault)
  const inspectors = async (...args: ReadonlyArray<string>) =>
    JSON.parse(await run("report", "inspectors", "--format", "json", ...args)).table.rows
  const key = (await run("key", "create", "rohoren.example/plan", at("log.key"))).trim()
  const bundle = async (name: string) => {
    await run("export", "bundle", at(name), "--signing-key", at("log.key"), ...vault)
    const report = JSON.parse(await run("verify", at(name), "--key", key, "--format", "json"))
    const personal = join(at(name), "personal.jsonl")
    return {
      status: report.status,
      disclosed: report.checked.disclosed,
      lines: existsSync(personal) ? readFileSync(personal, "utf8").trim().split("\n").filter(Boolean) : []
    }
  }

  await run("vault", "init", ...vault)
  await send("NameInspector", { inspector: "i1", branch: "13", occurredOn: "2015-04-01", ...person })
  expect(await inspectors(...vault)).toEqual([{ inspector: "i1", name: person.fullName, phone: person.phone }])
  expect(await inspectors()).toMatchObject([
    { name: { subject: "i1", erased: false }, phone: { subject: "i1", erased: false } }
  ])
  for (const value of Object.values(person)) expect(readFileSync(at("plan.db")).includes(value)).toBe(false)

  const told = await bundle("told")
  expect(told).toMatchObject({ status: "whole", disclosed: 2 })
  expect(told.lines.map((line) => JSON.parse(line).subject)).toEqual(["i1", "i1"])

  await send("RelieveInspector", { inspector: "i1", occurredOn: "2016-03-31" })
  const backup = readFileSync(at("vault.db"))
  const erased = await run("erase", "i1", "--basis", "保存期間満了", "--approver", "hq-7", ...vault)
  expect(erased).toContain("保管庫から 2件を消去しました。")
  expect(await inspectors(...vault)).toMatchObject([{ name: { erased: true }, phone: { erased: true } }])
  expect(await bundle("after")).toMatchObject({ status: "whole", disclosed: 0, lines: [] })

  writeFileSync(at("vault.db"), backup)
  expect(await run("vault", "sweep", "--lang", "en", ...vault)).toMatch(/^Erased 2 values/)
})
