// Ed25519 public keys that must not be trusted: for a point of small order there are signatures that verify for any text, made by
// nobody, and an encoding that is not canonical is a second text of the same key. Source: RFC 8032 §5.1; the eight points are those
// of "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko, 2020).

/** The prime of the field. RFC 8032 §5.1. */
const p = 2n ** 255n - 19n

/** The y of two of the four points of order eight; that of the others is p − y. */
const orderEight = 2707385501144840649318225287225658788936804267575313519463743609750303402022n

/** The y of the eight points whose order divides the cofactor 8; of each but those of order 1 and 2 there are two, by the sign of x. */
const smallOrders: ReadonlySet<bigint> = new Set([1n, p - 1n, 0n, orderEight, p - orderEight])

/** The y of a point: 255 bits, little-endian. The last bit, which is the sign of x, is left out. RFC 8032 §5.1.2. */
const yOf = (publicKey: Uint8Array): bigint =>
  publicKey.reduceRight((y, byte) => y * 256n + BigInt(byte), 0n) % 2n ** 255n

/** Why a public key of 32 bytes is refused, in words; undefined if nothing is wrong with it. */
export const ed25519KeyFault = (publicKey: Uint8Array): string | undefined => {
  const y = yOf(publicKey)
  if (y >= p) return "the public key is not canonical (RFC 8032 §5.1.3)"
  return smallOrders.has(y) ? "the public key has a small order: anybody can sign for it" : undefined
}
