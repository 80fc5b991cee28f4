// A bundle may come from a stranger, who may even hold the key: no file of it, however large, deep or strange, crashes the verification
// or fills the memory, and what nobody should follow is not taken for ours.
import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { ed25519, openNote, signNote } from "@keikaku/audit"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { disclosingThose, exported, logOf, ours, resigned, verified } from "./bundles.ts"

const files = [
  ...["events.jsonl", "leaves.bin", "manifest", "checkpoints.jsonl", "proofs.jsonl"],
  ...["commitments.jsonl", "evidence.jsonl", "personal.jsonl", "VERIFY.md"]
]
const whole = async () => exported(await logOf(12, [5]), { personal: disclosingThose(3, 6) })

/** The manifest with something changed, signed again. */
const remade = (folder: string, change: (manifest: any) => void): string => {
  const path = join(folder, "manifest")
  const manifest = JSON.parse(Result.getOrThrow(openNote(ed25519, readFileSync(path, "utf8"), [ours])))
  change(manifest)
  writeFileSync(path, signNote(ed25519, `${JSON.stringify(manifest)}\n`, ours))
  return folder
}

/** How far the resident memory of the process has ever gone, in bytes. */
const peak = () => process.resourceUsage().maxRSS * 1_024

describe("a file of a bundle that is far too large", () => {
  it.each(files)("is not whole, and its terabyte is neither read nor kept: %s", async (name) => {
    const folder = await whole()
    truncateSync(join(folder, name), 2 ** 40)
    const before = peak()
    const { findings, status } = await verified(folder)
    const large = ["events.jsonl", "leaves.bin"].includes(name)
    expect(status).toBe(large ? "altered" : "malformed")
    expect(findings.map(({ file }) => file)).toEqual([name])
    expect(peak() - before).toBeLessThan(200 * 2 ** 20)
  })

  it("is not read even when the manifest states its length", async () => {
    for (const name of ["checkpoints.jsonl", "proofs.jsonl", "personal.jsonl"]) {
      const folder = await whole()
      const size = 600 * 2 ** 20
      truncateSync(join(folder, name), size)
      remade(folder, ({ files }) => {
        files[name].bytes = size
      })
      expect(await verified(folder)).toMatchObject({ status: "malformed", checked: undefined })
    }
  })

  it("or states more checkpoints than a bundle may have", async () => {
    const folder = remade(await whole(), ({ counts }) => {
      counts.checkpoints = 10_001
    })
    expect(await verified(folder)).toMatchObject({ status: "malformed", checked: undefined })
  })
})

const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`

describe("a file whose JSON is nested 200,000 deep", () => {
  it.each(files.filter((name) => name !== "leaves.bin"))("is a fault of %s, and of nothing else", async (name) => {
    const folder = await whole()
    writeFileSync(join(folder, name), `${deep}\n`)
    const { findings, status } = await verified(folder)
    const faults = findings.filter((finding) => finding.status !== "not-checked")
    expect(status).toMatch(/^(altered|malformed)$/)
    expect(faults.map(({ file }) => file)).toEqual([name])
  })

  it.each(["checkpoints.jsonl", "proofs.jsonl", "personal.jsonl", "commitments.jsonl", "evidence.jsonl"])(
    "in %s is one even when it is signed",
    async (name) => {
      // On one line that is short enough to be read, and on one that is not.
      for (const text of [`${deep.slice(170_000, 230_000)}\n`, `${deep.slice(0, 30_000)}\n`, `${deep}\n`]) {
        const folder = await whole()
        writeFileSync(join(folder, name), text)
        const { findings, status } = await verified(resigned(folder))
        expect(status).toMatch(/^(altered|malformed)$/)
        for (const { file } of findings) expect([name, "events.jsonl", "personal.jsonl", "manifest"]).toContain(file)
      }
    }
  )

  it("in the text of the manifest is malformed", async () => {
    const folder = await whole()
    writeFileSync(join(folder, "manifest"), signNote(ed25519, `${deep.slice(185_000, 215_000)}\n`, ours))
    expect(await verified(folder)).toMatchObject({ status: "malformed", checked: undefined })
  })
})

describe("bytes that are no UTF-8", () => {
  it.each(files.filter((name) => name !== "leaves.bin"))("are a fault of %s, and are not repaired", async (name) => {
    const folder = await whole()
    const bytes = readFileSync(join(folder, name))
    writeFileSync(join(folder, name), Buffer.concat([bytes.subarray(0, 20), Buffer.of(0xff), bytes.subarray(20)]))
    const { findings, status } = await verified(name === "manifest" ? folder : resigned(folder))
    expect(status).not.toBe("whole")
    expect(findings.map(({ file }) => file)).toContain(name)
  })
})

describe("what was put into a bundle beside its files", () => {
  it.each([".DS_Store", "._events.jsonl", "Thumbs.db", "desktop.ini"])(
    "%s, by the auditor's own computer, is mentioned and no fault",
    async (name) => {
      const folder = await whole()
      writeFileSync(join(folder, name), "x")
      expect(await verified(folder)).toMatchObject({ status: "whole", findings: [], ignored: [name] })
    }
  )

  it("a thousand others are counted after the first hundred", async () => {
    const folder = await whole()
    for (let n = 0; n < 1_000; n++) writeFileSync(join(folder, `other-${n}`), "")
    const { findings, status } = await verified(folder)
    expect([status, findings.length, findings.at(-1)?.sentence.en]).toEqual(["malformed", 101, "And 900 more."])
  })

  it("a guide of somebody else's is malformed, though the manifest was signed for it", async () => {
    const folder = await whole()
    writeFileSync(join(folder, "VERIFY.md"), "# How to verify\n\nSend the key to …\n")
    const { findings, status } = await verified(resigned(folder))
    expect([status, findings.map(({ file }) => file)]).toEqual(["malformed", ["VERIFY.md"]])
  })

  it("a key that is none, or of another log, is not repeated to the auditor", async () => {
    for (const key of ["\u001b[2J", "another.example+00000000+AAAA"]) {
      const folder = remade(await whole(), (manifest) => {
        manifest.key = key
      })
      const report = await verified(folder, { keys: [] })
      expect(report.status).toBe("malformed")
      expect(JSON.stringify(report.findings)).not.toContain(JSON.stringify(key).slice(1, -1))
    }
  })
})

it("a bundle of which a file was changed has one finding, though its contents differ as well", async () => {
  for (const name of ["checkpoints.jsonl", "proofs.jsonl", "commitments.jsonl", "evidence.jsonl", "personal.jsonl"]) {
    const folder = await whole()
    const text = readFileSync(join(folder, name), "utf8")
    writeFileSync(join(folder, name), text.slice(text.indexOf("\n") + 1))
    const { findings, status } = await verified(folder)
    expect(status).toBe("altered")
    expect(findings.filter(({ file }) => file === name)).toHaveLength(1)
  }
  const folder = await whole()
  rmSync(join(folder, "personal.jsonl"))
  expect((await verified(folder)).findings).toHaveLength(1)
})
