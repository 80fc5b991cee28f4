// Proofs as text (C2SP tlog-proof): read as they were written, and nothing else is read. What is proved holds, or nothing is proved.
import {
  checkConsistency,
  checkInclusion,
  digestOfBytes,
  growTree,
  hexOf,
  proveConsistency,
  proveInclusion,
  readTlogProof,
  readTree,
  sha256,
  type TlogProof,
  writeTlogProof
} from "@keikaku/audit"
import { everything, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { failureOf, logOf, run } from "./bundles.ts"

const digests = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => digestOfBytes(bytes)!)
const proofs: fc.Arbitrary<TlogProof> = fc
  .record({
    index: fc.maxSafeNat(),
    proof: fc.array(digests, { maxLength: 10 }),
    checkpoint: fc.string({ unit: "grapheme" }),
    extra: fc.option(fc.uint8Array({ maxLength: 40 }))
  })
  .map(({ extra, ...proof }) => (extra === null ? proof : { ...proof, extra: Buffer.from(extra) }))

describe("a proof as text", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(proofs, (proof) => {
        expect(Result.getOrThrow(readTlogProof(writeTlogProof(proof)))).toEqual(proof)
      })
    )
  })

  it("has the lines of the specification", () => {
    const proof = { index: 73_894, proof: [sha256.leaf("a"), sha256.leaf("b")], checkpoint: "the note\n" }
    const hashes = proof.proof.map((hash) => Buffer.from(hexOf(hash), "hex").toString("base64"))
    const lines = ["index 73894", ...hashes, "", "the note", ""]
    expect(writeTlogProof(proof)).toBe(["c2sp.org/tlog-proof@v1", ...lines].join("\n"))
    const extra = Buffer.from("age-v1.2.1")
    expect(writeTlogProof({ ...proof, extra })).toBe(
      ["c2sp.org/tlog-proof@v1", "extra YWdlLXYxLjIuMQ==", ...lines].join("\n")
    )
  })

  it("in any other form is malformed", () => {
    const right = writeTlogProof({ index: 7, proof: [sha256.leaf("a")], checkpoint: "the note\n" })
    for (const wrong of [
      "",
      "\n\n",
      right.replace("@v1", "@v2"),
      ` ${right}`,
      `\ufeff${right}`,
      right.replaceAll("\n", "\r\n"),
      right.replace("index 7", "index 07"),
      right.replace("index 7", "index -7"),
      right.replace("index 7", "index 7 "),
      right.replace("index 7", "index 9007199254740992"),
      right.replace("index 7\n", ""),
      right.replace("index 7\n", "index 7\nindex 7\n"),
      right.replace("index 7\n", "index 7\nextra YQ==\n"),
      right.replace("index 7\n", "extra YQ\nindex 7\n"),
      right.replace("index 7\n", "extra YQ==\nextra YQ==\nindex 7\n"),
      right.replace("=\n", "\n"),
      right.replace("\n\n", "\n")
    ])
      expect(Result.isFailure(readTlogProof(wrong))).toBe(true)
  })
})

const lineOf = async (store: StoreWithSidecar, position: number) =>
  (await run(store.read(everything, { after: position - 1, limit: 1 })))[0]!.line

/** The store with one line changed on its way out. */
const altered = (store: StoreWithSidecar, at: number): StoreWithSidecar => ({
  ...store,
  read: (query, options) =>
    Effect.map(store.read(query, options), (lines) =>
      lines.map((each) => (each.position === at ? { ...each, line: `${each.line} ` } : each))
    )
})

describe("what is proved of a store", () => {
  it("holds, is the same whether the hashes are stored or not, and nothing is written", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 600 }), fc.nat(), fc.nat(), async (length, a, b) => {
        const size = (a % length) + 1
        const position = (b % size) + 1
        const store = await logOf(length)
        const proved = await run(proveInclusion(store, sha256, { position, tree: { size } }))
        expect(checkInclusion(sha256, proved)).toBe(true)
        expect(proved).toMatchObject({ index: position - 1, size, line: await lineOf(store, position) })
        const grown = await run(proveConsistency(store, sha256, position, size))
        expect(checkConsistency(sha256, grown)).toBe(true)
        const tree = await run(readTree(store, sha256))
        expect(tree.size).toBe(length)
        expect(await run(store.sidecar.list(""))).toEqual([])
        await run(growTree(store, sha256))
        const before = await run(store.sidecar.list(""))
        expect(await run(proveInclusion(store, sha256, { position, tree: { size } }))).toEqual(proved)
        expect(await run(proveConsistency(store, sha256, position, size))).toEqual(grown)
        expect(await run(store.sidecar.list(""))).toEqual(before)
      }),
      { numRuns: 20 }
    )
  })

  it("is never a line that differs from its stored hash, and its position is named", async () => {
    const size = 300
    const store = await logOf(size, [size])
    for (const position of [1, 2, 255, 256, 257, 300]) {
      const tried = proveInclusion(altered(store, position), sha256, { position, tree: { size } })
      expect(await failureOf(tried)).toMatchObject({ _tag: "HistoryAltered", reason: "line-differs", at: position })
      const other = await run(
        proveInclusion(altered(store, position), sha256, { position: (position % size) + 1, tree: { size } })
      )
      expect(checkInclusion(sha256, other)).toBe(true)
    }
  })

  it("is never a path that stored hashes do not carry, whichever of them was changed", async () => {
    const size = 600
    const store = await logOf(size, [size])
    const tiles = await run(store.sidecar.list("tree/tile/"))
    const { root } = await run(proveInclusion(store, sha256, { position: 1, tree: { size } }))
    for (const [key, text] of tiles) {
      const bytes = Buffer.from(text, "base64")
      bytes[0]! ^= 1
      const changed: StoreWithSidecar = {
        ...store,
        sidecar: {
          ...store.sidecar,
          get: (keys) =>
            Effect.map(store.sidecar.get(keys), (kept) =>
              kept.has(key) ? new Map([...kept, [key, bytes.toString("base64")]]) : kept
            )
        }
      }
      for (const position of [1, 2, 257, 513, 600])
        for (const tree of [{ size }, { size, root }]) {
          const tried = await Effect.runPromise(Effect.result(proveInclusion(changed, sha256, { position, tree })))
          if (Result.isSuccess(tried)) expect(checkInclusion(sha256, tried.success)).toBe(true)
          else expect(tried.failure._tag).toBe("HistoryAltered")
          if ("root" in tree && Result.isSuccess(tried)) expect(tried.success.root).toBe(root)
        }
    }
  })

  it("leads to the root of the checkpoint, or nothing is proved", async () => {
    const store = await logOf(9, [9])
    const root = sha256.leaf("another")
    expect(await failureOf(proveInclusion(store, sha256, { position: 2, tree: { size: 9, root } }))).toMatchObject({
      reason: "root-differs",
      at: 9
    })
    expect(await failureOf(proveInclusion(store, sha256, { position: 2, tree: { size: 10, root } }))).toMatchObject({
      reason: "shorter",
      at: 10
    })
  })
})
