// Signed notes and checkpoints: text that other implementations write is read here, and the other way round; nothing that was
// changed is believed, and what is only unknown is passed over.
import {
  base64Of,
  checkpointNotes,
  createCheckpoint,
  ed25519,
  openCheckpoint,
  openNote,
  readSignerKey,
  readVerifierKey,
  type SignerKey,
  sha256,
  signCheckpoint,
  signerKeyOf,
  signNote,
  writeSignerKey,
  writeVerifierKey
} from "@keikaku/audit"
import { type Instant, memoryStore, type PendingEvent, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const primitives = { ...sha256, ...ed25519 }

/** The example in the documentation of golang.org/x/mod/sumdb/note, whose format C2SP signed-note took over. */
const peter = {
  signer: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
  verifier: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  note: `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`
}

const key = (name: string, byte: number): SignerKey =>
  Result.getOrThrow(signerKeyOf(primitives, name, new Uint8Array(32).fill(byte)))
const ours = key("keikaku.example/log", 1)
const witness = key("witness.example", 2)
const reasonOf = (result: Result.Result<unknown, { readonly _tag: string; readonly reason?: string }>) => {
  const failure = Result.getOrThrow(Result.flip(result))
  return failure.reason ?? failure._tag
}

describe("keys as text", () => {
  it("are those of the reference implementation", () => {
    const signer = Result.getOrThrow(readSignerKey(primitives, peter.signer))
    const verifier = Result.getOrThrow(readVerifierKey(sha256, peter.verifier))
    expect([verifier.name, verifier.id]).toEqual(["PeterNeumann", "c74f20a3"])
    expect(writeSignerKey(signer)).toBe(peter.signer)
    expect(writeVerifierKey(signer)).toBe(peter.verifier)
    expect(writeVerifierKey(verifier)).toBe(peter.verifier)
  })

  it("with any character changed are refused, or mean the same", () => {
    for (const text of [peter.verifier, peter.signer])
      for (let at = 0; at < text.length; at++) {
        const wrong = `${text.slice(0, at)}${text[at] === "B" ? "C" : "B"}${text.slice(at + 1)}`
        const read = text === peter.signer ? readSignerKey(primitives, wrong) : readVerifierKey(sha256, wrong)
        expect(reasonOf(read)).toBe("MalformedKey")
      }
  })

  it("have names without white space or plus", () => {
    for (const name of ["", "a b", "a+b", "a\tb", "a\u3000b"])
      expect(reasonOf(signerKeyOf(primitives, name, new Uint8Array(32)))).toBe("MalformedKey")
    expect(reasonOf(signerKeyOf(primitives, "a", new Uint8Array(31)))).toBe("MalformedKey")
    expect(reasonOf(readVerifierKey(sha256, `a b${peter.verifier}`))).toBe("MalformedKey")
  })
})

describe("signed notes", () => {
  const peters = Result.getOrThrow(readSignerKey(primitives, peter.signer))

  it("are those of the reference implementation, byte for byte", () => {
    expect(signNote(ed25519, peter.text, peters)).toBe(peter.note)
    expect(openNote(ed25519, peter.note, [peters])).toEqual(Result.succeed(peter.text))
  })

  it("with a byte changed anywhere are not believed", () => {
    const note = signNote(ed25519, "a\nb\n", ours)
    const bytes = Buffer.from(note)
    for (let at = 0; at < bytes.length; at++)
      for (const bit of [1, 32, 128]) {
        const changed = Buffer.from(bytes)
        changed[at]! ^= bit
        expect(Result.isFailure(openNote(ed25519, changed.toString(), [ours]))).toBe(true)
      }
  })

  it("of Go's own example are read and verified", () => {
    const key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    const signature = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    const note = `${text}\n— PeterNeumann ${signature}\n`
    expect(openNote(ed25519, note, [Result.getOrThrow(readVerifierKey(sha256, key))])).toEqual(Result.succeed(text))
  })

  it("by several: one known key is enough, unknown ones are passed over, a known one that does not fit is not", () => {
    const text = "a\n"
    const both = signNote(ed25519, text, witness, ours)
    expect(openNote(ed25519, both, [ours])).toEqual(Result.succeed(text))
    expect(openNote(ed25519, both, [witness])).toEqual(Result.succeed(text))
    expect(reasonOf(openNote(ed25519, both, []))).toBe("unknown-key")
    const [theirs] = signNote(ed25519, "b\n", witness).match(/— witness.*\n/)!
    expect(openNote(ed25519, signNote(ed25519, text, ours) + theirs, [ours])).toEqual(Result.succeed(text))
    expect(reasonOf(openNote(ed25519, signNote(ed25519, text, ours) + theirs, [ours, witness]))).toBe("altered")
  })

  it("a signature of another algorithm, of any length, by an unknown key is passed over", () => {
    for (const length of [1, 32, 64, 65, 3_000]) {
      const line = `— keikaku.example/log ${Buffer.alloc(4 + length, 7).toString("base64")}\n`
      expect(openNote(ed25519, signNote(ed25519, "a\n", ours) + line, [ours])).toEqual(Result.succeed("a\n"))
    }
  })

  it("that are malformed are refused", () => {
    const note = signNote(ed25519, "a\n", ours)
    const wrong = ["", "a\n", "a\n\n", note.slice(0, -1), `${note}x`, `${note}x\n`, note.replace("—", "-"), `\n${note}`]
    for (const each of [
      ...wrong,
      note.replace("\n\n", "\n"),
      note.replace("a\n", "a\r\n"),
      note + note.slice(3).repeat(101)
    ])
      expect(Result.isFailure(openNote(ed25519, each, [ours]))).toBe(true)
    for (const text of ["a", "", "a\tb\n", "\u0000\n", "\ud800\n"])
      expect(() => signNote(ed25519, text, ours)).toThrow(/^bug: /)
  })
})

describe("checkpoints", () => {
  const root = sha256.leaf("a")
  const note = (text: string, ...by: ReadonlyArray<SignerKey>) =>
    signNote(ed25519, text, ...(by.length > 0 ? by : [ours]))
  const plain = `keikaku.example/log\n7\n${base64Of(root)}\n`

  it("say the origin, the size and the root", () => {
    const signed = signCheckpoint(ed25519, ours, { size: 7, root })
    expect(signed.note).toBe(note(plain))
    expect(openCheckpoint(ed25519, signed.note, [ours])).toEqual(Result.succeed(signed))
  })

  it("may have extensions and further signatures", () => {
    const extended = note(`${plain}a line\nanother\n`, ours, witness)
    expect(Result.getOrThrow(openCheckpoint(ed25519, extended, [ours]))).toMatchObject({ size: 7, root })
  })

  it.each([
    ["without an origin", `\n7\n${base64Of(root)}\n`],
    ["with a size in another form", plain.replace("\n7\n", "\n07\n")],
    ["with a size below zero", plain.replace("\n7\n", "\n-7\n")],
    ["with a size that is not a safe integer", plain.replace("\n7\n", "\n9007199254740992\n")],
    ["with a root of 31 bytes", `keikaku.example/log\n7\n${Buffer.alloc(31).toString("base64")}\n`],
    ["with a root of 20 bytes", `keikaku.example/log\n7\n${Buffer.alloc(20).toString("base64")}\n`],
    ["with a root in hexadecimal", `keikaku.example/log\n7\n${"00".repeat(32)}\n`],
    ["with an empty extension", `${plain}\nx\n`],
    ["cut short", "keikaku.example/log\n7\n"]
  ])("%s are refused, though they are signed", (_, text) => {
    expect(reasonOf(openCheckpoint(ed25519, note(text), [ours]))).toBe("MalformedNote")
  })

  it("count only by the key of their own log, whatever other keys are given and whatever name the signature bears", () => {
    const keys = [ours, witness]
    const asOurs: SignerKey = { ...witness, name: ours.name, id: ours.id }
    expect(reasonOf(openCheckpoint(ed25519, note(plain, witness), keys))).toBe("unknown-key")
    expect(reasonOf(openCheckpoint(ed25519, note(plain, asOurs), keys))).toBe("altered")
    expect(reasonOf(openCheckpoint(ed25519, note(`another.example\n7\n${base64Of(root)}\n`), keys))).toBe("unknown-key")
    expect(Result.isSuccess(openCheckpoint(ed25519, note(plain, ours, witness), keys))).toBe(true)
  })

  it("of a key that is not known are refused", () => {
    expect(reasonOf(openCheckpoint(ed25519, note(plain, witness), [ours]))).toBe("unknown-key")
    const impostor = key("keikaku.example/log", 3)
    expect(reasonOf(openCheckpoint(ed25519, note(plain, impostor), [ours]))).toBe("unknown-key")
  })
})

const run = <A>(effect: Effect.Effect<A, unknown>) => Effect.runPromise(effect as Effect.Effect<A>)
const event = (text: string): PendingEvent => ({
  type: "Noted",
  tags: [],
  recordedAt: "2023-04-01T00:00:00.000Z" as Instant,
  head: '{"recordedAt":"',
  tail: `","text":"${text}"}`
})
const signer = { hashing: sha256, signing: ed25519, key: ours }
const storeWith = async (...texts: ReadonlyArray<string>): Promise<StoreWithSidecar> => {
  const store = await run(memoryStore)
  if (texts.length > 0) await run(store.append(texts.map(event)))
  return store
}

describe("the checkpoints of a log", () => {
  it("are made as the log grows, kept in order, and each follows from the one before", async () => {
    const store = await storeWith("a", "b", "c")
    const first = await run(createCheckpoint(store, signer))
    expect(first.size).toBe(3)
    expect(await run(createCheckpoint(store, signer))).toEqual(first)
    await run(store.append([event("d")]))
    const second = await run(createCheckpoint(store, signer))
    expect(await run(checkpointNotes(store))).toEqual([first.note, second.note])
  })

  it("of an empty log says the root of nothing", async () => {
    expect(await run(createCheckpoint(await storeWith(), signer))).toMatchObject({ size: 0, root: sha256.empty })
  })

  it("many are made at once, and one is kept for each size", async () => {
    const store = await storeWith("a", "b", "c")
    const many = await run(
      Effect.all(
        Array.from({ length: 8 }, () => createCheckpoint(store, signer)),
        { concurrency: 8 }
      )
    )
    expect(new Set(many.map(({ note }) => note)).size).toBe(1)
    expect(await run(checkpointNotes(store))).toHaveLength(1)
  })

  it("none is signed that does not follow from an earlier one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), fc.nat(), fc.boolean(), async (size, some, asSince) => {
        const texts = Array.from({ length: size }, (_, n) => `${n}`)
        const signed = await run(createCheckpoint(await storeWith(...texts), signer))
        const at = some % size
        const changed = await storeWith(...texts.with(at, "changed"), "more")
        if (!asSince) await keep(changed, signed.note)
        const refused = await run(Effect.flip(createCheckpoint(changed, signer, asSince ? signed : undefined)))
        expect(refused).toMatchObject({ _tag: "CheckpointRefused", reason: "inconsistent", size })
        const shorter = await storeWith(...texts.slice(0, -1))
        if (!asSince) await keep(shorter, signed.note)
        expect(await run(Effect.flip(createCheckpoint(shorter, signer, asSince ? signed : undefined)))).toMatchObject({
          reason: "shorter",
          size
        })
      })
    )
  })

  const keep = (store: StoreWithSidecar, note: string) =>
    run(store.sidecar.put(new Map([[keyOf(note), note]]), { key: keyOf(note), text: undefined }))
  const keyOf = (note: string) => `tree/checkpoint/${note.split("\n")[1]!.padStart(16, "0")}`

  it("none is signed on top of one that is not signed by a known key", async () => {
    const store = await storeWith("a")
    const { note } = await run(createCheckpoint(store, { ...signer, key: witness }))
    await run(store.append([event("b")]))
    expect(await run(Effect.flip(createCheckpoint(store, signer)))).toMatchObject({
      reason: "altered",
      size: 1
    })
    const next = await run(createCheckpoint(store, { ...signer, formerKeys: [witness] }))
    expect(next.size).toBe(2)
    expect(await run(checkpointNotes(store))).toEqual([note, next.note])
  })
})
