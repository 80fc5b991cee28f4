// A bundle with names for whoever may see them, and the same one without: redacted is simply without the vault's values.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

it("names are in a bundle when the vault is given, unless they are redacted; both bundles verify, and erased names are in neither, wherever the vault comes from", async () => {
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  const vault = ["--vault", `sqlite:${at("vault.db")}`, "--vault-key", at("vault.key")]
  const run = async (...args: ReadonlyArray<string>) => {
    const ended = await keikakuHere(...args, "--store", `sqlite:${at("plan.db")}`)
    expect([args[0], ended.code, ended.err.includes("bug:")]).toEqual([args[0], 0, false])
    return ended.out
  }
  const key = (await run("key", "create", "rohoren.example/plan", at("log.key"))).trim()
  const bundle = async (name: string, ...args: ReadonlyArray<string>) => {
    await run("export", "bundle", at(name), "--signing-key", at("log.key"), ...args)
    const report = JSON.parse(await run("verify", at(name), "--key", key, "--format", "json"))
    const personal = join(at(name), "personal.jsonl")
    return {
      status: report.status,
      disclosed: report.checked.disclosed,
      personal: existsSync(personal) ? readFileSync(personal, "utf8") : undefined
    }
  }

  await run("vault", "init", ...vault)
  for (const [promoter, name] of [
    ["p1", "山田 太郎"],
    ["p2", "佐藤 花子"]
  ]) {
    const nomination = { promoter, association: "a1", branch: "13", parentBody: "m1", name, occurredOn: "2015-04-01" }
    await run("do", "NominatePromoter", "--data", JSON.stringify(nomination), ...vault)
  }

  const disclosed = await bundle("disclosed", ...vault)
  expect(disclosed).toMatchObject({ status: "whole", disclosed: 2, personal: expect.stringContaining("佐藤 花子") })
  expect(await bundle("part", "--to", "1", ...vault)).toMatchObject({ status: "whole", disclosed: 1 })
  const withheld = { status: "whole", disclosed: undefined, personal: undefined }
  expect(await bundle("redacted", "--redact", "personal", ...vault)).toEqual(withheld)
  expect(await bundle("without")).toEqual(withheld)

  const restored = readFileSync(at("vault.db"))
  await run("erase", "p1", "--basis", "本人の請求", "--approver", "hq-7", ...vault)
  const after = await bundle("after", ...vault)
  expect(after).toMatchObject({ status: "whole", disclosed: 1 })
  expect(after.personal).not.toContain("山田")

  writeFileSync(at("vault.db"), restored)
  const again = ["export", "bundle", at("restored"), "--signing-key", at("log.key"), ...vault]
  const refused = await keikakuHere(...again, "--store", `sqlite:${at("plan.db")}`)
  expect(refused).toMatchObject({
    code: 3,
    out: "",
    err: expect.stringContaining("先に keikaku vault sweep を実行してください")
  })
  expect(existsSync(at("restored"))).toBe(false)
  await run("vault", "sweep", ...vault)
  expect(await bundle("restored", ...vault)).toMatchObject({ status: "whole", disclosed: 1, personal: after.personal })
})
