// The Merkle tree: published vectors, and every proof in every tree up to 130 leaves, made and checked; each one that has been
// tampered with is refused.
import {
  base64Of,
  checkConsistency,
  checkInclusion,
  compactRange,
  type Digest,
  digestOfBase64,
  digestOfBytes,
  digestOfHex,
  growTree,
  hexOf,
  sha256,
  subtreeCount
} from "@keikaku/audit"
import { type Instant, memoryStore, type PendingEvent, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

/** The eight leaves of Certificate Transparency's reference implementations, and the roots of the trees over the first n. */
const published = {
  leaves: ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"],
  roots: [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  ]
}

const event = (n: number): PendingEvent => ({
  type: "Noted",
  tags: ["note:1"],
  recordedAt: "2023-04-01T00:00:00.000Z" as Instant,
  head: `{"n":${n},"recordedAt":"`,
  tail: '"}'
})
const lineAt = (n: number) => `{"n":${n},"recordedAt":"2023-04-01T00:00:00.000Z"}`

/** MTH straight from its definition: RFC 9162 §2.1.1. */
const mth = (leaves: ReadonlyArray<Digest>): Digest => {
  if (leaves.length === 0) return sha256.empty
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256.node(mth(leaves.slice(0, k)), mth(leaves.slice(k)))
}

const run = <A>(effect: Effect.Effect<A, unknown>) => Effect.runPromise(effect as Effect.Effect<A>)
const storeOf = async (lines: number): Promise<StoreWithSidecar> => {
  const store = await run(memoryStore)
  if (lines > 0) await run(store.append(Array.from({ length: lines }, (_, n) => event(n))))
  return store
}

describe("the tree of RFC 6962", () => {
  it("has the published roots", () => {
    const range = compactRange(sha256)
    expect(hexOf(range.root())).toBe(published.roots[0])
    for (const [n, leaf] of published.leaves.entries()) {
      range.append(sha256.leaf(Buffer.from(leaf, "hex").toString("latin1")))
      expect(hexOf(range.root())).toBe(published.roots[n + 1])
      expect(range.subtrees()).toHaveLength(subtreeCount(n + 1))
    }
  })

  it("hashes the bytes of a line in UTF-8", () => {
    const line = '{"名":"計画"}'
    expect(sha256.leaf(line)).toBe(sha256.digest(Buffer.concat([Buffer.from([0]), Buffer.from(line)])))
  })

  it("goes on from the subtrees of any size", () => {
    const leaves = Array.from({ length: 70 }, (_, n) => sha256.leaf(lineAt(n)))
    for (let size = 0; size <= 70; size++) {
      const before = compactRange(sha256)
      for (const leaf of leaves.slice(0, size)) before.append(leaf)
      const after = compactRange(sha256, { size, subtrees: before.subtrees() })
      for (const leaf of leaves.slice(size)) after.append(leaf)
      expect(after.root()).toBe(mth(leaves))
      expect(after.size()).toBe(70)
    }
  })
})

const most = 130
const leaves = Array.from({ length: most }, (_, n) => sha256.leaf(lineAt(n)))
const roots = Array.from({ length: most + 1 }, (_, size) => mth(leaves.slice(0, size)))
const other = sha256.leaf("another")

/** A proof with one hash changed, one missing, one added, or two in the other order. */
const tampered = (proof: ReadonlyArray<Digest>): ReadonlyArray<ReadonlyArray<Digest>> => [
  ...proof.map((_, n) => proof.with(n, other)),
  ...proof.map((_, n) => proof.toSpliced(n, 1)),
  ...proof.map((_, n) => proof.toSpliced(n, 0, other)),
  [...proof, other],
  ...(proof.length > 1 ? [proof.toReversed()] : [])
]

describe("proofs in every tree up to 130 leaves", async () => {
  const tree = await run(growTree(await storeOf(most), sha256))

  it("the root at every size is that of the definition", async () => {
    for (let size = 0; size <= most; size++) expect(await run(tree.rootAt(size))).toBe(roots[size])
  })

  it("every line's place is proved and checked, and no other line or place passes", async () => {
    for (let size = 1; size <= most; size++)
      for (let index = 0; index < size; index++) {
        const proof = await run(tree.proveInclusion(index + 1, size))
        const claim = { index, size, leaf: leaves[index]!, root: roots[size]!, proof }
        expect(checkInclusion(sha256, claim)).toBe(true)
        expect(checkInclusion(sha256, { ...claim, leaf: other })).toBe(false)
        expect(checkInclusion(sha256, { ...claim, root: roots[size - 1]! })).toBe(false)
        expect(checkInclusion(sha256, { ...claim, index: index + 1 })).toBe(false)
        expect(checkInclusion(sha256, { ...claim, index: index - 1 })).toBe(false)
      }
  }, 120_000)

  it("a tampered proof of inclusion is refused", async () => {
    for (const size of [1, 2, 3, 7, 8, 9, 64, 65, 100, 127, 128, 129, 130])
      for (let index = 0; index < size; index++) {
        const proof = await run(tree.proveInclusion(index + 1, size))
        for (const wrong of tampered(proof))
          expect(checkInclusion(sha256, { index, size, leaf: leaves[index]!, root: roots[size]!, proof: wrong })).toBe(
            false
          )
      }
  }, 120_000)

  it("every tree is proved to begin with every earlier one, and with no other", async () => {
    for (let newer = 0; newer <= most; newer++)
      for (let older = 0; older <= newer; older++) {
        const proof = await run(tree.proveConsistency(older, newer))
        const claim = {
          older: { size: older, root: roots[older]! },
          newer: { size: newer, root: roots[newer]! },
          proof
        }
        expect(checkConsistency(sha256, claim)).toBe(true)
        expect(checkConsistency(sha256, { ...claim, older: { size: older, root: other } })).toBe(false)
        if (older > 0) expect(checkConsistency(sha256, { ...claim, newer: { size: newer, root: other } })).toBe(false)
        if (older < newer && older > 0) {
          expect(checkConsistency(sha256, { ...claim, older: { ...claim.older, size: older + 1 } })).toBe(false)
          for (const wrong of tampered(proof)) expect(checkConsistency(sha256, { ...claim, proof: wrong })).toBe(false)
        }
      }
  }, 120_000)

  it("sizes that are not natural numbers prove nothing", () => {
    const claim = { index: 0, size: 1, leaf: leaves[0]!, root: roots[1]!, proof: [] }
    for (const size of [0, -1, 0.5, Number.NaN, 2 ** 53]) expect(checkInclusion(sha256, { ...claim, size })).toBe(false)
    for (const index of [-1, 0.5, Number.NaN, 1]) expect(checkInclusion(sha256, { ...claim, index })).toBe(false)
    const [older, newer] = [
      { size: 2, root: roots[2]! },
      { size: 1, root: roots[1]! }
    ]
    expect(checkConsistency(sha256, { older, newer, proof: [] })).toBe(false)
    for (const size of [-1, 0.5, Number.NaN, 2 ** 53])
      expect(checkConsistency(sha256, { older: { size, root: other }, newer: older, proof: [] })).toBe(false)
  })
})

describe("the tree beside a log", () => {
  it("however it grew, its roots and proofs are those of the log", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 6 }), async (parts) => {
        const store = await storeOf(0)
        let size = 0
        for (const part of parts) {
          if (part > 0) await run(store.append(Array.from({ length: part }, (_, n) => event(size + n))))
          size += part
          const tree = await run(growTree(store, sha256))
          expect(tree.size).toBe(size)
        }
        const all = Array.from({ length: size }, (_, n) => sha256.leaf(lineAt(n)))
        const tree = await run(growTree(store, sha256))
        for (const some of [0, 1, 255, 256, 257, 511, 512, size - 1, size].filter((each) => each >= 0 && each <= size))
          expect(await run(tree.rootAt(some))).toBe(mth(all.slice(0, some)))
      }),
      { numRuns: 15 }
    )
  })

  it("has three levels of tiles over 70,000 lines, and proves places in each", async () => {
    const size = 70_000
    const store = await storeOf(size)
    const tree = await run(growTree(store, sha256))
    const range = compactRange(sha256)
    const all = Array.from({ length: size }, (_, n) => sha256.leaf(lineAt(n)))
    for (const leaf of all) range.append(leaf)
    const root = await run(tree.rootAt(size))
    expect(root).toBe(range.root())
    for (const index of [0, 255, 256, 65_535, 65_536, 69_999]) {
      const proof = await run(tree.proveInclusion(index + 1, size))
      expect(checkInclusion(sha256, { index, size, leaf: all[index]!, root, proof })).toBe(true)
    }
    const keys = (await run(store.sidecar.list("tree/tile/"))).map(([key]) => key.split("/")[2])
    expect(new Set(keys)).toEqual(new Set(["0", "1", "2"]))
  })

  it("many grow it at once, and it is the same tree", async () => {
    const store = await storeOf(1_000)
    const trees = await run(
      Effect.all(
        Array.from({ length: 8 }, () => growTree(store, sha256)),
        { concurrency: 8 }
      )
    )
    for (const tree of trees) expect(await run(tree.rootAt(1_000))).toBe(await run(trees[0]!.rootAt(1_000)))
  })

  it("a gap in the log is noticed where it is", async () => {
    const store = await storeOf(10)
    const gapped: StoreWithSidecar = {
      ...store,
      read: (query, options) =>
        Effect.map(store.read(query, options), (lines) => lines.filter(({ position }) => position !== 7))
    }
    const failure = await run(Effect.flip(growTree(gapped, sha256)))
    expect(failure).toMatchObject({ _tag: "StoredEventUnreadable", position: 7 })
  })

  it("a tile that is missing or cut short is noticed", async () => {
    for (const [key, text] of [
      ["tree/tile/0/000000000000", ""],
      ["tree/tile/0/000000000001", "AAAA"],
      ["tree/size", "many"]
    ] as const) {
      const store = await storeOf(300)
      await run(growTree(store, sha256))
      const size = (await run(store.sidecar.get(["tree/size"]))).get("tree/size")
      await run(store.sidecar.put(new Map([[key, text]]), { key: "tree/size", text: size }))
      const asked = Effect.flatMap(growTree(store, sha256), (tree) => tree.proveInclusion(3, 300))
      expect(await run(Effect.flip(asked))).toMatchObject({ _tag: "StoreUnavailable", reason: "corrupt" })
    }
  })
})

describe("digests as text", () => {
  it("are read as they were written, and only so", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const digest = digestOfBytes(bytes)!
        expect(digestOfBase64(base64Of(digest))).toBe(digest)
        expect(digestOfHex(hexOf(digest))).toBe(digest)
      })
    )
    expect(digestOfBase64("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=")).toBe(undefined)
    expect(digestOfHex("E3".repeat(32))).toBe(undefined)
  })

  it("of fewer than 32 bytes are refused", () => {
    for (let length = 0; length < 32; length++) {
      expect(digestOfBytes(new Uint8Array(length))).toBe(undefined)
      expect(digestOfBase64(Buffer.alloc(length).toString("base64"))).toBe(undefined)
      expect(digestOfHex("00".repeat(length))).toBe(undefined)
    }
    expect(digestOfBytes(new Uint8Array(33))).toBe(undefined)
  })
})
