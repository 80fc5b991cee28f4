// The whole program on PostgreSQL: what it prints is what it prints on SQLite, its record is proved in the same way, and what cannot
// be reached is reported with an exit code and without a password.
import { join } from "node:path"
import { zenkokuPlan } from "@keikaku/core"
import { Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { withoutPassword } from "../../packages/cli/src/setting/without-password.ts"
import { inDatabase, type SchemaAddress } from "../../packages/cli/src/store-place.ts"
import { databaseUrl, newSchema, query, useDatabase } from "../store-postgres/opened.ts"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"
import { serving } from "./keikaku.ts"
import { addressOf } from "./postgres-address.ts"
import { recordHistory, type Signed } from "./recorded.ts"

useDatabase()

const folder = temporaryFolder()
const onFile = `sqlite:${join(folder, "plan.db")}`
let onServer = ""
let signed: Signed
beforeAll(async () => {
  signed = await recordHistory(folder, onFile, 20)
  onServer = addressOf(newSchema())
  expect(await keikakuHere("copy", "--from", onFile, "--to", onServer)).toMatchObject({ code: 0 })
})

describe("on PostgreSQL", () => {
  it.each<[string, ReadonlyArray<ReadonlyArray<string>>]>([
    [
      "every report",
      [...zenkokuPlan.reports.values()].map(({ name, parameters }) =>
        Object.hasOwn(parameters, "fiscalYear") ? ["report", name, "--fiscal-year", "2023"] : ["report", name]
      )
    ],
    [
      "the history",
      [["history"], ["history", "--tag", "promoter:p-3", "--format", "json"], ["search", "--text", "p-7"]]
    ],
    ["what led to a figure and what an event did", [["trace", "event", "1"]]],
    [
      "a proof",
      [
        ["prove", "inclusion", "40"],
        ["prove", "consistency", "1", "41"]
      ]
    ],
    ["every checkpoint", [["checkpoint", "list"]]]
  ])("%s is printed as on SQLite", async (_, asked) => {
    for (const args of asked) {
      const there = await keikakuHere(...args, "--store", onServer)
      expect(there).toMatchObject({ code: 0, err: "" })
      expect(there).toEqual(await keikakuHere(...args, "--store", onFile))
    }
  })

  it("a checkpoint made on SQLite is found right, and so is a bundle", async () => {
    const verified = await keikakuHere(
      "checkpoint",
      "verify",
      "--key",
      signed.vkey,
      "--store",
      onServer,
      "--lang",
      "en"
    )
    expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/^Nothing has changed\./) })
    const bundle = join(folder, "bundle")
    const exported = await keikakuHere("export", "bundle", bundle, ...signed.signing, "--store", onServer)
    expect(exported).toMatchObject({ code: 0 })
    expect(await keikakuHere("verify", bundle, "--key", signed.vkey)).toMatchObject({ code: 0 })
  })

  it("a store is made once, and recorded in like any other", async () => {
    const schema = newSchema()
    const english = ["--store", addressOf(schema), "--lang", "en"]
    const data = JSON.stringify({ parentBody: "body-1", branch: "13", occurredOn: "2023-04-01" })
    const command = ["do", "SecureParentBody", "--data", data, "--command-id", "c1"]
    const first = await keikakuHere(...command, ...english)
    expect(first).toMatchObject({ code: 0, err: expect.stringMatching(`^Created the store .*schema=${schema}\n$`) })
    expect(await keikakuHere(...command, ...english)).toMatchObject({ code: 0, err: "" })
    expect((await keikakuHere("init", ...english)).out).toMatch(/^There already \(1 events\): /)
  })

  it("two schemas of one database are two stores", async () => {
    const [mine, yours] = [addressOf(newSchema()), addressOf(newSchema())]
    const data = JSON.stringify({ parentBody: "body-1", branch: "13", occurredOn: "2023-04-01" })
    for (const store of [mine, yours])
      expect(await keikakuHere("do", "SecureParentBody", "--data", data, "--store", store)).toMatchObject({ code: 0 })
    for (const store of [mine, yours])
      expect(JSON.parse((await keikakuHere("history", "--format", "json", "--store", store)).out)).toHaveLength(1)
  })

  it("the plan is served from the store that the environment names", async () => {
    const { address, child, ended } = await serving({ env: { ...process.env, KEIKAKU_STORE: onServer } })
    const response = await fetch(`${address}/reports/promoter-roster`)
    expect([response.status, (await response.json()).table.rows.length]).toEqual([200, 10])
    child.kill("SIGTERM")
    expect(await ended).toBe(0)
  })
})

describe("a store that cannot be reached", () => {
  it("because nothing was ever recorded there, is reported, and not created", async () => {
    const schema = newSchema()
    const run = await keikakuHere("report", "case-funnel", "--store", addressOf(schema), "--lang", "en")
    expect(run).toMatchObject({
      code: 3,
      out: "",
      err: expect.stringMatching(/^There is no store at postgres.*Make one/)
    })
    expect(await query("SELECT FROM pg_namespace WHERE nspname = $1", [schema])).toEqual([])
  })

  it("because the server is not there, ends with 3 and what the socket says", async () => {
    for (const command of [
      ["history"],
      ["init"],
      ["do", "SecureParentBody", "--data", '{"parentBody":"b","branch":"13"}']
    ])
      expect(await keikakuHere(...command, "--store", "postgres://app@127.0.0.1:1/plans")).toMatchObject({
        ...{ code: 3, out: "", err: expect.stringContaining("ECONNREFUSED 127.0.0.1:1") }
      })
  })

  it("because there is no such database, ends with 3 and what the server says", async () => {
    const none = Object.assign(new URL(databaseUrl()), { pathname: "/no_such_database" }).href
    const run = await keikakuHere("history", "--store", none)
    expect(run).toMatchObject({
      code: 3,
      out: "",
      err: expect.stringContaining('database "no_such_database" does not exist')
    })
  })
})

describe("an address", () => {
  const parsed = (address: string): SchemaAddress | undefined => {
    let found: SchemaAddress | undefined
    const open = () => Effect.die("not opened")
    const has = (parsed: SchemaAddress) => {
      found = parsed
      return Effect.succeed(true)
    }
    inDatabase({ open, has })(address)
    return found
  }

  it.each<[string, SchemaAddress | undefined]>([
    ["postgres://app@db/plans", { url: "postgres://app@db/plans" }],
    ["postgresql://app@db:5433/plans?schema=tokyo", { url: "postgresql://app@db:5433/plans", schema: "tokyo" }],
    [
      "postgres://app:p%3Fw@db/plans?sslmode=verify-full&schema=%E6%9D%B1%E4%BA%AC&application_name=a%20b",
      { url: "postgres://app:p%3Fw@db/plans?sslmode=verify-full&application_name=a%20b", schema: "東京" }
    ],
    ["postgres:///plans?host=/run/postgresql", { url: "postgres:///plans?host=/run/postgresql" }],
    ["postgres://app@db/plans?schema=", undefined],
    ["postgres:plans", undefined]
  ])("%s gives up its schema and nothing else", (address, expected) => {
    expect(parsed(address)).toEqual(expected)
  })

  it("that is malformed is a wrong call", async () => {
    for (const address of [
      "postgres:plans",
      "postgres://",
      "postgres://a@b/c?schema=",
      "mysql://a@b/c",
      "plans",
      ":x",
      "sqlite:"
    ])
      for (const flags of [
        ["history", "--store"],
        ["copy", "--from", onFile, "--to"],
        ["copy", "--to", onFile, "--from"]
      ])
        expect(await keikakuHere(...flags, address)).toMatchObject({
          ...{ code: 64, out: "", err: expect.stringMatching(/sqlite:.*postgres:/) }
        })
  })
})

describe("a password", () => {
  const secret = "s3cr3t"

  it.each([
    [`postgres://app:${secret}@db/plans?schema=tokyo`, "postgres://app:***@db/plans?schema=tokyo"],
    [`postgres://:${secret}@db/plans`, "postgres://:***@db/plans"],
    [`postgres://app:${secret}/@?:${secret}@db/plans`, "postgres://app:***@db/plans"],
    [`postgres:app:${secret}@db/plans`, "postgres:app:***@db/plans"],
    [
      `postgres:///plans?user=app&password=${secret}&schema=tokyo`,
      "postgres:///plans?user=app&password=***&schema=tokyo"
    ],
    [`postgres://app:${secret} ${secret}@db/plans`, "postgres://app:***@db/plans"],
    ["postgres://app@db:5432/plans", "postgres://app@db:5432/plans"]
  ])("in %s is taken out", (address, expected) => {
    expect(withoutPassword(address)).toBe(expected)
  })

  it("is never printed", async () => {
    const schema = newSchema()
    const there = new URL(addressOf(schema))
    there.password ||= secret
    const reachable = there.href
    const gone = `postgres://app:${secret}@127.0.0.1:1/plans`
    const data = JSON.stringify({ parentBody: "body-1", branch: "13", occurredOn: "2023-04-01" })
    const runs = [
      ["report", "case-funnel", "--store", reachable],
      ["do", "SecureParentBody", "--data", data, "--store", reachable],
      ["init", "--store", reachable],
      ["copy", "--from", reachable, "--to", onFile],
      ["copy", "--from", reachable, "--to", addressOf(newSchema()), "--format", "json"],
      ["history", "--store", gone],
      ["copy", "--from", onFile, "--to", gone],
      ["history", "--store", `postgres://app:${secret}@db:none/plans`],
      ["history", "--store", `postgres:app:${secret}@db/plans`],
      ["history", "--store", `mysql://app:${secret}@db/plans`],
      ["vault", "init", "--vault", gone, "--vault-key", join(folder, "vault.key")],
      ["copy", gone],
      [gone],
      ["history", "--after", gone],
      ["report", gone],
      ["history", "--type", gone]
    ]
    const printed: Array<string> = []
    for (const args of runs) {
      const { err, out } = await keikakuHere(...args)
      expect(err + out).not.toContain(secret)
      printed.push(err + out)
    }
    expect(printed.filter((text) => text.includes(":***@")).length).toBeGreaterThanOrEqual(8)
  })
})
