// The verification of a log: everything that is wrong is listed once, with its positions; what was compared is said; and whoever has
// signed two histories is told so.
import {
  checkpointKey,
  createCheckpoint,
  ed25519,
  growTree,
  type HistoryCheck,
  readHistory,
  type SignerKey,
  sha256,
  signCheckpoint,
  verifyHistory
} from "@keikaku/audit"
import { memoryStore, type StoredEvent, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { growTo, keyOf, logOf, ours, run, signer } from "./bundles.ts"

const stranger = keyOf("plan.example/log", 7)

const verify = (store: StoreWithSidecar, given: Partial<HistoryCheck> = {}) =>
  run(verifyHistory(store, { hashing: sha256, signing: ed25519, keys: [ours], ...given }))

/** The log as it would be read if its lines had been changed behind its back; undefined is a row that was taken away. */
const changed = (
  store: StoreWithSidecar,
  change: (stored: StoredEvent) => StoredEvent | undefined
): StoreWithSidecar => ({
  ...store,
  read: (query, options) =>
    Effect.flatMap(store.read(query, options), (lines) => {
      const found = lines.flatMap((stored) => change(stored) ?? [])
      const last = lines.at(-1)
      // A page from which all was taken away is not the end of the log.
      return found.length === 0 && last !== undefined && options?.backwards !== true
        ? changed(store, change).read(query, { ...options, after: last.position })
        : Effect.succeed(found)
    })
})

const rewritten = ({ line, position }: StoredEvent): StoredEvent => ({ position, line: line.replace('"n":', '"n":9') })
const at =
  (...positions: ReadonlyArray<number>) =>
  (stored: StoredEvent) =>
    positions.includes(stored.position) ? rewritten(stored) : stored

const put = (store: StoreWithSidecar, key: string, text: string) =>
  run(store.sidecar.put(new Map([[key, text]]), { key: "-", text: undefined }))

const found = async (store: StoreWithSidecar, given: Partial<HistoryCheck> = {}) =>
  (await verify(store, given)).faults.map(({ code, position }) => [code, position])

const signed = async (size: number, checkpoints: ReadonlyArray<number>) => logOf(size, checkpoints)

describe("what is wrong with a log", () => {
  it("is listed as a whole, each run of lines once", async () => {
    const store = await signed(600, [200, 600])
    expect(await found(changed(store, at(3, 4, 5, 300, 599)))).toEqual([
      ["LineDiffers", 3],
      ["LineDiffers", 300],
      ["LineDiffers", 599]
    ])
    const gapped = changed(store, (stored) =>
      stored.position >= 10 && stored.position < 400 ? undefined : at(500)(stored)
    )
    expect(await found(gapped)).toEqual([
      ["PositionMissing", 10],
      ["LineDiffers", 500]
    ])
    const short = changed(store, (stored) => (stored.position > 550 ? undefined : stored))
    expect(await found(short)).toEqual([["PositionMissing", 551]])
  })

  it("is at the very positions that were changed, whatever they are, while the stored hashes are right", async () => {
    const store = await signed(40, [13, 40])
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
        async (some) => {
          const { wrong } = await run(readHistory(changed(store, at(...some)), sha256))
          const positions = wrong.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n))
          expect(positions).toEqual([...some].sort((a, b) => a - b))
          expect((await verify(changed(store, at(...some)))).status).toBe("altered")
        }
      )
    )
  })

  it("is between two checkpoints where the stored hashes were changed too", async () => {
    const store = await signed(30, [10, 20, 30])
    const other = await run(memoryStore)
    for (const [key, text] of await run(store.sidecar.list("tree/checkpoint/"))) await put(other, key, text)
    await growTo(other, 101, 130)
    await run(growTree(other, sha256))
    const { faults } = await verify(other)
    expect(faults.map(({ code }) => code)).toEqual(["RootDiffers"])
    expect(faults[0]?.sentence.en).toContain("from position 1 to 10")
  })

  it("may be the stored hashes alone: the lines are then said to be as they were signed", async () => {
    const store = await signed(300, [300])
    for (const [key, text] of await run(store.sidecar.list("tree/tile/"))) {
      const bytes = Buffer.from(text, "base64")
      bytes[40 % bytes.length]! ^= 1
      await put(store, key, bytes.toString("base64"))
      const { faults, status } = await verify(store)
      expect([key, status, faults.map(({ code }) => code)]).toEqual([key, "altered", ["StoredHashesDiffer"]])
      await put(store, key, text)
    }
    expect((await verify(store)).status).toBe("whole")
  })

  it("may be a checkpoint that stands in the place of another", async () => {
    const store = await signed(8, [4, 8])
    const [first] = await run(store.sidecar.list("tree/checkpoint/"))
    await put(store, checkpointKey(8), first![1])
    const { faults, status } = await verify(store)
    expect(status).toBe("altered")
    expect(faults.map(({ code }) => code)).toEqual(["CheckpointAltered"])
    expect(faults[0]?.sentence.en).toContain("size 8")
    expect(await run(Effect.flip(createCheckpoint(store, signer)))).toMatchObject({ reason: "altered", size: 8 })
  })

  it("is no reason to read without end: a row far away leaves a gap", async () => {
    const store = await signed(8, [8])
    const far = 9_007_199_254_740_990
    const { read } = store
    const withFar: StoreWithSidecar = {
      ...store,
      read: (query, options = {}) =>
        Effect.map(read(query, options), (lines) =>
          lines.length === 0 && (options.after ?? 0) < far ? [{ position: far, line: "x" }] : lines
        )
    }
    expect((await verify(withFar)).faults.map(({ code, position }) => [code, position])).toContainEqual([
      "PositionMissing",
      9
    ])
  })
})

describe("two histories that one key has signed", () => {
  it("are told as such, and not as a change of a line", async () => {
    const store = await signed(9, [9])
    const { note } = signCheckpoint(ed25519, ours, { size: 5, root: sha256.leaf("another") })
    for (const since of [note, signCheckpoint(ed25519, ours, { size: 9, root: sha256.leaf("another") }).note]) {
      const { faults, status } = await verify(store, { since })
      expect(status).toBe("altered")
      expect(faults.map(({ code }) => code)).toEqual(["TwoHistories"])
      expect(faults[0]?.sentence.en).toContain("whoever held the key has signed two histories")
    }
  })

  it("are not claimed where nothing signed covers the log as it is", async () => {
    const store = await signed(9, [])
    const { note } = signCheckpoint(ed25519, ours, { size: 5, root: sha256.leaf("another") })
    expect(await found(store, { since: note })).toEqual([["RootDiffers", null]])
  })
})

describe("what was compared", () => {
  it("is nothing where there is only a checkpoint of an empty log", async () => {
    const store = await run(memoryStore)
    await run(createCheckpoint(store, signer))
    await growTo(store, 1, 5)
    expect(await verify(store)).toMatchObject({ status: "not-checked", signedUpTo: 0, size: 5, checkpoints: [0] })
  })

  it("is named: the checkpoints beside the log, the one that was given, the origin", async () => {
    const store = await signed(9, [4, 9])
    const { note } = signCheckpoint(ed25519, ours, await run(createCheckpoint(await logOf(4), signer)))
    expect(await verify(store, { since: note })).toMatchObject({
      status: "whole",
      origin: ours.name,
      checkpoints: [4, 9],
      since: 4
    })
    expect(await verify(store)).toMatchObject({ status: "whole", since: undefined })
  })

  it("is undecided where a checkpoint is signed by a key that is not known", async () => {
    const store = await signed(9, [9])
    const { note } = signCheckpoint(ed25519, stranger, { size: 4, root: sha256.leaf("x") })
    await put(store, checkpointKey(4), note)
    const report = await verify(store)
    expect(report).toMatchObject({ status: "not-checked", checkpoints: [9] })
    expect(report.faults.map(({ code }) => code)).toEqual(["CheckpointNotSigned"])
  })

  it("is a log of one name: a checkpoint of another log beside it is altered, and one given is not checked", async () => {
    const other = keyOf("other.example/log", 5)
    const store = await signed(9, [9])
    const { note } = signCheckpoint(ed25519, other, { size: 4, root: sha256.leaf("x") })
    const keys: ReadonlyArray<SignerKey> = [ours, other]
    expect(await verify(store, { keys, since: note })).toMatchObject({ status: "not-checked" })
    await put(store, checkpointKey(4), note)
    expect(await found(store, { keys })).toEqual([["CheckpointOfAnotherLog", null]])
  })
})
