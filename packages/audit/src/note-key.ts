// The keys of signed notes, as text. Source: C2SP signed-note, "Verifier keys" and "Signatures"; the private form is that of
// golang.org/x/mod/sumdb/note. A key's id is the first four bytes of SHA-256(name ‖ 0x0A ‖ algorithm ‖ public key).
import { Data, Result } from "effect"
import { bytesOf, strictBase64 } from "./digest.ts"
import type { Hashing, Signing } from "./hashing.ts"

/** The byte that says Ed25519. */
const algorithm = 1

/** Whose signatures are believed. */
export interface VerifierKey {
  readonly name: string
  /** Four bytes in hexadecimal. */
  readonly id: string
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

/** Who signs. To be kept secret. */
export interface SignerKey extends VerifierKey {
  /** 32 bytes. */
  readonly seed: Uint8Array
}

/** A text is no key: it is none, of another algorithm, or its id does not belong to it. */
export class MalformedKey extends Data.TaggedError("MalformedKey")<{ readonly message: string }> {}

/** Whether a text can name a key: not empty, no white space, no plus sign. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}]+$/u.test(name)

const idOf = ({ plain }: Pick<Hashing, "plain">, name: string, publicKey: Uint8Array): string => {
  const prefix = new TextEncoder().encode(`${name}\n`)
  const digest = plain(new Uint8Array([...prefix, algorithm, ...publicKey]))
  return Buffer.from(bytesOf(digest).subarray(0, 4)).toString("hex")
}

/** The 32 bytes in the third part of a key's text. */
const materialOf = (text: string): Uint8Array | undefined => {
  const bytes = strictBase64(text)
  return bytes?.length === 33 && bytes[0] === algorithm ? bytes.subarray(1) : undefined
}

const written = (material: Uint8Array): string => Buffer.from([algorithm, ...material]).toString("base64")

/** Reads `<name>+<id>+<Base64>`. */
export const readVerifierKey = (
  hashing: Pick<Hashing, "plain">,
  text: string
): Result.Result<VerifierKey, MalformedKey> => {
  const [, name = "", id = "", material = ""] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text.trim()) ?? []
  const publicKey = materialOf(material)
  if (!isKeyName(name) || publicKey === undefined)
    return Result.fail(new MalformedKey({ message: "not a verifier key: <name>+<id>+<Base64 of an Ed25519 key>" }))
  return idOf(hashing, name, publicKey) === id
    ? Result.succeed({ name, id, publicKey })
    : Result.fail(new MalformedKey({ message: "the id does not belong to the key" }))
}

/** Writes what {@link readVerifierKey} reads: the part that may be known to all. */
export const writeVerifierKey = ({ id, name, publicKey }: VerifierKey): string => `${name}+${id}+${written(publicKey)}`

/** The key of that name and secret seed of 32 bytes. */
export const signerKeyOf = (
  { plain, publicKey }: Pick<Hashing, "plain"> & Pick<Signing, "publicKey">,
  name: string,
  seed: Uint8Array
): Result.Result<SignerKey, MalformedKey> => {
  if (!isKeyName(name)) return Result.fail(new MalformedKey({ message: "a key's name has no space and no plus sign" }))
  if (seed.length !== 32) return Result.fail(new MalformedKey({ message: "a seed has 32 bytes" }))
  const key = publicKey(seed)
  return Result.succeed({ name, id: idOf({ plain }, name, key), publicKey: key, seed })
}

/** Reads `PRIVATE+KEY+<name>+<id>+<Base64>`. */
export const readSignerKey = (
  primitives: Pick<Hashing, "plain"> & Pick<Signing, "publicKey">,
  text: string
): Result.Result<SignerKey, MalformedKey> => {
  const [, name = "", id = "", material = ""] = /^PRIVATE\+KEY\+([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text.trim()) ?? []
  const seed = materialOf(material)
  if (seed === undefined) return Result.fail(new MalformedKey({ message: "not a private key: PRIVATE+KEY+<name>+…" }))
  return Result.flatMap(signerKeyOf(primitives, name, seed), (key) =>
    key.id === id
      ? Result.succeed(key)
      : Result.fail(new MalformedKey({ message: "the id does not belong to the key" }))
  )
}

/** Writes what {@link readSignerKey} reads. */
export const writeSignerKey = ({ id, name, seed }: SignerKey): string => `PRIVATE+KEY+${name}+${id}+${written(seed)}`
