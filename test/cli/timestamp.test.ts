// Time-stamps on the command line: a request goes out as a file, the answer of an authority comes back as one, and what is kept is
// verified for the authorities that the auditor gives, distinguished by exit code.
import { execFileSync } from "node:child_process"
import { copyFileSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import Database from "libsql"
import { beforeAll, describe, expect, it } from "vitest"
import { opensslAuthority } from "../audit/openssl-authority.ts"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"
import { program } from "./keikaku.ts"

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const store = `sqlite:${at("plan.db")}`
const here = (...args: ReadonlyArray<string>) => keikakuHere(...args, "--store", store)
const stamp = (...args: ReadonlyArray<string>) => here("checkpoint", "timestamp", ...args, "--lang", "en")
const secure = (n: number) => {
  const data = JSON.stringify({ parentBody: `body-${n}`, branch: "13", occurredOn: "2023-04-03" })
  return here("do", "SecureParentBody", "--data", data, "--command-id", `c-${n}`, "--actor", "clerk")
}
const sign = () => here("checkpoint", "create", "--signing-key", at("log.key"))

let openssl: ReturnType<typeof opensslAuthority>
/** The files of the root certificates. */
let root = ""
let stranger = ""

/** Has the authority answer the request in a file. */
const answered = (name: string): string => {
  writeFileSync(at(`${name}.tsr`), openssl.answer(readFileSync(at(name))))
  return at(`${name}.tsr`)
}

beforeAll(async () => {
  openssl = opensslAuthority()
  openssl.root("root")
  openssl.root("stranger")
  openssl.issue("tsa")
  root = openssl.at("root.pem")
  stranger = openssl.at("stranger.pem")
  expect(await keikakuHere("key", "create", "rohoren.example/plan", at("log.key"))).toMatchObject({ code: 0 })
  expect(await secure(1)).toMatchObject({ code: 0 })
})

describe("checkpoint timestamp", () => {
  it("needs a checkpoint, and verifies nothing where none is kept", async () => {
    expect(await stamp("request", "--out", at("none"))).toMatchObject({ code: 64, out: "" })
    const run = await stamp("verify", "--authority", root)
    expect(run).toMatchObject({ code: 6, out: expect.stringContaining("No time-stamp is kept.") })
    await sign()
    expect(await stamp("request", "--size", "9", "--out", at("none"))).toMatchObject({ code: 64, out: "" })
  })

  it("request writes the bytes of a request for the last checkpoint, or the one of a size, to a file or the output", async () => {
    await secure(2)
    await sign()
    expect(await stamp("request", "--out", at("second"))).toMatchObject({ code: 0, out: "", err: "" })
    expect(await stamp("request", "--size", "1", "--out", at("first"))).toMatchObject({ code: 0, out: "" })
    const args = [...program, "checkpoint", "timestamp", "request", "--store", store]
    const printed = execFileSync(process.execPath, args)
    // Version and imprint: what stands before them is the length, which depends on the nonce.
    const imprint = (bytes: Buffer) => bytes.subarray(2, 56).toString("hex")
    expect(imprint(printed)).toBe(imprint(readFileSync(at("second"))))
    expect(imprint(printed)).not.toBe(imprint(readFileSync(at("first"))))
    expect(printed.equals(readFileSync(at("second")))).toBe(false)
  })

  it("store keeps an answer beside the checkpoint that it fits, and refuses what proves nothing", async () => {
    expect(await stamp("store", answered("first"))).toMatchObject({
      code: 0,
      out: "Kept the time-stamp of the checkpoint of size 1. Its authority was not checked: give --authority.\n"
    })
    const second = answered("second")
    expect(await stamp("store", second, "--authority", stranger)).toMatchObject({ code: 6, out: "" })
    expect(await stamp("store", second, "--authority", stranger, "--authority", root)).toMatchObject({
      code: 0,
      out: "Kept the time-stamp of the checkpoint of size 2.\n"
    })
    writeFileSync(at("data"), "another text")
    openssl.openssl("ts", "-query", "-data", at("data"), "-sha256", "-cert", "-out", at("other"))
    expect(await stamp("store", answered("other"))).toMatchObject({
      code: 4,
      err: "The time-stamp is of another text.\n"
    })
    const altered = readFileSync(second)
    altered[altered.length - 1]! ^= 1
    writeFileSync(at("altered.tsr"), altered)
    expect(await stamp("store", at("altered.tsr"))).toMatchObject({ code: 4, out: "" })
    writeFileSync(at("malformed.tsr"), "<html>")
    expect(await stamp("store", at("malformed.tsr"))).toMatchObject({ code: 5, out: "" })
    writeFileSync(at("refusal.tsr"), openssl.answer(Buffer.from("not a request")))
    expect(await stamp("store", at("refusal.tsr"))).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^The authority has issued no time-stamp: /)
    })
    expect(await stamp("store", at("missing.tsr"))).toMatchObject({ code: 3, out: "" })
  })

  it("verify says of each when it existed and who says so, in both languages and as JSON", async () => {
    const english = await stamp("verify", "--authority", root)
    expect(english).toMatchObject({ code: 0, err: "" })
    expect(english.out.match(/existed at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z, says CN=tsa \(CN=root\)/g)).toHaveLength(
      2
    )
    const japanese = await here("checkpoint", "timestamp", "verify", "--authority", root)
    expect(japanese.out.match(/に存在していた（CN=tsa \(CN=root\) による）/g)).toHaveLength(2)
    const { status, timeStamps } = JSON.parse((await stamp("verify", "--authority", root, "--format", "json")).out)
    expect(status).toBe("whole")
    expect(timeStamps).toMatchObject([
      { size: 1, status: "whole", policy: "1.2.3.4.1", authority: "CN=root", accuracyMicroseconds: 500_000 },
      { size: 2, status: "whole" }
    ])
  })

  it("verify believes none but the given authorities", async () => {
    for (const given of [[], ["--authority", stranger]])
      expect(await stamp("verify", ...given)).toMatchObject({
        code: 6,
        out: expect.stringContaining("does not lead to a given authority")
      })
    writeFileSync(at("no.pem"), "a letter")
    expect(await stamp("verify", "--authority", at("no.pem"))).toMatchObject({
      code: 5,
      err: `${at("no.pem")}: no certificate in PEM.\n`
    })
  })

  it.each([
    [
      "altered",
      4,
      "UPDATE kept SET text = (SELECT text FROM kept WHERE key LIKE 'tree/timestamp/%1/%') WHERE key LIKE 'tree/timestamp/%2/%'"
    ],
    ["malformed", 5, "UPDATE kept SET text = 'MIIE' WHERE key LIKE 'tree/timestamp/%1/%'"],
    ["altered", 4, "DELETE FROM kept WHERE key LIKE 'tree/checkpoint/%1'"]
  ])("verify finds a store %s behind the program's back, and ends with %i", async (status, code, sql) => {
    copyFileSync(at("plan.db"), at("tampered.db"))
    const database = new Database(at("tampered.db"))
    database.exec(sql)
    database.close()
    const run = await keikakuHere(
      ...["checkpoint", "timestamp", "verify", "--authority", root, "--format", "json"],
      ...["--store", `sqlite:${at("tampered.db")}`]
    )
    expect(run.code).toBe(code)
    expect(JSON.parse(run.out).status).toBe(status)
  })
})

it("a bundle carries the time-stamps of its checkpoints, and whoever is given it verifies them offline", async () => {
  await sign()
  expect(await stamp("request", "--out", at("bundled"))).toMatchObject({ code: 0 })
  expect(await stamp("store", answered("bundled"), "--authority", root)).toMatchObject({ code: 0 })
  expect(await here("export", "bundle", at("bundle"), "--signing-key", at("log.key"))).toMatchObject({ code: 0 })
  const { out: key } = await keikakuHere("key", "show", at("log.key"))
  const verify = (...args: ReadonlyArray<string>) =>
    keikakuHere("verify", at("bundle"), "--key", key.trim(), "--lang", "en", ...args)
  expect(await verify("--authority", root)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/The checkpoint at position \d+ existed at \d{4}-.*Z, says /)
  })
  expect(await verify("--authority", stranger)).toMatchObject({ code: 6 })
  expect((await verify()).out).not.toContain("existed at")
  writeFileSync(at("no.pem"), "a letter")
  expect(await verify("--authority", at("no.pem"))).toMatchObject({ code: 5 })
})
