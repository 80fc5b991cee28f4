// The key of a vault: 32 random bytes that the host keeps away from the vault's file. Whoever has both can read all that is held;
// whoever loses the key has erased everything.
import { Data, Result } from "effect"
import { bytesOf, strictBase64 } from "./digest.ts"
import type { Hashing } from "./hashing.ts"

/** How many bytes a key has. */
export const vaultKeyBytes = 32

/** A text is no key of a vault: it is not the Base64 (RFC 4648 §4) of 32 bytes. */
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

/** How many bytes of a sealed record name its key. */
export const keyIdBytes = 8

/** What names a key without telling it, so that a wrong key is told from an altered record: SHA-256 of a label and the key, its
 * first eight bytes. */
export const keyIdOf = ({ plain }: Pick<Hashing, "plain">, key: Uint8Array): Uint8Array => {
  const label = new TextEncoder().encode("keikaku vault key\n")
  return bytesOf(plain(new Uint8Array([...label, ...key]))).subarray(0, keyIdBytes)
}
