// A log outlives its keys: whoever has the verifier keys of the first visit can follow it over every hand-over, and nobody who holds a
// former key can sign for it.
import {
  checkpointKey,
  checkpointNotes,
  createCheckpoint,
  ed25519,
  type HandOver,
  handOverKey,
  handOverLog,
  handOverNotes,
  type LogSigner,
  openCheckpoint,
  readHandOver,
  recoverLog,
  type SignerKey,
  sha256,
  signCheckpoint,
  signHandOver,
  verifyHistory
} from "@keikaku/audit"
import { type Instant, memoryStore, type PendingEvent, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keyOf, run } from "./bundles.ts"

const origin = "plan.example/log"
const first = keyOf(origin, 1)
const second = keyOf(origin, 2)
const third = keyOf(origin, 3)
const thief = keyOf(origin, 4)
const recovery = keyOf(`${origin}/recovery`, 9)
const other = keyOf("other.example/log", 5)

const signerOf = (key: SignerKey): LogSigner => ({ hashing: sha256, signing: ed25519, key })
const event = (n: number): PendingEvent => ({
  type: "Noted",
  tags: [],
  recordedAt: "2023-04-01T00:00:00.000Z" as Instant,
  head: `{"n":${n},"recordedAt":"`,
  tail: '"}'
})
const grow = (store: StoreWithSidecar, lines: number) =>
  run(store.append(Array.from({ length: lines }, (_, n) => event(n))))
const logOf = async (lines: number) => {
  const store = await run(memoryStore)
  await grow(store, lines)
  return store
}
const refusal = (effect: Effect.Effect<unknown, unknown>) => run(Effect.flip(effect as Effect.Effect<unknown, Error>))
const verify = (store: StoreWithSidecar, keys: ReadonlyArray<SignerKey>, since?: string) =>
  run(verifyHistory(store, { hashing: sha256, signing: ed25519, keys, ...(since === undefined ? {} : { since }) }))
const put = (store: StoreWithSidecar, handOver: HandOver) =>
  run(store.sidecar.put(new Map([[handOverKey(handOver), handOver.note]]), { key: "-", text: undefined }))

describe("a key that is handed over", () => {
  const rotated = async () => {
    const store = await logOf(3)
    const visit = await run(createCheckpoint(store, signerOf(first)))
    await grow(store, 2)
    const handOver = await run(handOverLog(store, signerOf(first), second))
    await grow(store, 4)
    const latest = await run(createCheckpoint(store, signerOf(second)))
    return { store, visit, handOver, latest }
  }

  it("leads whoever has any one key of the log to all of its checkpoints", async () => {
    const { latest, store, visit } = await rotated()
    for (const keys of [[first], [second], [first, second], [second, first, other]]) {
      const report = await verify(store, keys, visit.note)
      expect(report).toMatchObject({
        status: "whole",
        origin,
        size: 9,
        signedUpTo: 9,
        since: 3,
        faults: [],
        ignored: []
      })
      expect(report.checkpoints).toEqual([3, 5, 9])
      expect((await verify(store, keys, latest.note)).status).toBe("whole")
    }
  })

  it("signs nothing more that counts, and its owner is told", async () => {
    const { handOver, store } = await rotated()
    expect(await refusal(createCheckpoint(store, signerOf(first)))).toMatchObject({ reason: "handed-over", size: 5 })
    expect(await refusal(handOverLog(store, signerOf(first), third))).toMatchObject({ reason: "handed-over", size: 5 })
    const later = signCheckpoint(ed25519, first, { size: 9, root: sha256.leaf("forged") })
    const report = await verify(store, [first], later.note)
    expect(report).toMatchObject({ status: "not-checked", signedUpTo: 9, since: undefined })
    expect(report.faults.map(({ code }) => code)).toEqual(["SinceNotSigned"])
    expect(report.faults[0]?.sentence.en).toContain("was handed over")
    expect(handOver).toMatchObject({ origin, size: 5, former: { id: first.id }, next: { id: second.id } })
  })

  it("is followed over any number of hand-overs, from any of the keys", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        async (steps, some) => {
          const keys = [first, ...steps.map((_, n) => keyOf(origin, 20 + n))]
          const store = await logOf(1)
          for (const [n, lines] of steps.entries()) {
            await run(createCheckpoint(store, signerOf(keys[n]!)))
            await grow(store, lines)
            await run(handOverLog(store, signerOf(keys[n]!), keys[n + 1]!))
          }
          const held = keys[some % keys.length]!
          const report = await verify(store, [held])
          expect(report).toMatchObject({ status: "whole", ignored: [], signedUpTo: report.size })
        }
      ),
      { numRuns: 20 }
    )
  })

  it("makes the root at the hand-over one that the lines must lead to", async () => {
    const { handOver, store } = await rotated()
    const changed = await run(memoryStore)
    await run(changed.append(Array.from({ length: 9 }, (_, n) => event(100 + n))))
    await put(changed, handOver)
    const report = await verify(changed, [first])
    expect(report.status).toBe("altered")
    expect(await refusal(createCheckpoint(changed, signerOf(second)))).toMatchObject({
      reason: "inconsistent",
      size: 5
    })
    expect(await run(handOverNotes(store))).toEqual([handOver.note])
  })
})

describe("a note of a hand-over", () => {
  const root = sha256.leaf("a")
  const { note } = signHandOver(ed25519, first, { former: first, next: second, size: 7, root })
  const read = (text: string) => readHandOver({ ...sha256, ...ed25519 }, text)

  it("is read as it was written, and is no checkpoint; no checkpoint is one", () => {
    expect(Result.getOrThrow(read(note))).toMatchObject({ origin, size: 7, root, note })
    expect(Result.isFailure(openCheckpoint(ed25519, note, [first, second]))).toBe(true)
    expect(Result.isFailure(read(signCheckpoint(ed25519, first, { size: 7, root }).note))).toBe(true)
  })

  it("with any bit changed leads nowhere", async () => {
    const store = await logOf(9)
    const bytes = Buffer.from(note)
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      await run(
        store.sidecar.put(new Map([["tree/handover/0000000000000007/x", changed.toString()]]), {
          key: "-",
          text: undefined
        })
      )
      const latest = signCheckpoint(ed25519, second, { size: 9, root })
      const { faults, status } = await verify(store, [first], latest.note)
      expect(status).toBe("altered")
      expect(faults.map(({ code }) => code)).toEqual(["HandOverAltered", "SinceNotSigned"])
    }
  })

  it("needs the signature of the next key, and keys that bear the name of the log", () => {
    const unsigned = note.split("\n").slice(0, -2).join("\n")
    expect(Result.isFailure(read(`${unsigned}\n`))).toBe(true)
    for (const [former, next] of [
      [other, second],
      [first, other],
      [first, first],
      [recovery, second]
    ] as const)
      expect(Result.isFailure(read(signHandOver(ed25519, former, { former, next, size: 7, root }).note))).toBe(true)
  })
})

describe("a key that was stolen", () => {
  const stolen = async () => {
    const store = await logOf(3)
    const visit = await run(createCheckpoint(store, signerOf(first)))
    await grow(store, 2)
    await run(createCheckpoint(store, signerOf(first)))
    await grow(store, 2)
    const handOver = await run(recoverLog(store, signerOf(recovery), { former: first, next: second, size: 5 }))
    await run(createCheckpoint(store, signerOf(second)))
    return { store, visit, handOver }
  }

  it("is void beyond the size that its owner names, for whoever has the keys of the first visit", async () => {
    const { store, visit } = await stolen()
    const report = await verify(store, [first, recovery], visit.note)
    expect(report).toMatchObject({ status: "whole", signedUpTo: 7, since: 3, faults: [] })
    const forged = signCheckpoint(ed25519, first, { size: 6, root: sha256.leaf("forged") })
    expect(await verify(store, [first, recovery], forged.note)).toMatchObject({ status: "not-checked" })
  })

  it("cannot hand the log over to the thief, whichever of the two was first", async () => {
    for (const size of [2, 5, 7]) {
      const { store } = await stolen()
      const root = sha256.leaf("forged")
      await put(store, signHandOver(ed25519, first, { former: first, next: thief, size, root }))
      const forged = signCheckpoint(ed25519, thief, { size: 7, root })
      expect(await verify(store, [first, recovery], forged.note)).toMatchObject({
        status: "not-checked",
        signedUpTo: 7
      })
      expect((await verify(store, [first, recovery])).status).toBe("whole")
    }
  })

  it("is replaced though the thief has written hand-overs and checkpoints into the record itself", async () => {
    const store = await logOf(5)
    await run(createCheckpoint(store, signerOf(first)))
    const root = sha256.leaf("forged")
    await put(store, signHandOver(ed25519, first, { former: first, next: thief, size: 5, root }))
    await put(store, signHandOver(ed25519, thief, { former: thief, next: third, size: 6, root }))
    const planted = [
      signCheckpoint(ed25519, thief, { size: 7, root }),
      signCheckpoint(ed25519, first, { size: 8, root })
    ]
    for (const { note, size } of planted)
      await run(store.sidecar.put(new Map([[checkpointKey(size), note]]), { key: "-", text: undefined }))
    await grow(store, 1)
    await run(recoverLog(store, signerOf(recovery), { former: first, next: second, size: 5 }))
    expect((await run(createCheckpoint(store, signerOf(second)))).size).toBe(6)
    await grow(store, 1)
    expect((await run(createCheckpoint(store, signerOf(second)))).size).toBe(7)
    const report = await verify(store, [first, recovery])
    expect(report).toMatchObject({ status: "whole", signedUpTo: 7, faults: [] })
    expect(report.ignored).toHaveLength(1)
    expect(await refusal(recoverLog(store, signerOf(recovery), { former: first, next: third, size: 5 }))).toMatchObject(
      { reason: "handed-over", size: 5 }
    )
  })

  it("and checkpoints of its that are void by now do not make the record wrong", async () => {
    const store = await logOf(3)
    await run(createCheckpoint(store, signerOf(first)))
    await grow(store, 3)
    await run(createCheckpoint(store, signerOf(first)))
    await run(recoverLog(store, signerOf(recovery), { former: first, next: second, size: 3 }))
    await run(createCheckpoint(store, signerOf(second)))
    const report = await verify(store, [first, recovery])
    expect(report).toMatchObject({ status: "whole", signedUpTo: 6 })
    expect(await run(checkpointNotes(store))).toHaveLength(2)
  })

  it("does not hand over by the recovery key of another log, nor beyond the end", async () => {
    const { store } = await stolen()
    const stranger = keyOf("other.example/log/recovery", 9)
    expect(await refusal(recoverLog(store, signerOf(stranger), { former: first, next: third }))).toMatchObject({
      reason: "no-recovery"
    })
    expect(
      await refusal(recoverLog(store, signerOf(recovery), { former: second, next: third, size: 8 }))
    ).toMatchObject({ reason: "shorter", size: 8 })
  })

  it("that handed over to two keys shows that its holder signed both, where no recovery key decides", async () => {
    const store = await logOf(5)
    const root = (await run(createCheckpoint(store, signerOf(first)))).root
    for (const next of [second, thief])
      await put(store, signHandOver(ed25519, first, { former: first, next, size: 5, root }))
    const report = await verify(store, [first])
    expect(report.status).toBe("altered")
    expect(report.faults.map(({ code }) => code)).toEqual(["KeyHandedOverTwice"])
    expect((await verify(store, [first, second])).status).toBe("whole")
  })
})

it("a key that was lost is followed by the next one, by the recovery key alone", async () => {
  const store = await logOf(3)
  const visit = await run(createCheckpoint(store, signerOf(first)))
  await grow(store, 1)
  expect(await refusal(createCheckpoint(store, signerOf(second)))).toMatchObject({ reason: "altered", size: 3 })
  await run(recoverLog(store, signerOf(recovery), { former: first, next: second }))
  const latest = await run(createCheckpoint(store, signerOf(second)))
  expect(latest.size).toBe(4)
  expect(await verify(store, [first, recovery], visit.note)).toMatchObject({ status: "whole", signedUpTo: 4 })
})
