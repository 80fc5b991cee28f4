// Nobody is accused by his own file: whatever happens to what an auditor brings (keys, an earlier checkpoint), no command ever says that a
// record that nobody has touched was altered. The twin of this, that no change of the record goes unnoticed, is in test/audit.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { beforeAll, expect, it } from "vitest"
import { soak } from "../soak.ts"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const here = (...args: ReadonlyArray<string>) => keikakuHere(...args, "--store", `sqlite:${at("plan.db")}`)
const made = async (...args: ReadonlyArray<string>) => {
  const { code, err, out } = await here(...args)
  expect([code, err]).toEqual([0, expect.anything()])
  return out
}

/** The texts of the auditor: right ones, and others that he may mix up with them. */
const texts: Record<"vkey" | "second" | "recovery" | "stranger" | "visit" | "later" | "strangers", string> = {
  ...{ vkey: "", second: "", recovery: "", stranger: "", visit: "", later: "", strangers: "" }
}

beforeAll(async () => {
  const list = (n: number) =>
    made("do", "ListCase", "--data", JSON.stringify({ ...theCase, case: `case-${n}`, business: `b-${n}` }))
  const theCase = { occurredOn: "2023-04-03", branch: "13", source: "own-research", scheme: "unified" }
  const keys = await made("key", "create", "rohoren.example/plan", at("1.key"), "--recovery", at("r.key"))
  ;[texts.vkey, texts.recovery] = keys.trim().split("\n") as [string, string]
  texts.stranger = (await made("key", "create", "other.example/plan", at("s.key"))).trim()
  await list(1)
  texts.visit = await made("checkpoint", "create", "--signing-key", at("1.key"))
  await list(2)
  texts.second = (await made("key", "hand-over", "--signing-key", at("1.key"), "--to", at("2.key"))).trim()
  await list(3)
  texts.later = await made("checkpoint", "create", "--signing-key", at("2.key"))
  texts.strangers = texts.visit.replaceAll("rohoren.example", "other.example")
  await made("export", "bundle", at("bundle"), "--signing-key", at("2.key"), "--redact", "personal")
})

const forms: Readonly<Record<string, (text: string) => Buffer>> = {
  "as it is": (text) => Buffer.from(text),
  "with CRLF": (text) => Buffer.from(text.replaceAll("\n", "\r\n")),
  "with CR": (text) => Buffer.from(text.replaceAll("\n", "\r")),
  "with a BOM": (text) => Buffer.from(`\ufeff${text}`),
  "in UTF-16LE": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "in UTF-16BE": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  "without its last line feed": (text) => Buffer.from(text.trimEnd()),
  "with empty lines around it": (text) => Buffer.from(`\n\n${text}\n\n`),
  "with spaces at the ends of lines": (text) => Buffer.from(text.replaceAll("\n", "  \n")),
  "with hyphens": (text) => Buffer.from(text.replaceAll("\u2014", "-")),
  "with en dashes": (text) => Buffer.from(text.replaceAll("\u2014", "\u2013"))
}

const spoilt = fc.oneof(
  fc.nat().map((n) => (bytes: Buffer) => bytes.subarray(0, n % (bytes.length + 1))),
  fc.tuple(fc.nat(), fc.nat({ max: 255 })).map(([n, byte]) => (bytes: Buffer) => {
    const changed = Buffer.from(bytes)
    if (changed.length > 0) changed[n % changed.length] = byte
    return changed
  }),
  fc.uint8Array({ maxLength: 40 }).map((more) => (bytes: Buffer) => Buffer.concat([bytes, more]))
)

const commands = (keys: ReadonlyArray<string>, since: ReadonlyArray<string>) => [
  ["checkpoint", "verify", ...keys, ...since],
  ["verify", at("bundle"), ...keys, ...since]
]

it("whatever form the auditor's files have taken, the record is what it was", async () => {
  for (const [name, form] of Object.entries(forms))
    for (const [keys, since] of [
      [`${texts.vkey}\n${texts.recovery}\n`, texts.visit],
      [`${texts.second}\n`, texts.later],
      [`${texts.stranger}\n${texts.recovery}\n${texts.vkey}\n`, texts.later]
    ] as const) {
      writeFileSync(at("keys"), form(keys))
      writeFileSync(at("since"), form(since))
      for (const command of commands(["--key", at("keys")], ["--since", at("since")]))
        expect([name, command[0], (await here(...command)).code]).toEqual([name, command[0], 0])
    }
})

it("whatever was done to them, the record is never said to be altered", async () => {
  const kinds = Object.keys(texts) as ReadonlyArray<keyof typeof texts>
  const keysGiven = fc
    .subarray(kinds.slice(0, 4))
    .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
  const spoiling = fc.option(spoilt, { nil: undefined })
  const given = fc.record({
    keys: keysGiven,
    since: fc.option(fc.constantFrom(...kinds), { nil: undefined }),
    form: fc.constantFrom(...Object.values(forms)),
    ofKeys: spoiling,
    ofSince: spoiling
  })
  const seen = new Set<number | null>()
  await fc.assert(
    fc.asyncProperty(given, async ({ form, keys, ofKeys, ofSince, since }) => {
      const keyFile = form(keys.map((key) => `${texts[key]}\n`).join(""))
      const sinceFile = form(since === undefined ? "" : texts[since])
      writeFileSync(at("keys"), ofKeys?.(keyFile) ?? keyFile)
      writeFileSync(at("since"), ofSince?.(sinceFile) ?? sinceFile)
      const asked = since === undefined ? [] : ["--since", at("since")]
      for (const command of commands(["--key", at("keys")], asked)) {
        const { code } = await here(...command)
        expect([0, 5, 6]).toContain(code)
        seen.add(code)
      }
      expect([0, 5, 6]).toContain((await here("checkpoint", "create", "--signing-key", at("2.key"), ...asked)).code)
    }),
    { numRuns: soak(40, 400) }
  )
  expect([...seen].sort()).toEqual([0, 5, 6])
})
