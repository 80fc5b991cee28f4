// What is sent to a witness and what comes back: nothing is asked for that the log contradicts, and nothing is kept that a given
// witness has not signed.
import {
  addCosignatures,
  type CosignerKey,
  checkConsistency,
  checkpointNotes,
  cosign,
  cosignerKeyOf,
  createCheckpoint,
  digestOfBase64,
  ed25519,
  openCheckpoint,
  requestCosignatures,
  sha256,
  witnessed
} from "@keikaku/audit"
import type { StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { failureOf, logOf, ours, run, signer } from "./bundles.ts"

const witnessOf = (n: number): CosignerKey =>
  Result.getOrThrow(cosignerKeyOf({ ...sha256, ...ed25519 }, `witness.example/w${n}`, new Uint8Array(32).fill(100 + n)))
const witnesses = Array.from({ length: 20 }, (_, n) => witnessOf(n))
const [first, second] = witnesses as [CosignerKey, CosignerKey]

const answer = (note: string, by: CosignerKey, time = 1_679_315_147) => cosign(ed25519, by, note, time)
const notesOf = (store: StoreWithSidecar) => run(checkpointNotes(store))
const contents = (store: StoreWithSidecar) => run(store.sidecar.list(""))

describe("a request to cosign", () => {
  it("is the size that the witness saw, a consistency proof and the latest checkpoint, and the proof holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(), async (size, some) => {
        const old = some % (size + 1)
        const store = await logOf(size, [Math.max(old, 1), size])
        const note = (await notesOf(store)).at(-1)!
        const before = await contents(store)
        const body = await run(requestCosignatures(store, sha256, { size: old }))
        expect(await contents(store)).toEqual(before)
        const end = body.indexOf("\n\n")
        const [head, rest] = [body.slice(0, end), body.slice(end + 2)]
        const [oldLine, ...hashes] = head.split("\n")
        expect([oldLine, rest]).toEqual([`old ${old}`, note])
        const roots = new Map((await notesOf(store)).map((each) => [Number(each.split("\n")[1]), each.split("\n")[2]!]))
        const at = (n: number) => ({ size: n, root: n === 0 ? sha256.empty : digestOfBase64(roots.get(n)!)! })
        const proof = hashes.map((hash) => digestOfBase64(hash)!)
        expect(checkConsistency(sha256, { older: at(old), newer: at(size), proof })).toBe(true)
      }),
      { numRuns: 30 }
    )
  })

  it("is not made without a checkpoint, nor where the witness has seen more than there is", async () => {
    const store = await logOf(5)
    expect(await failureOf(requestCosignatures(store, sha256))).toMatchObject({ _tag: "CheckpointMissing" })
    const signed = await logOf(5, [3])
    expect(await failureOf(requestCosignatures(signed, sha256, { size: 4 }))).toMatchObject({ _tag: "WitnessAhead" })
    expect(await failureOf(requestCosignatures(signed, sha256, { size: 6 }))).toMatchObject({
      _tag: "HistoryAltered",
      reason: "shorter",
      at: 6
    })
  })

  it("is not made where the log does not lead to the checkpoint that the witness saw", async () => {
    const store = await logOf(5, [3, 5])
    const wrong = { size: 3, root: sha256.leaf("another") }
    expect(await failureOf(requestCosignatures(store, sha256, wrong))).toMatchObject({ reason: "root-differs", at: 3 })
  })
})

describe("what witnesses answer", () => {
  it("is kept under the checkpoint that it is of, and the checkpoint is still that of the log", async () => {
    const store = await logOf(5, [3, 5])
    const [older, newer] = (await notesOf(store)) as [string, string]
    const kept = await run(addCosignatures(store, ed25519, answer(older, first), [first]))
    expect(kept).toMatchObject({ size: 3, note: older + answer(older, first) })
    expect(await notesOf(store)).toEqual([kept.note, newer])
    expect(Result.isSuccess(openCheckpoint(ed25519, kept.note, [ours]))).toBe(true)
    expect((await run(createCheckpoint(store, signer))).note).toBe(newer)
  })

  it("of several at once is kept of all of them", async () => {
    const store = await logOf(5, [5])
    const [note] = (await notesOf(store)) as [string]
    const many = witnesses.slice(0, 12)
    await run(
      Effect.all(
        many.map((each) => addCosignatures(store, ed25519, answer(note, each), many)),
        { concurrency: "unbounded" }
      )
    )
    const [kept] = (await notesOf(store)) as [string]
    expect(witnessed(ed25519, kept, { witnesses: many, atLeast: 12 }).isEnough).toBe(true)
  })

  it("again changes nothing; a later time takes the place of an earlier one", async () => {
    const store = await logOf(5, [5])
    const [note] = (await notesOf(store)) as [string]
    for (const [time, expected] of [
      [5, 5],
      [5, 5],
      [9, 9],
      [5, 9]
    ] as const) {
      await run(addCosignatures(store, ed25519, answer(note, first, time), [first]))
      expect(await notesOf(store)).toEqual([note + answer(note, first, expected)])
    }
  })

  it("beside lines of others is kept without them", async () => {
    const store = await logOf(5, [5])
    const [note] = (await notesOf(store)) as [string]
    const both = answer(note, second) + answer(note, first)
    expect((await run(addCosignatures(store, ed25519, both, [first]))).note).toBe(note + answer(note, first))
  })

  it("is refused, and nothing is kept, where it is not theirs, not of a stored checkpoint, or not signatures", async () => {
    const store = await logOf(5, [3, 5])
    const [note] = (await notesOf(store)) as [string]
    const before = await contents(store)
    const elsewhere = (await notesOf(await logOf(4, [4])))[0]!
    const line = answer(note, first)
    for (const [response, reason] of [
      [answer(note, second), "unknown-witness"],
      [answer(elsewhere, first), "not-valid"],
      [line + answer(elsewhere, second), "not-valid"],
      ["", "malformed"],
      ["409\n", "malformed"],
      [line.slice(0, -1), "malformed"],
      [`${line}\n`, "malformed"],
      [note + line, "malformed"]
    ] as const) {
      const keys = reason === "unknown-witness" ? [first] : [first, second]
      const refused = await failureOf(addCosignatures(store, ed25519, response, keys))
      expect(refused).toMatchObject({ _tag: "CosignatureRefused", reason })
      expect(await contents(store)).toEqual(before)
    }
  })

  it("is kept up to sixteen signatures, which every reader must accept", async () => {
    const store = await logOf(5, [5])
    const [note] = (await notesOf(store)) as [string]
    const add = (each: CosignerKey) => addCosignatures(store, ed25519, answer(note, each), witnesses)
    for (const each of witnesses.slice(0, 15)) await run(add(each))
    expect(await failureOf(add(witnesses[15]!))).toMatchObject({ reason: "too-many" })
    const [kept] = (await notesOf(store)) as [string]
    expect(kept.match(/^\u2014 /gmu)).toHaveLength(16)
    expect(Result.isSuccess(openCheckpoint(ed25519, kept, [ours]))).toBe(true)
  })
})
