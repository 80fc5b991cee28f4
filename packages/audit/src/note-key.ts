// The keys of signed notes, as text. Source: C2SP signed-note, "Verifier keys" and "Signatures"; the private form is that of
// golang.org/x/mod/sumdb/note. A key's id is the first four bytes of SHA-256(name ‖ 0x0A ‖ algorithm ‖ public key).
import { Data, Result } from "effect"
import { bytesOf, strictBase64 } from "./digest.ts"
import type { Hashing, Signing } from "./hashing.ts"

/** The byte that identifies Ed25519. */
const algorithm = 1

/** A key whose signatures are trusted. */
export interface VerifierKey {
  readonly name: string
  /** Four bytes in hexadecimal. */
  readonly id: string
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

/** A key that signs. Keep it secret. */
export interface SignerKey extends VerifierKey {
  /** 32 bytes. */
  readonly seed: Uint8Array
}

/** The text is not a key: it is malformed, of another algorithm, or has an id that does not match the key. */
export class MalformedKey extends Data.TaggedError("MalformedKey")<{ readonly message: string }> {}

/** Whether a text can name a key: not empty, no white space, no plus sign. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}]+$/u.test(name)

const idOf = ({ digest }: Pick<Hashing, "digest">, name: string, publicKey: Uint8Array): string => {
  const prefix = new TextEncoder().encode(`${name}\n`)
  const keyHash = digest(new Uint8Array([...prefix, algorithm, ...publicKey]))
  return Buffer.from(bytesOf(keyHash).subarray(0, 4)).toString("hex")
}

/** The 32 bytes in the third part of the text of a key. */
const materialOf = (text: string): Uint8Array | undefined => {
  const bytes = strictBase64(text)
  return bytes?.length === 33 && bytes[0] === algorithm ? bytes.subarray(1) : undefined
}

const encodeMaterial = (material: Uint8Array): string => Buffer.from([algorithm, ...material]).toString("base64")

/** Reads `<name>+<id>+<Base64>`. */
export const readVerifierKey = (
  hashing: Pick<Hashing, "digest">,
  text: string
): Result.Result<VerifierKey, MalformedKey> => {
  const [, name = "", id = "", material = ""] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text.trim()) ?? []
  const publicKey = materialOf(material)
  if (!isKeyName(name) || publicKey === undefined)
    return Result.fail(new MalformedKey({ message: "not a verifier key: <name>+<id>+<Base64 of an Ed25519 key>" }))
  return idOf(hashing, name, publicKey) === id
    ? Result.succeed({ name, id, publicKey })
    : Result.fail(new MalformedKey({ message: "the id does not match the key" }))
}

/** Writes what {@link readVerifierKey} reads; it is not secret. */
export const writeVerifierKey = ({ id, name, publicKey }: VerifierKey): string =>
  `${name}+${id}+${encodeMaterial(publicKey)}`

/** The key with that name and secret seed of 32 bytes. */
export const signerKeyOf = (
  { digest, publicKey }: Pick<Hashing, "digest"> & Pick<Signing, "publicKey">,
  name: string,
  seed: Uint8Array
): Result.Result<SignerKey, MalformedKey> => {
  if (!isKeyName(name))
    return Result.fail(new MalformedKey({ message: "the name of a key has neither white space nor a plus sign" }))
  if (seed.length !== 32) return Result.fail(new MalformedKey({ message: "a seed has 32 bytes" }))
  const key = publicKey(seed)
  return Result.succeed({ name, id: idOf({ digest }, name, key), publicKey: key, seed })
}

/** Reads `PRIVATE+KEY+<name>+<id>+<Base64>`. */
export const readSignerKey = (
  primitives: Pick<Hashing, "digest"> & Pick<Signing, "publicKey">,
  text: string
): Result.Result<SignerKey, MalformedKey> => {
  const [, name = "", id = "", material = ""] = /^PRIVATE\+KEY\+([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text.trim()) ?? []
  const seed = materialOf(material)
  if (seed === undefined) return Result.fail(new MalformedKey({ message: "not a private key: PRIVATE+KEY+<name>+…" }))
  return Result.flatMap(signerKeyOf(primitives, name, seed), (key) =>
    key.id === id ? Result.succeed(key) : Result.fail(new MalformedKey({ message: "the id does not match the key" }))
  )
}

/** Writes what {@link readSignerKey} reads. */
export const writeSignerKey = ({ id, name, seed }: SignerKey): string =>
  `PRIVATE+KEY+${name}+${id}+${encodeMaterial(seed)}`
