// The provenance of a report: the size and root of the record and the version of the program are printed with it, and the same
// question has the same answer, to the byte, whatever is recorded later.
import { copyFileSync } from "node:fs"
import { join } from "node:path"
import Database from "libsql"
import { describe, expect, it } from "vitest"
import { temporaryFolder, temporaryPath } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

const folder = temporaryFolder()
const here = async (...args: ReadonlyArray<string>) => {
  const { code, out } = await keikakuHere(...args, "--store", `sqlite:${join(folder, "plan.db")}`)
  expect(code).toBe(0)
  return out
}
const list = (n: number) =>
  here(
    ...["do", "ListCase", "--data"],
    JSON.stringify({
      ...{ case: `case-${n}`, business: `b-${n}`, branch: "13", source: "own-research", scheme: "unified" },
      occurredOn: `2023-04-${String(n).padStart(2, "0")}`
    })
  )

it("a report as recorded by a size says its root, which is that of the checkpoint, and never changes", async () => {
  for (let n = 1; n <= 6; n++) await list(n)
  const asked = ["report", "case-funnel", "--fiscal-year", "2023", "--recorded-at", "4", "--effective-on", "2023-04-03"]
  const formats = ["table", "json", "markdown", "csv"]
  const answers = async () => {
    const texts: Array<string> = []
    for (const format of formats) texts.push(await here(...asked, "--format", format))
    return texts
  }
  const before = await answers()
  const { root } = JSON.parse(await here("prove", "inclusion", "1", "--format", "json", "--size", "4"))
  await here("key", "create", "rohoren.example/plan", join(folder, "log.key"))
  await here("checkpoint", "create", "--signing-key", join(folder, "log.key"))
  for (let n = 7; n <= 9; n++) await list(n)
  expect(await answers()).toEqual(before)
  const { size, provenance, table } = JSON.parse(before[1]!)
  expect(size).toBe(4)
  expect(table.rows).not.toEqual([])
  expect(provenance).toEqual({
    size: 4,
    root,
    program: "keikaku 0.0.0",
    events: expect.stringMatching(/^[0-9a-f]{64}$/)
  })
  const line = `記録 4件　ルート ${root}　keikaku 0.0.0　出来事の定義 ${provenance.events.slice(0, 16)}`
  expect(before[0]).toContain(line)
  expect(before[2]).toContain(line)
  const csv = await keikakuHere(...asked, "--format", "csv", "--store", `sqlite:${join(folder, "plan.db")}`)
  expect(csv).toMatchObject({ code: 0, err: `${line}\n`, out: before[3] })
})

it("a report as recorded by an instant stands on all that had been recorded by then", async () => {
  const of = async (...args: ReadonlyArray<string>) =>
    JSON.parse(await here("report", "case-funnel", "--format", "json", ...args)).provenance.size
  expect(await of("--recorded-at", "2023-01-01T00:00:00Z")).toBe(0)
  expect(await of("--recorded-at", "2999-01-01T00:00:00Z")).toBe(9)
  expect(await of()).toBe(9)
})

describe("a report of a record that was changed behind the program's back", () => {
  const asked = ["report", "case-funnel", "--fiscal-year", "2023", "--format", "json", "--lang", "en"]
  const tampered = async (sql: string) => {
    const path = temporaryPath()
    copyFileSync(join(folder, "plan.db"), path)
    const database = new Database(path)
    database.exec(sql)
    database.close()
    return keikakuHere(...asked, "--store", `sqlite:${path}`)
  }

  it.each([
    ["a line", 'UPDATE event SET line = replace(line, \'"branch":"13"\', \'"branch":"27"\') WHERE position = 3'],
    ["a missing line", "DELETE FROM event WHERE position = 3"],
    ["a stored hash", "UPDATE kept SET text = 'AAAA' || substr(text, 5) WHERE key LIKE 'tree/tile/0/%'"],
    [
      "a stored checkpoint",
      "UPDATE kept SET text = replace(text, char(10) || '9', char(10) || '8') WHERE key LIKE 'tree/checkpoint/%'"
    ]
  ])("says so and ends with 4: %s", async (_, sql) => {
    await here("checkpoint", "create", "--signing-key", join(folder, "log.key"))
    const { code, err, out } = await tampered(sql)
    expect(code).toBe(4)
    expect(err).toContain("The record has been altered")
    expect(JSON.parse(out).provenance.altered).toBe(true)
  })

  it("has the figures of the lines, whatever the index says", async () => {
    const whole = await keikakuHere(...asked, "--store", `sqlite:${join(folder, "plan.db")}`)
    for (const sql of ["DELETE FROM tagged WHERE position = 3", "UPDATE tagged SET type = 'Other' WHERE position < 5"])
      expect(await tampered(sql)).toEqual(whole)
  })
})
