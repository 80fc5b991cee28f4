// The keys of signed notes, as text. Source: C2SP signed-note, "Verifier keys" and "Signature types"; the private form is that of
// golang.org/x/mod/sumdb/note. A key's id is the first four bytes of SHA-256(name ‖ 0x0A ‖ algorithm ‖ public key).
import { Data, Result } from "effect"
import { bytesOf, strictBase64 } from "./digest.ts"
import { ed25519KeyFault } from "./ed25519-key-fault.ts"
import type { Hashing, Signing } from "./hashing.ts"

/** The byte that identifies an algorithm in a key: Ed25519 over the text, or Ed25519 over the text and a time (C2SP tlog-cosignature). */
const algorithms = { ed25519: 0x01, "cosignature/v1": 0x04 } as const
type Algorithm = keyof typeof algorithms

interface PublicKey<A extends Algorithm> {
  readonly algorithm: A
  readonly name: string
  /** Four bytes in hexadecimal. */
  readonly id: string
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

interface Seed {
  /** 32 bytes. */
  readonly seed: Uint8Array
}

/** A key whose signatures are trusted. */
export interface VerifierKey extends PublicKey<"ed25519"> {}

/** A key that signs. Keep it secret. */
export interface SignerKey extends VerifierKey, Seed {}

/** The key of a witness, whose cosignatures are trusted. It signs no note and no log of its own. */
export interface WitnessKey extends PublicKey<"cosignature/v1"> {}

/** A key that cosigns as a witness. Keep it secret. */
export interface CosignerKey extends WitnessKey, Seed {}

/** The text is not a key: it is malformed, of another algorithm, weak, or has an id that does not match the key. */
export class MalformedKey extends Data.TaggedError("MalformedKey")<{ readonly message: string }> {}

/** Whether a text can name a key: not empty, no white space, no plus sign. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}]+$/u.test(name)

const malformed = (message: string) => Result.fail(new MalformedKey({ message }))

/** The 32 bytes in the third part of the text of a key. */
const materialOf = (algorithm: Algorithm, text: string): Uint8Array | undefined => {
  const bytes = strictBase64(text)
  return bytes?.length === 33 && bytes[0] === algorithms[algorithm] ? bytes.subarray(1) : undefined
}

const encodeMaterial = (algorithm: Algorithm, material: Uint8Array): string =>
  Buffer.from([algorithms[algorithm], ...material]).toString("base64")

/** The key of that name, unless anybody could sign for it. */
const publicKeyOf = <A extends Algorithm>(
  { digest }: Pick<Hashing, "digest">,
  algorithm: A,
  name: string,
  publicKey: Uint8Array
): Result.Result<PublicKey<A>, MalformedKey> => {
  const fault = ed25519KeyFault(publicKey)
  if (fault !== undefined) return malformed(fault)
  const prefix = new TextEncoder().encode(`${name}\n`)
  const keyHash = digest(new Uint8Array([...prefix, algorithms[algorithm], ...publicKey]))
  return Result.succeed({
    algorithm,
    name,
    id: Buffer.from(bytesOf(keyHash).subarray(0, 4)).toString("hex"),
    publicKey
  })
}

const withId = <K extends PublicKey<Algorithm>>(
  key: Result.Result<K, MalformedKey>,
  id: string
): Result.Result<K, MalformedKey> =>
  Result.flatMap(key, (read) => (read.id === id ? Result.succeed(read) : malformed("the id does not match the key")))

const readPublicKey = <A extends Algorithm>(
  hashing: Pick<Hashing, "digest">,
  algorithm: A,
  text: string,
  expected: string
): Result.Result<PublicKey<A>, MalformedKey> => {
  const [, name = "", id = "", material = ""] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text.trim()) ?? []
  const publicKey = materialOf(algorithm, material)
  if (!isKeyName(name) || publicKey === undefined) return malformed(expected)
  return withId(publicKeyOf(hashing, algorithm, name, publicKey), id)
}

/** Reads `<name>+<id>+<Base64>`. */
export const readVerifierKey = (
  hashing: Pick<Hashing, "digest">,
  text: string
): Result.Result<VerifierKey, MalformedKey> =>
  readPublicKey(hashing, "ed25519", text, "not a verifier key: <name>+<id>+<Base64 of an Ed25519 key>")

/** Reads the key of a witness, which has the same form and another algorithm. C2SP tlog-cosignature, "Format". */
export const readWitnessKey = (
  hashing: Pick<Hashing, "digest">,
  text: string
): Result.Result<WitnessKey, MalformedKey> =>
  readPublicKey(
    hashing,
    "cosignature/v1",
    text,
    "not the key of a witness: <name>+<id>+<Base64 of a cosignature/v1 key>"
  )

/** Writes what {@link readVerifierKey} or {@link readWitnessKey} reads; it is not secret. */
export const writeVerifierKey = ({ algorithm, id, name, publicKey }: VerifierKey | WitnessKey): string =>
  `${name}+${id}+${encodeMaterial(algorithm, publicKey)}`

const secretKeyOf = <A extends Algorithm>(
  { digest, publicKey }: Pick<Hashing, "digest"> & Pick<Signing, "publicKey">,
  algorithm: A,
  name: string,
  seed: Uint8Array
): Result.Result<PublicKey<A> & Seed, MalformedKey> => {
  if (!isKeyName(name)) return malformed("the name of a key has neither white space nor a plus sign")
  if (seed.length !== 32) return malformed("a seed has 32 bytes")
  return Result.map(publicKeyOf({ digest }, algorithm, name, publicKey(seed)), (key) => ({ ...key, seed }))
}

/** The key with that name and secret seed of 32 bytes. */
export const signerKeyOf = (
  primitives: Pick<Hashing, "digest"> & Pick<Signing, "publicKey">,
  name: string,
  seed: Uint8Array
): Result.Result<SignerKey, MalformedKey> => secretKeyOf(primitives, "ed25519", name, seed)

/** The key of a witness with that name and secret seed of 32 bytes, which it uses for nothing else. */
export const cosignerKeyOf = (
  primitives: Pick<Hashing, "digest"> & Pick<Signing, "publicKey">,
  name: string,
  seed: Uint8Array
): Result.Result<CosignerKey, MalformedKey> => secretKeyOf(primitives, "cosignature/v1", name, seed)

/** Reads `PRIVATE+KEY+<name>+<id>+<Base64>`. */
export const readSignerKey = (
  primitives: Pick<Hashing, "digest"> & Pick<Signing, "publicKey">,
  text: string
): Result.Result<SignerKey, MalformedKey> => {
  const [, name = "", id = "", material = ""] = /^PRIVATE\+KEY\+([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text.trim()) ?? []
  const seed = materialOf("ed25519", material)
  return seed === undefined
    ? malformed("not a private key: PRIVATE+KEY+<name>+…")
    : withId(signerKeyOf(primitives, name, seed), id)
}

/** Writes what {@link readSignerKey} reads. */
export const writeSignerKey = ({ algorithm, id, name, seed }: SignerKey): string =>
  `PRIVATE+KEY+${name}+${id}+${encodeMaterial(algorithm, seed)}`
