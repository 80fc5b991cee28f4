// Another federation brings its own settings: its branches are known, those of 全国労保連 are not, and a mistake is reported.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { zenkokuRohoren } from "@keikaku/core"
import { expect, it } from "vitest"
import { chambers } from "../../examples/04-another-federation/federation.ts"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

const folder = temporaryFolder()
const store = ["--store", `sqlite:${join(folder, "plan.db")}`]
const file = (name: string, settings: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(settings))
  return ["--federation", path]
}
const ours = {
  ...zenkokuRohoren,
  name: { ja: "港連合会", en: "Harbour federation" },
  blocks: [{ code: "coast", label: { ja: "沿岸", en: "Coast" } }],
  branches: [{ code: "north", label: { ja: "北", en: "North" }, block: "coast" }]
}
const secure = (branch: string) => [
  "do",
  "SecureParentBody",
  ...["--data", JSON.stringify({ parentBody: "m-1", branch, occurredOn: "2023-04-01" })]
]

it("the settings printed are those of 全国労保連, and are taken back as they are", async () => {
  const printed = await keikakuHere("federation")
  const { calendar, ...settings } = JSON.parse(printed.out)
  expect(settings).toEqual(JSON.parse(JSON.stringify({ ...zenkokuRohoren, calendar: undefined })))
  expect(calendar).toEqual({ ...zenkokuRohoren.calendar, holidays: "japan" })
  expect((await keikakuHere("federation", ...file("named.json", JSON.parse(printed.out)))).out).toBe(printed.out)
  expect((await keikakuHere("federation", ...file("same.json", zenkokuRohoren))).out).toBe(printed.out)
})

it("a federation's own branches are known, and no others", async () => {
  const settings = file("ours.json", ours)
  expect((await keikakuHere(...secure("north"), ...settings, ...store)).code).toBe(0)
  const refused = await keikakuHere(...secure("13"), ...settings, ...store)
  expect(refused.code).toBe(2)
  expect(refused.err).toContain("UnknownBranch")
  const report = await keikakuHere(
    ...["report", "target-progress", "--level", "branch", "--lang", "en"],
    ...settings,
    ...store
  )
  expect(report.out).toContain("North")
  expect(report.out).not.toContain("Tokyo")
})

it("a federation's year, its name and today are those of its calendar", async () => {
  const settings = file("chambers.json", chambers)
  const own = ["--store", `sqlite:${join(folder, "chambers.db")}`, ...settings]
  expect((await keikakuHere(...secure("nor"), ...own)).code).toBe(0)
  const report = await keikakuHere(
    ...["report", "target-months", "--fiscal-year", "exercice 2024", "--lang", "en"],
    ...own
  )
  expect(report.out).toContain("FY2024")
  expect(report.out).toMatch(/2024-01[\s\S]*2024-12/)
  const wrong = await keikakuHere(...["report", "target-months", "--fiscal-year", "令和6年度"], ...own)
  expect(wrong).toMatchObject({ code: 64, err: expect.stringContaining("--fiscal-year") })
})

it.each([
  ["that is missing", ["--federation", join(folder, "none.json")], "none.json"],
  ["with a wrong field", file("wrong.json", { ...ours, branches: [{ code: 1 }] }), "branches[0].code"],
  ["that contradicts itself", file("odd.json", { ...ours, blocks: [] }), "north"]
])("a settings file %s is refused, and says why", async (_, settings, message) => {
  const run = await keikakuHere(...secure("north"), ...settings, ...store)
  expect(run.code).toBe(3)
  expect(run.err).toContain(message)
})
