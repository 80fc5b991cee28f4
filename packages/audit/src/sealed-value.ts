// How a value and its salt are sealed into one record. The sealed text is the Base64 of: the number 1, the key's id (8 bytes), a
// fresh nonce (12 bytes), and AES-256-GCM over the salt (32 bytes) and the value in canonical JSON. The first nine bytes, the
// commitment and the subject are associated data: a record that is moved to another place does not open there.
import { canonicalJson, type Json, type SealedRecord } from "@keikaku/kernel"
import { Data, Result } from "effect"
import { type Commitment, commitmentOf } from "./commitment.ts"
import { digestBytes, strictBase64 } from "./digest.ts"
import type { Hashing, Sealing } from "./hashing.ts"
import { keyIdBytes, keyIdOf } from "./vault-key.ts"

/** A value that stands behind a commitment, with what proves it: hash salt and value, and compare. */
export interface Disclosure {
  readonly commitment: Commitment
  readonly subject: string
  readonly value: Json
  /** 32 bytes. */
  readonly salt: Uint8Array
}

/** The record is sealed under another key than the one given. */
export class WrongVaultKey extends Data.TaggedError("WrongVaultKey")<{ readonly commitment: string }> {}

/** The record is not what was sealed: bytes were changed, it was moved, or it does not fit its commitment. */
export class SealedRecordAltered extends Data.TaggedError("SealedRecordAltered")<{ readonly commitment: string }> {}

/** What values are sealed and opened with. */
export interface SealingKit {
  readonly hashing: Pick<Hashing, "plain">
  readonly sealing: Sealing
}

const version = 1
const nonceBytes = 12
const headBytes = 1 + keyIdBytes

/** Unambiguous, because the head and the commitment have a fixed length. */
const associatedWith = (head: Uint8Array, key: string, subject: string): Uint8Array =>
  Buffer.concat([head, Buffer.from(key + subject, "utf8")])

/** Seals what a disclosure tells under a key. */
export const sealValue = (
  { hashing, sealing }: SealingKit,
  key: Uint8Array,
  { commitment, salt, subject, value }: Disclosure
): SealedRecord => {
  const head = Buffer.from([version, ...keyIdOf(hashing, key)])
  const nonce = sealing.random(nonceBytes)
  const plain = Buffer.concat([salt, Buffer.from(canonicalJson(value), "utf8")])
  const sealed = sealing.seal(key, nonce, plain, associatedWith(head, commitment, subject))
  return { key: commitment, subject, sealed: Buffer.concat([head, nonce, sealed]).toString("base64") }
}

/** Whether a record says that it is sealed under the key. */
export const isSealedUnder = ({ hashing }: SealingKit, key: Uint8Array, { sealed }: SealedRecord): boolean =>
  Buffer.from(sealed, "base64").subarray(1, headBytes).equals(keyIdOf(hashing, key))

const jsonIn = (text: string): Json | undefined => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Opens what {@link sealValue} sealed. The value is hashed again: what comes out stands behind the commitment, or nothing does. */
export const openSealed = (
  kit: SealingKit,
  key: Uint8Array,
  record: SealedRecord
): Result.Result<Disclosure, WrongVaultKey | SealedRecordAltered> => {
  const commitment = record.key as Commitment
  const altered = Result.fail(new SealedRecordAltered({ commitment }))
  const bytes = strictBase64(record.sealed)
  if (bytes === undefined || bytes[0] !== version || bytes.length < headBytes + nonceBytes) return altered
  if (!isSealedUnder(kit, key, record)) return Result.fail(new WrongVaultKey({ commitment }))
  const head = bytes.subarray(0, headBytes)
  const nonce = bytes.subarray(headBytes, headBytes + nonceBytes)
  const associated = associatedWith(head, commitment, record.subject)
  const plain = kit.sealing.unseal(key, nonce, bytes.subarray(headBytes + nonceBytes), associated)
  if (plain === undefined || plain.length <= digestBytes) return altered
  const salt = plain.slice(0, digestBytes)
  const value = jsonIn(new TextDecoder().decode(plain.subarray(digestBytes)))
  return value !== undefined && commitmentOf(kit.hashing, salt, value) === commitment
    ? Result.succeed({ commitment, subject: record.subject, value, salt })
    : altered
}
