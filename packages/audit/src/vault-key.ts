// The key of a vault: 32 random bytes that the host stores apart from the vault's file. Both together open every value; without the
// key all values are lost.
import { Data, Result } from "effect"
import { bytesOf, strictBase64 } from "./digest.ts"
import type { Hashing } from "./hashing.ts"

/** The length of a key in bytes. */
export const vaultKeyBytes = 32

/** The text is not the key of a vault: it is not the Base64 (RFC 4648 §4) of 32 bytes. */
export class MalformedVaultKey extends Data.TaggedError("MalformedVaultKey")<{ readonly message: string }> {}

/**
 * Reads a key from the text of its file.
 * @example
 * ```ts
 * import { freshSeed, readVaultKey, writeVaultKey } from "@keikaku/audit"
 * import { Result } from "effect"
 *
 * const key = freshSeed()
 * Buffer.compare(Result.getOrThrow(readVaultKey(writeVaultKey(key))), key) // => 0
 * Result.isFailure(readVaultKey("secret")) // => true
 * ```
 */
export const readVaultKey = (text: string): Result.Result<Uint8Array, MalformedVaultKey> => {
  const key = strictBase64(text.trim())
  return key?.length === vaultKeyBytes
    ? Result.succeed(key)
    : Result.fail(new MalformedVaultKey({ message: "a vault's key is the Base64 of 32 bytes" }))
}

/** Writes what {@link readVaultKey} reads, with a line feed. */
export const writeVaultKey = (key: Uint8Array): string => `${Buffer.from(key).toString("base64")}\n`

/** The length of a key id in a sealed record, in bytes. */
export const keyIdBytes = 8

/** Identifies a key without revealing it, to distinguish a wrong key from an altered record: the first eight bytes of SHA-256 of a
 * label and the key. */
export const keyIdOf = ({ digest }: Pick<Hashing, "digest">, key: Uint8Array): Uint8Array => {
  const label = new TextEncoder().encode("keikaku vault key\n")
  return bytesOf(digest(new Uint8Array([...label, ...key]))).subarray(0, keyIdBytes)
}
