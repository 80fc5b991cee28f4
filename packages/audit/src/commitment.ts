// A commitment stands in the history in place of a personal value: it binds the value and does not reveal it. The random salt
// prevents dictionary attacks, which would find names and addresses. Value and salt are stored in the vault.
import { canonicalJson, type Json } from "@keikaku/kernel"
import { digestBytes, hexOf } from "./digest.ts"
import type { Hashing } from "./hashing.ts"

/** `commitment:` and 64 hexadecimal digits. */
export type Commitment = `commitment:${string}`

/** Matches every commitment in a text. */
export const commitmentPattern = /commitment:[0-9a-f]{64}/g

/**
 * SHA-256 of the salt, 32 random bytes, and `{"subject":…,"value":…}` in canonical JSON (RFC 8785) in UTF-8: whose value it is is
 * bound as well. Dies when the salt has another length.
 * @example
 * ```ts
 * import { commitmentOf, sha256 } from "@keikaku/audit"
 *
 * const salt = new Uint8Array(32)
 * const name = { subject: "p1", value: "山田 太郎" }
 * commitmentOf(sha256, salt, name).length // => 75
 * commitmentOf(sha256, salt, name) === commitmentOf(sha256, salt.with(0, 1), name) // => false
 * commitmentOf(sha256, salt, name) === commitmentOf(sha256, salt, { ...name, subject: "p2" }) // => false
 * ```
 */
export const commitmentOf = (
  { digest }: Pick<Hashing, "digest">,
  salt: Uint8Array,
  { subject, value }: { readonly subject: string; readonly value: Json }
): Commitment => {
  if (salt.length !== digestBytes) throw new Error(`bug: commitmentOf: a salt of ${salt.length} bytes`)
  const written = new TextEncoder().encode(canonicalJson({ subject, value }))
  const input = new Uint8Array(salt.length + written.length)
  input.set(salt)
  input.set(written, salt.length)
  return `commitment:${hexOf(digest(input))}`
}
