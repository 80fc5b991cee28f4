// The demonstration, at a small scale: it ends well, makes the same record from the same seed, agrees with itself, and
// shows every refusal that it speaks of.
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { businessPlan, hostPlan, runReport, zenkokuPlan } from "@keikaku/core"
import { everything } from "@keikaku/kernel"
import { openSqliteStore } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Ran, runExample } from "./run-example.ts"

const { planFy2023 } = businessPlan

const directory = mkdtempSync(join(tmpdir(), "keikaku-demo-test-"))
const fileOf = (name: string) => join(directory, name)
const scale = ["--scale", "0.1"]
const { fiscalYear } = planFy2023

const onFile = <A, E>(name: string, use: (store: Parameters<typeof runReport>[0]["store"]) => Effect.Effect<A, E>) =>
  Effect.runPromise(Effect.scoped(Effect.flatMap(openSqliteStore({ path: fileOf(name) }), use)))

describe("the demonstration", () => {
  let runs: ReadonlyArray<Ran>

  beforeAll(async () => {
    runs = await Promise.all([
      runExample("demo", ...scale, "--store", fileOf("ja.db")),
      runExample("demo", ...scale, "--store", fileOf("en.db"), "--lang", "en")
    ])
  }, 60_000)
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it("ends well and says nothing on standard error where nobody watches", () => {
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
      { code: 0, stderr: "" },
      { code: 0, stderr: "" }
    ])
  })

  it("says that its cases and promoters are synthetic, and which share of the real volume it is", () => {
    expect(runs[0]!.stdout).toContain("合成で、実在の人や事業は登場しません")
    expect(runs[1]!.stdout).toContain("synthetic: no real person or business appears")
    expect(runs[1]!.stdout).toMatch(/Volume: 1\/\d+ of the real volume/)
  })

  it("makes the same record from the same seed, line by line", async () => {
    const [ja, en] = await Promise.all(
      ["ja.db", "en.db"].map((name) => onFile(name, (store) => store.read(everything, { limit: 100_000 })))
    )
    expect(ja!.length).toBeGreaterThan(2_000)
    expect(ja).toEqual(en)
  })

  it("records on the day on which it happens: at 18:00 in Japan, from February 2023 to March 2024", async () => {
    const [first, last] = await onFile("ja.db", (store) =>
      Effect.all([store.read(everything, { limit: 1 }), store.read(everything, { limit: 1, backwards: true })])
    )
    expect(JSON.parse(first[0]!.line).recordedAt).toBe("2023-02-20T09:00:00.000Z")
    expect(JSON.parse(last[0]!.line).recordedAt).toMatch(/^2024-03-2\dT09:00:00\.000Z$/)
  })

  it("has a nation that is the sum of its 47 branches, and says so", async () => {
    const { table } = await onFile("ja.db", (store) =>
      runReport(hostPlan({ plan: zenkokuPlan, store }), "target-progress", {
        fiscalYear,
        level: "branch"
      })
    )
    for (const { amount, metric } of planFy2023.targets) {
      const rows = table.rows.filter(({ metricCode }) => metricCode === metric)
      const sum = (key: string) => rows.slice(1).reduce((total, row) => total + Number(row[key]), 0)
      expect(rows).toHaveLength(1 + 47)
      expect(rows[0]).toMatchObject({ area: "nation", target: amount, actual: sum("actual") })
      expect(sum("target")).toBe(amount)
      expect(sum("actual")).toBeGreaterThan(0)
    }
    expect(runs[1]!.stdout).toContain("Check: the nation is the sum of its 47 branches")
  })

  it("has something of every topic of the plan that holds no person's data", async () => {
    const lines = await onFile("ja.db", (store) => store.read(everything, { limit: 100_000 }))
    const recorded = new Set(lines.map(({ line }) => JSON.parse(line).type as string))
    const absent = zenkokuPlan.topics.filter(
      ({ decisions }) => !decisions.some(({ records }) => records.some(({ type }) => recorded.has(type)))
    )
    expect(absent.map(({ name }) => name)).toEqual(["personal-data"])
  })

  it("shows what was refused: by code, how often, and with which sentence", () => {
    const codes = ["CardNotValid", "PromoterOfOtherBranch", "BusinessAlreadyListed", "AlreadyEstablished"]
    for (const code of [...codes, "ClaimWindowClosed", "UnknownBranch", "MalformedCommand"])
      expect(runs[1]!.stdout).toMatch(new RegExp(`^${code} +\\d+  \\S.+$`, "m"))
  })
})

it("the demonstration does not touch a file that exists, whether started here or as the README says", async () => {
  const onThisFile = ["--store", join(import.meta.dirname, "demo.test.ts"), "--lang", "en"]
  const { code, stderr } = await runExample("demo", ...onThisFile)
  expect(code).toBe(64)
  expect(stderr).toContain("exists already")
  const root = join(import.meta.dirname, "../..")
  const documented = await promisify(execFile)("corepack", ["pnpm", "demo", ...onThisFile], { cwd: root }).catch(
    (failure) => failure
  )
  expect(documented).toMatchObject({ code, stderr: expect.stringContaining(stderr) })
})
