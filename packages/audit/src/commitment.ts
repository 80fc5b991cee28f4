// A commitment stands in the history for a value that must not: it binds the value without telling it. The salt keeps others
// from guessing values until one fits, which names and addresses would not survive. Value and salt are kept elsewhere.
import { canonicalJson, type Json } from "@keikaku/kernel"
import { digestBytes, hexOf } from "./digest.ts"
import type { Hashing } from "./hashing.ts"

/** `commitment:` and 64 hexadecimal digits. */
export type Commitment = `commitment:${string}`

/** Every commitment in a text, as events write them. */
export const commitmentPattern = /commitment:[0-9a-f]{64}/g

/**
 * SHA-256 of the salt, 32 random bytes, and the value in canonical JSON (RFC 8785) in UTF-8. Dies when the salt has another length.
 * @example
 * ```ts
 * import { commitmentOf, sha256 } from "@keikaku/audit"
 *
 * const salt = new Uint8Array(32)
 * commitmentOf(sha256, salt, "山田 太郎").length // => 75
 * commitmentOf(sha256, salt, "a") === commitmentOf(sha256, salt.with(0, 1), "a") // => false
 * ```
 */
export const commitmentOf = ({ plain }: Pick<Hashing, "plain">, salt: Uint8Array, value: Json): Commitment => {
  if (salt.length !== digestBytes) throw new Error(`bug: commitmentOf: a salt of ${salt.length} bytes`)
  const written = new TextEncoder().encode(canonicalJson(value))
  const input = new Uint8Array(salt.length + written.length)
  input.set(salt)
  input.set(written, salt.length)
  return `commitment:${hexOf(plain(input))}`
}
