// What an auditor can rely on: a bundle is whole or the report says what is wrong with it, it is consistent with what was handed
// over before, and an export leaves a whole folder or none.
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { checkpointNotes, createCheckpoint, ed25519, openNote, sha256, signCheckpoint, signNote } from "@keikaku/audit"
import { exportBundle, verifyBundle } from "@keikaku/audit/bundle"
import { canonicalJson, everything, type Json, type StoreWithSidecar } from "@keikaku/kernel"
import { Result, Stream } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { temporaryPath } from "../temporary.ts"
import {
  disclosing,
  disclosingThose,
  disclosureOf,
  exported,
  failureOf,
  keyOf,
  logOf,
  ours,
  resigned,
  run,
  signer,
  verified
} from "./bundles.ts"

const textIn = (folder: string, name: string) => readFileSync(join(folder, name), "utf8")
const write = (folder: string, name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text)
const fileNames = ({ findings }: { readonly findings: ReadonlyArray<{ readonly file?: string | undefined }> }) =>
  findings.map(({ file }) => file)

describe("an unchanged bundle", () => {
  it("is whole, for every range, with any checkpoints, read here or by threads", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        async (size, checkpoints, some, other) => {
          const [from, to] = [(some % size) + 1, (other % size) + 1].sort((a, b) => a - b) as [number, number]
          const folder = await exported(await logOf(size, checkpoints), { from, to })
          const report = await verified(folder)
          expect(report).toMatchObject({ status: "whole", findings: [], checked: { from, to, events: to - from + 1 } })
          expect(report.checked?.checkpoints.filter(({ reached }) => reached === false)).toEqual([])
        }
      ),
      { numRuns: 30 }
    )
    const folder = await exported(await logOf(40, [7]), { from: 3 })
    expect(await verified(folder, { workers: 2 })).toEqual(await verified(folder))
  })

  it("holds the exact lines, and goes from the first event to the last by default", async () => {
    const store = await logOf(5)
    const folder = await exported(store)
    const lines = (await run(store.read(everything))).map(({ line }) => `${line}\n`)
    expect(textIn(folder, "events.jsonl")).toBe(lines.join(""))
    expect((await verified(folder)).checked).toMatchObject({ from: 1, to: 5, events: 5, disclosed: undefined })
  })

  it("lists every commitment and every document of its events, and says what is not proved", async () => {
    const folder = await exported(await logOf(12), { from: 4, to: 10 })
    const jsonIn = (name: string) =>
      textIn(folder, name)
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line))
    expect(jsonIn("commitments.jsonl")).toEqual([
      { commitment: disclosureOf(6).commitment, position: 6 },
      { commitment: disclosureOf(9).commitment, position: 9 }
    ])
    expect(jsonIn("evidence.jsonl").map(({ name, position }) => [name, position])).toEqual([
      ["名簿 4", 4],
      ["名簿 8", 8]
    ])
    const { checked, notProved } = await verified(folder)
    expect(checked).toMatchObject({ commitments: 2, evidence: 2 })
    for (const part of ["records are true", "after the checkpoint", "split view", "outside of 4 to 10", "redacted"])
      expect(notProved.map(({ en }) => en).join("\n")).toContain(part)
  })

  it("larger than a chunk is read in pieces, with lines that cross them, here and by threads", async () => {
    const store = await logOf(300)
    const pad = "x".repeat(60_000)
    const recordedAt = "2023-04-02T00:00:00.000Z" as never
    const event = { type: "Noted", tags: [], recordedAt, head: `{"pad":"${pad}","recordedAt":"`, tail: '"}' }
    await run(store.append(Array.from({ length: 200 }, () => event)))
    const folder = await exported(store)
    for (const workers of [0, 1, 3])
      expect(await verified(folder, { workers })).toMatchObject({
        status: "whole",
        checked: { events: 500, commitments: 100 }
      })
    const bytes = readFileSync(join(folder, "events.jsonl"))
    bytes[bytes.length - 3] = 32
    write(folder, "events.jsonl", bytes)
    for (const workers of [0, 3])
      expect(await verified(folder, { workers })).toMatchObject({ status: "altered", position: 500 })
  })
})

describe("personal values", () => {
  it("are disclosed with their salts, and each is held against its commitment", async () => {
    const folder = await exported(await logOf(12), { personal: disclosingThose(3, 6) })
    expect(await verified(folder)).toMatchObject({ status: "whole", checked: { disclosed: 2 } })
  })

  it("whose file is removed are missed: a bundle is redacted when it is made, not afterwards", async () => {
    const folder = await exported(await logOf(12), { personal: disclosingThose(3, 6) })
    rmSync(join(folder, "personal.jsonl"))
    const report = await verified(folder)
    expect([report.status, fileNames(report)]).toEqual(["malformed", ["personal.jsonl"]])
  })

  it("that no event in the bundle has committed to are left out", async () => {
    const folder = await exported(await logOf(12), { to: 8, personal: disclosingThose(3, 9) })
    expect(await verified(folder)).toMatchObject({ status: "whole", checked: { disclosed: 1 } })
    expect(textIn(folder, "personal.jsonl")).not.toContain("山田 9")
  })

  it("that do not match are refused", async () => {
    const personal = disclosing(Stream.make({ ...disclosureOf(3), value: "another" }))
    const refused = await failureOf(exportBundle(await logOf(12), { signer, folder: temporaryPath(), personal }))
    expect(refused).toMatchObject({ _tag: "DisclosureRefused", commitment: disclosureOf(3).commitment })
    expect(refused).toHaveProperty(
      "message",
      `Subject, value and salt do not match their commitment: ${disclosureOf(3).commitment}`
    )
  })

  it("that the key's holder replaces are found not to match", async () => {
    const folder = await exported(await logOf(12), { personal: disclosingThose(3, 6) })
    write(folder, "personal.jsonl", textIn(folder, "personal.jsonl").replace("山田 6", "佐藤 6"))
    const report = await verified(resigned(folder))
    expect(report).toMatchObject({ status: "altered", checked: { disclosed: 1 } })
    expect(report.findings.map(({ sentence }) => sentence.en)).toEqual([
      "The disclosed value on line 2: It does not match its commitment."
    ])
  })
})

describe("personal values that the holder of the key puts in place of those of the export", () => {
  const linesIn = (folder: string): ReadonlyArray<Disclosed> =>
    textIn(folder, "personal.jsonl")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
  type Disclosed = Readonly<Record<"commitment" | "salt" | "subject", string>> & { position: number; value: Json }

  it.each<[string, (lines: ReadonlyArray<Disclosed>) => ReadonlyArray<Disclosed>, RegExp]>([
    [
      "with their subjects swapped",
      ([a, b, ...rest]) => [{ ...a!, subject: b!.subject }, { ...b!, subject: a!.subject }, ...rest],
      /line 1: It does not match/
    ],
    [
      "with a value listed twice in place of another",
      ([a, , ...rest]) => [a!, a!, ...rest],
      /line 2: It is not in order/
    ],
    ["in another order", ([a, b, ...rest]) => [b!, a!, ...rest], /line 2: It is not in order/],
    [
      "with the position of another event",
      ([a, b, ...rest]) => [{ ...a!, position: b!.position }, b!, ...rest],
      /line 1: The event at the position it names is not the first/
    ],
    [
      "with a value that no event has committed to",
      (lines) => {
        const { commitment, salt, subject, value } = disclosureOf(99)
        const added = { commitment, position: 3, salt: Buffer.from(salt).toString("base64"), subject, value }
        return [...lines, added].sort((a, b) => (a.commitment < b.commitment ? -1 : 1))
      },
      /No event in the bundle has this commitment/
    ]
  ])("%s are altered", async (_, change, sentence) => {
    const folder = await exported(await logOf(12), { personal: disclosingThose(3, 6, 9) })
    expect(
      linesIn(folder)
        .map(({ position }) => position)
        .sort()
    ).toEqual([3, 6, 9])
    write(
      folder,
      "personal.jsonl",
      change(linesIn(folder))
        .map((line) => `${canonicalJson(line)}\n`)
        .join("")
    )
    const report = await verified(resigned(folder))
    expect(report.status).toBe("altered")
    expect(report.findings.map(({ sentence }) => sentence.en).join("\n")).toMatch(sentence)
  })
})

describe("what the holder of the key signs is held against the events all the same", () => {
  it.each([
    ["commitments.jsonl", 3, 4],
    ["evidence.jsonl", '"position":4', '"position":5']
  ])("%s that does not list what they hold", async (name, old, other) => {
    const folder = await exported(await logOf(12))
    write(folder, name, textIn(folder, name).replace(`${old}`, `${other}`))
    const report = await verified(resigned(folder))
    expect([report.status, fileNames(report)]).toEqual(["altered", [name]])
  })

  it("a history rewritten with the key leads to no checkpoint of the old one", async () => {
    const folder = await exported(await logOf(12, [5, 8]))
    const other = signCheckpoint(ed25519, ours, { size: 8, root: sha256.leaf("another") })
    const lines = textIn(folder, "checkpoints.jsonl").split("\n")
    write(folder, "checkpoints.jsonl", lines.with(1, JSON.stringify(other.note)).join("\n"))
    const report = await verified(resigned(folder))
    expect(report.status).toBe("altered")
    expect(report.findings.map(({ sentence }) => sentence.en).join("\n")).toContain(
      "The checkpoint at position 8 is signed but belongs to another history"
    )
  })
})

describe("checkpoints", () => {
  const swapped = (folder: string) => {
    const [first, second, ...rest] = textIn(folder, "checkpoints.jsonl").split("\n")
    write(folder, "checkpoints.jsonl", [second, first, ...rest].join("\n"))
    return folder
  }

  it("that are swapped are noticed, even when the manifest is signed anew", async () => {
    const folder = swapped(await exported(await logOf(12, [5, 8])))
    expect((await verified(folder)).status).toBe("altered")
    const report = await verified(resigned(folder))
    expect(report.status).not.toBe("whole")
    expect(fileNames(report)).toContain("checkpoints.jsonl")
  })

  it("of a key that was not given are named and decide nothing; with the key they count", async () => {
    const store = await logOf(3)
    const former = keyOf("plan.example/log", 9)
    await run(createCheckpoint(store, { ...signer, key: former }))
    const recordedAt = "2023-04-02T00:00:00.000Z" as never
    await run(store.append([{ type: "Noted", tags: [], recordedAt, head: '{"recordedAt":"', tail: '"}' }]))
    const folder = await exported(store, { signer: { ...signer, formerKeys: [former] } })
    const report = await verified(folder)
    expect(report.status).toBe("not-checked")
    expect(report.findings[0]?.sentence.en).toBe(
      "Checkpoint 1: None of the given keys has signed; the signers are plan.example/log."
    )
    expect(await verified(folder, { keys: [ours, former] })).toMatchObject({ status: "whole" })
  })

  it("the last of which is by another key prove nothing about the events", async () => {
    const folder = await exported(await logOf(4))
    const { root } = (await verified(folder)).checked!
    const note = signNote(ed25519, `plan.example/log\n4\n${root}\n`, keyOf("plan.example/log", 9))
    write(folder, "checkpoints.jsonl", `${JSON.stringify(note)}\n`)
    expect((await verified(resigned(folder))).status).toBe("not-checked")
    expect((await verified(await exported(await logOf(4)))).status).toBe("whole")
  })
})

describe("the manifest", () => {
  it("may carry further signatures, by unknown witnesses", async () => {
    const folder = await exported(await logOf(4))
    const note = textIn(folder, "manifest")
    const theirs = signNote(ed25519, Result.getOrThrow(openNote(ed25519, note, [ours])), keyOf("witness.example", 3))
    write(folder, "manifest", note + theirs.slice(theirs.lastIndexOf("\n\n") + 2))
    expect((await verified(folder)).status).toBe("whole")
  })

  it("is not believed without its key: nothing is checked without one, or with another's", async () => {
    const folder = await exported(await logOf(4))
    for (const keys of [[], [keyOf("plan.example/log", 9)], [keyOf("another.example", 1)]])
      expect(await verified(folder, { keys })).toMatchObject({ status: "not-checked", checked: undefined })
  })

  it("signed by another key, in the name of ours, is altered", async () => {
    const folder = resigned(await exported(await logOf(4)), keyOf("plan.example/log", 9))
    const report = await verified(folder)
    expect([report.status, fileNames(report)]).toEqual(["altered", ["manifest"]])
  })

  it("that is signed and yet not canonical, or of another format, is malformed", async () => {
    const folder = await exported(await logOf(4))
    const text = Result.getOrThrow(openNote(ed25519, textIn(folder, "manifest"), [ours]))
    const wrong = [
      text.replace(",", ", "),
      text.replace("bundle/1", "bundle/2"),
      text.replace('"to":4', '"to":5'),
      "{}\n"
    ]
    for (const each of wrong) {
      write(folder, "manifest", signNote(ed25519, each, ours))
      expect((await verified(folder)).status).toBe("malformed")
    }
  })
})

describe("the folder", () => {
  it("with a file missing, or one too many, is malformed and names it", async () => {
    const names = readdirSync(await exported(await logOf(4)))
    for (const name of names) {
      const folder = await exported(await logOf(4))
      rmSync(join(folder, name))
      const report = await verified(folder)
      expect([report.status, fileNames(report)]).toEqual(["malformed", [name]])
    }
    const folder = await exported(await logOf(4))
    write(folder, "personal.jsonl", "")
    mkdirSync(join(folder, "more"))
    symlinkSync("/", join(folder, "link"))
    const report = await verified(folder)
    expect(report.status).toBe("malformed")
    for (const name of ["personal.jsonl", "more", "link"])
      expect(report.findings.map(({ sentence }) => sentence.en).join("\n")).toContain(`unexpected entry: ${name}`)
  })

  it("that is not there is a failure", async () => {
    expect(await failureOf(verifyBundle(temporaryPath(), { keys: [ours] }))).toMatchObject({ _tag: "BundleUnreadable" })
  })
})

describe("an earlier checkpoint", () => {
  const sizes = [3, 8, 12]
  const noteAt = async (store: StoreWithSidecar, size: number) => {
    const notes = await run(checkpointNotes(store))
    return notes.find((note) => note.split("\n")[1] === `${size}`)!
  }

  it("before, inside and after the range is continued: by a proof, by the root there, by a checkpoint", async () => {
    const store = await logOf(15, sizes)
    const folder = await exported(store, { from: 6, to: 10 })
    for (const size of sizes)
      expect(await verified(folder, { since: await noteAt(store, size) })).toMatchObject({
        status: "whole",
        checked: { since: size }
      })
  })

  it("inside the range need not be kept: its root is computed", async () => {
    const store = await logOf(15)
    for (const size of [1, 5, 6, 10, 15]) {
      const earlier = await run(createCheckpoint(await logOf(size), signer))
      const { status } = await verified(await exported(store, { from: 6, to: 15 }), { since: earlier.note })
      expect({ size, status }).toEqual({ size, status: size < 5 ? "not-checked" : "whole" })
    }
  })

  it("of another history is altered, though every signature is valid", async () => {
    const folder = await exported(await logOf(15, sizes), { from: 6, to: 10 })
    for (const size of sizes) {
      const other = signCheckpoint(ed25519, ours, { size, root: sha256.leaf("another") })
      const report = await verified(folder, { since: other.note })
      expect(report).toMatchObject({ status: "altered", checked: { since: undefined } })
      expect(report.findings[0]?.sentence.en).toContain(
        `is not consistent with the earlier checkpoint at position ${size}`
      )
    }
  })

  it("after the bundle, by an unknown key or of another log decides nothing", async () => {
    const folder = await exported(await logOf(15))
    const root = sha256.leaf("x")
    const later = signCheckpoint(ed25519, ours, { size: 16, root })
    const unknown = signCheckpoint(ed25519, keyOf("plan.example/log", 9), { size: 3, root })
    const theirs = keyOf("another.example", 1)
    const foreign = signCheckpoint(ed25519, theirs, { size: 3, root })
    for (const since of [later.note, unknown.note, foreign.note])
      expect(await verified(folder, { keys: [ours, theirs], since })).toMatchObject({
        status: "not-checked",
        checked: { since: undefined }
      })
  })

  it("that is no note, or whose signature does not match its text, is malformed, and the bundle is never called altered for it", async () => {
    const folder = await exported(await logOf(15))
    const { note } = await run(createCheckpoint(await logOf(3), signer))
    const otherText = note.replace("\n3\n", "\n4\n")
    for (const since of ["", "x\n", otherText, note.replace("—", "?")])
      expect(await verified(folder, { since })).toMatchObject({ status: "malformed", checked: { since: undefined } })
  })

  it("counts whatever was done to its line ends, its byte order mark and its dashes", async () => {
    const folder = await exported(await logOf(15))
    const { note } = await run(createCheckpoint(await logOf(3), signer))
    const forms = [
      note.replaceAll("\n", "\r\n"),
      note.slice(0, -1),
      `\n${note}\n\n`,
      note.replace("—", "-"),
      `\ufeff${note}`
    ]
    for (const since of forms)
      expect(await verified(folder, { since })).toMatchObject({ status: "whole", checked: { since: 3 } })
  })
})
