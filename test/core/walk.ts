// Walks a row of the plan through the doors: every step by the command line and over HTTP, with the same end, the same log and the same
// reports. The steps are those that a person would type.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { zenkokuPlan } from "@keikaku/core"
import { makeHandler } from "@keikaku/http"
import { memoryStore } from "@keikaku/kernel"
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { keikakuHere } from "../cli/in-process.ts"
import { temporaryFolder } from "../temporary.ts"

type Data = Readonly<Record<string, unknown>>

/** The day, who asks, the decision, its payload without the day; and, unless it is recorded, `AlreadySo`, the code of the refusal, or the
 * paths of what is malformed. */
export type Step = readonly [day: string, actor: string, decision: string, data: Data, ends?: string]

/** A report that is asked at the end: by name, with parameters, and some of what its rows hold. */
export type Asked = readonly [report: string, parameters: Data, rows: ReadonlyArray<Data>]

/** An answer of a door, brought to the words of a step. */
type Ends = ReadonlyArray<string>

const endOf = (answer: any): string => {
  if (answer.outcome === "recorded") return "Recorded"
  if (answer.outcome === "already-so" || answer.outcome === "alreadySo") return "AlreadySo"
  return answer.rejection?.code ?? answer.code ?? "Malformed"
}

const byCommandLine = async (steps: ReadonlyArray<Step>, reports: ReadonlyArray<Asked>) => {
  const folder = temporaryFolder()
  const at = ["--store", `sqlite:${join(folder, "plan.db")}`, "--format", "json"]
  const lines = steps.map(([occurredOn, actor, decision, data], n) =>
    JSON.stringify({ decision, data: { ...data, occurredOn }, actor, commandId: `c${n + 1}` })
  )
  const file = join(folder, "commands.jsonl")
  writeFileSync(file, `${lines.join("\n")}\n`)
  const { out } = await keikakuHere("do", "--data", `@${file}`, ...at)
  const ends: Array<string> = steps.map(() => "Malformed")
  for (const line of out.split("\n").filter((text) => text !== "")) {
    const answer = JSON.parse(line)
    ends[answer.line - 1] = endOf(answer)
  }
  const tables: Array<unknown> = []
  for (const [name, parameters] of reports) {
    const flags = Object.entries(parameters).flatMap(([key, value]) => [`--${kebab(key)}`, String(value)])
    const run = await keikakuHere("report", name, ...flags, ...at)
    if (run.code !== 0) throw new Error(`${name}: ${run.err}`)
    tables.push(JSON.parse(run.out).table.rows)
  }
  const log = JSON.parse((await keikakuHere("history", ...at)).out)
  return { ends: ends as Ends, tables, log: log.map(({ event }: any) => event) }
}

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const overHttp = async (steps: ReadonlyArray<Step>, reports: ReadonlyArray<Asked>) => {
  const { dispose, handler } = makeHandler({ plan: zenkokuPlan, store: await Effect.runPromise(memoryStore) })
  const ask = async (path: string, request?: RequestInit) => {
    const response = await handler(new Request(`http://localhost${path}`, request))
    return (await response.json()) as any
  }
  const ends: Array<string> = []
  for (const [n, [occurredOn, actor, decision, data]] of steps.entries()) {
    const headers = { "content-type": "application/json", "keikaku-actor": actor, "idempotency-key": `c${n + 1}` }
    const body = JSON.stringify({ ...data, occurredOn })
    ends.push(endOf(await ask(`/decisions/${decision}`, { method: "POST", headers, body })))
  }
  const tables: Array<unknown> = []
  for (const [name, parameters] of reports) {
    const search = new URLSearchParams(Object.entries(parameters).map(([key, value]) => [key, String(value)]))
    const { table, ...rest } = await ask(`/reports/${name}?${search}`)
    if (table === undefined) throw new Error(`${name}: ${JSON.stringify(rest)}`)
    tables.push(table.rows)
  }
  await dispose()
  return { ends: ends as Ends, tables }
}

/** The tests of a row: named after it, so that `docs/coverage.md` finds them. */
export const walk = (title: string, steps: ReadonlyArray<Step>, reports: ReadonlyArray<Asked> = []): void => {
  const wanted = steps.map(([, , , , ends = "Recorded"]) => ends)
  const named = (ends: Ends) => ends.map((end, n) => `${n + 1} ${steps[n]![2]}: ${end}`)
  describe(title, () => {
    test("by the command line and over HTTP, with the same end and the same reports", async () => {
      const [typed, sent] = [await byCommandLine(steps, reports), await overHttp(steps, reports)]
      expect(named(typed.ends)).toEqual(named(wanted))
      expect(named(sent.ends)).toEqual(named(wanted))
      expect(typed.log).toHaveLength(wanted.filter((end) => end === "Recorded").length)
      for (const [n, [name, , rows]] of reports.entries()) {
        expect(typed.tables[n], name).toEqual(sent.tables[n])
        expect(typed.tables[n], name).toMatchObject(rows)
      }
    })
  })
}
