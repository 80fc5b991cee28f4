// A subscription under a name goes on in the next process where the last one ended, however that was.
import { openPlan, publication, zenkokuPlan } from "@keikaku/core"
import { openSqlite } from "@keikaku/store-sqlite"
import { expect, it } from "vitest"
import { soak } from "../soak.ts"
import { temporaryFile } from "../temporary.ts"
import { start } from "./process.ts"

const kills = soak(4, 60)

it("after kills at any moment every event was dealt with, in order, from where it was known to be", async () => {
  const path = temporaryFile()
  const plan = openPlan({ plan: zenkokuPlan, ...(await openSqlite(path)) })
  let recorded = 0
  const record = async (count: number) => {
    for (let n = 0; n < count; n++) {
      const manual = `m${++recorded}`
      const given = { manual, title: "手引", edition: 1, occurredOn: "2023-06-01" }
      await plan.execute(publication.IssueManual, given, { commandId: manual, actor: "headquarters/1" })
    }
  }
  const runs: Array<ReadonlyArray<number>> = []
  const followUntil = async (signal: "SIGKILL" | "SIGTERM", lines: number) => {
    const script = start("follow-by-name.ts", path, "reader")
    const growing = record(10)
    await script.printed(lines)
    script.child.kill(signal)
    await Promise.all([script.ended, growing])
    runs.push(script.lines.map(Number))
  }
  await record(20)
  for (let kill = 0; kill < kills; kill++) await followUntil("SIGKILL", 1 + Math.floor(Math.random() * 10))
  const script = start("follow-by-name.ts", path, "reader")
  await expect.poll(() => script.lines.at(-1), { timeout: 20_000 }).toBe(`${recorded}`)
  script.child.kill("SIGKILL")
  await script.ended
  runs.push(script.lines.map(Number))
  await plan.close()

  let reached = 0
  for (const run of runs) {
    expect(run).toEqual(run.map((_, n) => run[0]! + n))
    expect(run[0]).toBeLessThanOrEqual(reached + 1)
    reached = Math.max(reached, run.at(-1)!)
  }
  expect(reached).toBe(recorded)
}, 120_000)
