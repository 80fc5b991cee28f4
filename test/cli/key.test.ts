// The life of a key, played through by the commands: handed over, stolen, lost. The auditor has the verifier keys of the first visit and
// the checkpoint that he took away, and nothing else.
import { createHash } from "node:crypto"
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { beforeEach, describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

let folder: string
const at = (name: string) => join(folder, name)
const here = (...args: ReadonlyArray<string>) =>
  keikakuHere(...args, "--store", `sqlite:${at("plan.db")}`, "--lang", "en")
const made = async (...args: ReadonlyArray<string>) => {
  const { code, err, out } = await here(...args)
  expect([args.join(" "), code, err]).toEqual([args.join(" "), 0, expect.any(String)])
  return out
}
const record = (n: number) => {
  const data = { occurredOn: "2023-04-03", case: `case-${n}`, business: `b-${n}`, branch: "13" }
  return made("do", "ListCase", "--data", JSON.stringify({ ...data, source: "own-research", scheme: "unified" }))
}
const sign = (key: string) => made("checkpoint", "create", "--signing-key", at(key))
const auditor = (...more: ReadonlyArray<string>) => here("checkpoint", "verify", "--key", at("first.vkey"), ...more)

beforeEach(async () => {
  folder = temporaryFolder()
  const keys = await made("key", "create", "rohoren.example/plan", at("1.key"), "--recovery", at("recovery.key"))
  writeFileSync(at("first.vkey"), keys)
  expect(keys.trim().split("\n")).toHaveLength(2)
  await record(1)
  writeFileSync(at("visit-1.txt"), await sign("1.key"))
  await record(2)
})

describe("a key", () => {
  it("is handed over: the former one signs nothing more, and the auditor follows to the next", async () => {
    const next = await made("key", "hand-over", "--signing-key", at("1.key"), "--to", at("2.key"))
    expect(next).toBe(await made("key", "show", at("2.key")))
    expect(statSync(at("2.key")).mode & 0o777).toBe(0o600)
    await record(3)
    await sign("2.key")
    expect(await auditor("--since", at("visit-1.txt"))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/signed up to 3\)/)
    })
    expect(await here("checkpoint", "create", "--signing-key", at("1.key"))).toMatchObject({ code: 4, out: "" })
    expect(await here("key", "hand-over", "--signing-key", at("1.key"), "--to", at("3.key"))).toMatchObject({ code: 4 })
    const listed = await made("key", "history", "--key", at("first.vkey"), "--format", "csv")
    expect(listed.trim().split("\n").slice(1)).toEqual([expect.stringMatching(/^2,.*,.*/)])
  })

  it("that was stolen is void beyond the size that is named, whatever the thief signs with it", async () => {
    copyFileSync(at("plan.db"), at("stolen.db"))
    const thief = (...args: ReadonlyArray<string>) => keikakuHere(...args, "--store", `sqlite:${at("stolen.db")}`)
    expect(await thief("key", "hand-over", "--signing-key", at("1.key"), "--to", at("thief.key"))).toMatchObject({
      code: 0
    })
    const forged = await thief("checkpoint", "create", "--signing-key", at("thief.key"))
    writeFileSync(at("forged.txt"), forged.out)
    await record(3)
    const voided = ["--key", at("first.vkey"), "--to", at("2.key"), "--void-after", "1"]
    await made("key", "recover", "--recovery-key", at("recovery.key"), ...voided)
    await sign("2.key")
    expect(await auditor("--since", at("visit-1.txt"))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/signed up to 3\)/)
    })
    expect(await auditor("--since", at("forged.txt"))).toMatchObject({ code: 6 })
    expect(await here("key", "recover", "--recovery-key", at("1.key"), ...voided)).toMatchObject({ code: 4, out: "" })
  })

  it("that was lost is followed by the next, though its file is gone", async () => {
    await made("key", "recover", "--recovery-key", at("recovery.key"), "--key", at("first.vkey"), "--to", at("2.key"))
    await record(3)
    await sign("2.key")
    expect(await auditor("--since", at("visit-1.txt"))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/signed up to 3\)/)
    })
    await made("export", "bundle", at("bundle"), "--signing-key", at("2.key"), "--redact", "personal")
    expect(
      await keikakuHere("verify", at("bundle"), "--key", at("first.vkey"), "--since", at("visit-1.txt"))
    ).toMatchObject({ code: 0 })
  })
})

it("what only reads leaves the evidence as it was, to the byte and to the moment", async () => {
  const evidence = () => {
    const { mtimeMs } = statSync(at("plan.db"))
    return [
      readdirSync(folder).sort(),
      mtimeMs,
      createHash("sha256")
        .update(readFileSync(at("plan.db")))
        .digest("hex")
    ]
  }
  const before = evidence()
  for (const args of [
    ["checkpoint", "verify", "--key", at("first.vkey"), "--since", at("visit-1.txt")],
    ...[
      ["checkpoint", "list"],
      ["checkpoint", "request"],
      ["key", "history"],
      ["history"],
      ["search", "--type", "CaseListed"]
    ],
    ...[
      ["report", "case-funnel", "--fiscal-year", "2023"],
      ["trace", "event", "1"],
      ["prove", "inclusion", "1"]
    ],
    ["prove", "consistency", "1"]
  ]) {
    await made(...args)
    expect([args.join(" "), evidence()]).toEqual([args.join(" "), before])
  }
})
