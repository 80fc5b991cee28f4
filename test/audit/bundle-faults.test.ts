// Everything that was done to the events of a bundle is listed, each fault once: runs of changed lines, lines removed and inserted, and
// lines that this program does not write, even where the key's holder has signed them.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type Digest, growTree, sha256 } from "@keikaku/audit"
import { exportBundle } from "@keikaku/audit/bundle"
import { everything, type Instant, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { leafComparison } from "../../packages/audit/src/bundle/compare-leaves.ts"
import { temporaryPath } from "../temporary.ts"
import { exported, failureOf, logOf, run, signer, verified } from "./bundles.ts"
import { writeAsSigned } from "./signed-bundle.ts"

const size = 30
let folder: string
let good: ReadonlyArray<string>

beforeAll(async () => {
  folder = await exported(await logOf(size, [20]))
  good = readFileSync(join(folder, "events.jsonl"), "utf8").split(/(?<=\n)/)
})

/** The sentences about a bundle with these lines. */
const found = async (lines: ReadonlyArray<string>, workers = 0) => {
  writeFileSync(join(folder, "events.jsonl"), lines.join(""))
  const { findings, status } = await verified(folder, { workers })
  writeFileSync(join(folder, "events.jsonl"), good.join(""))
  expect(status).toBe("altered")
  return findings.map(({ sentence }) => sentence.en)
}

/** Another line in place of the one at a position. */
const other = (position: number) => good[position - 1]!.replace('"n":', '"n":9')
const changed = (...positions: ReadonlyArray<number>) =>
  good.map((line, n) => (positions.includes(n + 1) ? other(n + 1) : line))

const differs = "This line differs from the signed one."

describe("lines that were changed", () => {
  it("are all listed, consecutive ones at once", async () => {
    expect(await found(changed(2, 5, 6, 7, 30))).toEqual([
      `Position 2: ${differs}`,
      "Positions 5 to 7: These lines differ from the signed ones.",
      `Position 30: ${differs}`
    ])
  })

  it("all of them are one fault", async () => {
    const all = Array.from({ length: size }, (_, n) => n + 1)
    expect(await found(changed(...all))).toEqual(["Positions 1 to 30: These lines differ from the signed ones."])
  })

  it("are the same faults when threads read them", async () => {
    expect(await found(changed(2, 5, 6), 2)).toEqual(await found(changed(2, 5, 6)))
  })

  it("into lines of another day make no fault of the next line", async () => {
    const later = good.with(7, good[7]!.replace("2023-04-01", "2999-04-01"))
    expect(await found(later)).toEqual([`Position 8: ${differs}`])
    expect(await found(good.with(7, good[7]!.replace("2023-04-01", "1999-04-01")))).toEqual([`Position 8: ${differs}`])
  })
})

describe("a line that was removed or inserted", () => {
  it("is one fault, and those after it are not", async () => {
    expect(await found(good.toSpliced(3, 1))).toEqual(["Position 4: The line is missing or truncated."])
    expect(await found(good.toSpliced(3, 4))).toEqual(["Positions 4 to 7: The lines are missing."])
    expect(await found(good.toSpliced(-2))).toEqual(["Positions 29 to 30: The lines are missing."])
    expect(await found(good.toSpliced(3, 0, other(9)))).toEqual([
      "Position 4: A line that was not signed is inserted before it."
    ])
    expect(await found(good.toSpliced(3, 0, other(9), other(10)))).toEqual([
      "Position 4: 2 lines that were not signed are inserted before it."
    ])
    expect(await found([...good, other(3), other(4)])).toEqual([
      "Position 31: There is data after the last signed line."
    ])
    expect(await found(good.toSpliced(3, 3, other(9)))).toEqual([
      "Positions 4 to 6: The signed lines (3) were replaced by others (1)."
    ])
  })

  it("does not hide what was done further on", async () => {
    expect(await found(changed(12, 30).toSpliced(3, 1))).toEqual([
      "Position 4: The line is missing or truncated.",
      `Position 12: ${differs}`,
      `Position 30: ${differs}`
    ])
  })
})

describe("the comparison of lines with leaves", () => {
  const leafOf = (n: number) => sha256.leaf(`${n}`)

  it("finds every run of changes, whatever was done and however both are cut into pieces", () => {
    const kind = fc.constantFrom("keep", "keep", "keep", "change", "remove", "insert")
    const piece = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 60 }), fc.array(piece), (kinds, pieces) => {
        const [lines, leaves]: [Array<Digest>, Array<Digest>] = [[], []]
        for (const [n, each] of kinds.entries()) {
          if (each !== "remove") lines.push(leafOf(each === "keep" ? n : -n - 1))
          if (each !== "insert") leaves.push(leafOf(n))
        }
        const comparison = leafComparison(1, Infinity)
        let at = 0
        for (const length of pieces) {
          comparison.add(lines.slice(at, at + length), leaves.slice(at, at + length), { lines: false, leaves: false })
          at += length
        }
        comparison.add(lines.slice(at), leaves.slice(at), { lines: true, leaves: true })
        const { first } = comparison.found()
        // What is left outside of the differences is the same in both, line by line.
        const [ownKept, signedKept] = [[...lines], [...leaves]]
        for (const { expected, found, line, position } of first.toReversed()) {
          ownKept.splice(line - 1, found)
          signedKept.splice(position - 1, expected)
        }
        expect(ownKept).toEqual(signedKept)
        expect(ownKept).toEqual(kinds.flatMap((each, n) => (each === "keep" ? [leafOf(n)] : [])))
      })
    )
  })

  it("keeps as many differences as asked, and counts the others", () => {
    const leaves = Array.from({ length: 50_000 }, (_, n) => leafOf(n))
    const lines = leaves.map((leaf, n) => (n % 10 === 3 ? leafOf(-n) : leaf))
    const comparison = leafComparison(1, 100)
    comparison.add(lines, leaves, { lines: true, leaves: true })
    const { first, more } = comparison.found()
    expect([first.length, more, first[1]]).toEqual([100, 4_900, { position: 14, expected: 1, found: 1, line: 14 }])
  })
})

const recordedAt = "2023-05-01T00:00:00.000Z" as Instant

/** A log whose last lines are as they stand here, hashed and signed as if they were ours. */
const logWith = async (...lines: ReadonlyArray<string>): Promise<StoreWithSidecar> => {
  const store = await logOf(4)
  for (const line of lines) {
    const at = line.indexOf(recordedAt)
    const [head, tail] = at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + recordedAt.length)]
    await run(store.append([{ type: "Noted", tags: [], recordedAt, head, tail }]))
  }
  return store
}

/** The bundle of such a log, as a program of the key's holder would write it: this one refuses to. */
const signedBundle = async (bad: Readonly<Record<number, string>>) => {
  const store = await logOf(8)
  const change = (position: number, line: string) => bad[position] ?? line
  const lines = (await run(store.read(everything))).map(({ line, position }) => change(position, line))
  return writeAsSigned(lines)
}

const badLines: ReadonlyArray<readonly [string, string]> = [
  ["a key twice", `{"a":1,"a":2,"recordedAt":"${recordedAt}"}`],
  ["white space", `{"a": 1,"recordedAt":"${recordedAt}"}`],
  ["2⁵³ + 1", `{"a":9007199254740993,"recordedAt":"${recordedAt}"}`],
  ["an escape that is not needed", `{"a":"\\u0061","recordedAt":"${recordedAt}"}`],
  ["half of a surrogate pair", `{"a":"\\ud800","recordedAt":"${recordedAt}"}`],
  ["a carriage return", `{"recordedAt":"${recordedAt}"}\r`],
  ["a list", `["${recordedAt}"]`]
]

describe("a signed line that this program does not write", () => {
  it.each(badLines)("with %s is altered at its position", async (_, line) => {
    for (const workers of [0, 2]) {
      const { findings, position, status } = await verified(await signedBundle({ 8: line }), { workers })
      expect({ position, status }).toEqual({ position: 8, status: "altered" })
      expect(findings.map(({ sentence }) => sentence.en)).toEqual([
        "Position 8: It is no line of this format: it is not canonical JSON, or has no valid recordedAt."
      ])
    }
  })

  it("nor recorded before the line before it, which is the fault of its own position only", async () => {
    const late = `{"recordedAt":"${recordedAt}"}`
    const report = await verified(await signedBundle({ 5: late }))
    expect(report.findings.map(({ sentence }) => sentence.en)).toEqual([
      "Position 6: Its recordedAt is before that of the line before."
    ])
  })

  it("is one of several, all listed, the consecutive ones at once", async () => {
    const { findings } = await verified(await signedBundle({ 2: "x", 3: "y", 4: "z", 7: "[]" }))
    expect(findings.map(({ sentence }) => sentence.en.split(": ")[0])).toEqual(["Positions 2 to 4", "Position 7"])
  })

  it.each(badLines)("with %s is not exported", async (_, line) => {
    const refused = await failureOf(exportBundle(await logWith(line), { signer, folder: temporaryPath() }))
    expect(refused).toMatchObject({ _tag: "CheckpointRefused", position: 5, reason: "lines" })
  })

  it("nor one that was recorded before the line before it", async () => {
    const store = await logWith(`{"recordedAt":"${recordedAt}"}`)
    const early: StoreWithSidecar = {
      ...store,
      read: (query, options) =>
        Effect.map(store.read(query, options), (lines) =>
          lines.map((stored) =>
            stored.position === 5 ? { ...stored, line: stored.line.replace("2023-05-01", "2022-05-01") } : stored
          )
        )
    }
    await run(growTree(early, sha256))
    expect(await failureOf(exportBundle(early, { signer, folder: temporaryPath() }))).toMatchObject({
      _tag: "CheckpointRefused",
      position: 5,
      reason: "lines"
    })
  })

  it("and a line that is missing is named by the same failure", async () => {
    const store = await logOf(6)
    const gap: StoreWithSidecar = {
      ...store,
      read: (query, options) =>
        Effect.map(store.read(query, options), (lines) => lines.filter(({ position }) => position !== 4))
    }
    expect(await failureOf(exportBundle(gap, { signer, folder: temporaryPath() }))).toMatchObject({
      _tag: "CheckpointRefused",
      position: 4,
      reason: "lines"
    })
  })
})
