// Nothing in a bundle can be changed unnoticed: bytes of every file are changed in several ways, lines are cut, moved, doubled
// and removed, and a change to the events is placed at its position. `exhaustive` changes every byte; `test` draws, in
// every file, one byte of each value that occurs there.
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { soak } from "../soak.ts"
import { temporaryPath } from "../temporary.ts"
import { disclosingThose, exported, handedOver, verified } from "./bundles.ts"

const from = 6
const to = 9
let whole: string

beforeAll(async () => {
  whole = await exported(await handedOver(5, 15, [7]), { from, to, personal: disclosingThose(6, 9) })
})

/** A copy whose files can be changed and put right again. */
const copyOf = (folder: string) => {
  const copy = temporaryPath()
  cpSync(folder, copy, { recursive: true })
  const good = new Map(readdirSync(copy).map((name) => [name, readFileSync(join(copy, name))]))
  return {
    with: async (name: string, bytes: Uint8Array) => {
      writeFileSync(join(copy, name), bytes)
      const report = await verified(copy)
      writeFileSync(join(copy, name), good.get(name)!)
      return report
    }
  }
}

/** Which position a byte of the events belongs to: a line feed to the line that it ends. */
const positionsOf = (events: Buffer): ReadonlyArray<number> => {
  let position = from
  return [...events].map((byte) => (byte === 10 ? position++ : position))
}

/** What a byte is changed into: one bit another way, and where lines matter a line feed as well. */
const changesOf = (name: string, byte: number, at: number): ReadonlyArray<number> => {
  const flipped = byte ^ (1 << (at % 8))
  const others = ["events.jsonl", "manifest"].includes(name) ? [flipped, 10] : [flipped]
  return others.filter((other) => other !== byte)
}

/** Which bytes are tried, in order: in the long run all; in the short one the first, the last and one drawn of each value. */
const placesIn = (bytes: Buffer): ReadonlyArray<number> => {
  const all = [...bytes.keys()]
  if (soak(0, 1) === 1) return all
  const drawn = [...new Set(bytes)].flatMap((value) =>
    fc.sample(fc.constantFrom(...all.filter((at) => bytes[at] === value)), 1)
  )
  return [...new Set([0, bytes.length - 1, ...drawn])].sort((a, b) => a - b)
}

describe("a bundle with one byte changed", () => {
  const files = [
    ...["events.jsonl", "leaves.bin", "manifest", "checkpoints.jsonl", "proofs.jsonl", "handovers.jsonl"],
    ...["commitments.jsonl", "evidence.jsonl", "personal.jsonl", "timestamps.jsonl", "VERIFY.md"]
  ]

  it("is one of these files", () => expect(readdirSync(whole).sort()).toEqual(files.sort()))

  it.each(files)("is never whole, whichever byte of %s it is, and the file or position is named", async (name) => {
    const good = readFileSync(join(whole, name))
    const positions = positionsOf(good)
    const copies = Array.from({ length: 8 }, () => copyOf(whole))
    const places = placesIn(good).values()
    const work = async (copy: ReturnType<typeof copyOf>) => {
      // The copies share the places: each takes the next one.
      for (const at of places)
        for (const byte of changesOf(name, good[at]!, at)) {
          const bytes = Buffer.from(good)
          bytes[at] = byte
          const { findings, status, position } = await copy.with(name, bytes)
          const found = { at, byte, status, position, named: findings.some(({ file }) => file === name) }
          const expected = name === "events.jsonl" ? positions[at] : undefined
          const verdict = name === "manifest" ? expect.stringMatching(/^(altered|malformed|not-checked)$/) : "altered"
          expect(found).toEqual({ at, byte, status: verdict, position: expected, named: true })
        }
    }
    await Promise.all(copies.map(work))
  })
})

it("a byte changed into any other, anywhere, is noticed", async () => {
  const copy = copyOf(whole)
  const place = fc.constantFrom(...readdirSync(whole)).chain((name) => {
    const good = readFileSync(join(whole, name))
    return fc.record({ name: fc.constant(name), at: fc.nat({ max: good.length - 1 }), byte: fc.nat({ max: 255 }) })
  })
  await fc.assert(
    fc.asyncProperty(place, async ({ at, byte, name }) => {
      const good = readFileSync(join(whole, name))
      const { status } = await copy.with(name, good.with(at, byte))
      expect(status === "whole").toBe(good[at] === byte)
    }),
    { numRuns: 300 }
  )
})

describe("events", () => {
  const linesOf = (text: Buffer) => text.toString("latin1").split(/(?<=\n)/)
  const altered = async (lines: ReadonlyArray<string>) =>
    copyOf(whole).with("events.jsonl", Buffer.from(lines.join(""), "latin1"))

  it("cut off anywhere are altered at the first position that is missing or incomplete", async () => {
    const good = readFileSync(join(whole, "events.jsonl"))
    const positions = positionsOf(good)
    const copy = copyOf(whole)
    for (const length of placesIn(good)) {
      const { status, position } = await copy.with("events.jsonl", good.subarray(0, length))
      expect({ length, status, position }).toEqual({ length, status: "altered", position: positions[length] })
    }
  })

  it("with bytes after the last line are altered after the range", async () => {
    const good = readFileSync(join(whole, "events.jsonl"))
    for (const extra of ["x", "\n", "{}\n", "\n\n", "x\ny"])
      expect(await copyOf(whole).with("events.jsonl", Buffer.concat([good, Buffer.from(extra)]))).toMatchObject({
        status: "altered",
        position: to + 1
      })
  })

  it("removed, doubled, inserted, changed or moved are altered at the first position that is not what it was", async () => {
    const good = linesOf(readFileSync(join(whole, "events.jsonl")))
    const index = fc.nat({ max: good.length - 1 })
    const change = fc.oneof(
      index.map((n) => good.toSpliced(n, 1)),
      fc.tuple(index, index).map(([n, m]) => good.toSpliced(n, 0, good[m]!)),
      fc.tuple(index, fc.string()).map(([n, text]) => good.toSpliced(n, 0, `${JSON.stringify(text)}\n`)),
      fc.tuple(index, index).map(([n, m]) => good.with(n, good[m]!).with(m, good[n]!)),
      fc.tuple(index, index).map(([n, m]) => good.with(n, good[m]!))
    )
    await fc.assert(
      fc.asyncProperty(change, async (lines) => {
        const first = [...lines, ""].findIndex((line, n) => line !== good[n])
        const { status, position } = await altered(lines)
        const isSame = lines.join("") === good.join("")
        expect({ status, position }).toEqual(
          isSame ? { status: "whole", position: undefined } : { status: "altered", position: from + first }
        )
      }),
      { numRuns: 150 }
    )
  })

  it("without any line feed for megabytes are refused in bounded memory", async () => {
    const bytes = Buffer.alloc(9 * 1024 * 1024, "x")
    expect(await copyOf(whole).with("events.jsonl", bytes)).toMatchObject({ status: "altered", position: from })
  })
})

describe("leaf hashes that are not those of the events", () => {
  it("are distinguished from events that differ from what was signed", async () => {
    const good = readFileSync(join(whole, "leaves.bin"))
    const wrong = [
      good.subarray(0, 31),
      good.subarray(0, -32),
      Buffer.concat([good, good.subarray(0, 32)]),
      Buffer.of()
    ]
    for (const bytes of [...wrong, Buffer.concat([good, Buffer.of(0)])]) {
      const { findings, status, position } = await copyOf(whole).with("leaves.bin", bytes)
      expect({ status, position, files: findings.map(({ file }) => file) }).toEqual({
        status: "altered",
        position: undefined,
        files: ["leaves.bin"]
      })
      expect(findings[0]?.sentence.en).toContain("The events are as they were signed")
    }
  })
})
