// The command line speaks the languages of its federation, and English where there is no text in the one asked for.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { chambers } from "../../examples/04-another-federation/federation.ts"
import { chambersPlan } from "../../examples/04-another-federation/plan.ts"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere, programHere } from "./in-process.ts"

const folder = temporaryFolder()
const store = ["--store", `sqlite:${join(folder, "plan.db")}`]
const settings = join(folder, "chambers.json")
writeFileSync(settings, JSON.stringify(chambers))
const ours = (...args: ReadonlyArray<string>) => programHere(chambersPlan, args, { name: "chambers" })
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/u

it("people see the first language of the federation unless they ask for another of its languages", async () => {
  await ours("init", ...store)
  const asked = ["report", "inspections", "--level", "nation", ...store]
  expect((await ours(...asked)).out).toContain("Toutes les régions")
  expect((await ours(...asked, "--lang", "fr")).out).toContain("Réalisées")
  expect((await ours(...asked, "--lang", "en")).out).toContain("All regions")
  expect((await keikakuHere("report", "target-progress", ...store, "--federation", settings)).out).toContain(
    "Démarches"
  )
  expect((await keikakuHere("report", "target-progress", ...store)).out).toContain("手続勧奨件数")
})

it("a language that the federation does not have is refused, and its languages are named", async () => {
  expect(await ours("reports", "--lang", "ja")).toMatchObject({
    code: 64,
    out: "",
    err: "--lang ja: there is no such language (fr, en).\n"
  })
  const { code, err } = await keikakuHere("reports", "--lang", "fr")
  expect([code, err]).toEqual([64, "--lang fr: there is no such language (ja, en).\n"])
  expect((await keikakuHere("reports", "--lang", "fr", "--federation", settings)).code).toBe(0)
})

it("a sentence that has no text in the language asked for is English", async () => {
  const failure = await ours("report", "inspections", "--store", `sqlite:${join(folder, "nowhere.db")}`)
  expect(failure.code).toBe(3)
  expect(failure.err).not.toMatch(japanese)
  const data = JSON.stringify({ manual: "m1", title: "Guide", edition: 1, occurredOn: "2024-06-03" })
  expect((await ours("do", "IssueManual", "--data", data, ...store)).out).toContain("Manual issued")
})

it("the help of a host's program has its name, and Japanese only where its federation speaks it", async () => {
  for (const command of [[], ["report"], ["do"]]) {
    const { out } = await ours(...command, "--help")
    expect(out).not.toMatch(japanese)
    expect(out).not.toMatch(/keikaku [a-z]/)
    expect((await keikakuHere(...command, "--help")).out).toMatch(japanese)
  }
  expect((await ours("report", "--help")).out).toContain("chambers report target-progress")
  expect((await ours("--help")).out).toContain("Federation of Regional Chambers")
})

it("the example of a payload holds codes that the federation has, for the program's name", async () => {
  const { out } = await ours("decisions", "HoldInspection")
  expect(out).toContain(`chambers do HoldInspection --data '{"inspection":"inspection-1","branch":"idf"`)
})
