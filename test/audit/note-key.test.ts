// Which public keys are refused: those for which anybody can sign, and second texts of the same key. The points are computed here
// from the curve, not taken from a list.
import { createHash } from "node:crypto"
import {
  cosignerKeyOf,
  ed25519,
  type MalformedKey,
  readSignerKey,
  readVerifierKey,
  readWitnessKey,
  sha256,
  signerKeyOf,
  type VerifierKey,
  type WitnessKey,
  writeSignerKey,
  writeVerifierKey
} from "@keikaku/audit"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const primitives = { ...sha256, ...ed25519 }
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 })

/** Arithmetic of edwards25519. RFC 8032 §5.1. */
const p = 2n ** 255n - 19n
const order = 2n ** 252n + 27742317777372353535851937790883648493n
const mod = (a: bigint) => ((a % p) + p) % p
const power = (base: bigint, exponent: bigint): bigint => {
  if (exponent === 0n) return 1n
  const root = power(mod(base * base), exponent / 2n)
  return exponent % 2n === 1n ? mod(root * base) : root
}
const inverse = (a: bigint) => power(a, p - 2n)
const d = mod(-121665n * inverse(121666n))
type Point = readonly [x: bigint, y: bigint]
const add = ([x1, y1]: Point, [x2, y2]: Point): Point => {
  const k = mod(mod(d * x1 * x2) * mod(y1 * y2))
  return [mod((x1 * y2 + x2 * y1) * inverse(mod(1n + k))), mod((y1 * y2 + x1 * x2) * inverse(mod(1n - k)))]
}
const times = (n: bigint, point: Point): Point => {
  if (n === 0n) return [0n, 1n]
  const half = times(n / 2n, point)
  return n % 2n === 1n ? add(add(half, half), point) : add(half, half)
}
/** A point with that y, if there is one: x² = (y² − 1) / (d·y² + 1). */
const pointWith = (y: bigint): Point | undefined => {
  const square = mod((y * y - 1n) * inverse(mod(d * y * y + 1n)))
  const root = power(square, (p + 3n) / 8n)
  const x = [root, mod(root * power(2n, (p - 1n) / 4n))].find((each) => mod(each * each) === square)
  return x === undefined ? undefined : [x, y]
}

/** The eight points whose order divides eight: ℓ times any point is one of them. */
const smallOrder = (): ReadonlyArray<Point> => {
  for (let y = 2n; ; y++) {
    const point = pointWith(y)
    if (point === undefined) continue
    const torsion = times(order, point)
    const multiples = Array.from({ length: 8 }, (_, n) => times(BigInt(n), torsion))
    if (new Set(multiples.map(String)).size === 8) return multiples
  }
}

const encoded = (y: bigint, sign: bigint): Uint8Array =>
  Buffer.from((y + sign * 2n ** 255n).toString(16).padStart(64, "0"), "hex").reverse()

/** The text of a key of that algorithm, with the id that belongs to it. */
const textOf = (algorithm: number, publicKey: Uint8Array): string => {
  const material = Buffer.from([algorithm, ...publicKey])
  const id = createHash("sha256").update("a.example\n").update(material).digest("hex").slice(0, 8)
  return `a.example+${id}+${material.toString("base64")}`
}

const read = {
  1: (publicKey: Uint8Array) => readVerifierKey(sha256, textOf(1, publicKey)),
  4: (publicKey: Uint8Array) => readWitnessKey(sha256, textOf(4, publicKey))
}
const faultIn = (result: Result.Result<unknown, MalformedKey>) => Result.getOrThrow(Result.flip(result)).message

describe("a public key", () => {
  it("of small order is refused in each of its encodings, by every reader of keys", () => {
    const points = smallOrder()
    expect(points).toHaveLength(8)
    const encodings = points.flatMap(([, y]) =>
      [0n, 1n].flatMap((sign) => [y, y + p].filter((each) => each < 2n ** 255n).map((each) => encoded(each, sign)))
    )
    expect(new Set(encodings.map((each) => Buffer.from(each).toString("hex"))).size).toBe(14)
    for (const publicKey of encodings) {
      for (const reading of Object.values(read)) expect(faultIn(reading(publicKey))).toMatch(/small order|canonical/)
      const host = { ...sha256, publicKey: () => publicKey }
      const seed = new Uint8Array(32)
      for (const make of [signerKeyOf, cosignerKeyOf])
        expect(faultIn(make(host, "a.example", seed))).toMatch(/small order|canonical/)
      const secret = `PRIVATE+KEY+a.example+00000000+${Buffer.from([1, ...seed]).toString("base64")}`
      expect(faultIn(readSignerKey(host, secret))).toMatch(/small order|canonical/)
    }
  })

  it("of small order verifies what nobody signed, which is why", () => {
    const identity = encoded(1n, 0n)
    const nobody = Buffer.concat([identity, Buffer.alloc(32)])
    for (const text of ["a", "b"]) expect(ed25519.verify(identity, Buffer.from(text), nobody)).toBe(true)
  })

  it("that is not canonical is refused: y is less than p", () => {
    for (let y = p; y < 2n ** 255n; y++)
      for (const sign of [0n, 1n])
        for (const reading of Object.values(read)) expect(faultIn(reading(encoded(y, sign)))).toMatch(/canonical/)
  })

  it("of any seed is read, of a log and of a witness, and written as it was", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const log = Result.getOrThrow(signerKeyOf(primitives, "a.example", seed))
        const witness = Result.getOrThrow(cosignerKeyOf(primitives, "a.example", seed))
        expect(log.id).not.toBe(witness.id)
        for (const [key, reading] of [
          [log, readVerifierKey],
          [witness, readWitnessKey]
        ] as const) {
          const { algorithm, id, name } = key
          const again = Result.getOrThrow<typeof key | VerifierKey | WitnessKey, MalformedKey>(
            reading(sha256, writeVerifierKey(key))
          )
          expect(again).toMatchObject({ algorithm, id, name })
          expect(Buffer.compare(again.publicKey, key.publicKey)).toBe(0)
        }
        const secret = writeSignerKey(log)
        expect(writeSignerKey(Result.getOrThrow(readSignerKey(primitives, secret)))).toBe(secret)
      })
    )
  })

  it("of a witness is not that of a log, nor the other way round", () => {
    const seed = new Uint8Array(32).fill(7)
    const log = Result.getOrThrow(signerKeyOf(primitives, "a.example", seed))
    const witness = Result.getOrThrow(cosignerKeyOf(primitives, "a.example", seed))
    expect(faultIn(readVerifierKey(sha256, writeVerifierKey(witness)))).toMatch(/not a verifier key/)
    expect(faultIn(readWitnessKey(sha256, writeVerifierKey(log)))).toMatch(/not the key of a witness/)
  })
})
