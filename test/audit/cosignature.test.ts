// Cosignatures of witnesses: whoever has validly cosigned counts, once, and nobody else does.
import {
  base64Of,
  type CosignerKey,
  cosign,
  cosignaturesOn,
  cosignerKeyOf,
  ed25519,
  openCheckpoint,
  sha256,
  signCheckpoint,
  signerKeyOf,
  witnessed
} from "@keikaku/audit"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const primitives = { ...sha256, ...ed25519 }
const seedOf = (byte: number) => new Uint8Array(32).fill(byte)
const witnessOf = (byte: number, name = `witness.example/w${byte}`): CosignerKey =>
  Result.getOrThrow(cosignerKeyOf(primitives, name, seedOf(byte)))
const log = Result.getOrThrow(signerKeyOf(primitives, "plan.example/log", seedOf(100)))
const root = sha256.leaf("a line")
const { note } = signCheckpoint(ed25519, log, { size: 1, root })
const at = 1_679_315_147
const text = `plan.example/log\n1\n${base64Of(root)}\n`

/** A line by that key over any bytes, with any time in it. */
const lineOver = ({ id, name, seed }: CosignerKey, message: string, time: bigint): string => {
  const stamp = Buffer.alloc(8)
  stamp.writeBigUInt64BE(time)
  const signature = ed25519.sign(seed, Buffer.from(message))
  return `\u2014 ${name} ${Buffer.concat([Buffer.from(id, "hex"), stamp, signature]).toString("base64")}\n`
}
const messageAt = (time: bigint, body = text) => `cosignature/v1\ntime ${time}\n${body}`

describe("a cosignature", () => {
  const witness = witnessOf(1)

  it("is over the header, the time and the text of the checkpoint, byte for byte", () => {
    expect(cosign(ed25519, witness, note, at)).toBe(lineOver(witness, messageAt(BigInt(at)), BigInt(at)))
  })

  it("covers the extension lines too", () => {
    const extended = `${text}an extension\n`
    const line = lineOver(witness, messageAt(BigInt(at), extended), BigInt(at))
    expect(cosignaturesOn(ed25519, `${extended}\n${line}`, [witness])).toHaveLength(1)
    expect(cosignaturesOn(ed25519, `${text}\n${line}`, [witness])).toEqual([])
  })

  it("with any bit changed does not count", () => {
    const line = cosign(ed25519, witness, note, at)
    const bytes = Buffer.from(line.split(" ")[2]!, "base64")
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      const found = witnessed(ed25519, `${note}\u2014 ${witness.name} ${changed.toString("base64")}\n`, {
        witnesses: [witness],
        atLeast: 1
      })
      expect(found).toMatchObject({ cosignatures: [], isEnough: false })
      // A change in the id makes it a line of an unknown key.
      expect(found.altered).toHaveLength(bit < 32 ? 0 : 1)
    }
  })

  it("without a time, or with one that no clock says, does not count", () => {
    for (const time of [0n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n]) {
      const cosigned = note + lineOver(witness, messageAt(time), time)
      expect(cosignaturesOn(ed25519, cosigned, [witness])).toEqual([])
    }
    const last = 2n ** 53n - 1n
    expect(cosignaturesOn(ed25519, note + lineOver(witness, messageAt(last), last), [witness])).toHaveLength(1)
    for (const time of [0, -1, 0.5, 2 ** 53]) expect(() => cosign(ed25519, witness, note, time)).toThrow(/^bug: /)
  })

  it("is not a plain signature of the same key, and its line is no signature of the log", () => {
    const plain = Buffer.concat([Buffer.from(witness.id, "hex"), ed25519.sign(witness.seed, Buffer.from(text))])
    const cosigned = `${note}\u2014 ${witness.name} ${plain.toString("base64")}\n`
    expect(witnessed(ed25519, cosigned, { witnesses: [witness], atLeast: 1 }).isEnough).toBe(false)
    const alone = `${text}\n${cosign(ed25519, witness, note, at)}`
    expect(Result.isFailure(openCheckpoint(ed25519, alone, [log]))).toBe(true)
    expect(Result.isSuccess(openCheckpoint(ed25519, note + cosign(ed25519, witness, note, at), [log]))).toBe(true)
  })

  it("counts on nothing that is not a note", () => {
    const line = cosign(ed25519, witness, note, at)
    for (const wrong of ["", text, line, `${note}${line}x`, `${note}${line}\n`, `\ufeff${note}${line.slice(0, -1)}`])
      expect(cosignaturesOn(ed25519, wrong, [witness])).toEqual([])
    // A lone surrogate and U+FFFD have the same bytes in UTF-8.
    const strange = lineOver(witness, messageAt(1n, "\ufffd\n"), 1n)
    expect(cosignaturesOn(ed25519, `\ufffd\n\n${strange}`, [witness])).toHaveLength(1)
    expect(cosignaturesOn(ed25519, `\ud800\n\n${strange}`, [witness])).toEqual([])
  })
})

describe("the witnesses of a checkpoint", () => {
  const all = Array.from({ length: 6 }, (_, n) => witnessOf(n + 1))
  const signings = fc.array(fc.record({ by: fc.nat({ max: 5 }), time: fc.integer({ min: 1, max: 9 }) }), {
    maxLength: 12
  })

  it("are those that have cosigned and are asked for, each once with its latest time", () => {
    fc.assert(
      fc.property(signings, fc.subarray([0, 1, 2, 3, 4, 5]), (made, asked) => {
        const cosigned = note + made.map(({ by, time }) => cosign(ed25519, all[by]!, note, time)).join("")
        const trusted = [...asked, ...asked].map((n) => all[n]!)
        const expected = asked.flatMap((n) => {
          const times = made.filter(({ by }) => by === n).map(({ time }) => time)
          return times.length === 0 ? [] : [[all[n]!.name, Math.max(...times)]]
        })
        const found = cosignaturesOn(ed25519, cosigned, trusted)
        expect(found.map(({ time, witness }) => [witness.name, time])).toEqual(expected)
        for (let atLeast = 0; atLeast <= 7; atLeast++)
          expect(witnessed(ed25519, cosigned, { witnesses: trusted, atLeast }).isEnough).toBe(
            expected.length >= atLeast
          )
      })
    )
  })

  it("count by their public keys: one key under two names is one witness", () => {
    const again = witnessOf(1, "another.example")
    const cosigned = note + [all[0]!, again].map((each) => cosign(ed25519, each, note, at)).join("")
    const found = witnessed(ed25519, cosigned, { witnesses: [all[0]!, again], atLeast: 2 })
    expect(found).toMatchObject({ isEnough: false, altered: [] })
    expect(found.cosignatures).toHaveLength(1)
  })

  it("do not count of another checkpoint", () => {
    const other = signCheckpoint(ed25519, log, { size: 2, root })
    const moved = note + cosign(ed25519, all[0]!, other.note, at)
    expect(witnessed(ed25519, moved, { witnesses: all, atLeast: 1 }).isEnough).toBe(false)
  })

  it("are not enough where a line bears the name of one and is not by it, however many others have cosigned", () => {
    const [first, second] = [all[0]!, all[1]!]
    const forged = lineOver({ ...first, seed: seedOf(99) }, messageAt(BigInt(at)), BigInt(at))
    const cosigned = note + forged + cosign(ed25519, second, note, at)
    const found = witnessed(ed25519, cosigned, { witnesses: [first, second], atLeast: 1 })
    expect(found).toMatchObject({ isEnough: false, altered: [{ name: first.name }] })
    expect(witnessed(ed25519, cosigned, { witnesses: [second], atLeast: 1 }).isEnough).toBe(true)
  })

  it("are never enough for a number that is none", () => {
    const cosigned = note + cosign(ed25519, all[0]!, note, at)
    expect(witnessed(ed25519, cosigned, { witnesses: all, atLeast: Number.NaN }).isEnough).toBe(false)
  })
})
