// The code of Go's checksum database reads what we export and checks what we prove: of it all, and of nothing that was changed.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import {
  base64Of,
  type Consistency,
  checkConsistency,
  checkInclusion,
  cosign,
  cosignerKeyOf,
  createCheckpoint,
  type Digest,
  ed25519,
  type Inclusion,
  proveConsistency,
  proveInclusion,
  type SignedCheckpoint,
  sha256,
  signCheckpoint,
  writeTlogProof,
  writeVerifierKey
} from "@keikaku/audit"
import { exportTiles } from "@keikaku/audit/bundle"
import { memoryStore, type PendingEvent, type StoreWithSidecar } from "@keikaku/kernel"
import { Result } from "effect"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { keyOf, ours, run, signer } from "../audit/bundles.ts"
import { temporaryPath } from "../temporary.ts"
import { startReader } from "./sumdb.ts"

let reader: ReturnType<typeof startReader>
beforeAll(() => {
  reader = startReader()
})
afterAll(() => reader?.stop())

const key = writeVerifierKey(ours)
const event = (n: number): PendingEvent => ({
  type: "Noted",
  tags: [],
  recordedAt: "2023-04-01T00:00:00.000Z" as PendingEvent["recordedAt"],
  head: `{"n":${n},"recordedAt":"`,
  tail: `","text":"${"推進員".repeat(n % 40)}"}`
})

/** A log of that size with its checkpoint. */
const signedLog = async (size: number): Promise<readonly [StoreWithSidecar, SignedCheckpoint]> => {
  const store = await run(memoryStore)
  if (size > 0) await run(store.append(Array.from({ length: size }, (_, n) => event(n))))
  return [store, await run(createCheckpoint(store, signer))]
}
const exported = async (size: number) => {
  const folder = temporaryPath()
  const [store] = await signedLog(size)
  await run(exportTiles(store, { hashing: sha256, folder }))
  return folder
}
const read = (folder: string) => reader.ask({ do: "log", folder, key })

describe("Go's reader of tiles", () => {
  it.each([1, 2, 3, 255, 256, 257, 511, 512, 513, 700, 65_535, 65_536, 65_537])(
    "opens the checkpoint of a log of %d, reads its tiles, and checks every record and pairs of sizes",
    async (size) => {
      expect(await read(await exported(size))).toBe("ok")
    }
  )

  it("refuses the log with any of its files changed, cut short, made longer or taken away", async () => {
    const folder = await exported(513)
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    expect(files).toHaveLength(8)
    const flipped = (bytes: Buffer, at: number) => {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      return changed
    }
    for (const file of files) {
      const bytes = readFileSync(join(folder, file))
      // The last character of Base64 and its padding have bits that Go does not look at.
      const last = file === "checkpoint" ? bytes.length - 5 : bytes.length - 1
      const places = [0, 1, 2, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2), last - 1, last]
      const variants = [
        ...places.map((at) => flipped(bytes, at)),
        bytes.subarray(0, -1),
        Buffer.concat([bytes, bytes.subarray(-1)]),
        undefined
      ]
      for (const variant of variants) {
        const copy = temporaryPath()
        cpSync(folder, copy, { recursive: true })
        if (variant === undefined) rmSync(join(copy, file))
        else writeFileSync(join(copy, file), variant)
        expect([file, await read(copy)]).not.toEqual([file, "ok"])
      }
    }
  })

  it("refuses tiles of another log, and the checkpoint of another key", async () => {
    const [folder, other] = [await exported(300), await exported(301)]
    cpSync(join(other, "checkpoint"), join(folder, "checkpoint"))
    expect(await read(folder)).not.toBe("ok")
    expect(await reader.ask({ do: "log", folder: other, key: writeVerifierKey(keyOf(ours.name, 2)) })).not.toBe("ok")
    expect(await read(other)).toBe("ok")
  })
})

const another = sha256.leaf("another")
/** A path with one hash changed, missing, added, or with two in the other order; or the path itself. */
const changes = (path: ReadonlyArray<Digest>): fc.Arbitrary<ReadonlyArray<Digest>> => {
  const at = fc.nat({ max: Math.max(0, path.length - 1) })
  return fc.oneof(
    fc.constant(path),
    at.map((n) => (path.length === 0 ? path : path.with(n, another))),
    at.map((n) => path.toSpliced(n, 1)),
    at.map((n) => path.toSpliced(n, 0, another)),
    fc.constant(path.toReversed())
  )
}

describe("Go's checks of proofs", () => {
  const most = 600
  let store: StoreWithSidecar
  const signed = new Map<number, SignedCheckpoint>()
  beforeAll(async () => {
    store = (await signedLog(most))[0]
  })
  /** The checkpoint of any size, signed as the log would have. */
  const checkpointAt = async (size: number): Promise<SignedCheckpoint> => {
    const known = signed.get(size)
    if (known !== undefined) return known
    const { root } = (await run(proveConsistency(store, sha256, size, size))).newer
    const checkpoint = signCheckpoint(ed25519, ours, { size, root })
    signed.set(size, checkpoint)
    return checkpoint
  }
  const goSays = (proof: Pick<Inclusion, "index" | "proof">, line: string, checkpoint: SignedCheckpoint) =>
    reader.ask({ do: "proof", text: writeTlogProof({ ...proof, checkpoint: checkpoint.note }), line, key })

  it("accept the proof of every line of a log, and no other line", async () => {
    const checkpoint = await checkpointAt(most)
    for (let position = 1; position <= most; position++) {
      const proved = await run(proveInclusion(store, sha256, { position, tree: checkpoint }))
      expect(await goSays(proved, proved.line, checkpoint)).toBe("ok")
      expect(await goSays(proved, `${proved.line} `, checkpoint)).not.toBe("ok")
    }
  })

  it("say of every proof of a line, right or wrong, what ours say", async () => {
    const sizes = fc.integer({ min: 1, max: most })
    const accepted = [0, 0]
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.nat(),
        sizes,
        fc.integer({ min: -1, max: 1 }),
        fc.gen(),
        async (size, some, otherSize, step, gen) => {
          const proved = await run(proveInclusion(store, sha256, { position: (some % size) + 1, tree: { size } }))
          const claimed = await checkpointAt(gen(fc.constantFrom, size, size, otherSize))
          const index = Math.max(0, proved.index + gen(fc.constantFrom, 0, 0, step))
          const proof = gen(() => changes(proved.proof))
          const isOurs = checkInclusion(sha256, { index, proof, leaf: proved.leaf, ...claimed })
          accepted[isOurs ? 1 : 0]! += 1
          expect((await goSays({ index, proof }, proved.line, claimed)) === "ok").toBe(isOurs)
        }
      ),
      { numRuns: 2_000 }
    )
    expect(Math.min(...accepted)).toBeGreaterThan(100)
  })

  it("say of every proof that a log has grown, right or wrong, what ours say", async () => {
    const sizes = fc.integer({ min: 1, max: most })
    const treeOf = ({ root, size }: Consistency["older"]) => ({ Size: size, Root: base64Of(root) })
    const accepted = [0, 0]
    await fc.assert(
      fc.asyncProperty(sizes, sizes, sizes, fc.gen(), async (a, b, other, gen) => {
        const [older, newer] = [Math.min(a, b), Math.max(a, b)]
        const proved = await run(proveConsistency(store, sha256, older, newer))
        const claim = {
          older: await checkpointAt(gen(fc.constantFrom, older, older, other)),
          newer: await checkpointAt(gen(fc.constantFrom, newer, newer, other)),
          proof: gen(() => changes(proved.proof))
        }
        const isOurs = checkConsistency(sha256, claim)
        accepted[isOurs ? 1 : 0]! += 1
        const asked = { older: treeOf(claim.older), newer: treeOf(claim.newer), proof: claim.proof.map(base64Of) }
        expect((await reader.ask({ do: "consistency", ...asked })) === "ok").toBe(isOurs)
      }),
      { numRuns: 2_000 }
    )
    expect(Math.min(...accepted)).toBeGreaterThan(100)
  })
})

describe("Go's check of a cosignature, written from the specification", () => {
  const witness = Result.getOrThrow(
    cosignerKeyOf({ ...sha256, ...ed25519 }, "witness.example/w1", new Uint8Array(32).fill(9))
  )
  const { note } = signCheckpoint(ed25519, ours, { size: 7, root: another })
  const line = cosign(ed25519, witness, note, 1_679_315_147)
  const cosigned = (text: string) => reader.ask({ do: "cosigned", text, key, witness: writeVerifierKey(witness) })

  it("accepts ours beside the signature of the log", async () => {
    expect(await cosigned(note + line)).toBe("ok")
    expect(await cosigned(line + note)).not.toBe("ok")
    expect(await cosigned(note)).not.toBe("ok")
  })

  it("refuses it with any bit changed, and under another checkpoint", async () => {
    const bytes = Buffer.from(line.split(" ")[2]!, "base64")
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(await cosigned(`${note}\u2014 ${witness.name} ${changed.toString("base64")}\n`)).not.toBe("ok")
    }
    const other = signCheckpoint(ed25519, ours, { size: 8, root: another })
    expect(await cosigned(other.note + line)).not.toBe("ok")
  })
})
