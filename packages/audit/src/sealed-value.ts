// Seals a value and its salt into one record. The sealed text is the Base64 of: the byte 1, the key's id (8 bytes), a random nonce
// (12 bytes), and AES-256-GCM of the salt (32 bytes) and the value in canonical JSON. The first nine bytes, the commitment and the
// subject are associated data, so a record that was moved to another commitment or subject does not open.
import { canonicalJson, type Json, type Label, type SealedRecord } from "@keikaku/kernel"
import { Data, Result } from "effect"
import { type Commitment, commitmentOf } from "./commitment.ts"
import { digestBytes, strictBase64 } from "./digest.ts"
import type { Hashing, Sealing } from "./hashing.ts"
import { parsedJson, strictUtf8 } from "./strict-text.ts"
import { keyIdBytes, keyIdOf } from "./vault-key.ts"

/** The opening of a commitment: subject, value and salt, whose hash is the commitment. */
export interface Disclosure {
  readonly commitment: Commitment
  readonly subject: string
  readonly value: Json
  /** 32 bytes. */
  readonly salt: Uint8Array
}

/** The record is sealed under another key than the one given. */
export class WrongVaultKey extends Data.TaggedError("WrongVaultKey")<{ readonly commitment: string }> {
  get sentence(): Label {
    return {
      ja: "鍵が違います。保管庫は別の鍵で封じられています。",
      en: "The key is wrong: the vault is sealed under another key."
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** The record was altered after it was sealed: it was changed or moved, or its value does not match its commitment. */
export class SealedRecordAltered extends Data.TaggedError("SealedRecordAltered")<{ readonly commitment: string }> {
  get sentence(): Label {
    return {
      ja: `保管庫の記録が改変されています: ${this.commitment}`,
      en: `A record of the vault was altered: ${this.commitment}`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** The primitives that seal and open values. */
export interface SealingKit {
  readonly hashing: Pick<Hashing, "digest">
  readonly sealing: Sealing
}

const version = 1
const nonceBytes = 12
const headBytes = 1 + keyIdBytes

/** Unambiguous, because head and commitment have fixed lengths. */
const associatedWith = (head: Uint8Array, key: string, subject: string): Uint8Array =>
  Buffer.concat([head, Buffer.from(key + subject, "utf8")])

/** Seals a disclosure under a key. */
export const sealValue = (
  { hashing, sealing }: SealingKit,
  key: Uint8Array,
  { commitment, salt, subject, value }: Disclosure
): SealedRecord => {
  const head = Buffer.from([version, ...keyIdOf(hashing, key)])
  const nonce = sealing.random(nonceBytes)
  const plaintext = Buffer.concat([salt, Buffer.from(canonicalJson(value), "utf8")])
  const ciphertext = sealing.seal(key, nonce, plaintext, associatedWith(head, commitment, subject))
  return { key: commitment, subject, sealed: Buffer.concat([head, nonce, ciphertext]).toString("base64") }
}

/** Whether the key id of a record is that of the key. */
export const isSealedUnder = ({ hashing }: SealingKit, key: Uint8Array, { sealed }: SealedRecord): boolean =>
  Buffer.from(sealed, "base64").subarray(1, headBytes).equals(keyIdOf(hashing, key))

/** Opens what {@link sealValue} sealed, and checks the value against the commitment. */
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
  const plaintext = kit.sealing.unseal(key, nonce, bytes.subarray(headBytes + nonceBytes), associated)
  if (plaintext === undefined || plaintext.length <= digestBytes) return altered
  const salt = plaintext.slice(0, digestBytes)
  const value = parsedJson(strictUtf8(plaintext.subarray(digestBytes)) ?? "")
  const { subject } = record
  return value !== undefined && commitmentOf(kit.hashing, salt, { subject, value }) === commitment
    ? Result.succeed({ commitment, subject, value, salt })
    : altered
}
