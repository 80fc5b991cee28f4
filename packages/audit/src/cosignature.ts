// Cosignatures: a witness states that a checkpoint continues all that it has seen of the log, as of a time. Source: C2SP
// tlog-cosignature, "Ed25519 signed message": a line under the checkpoint, whose signature is the time in 8 bytes and the 64 of
// Ed25519 over "cosignature/v1\n", "time <seconds>\n" and the text of the checkpoint.
import type { Signing } from "./hashing.ts"
import { splitNote } from "./note.ts"
import type { CosignerKey, WitnessKey } from "./note-key.ts"
import { type SignatureLine, writeSignatureLine } from "./signature-line.ts"

/** A witness has seen the checkpoint, and nothing of that log that contradicts it. */
export interface Cosignature {
  readonly witness: WitnessKey
  /** Seconds since 1970-01-01T00:00:00Z by the clock of the witness. */
  readonly time: number
}

const timeBytes = 8
const signatureBytes = 64

const messageOf = (text: string, time: number): Uint8Array =>
  new TextEncoder().encode(`cosignature/v1\ntime ${time}\n${text}`)

/** The line that a witness adds to a checkpoint once it has verified that the log continues what it saw before. */
export const cosign = (
  { sign }: Pick<Signing, "sign">,
  { id, name, seed }: CosignerKey,
  note: string,
  time: number
): string => {
  const text = splitNote(note)?.text
  if (text === undefined || !Number.isSafeInteger(time) || time <= 0)
    throw new Error("bug: cosign: a note and a time after 1970 are needed")
  const stamp = Buffer.alloc(timeBytes)
  stamp.writeBigUInt64BE(BigInt(time))
  return writeSignatureLine({ name, id, bytes: Buffer.concat([stamp, sign(seed, messageOf(text, time))]) })
}

/**
 * The time of a cosignature; undefined where there is none. Zero states no time (tlog-witness, "add-checkpoint": "the timestamp MUST
 * NOT be zero"); one that is no safe integer lies in a future that verifiers may reject (tlog-cosignature, "Format").
 */
const timeOf = (bytes: Uint8Array): number | undefined => {
  if (bytes.length !== timeBytes + signatureBytes) return undefined
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0))
  return time > 0 && Number.isSafeInteger(time) ? time : undefined
}

/** Whether the key of a line is that of a witness: name and id, as signed-note identifies keys. */
const isBy =
  ({ id, name }: WitnessKey) =>
  (line: SignatureLine): boolean =>
    line.name === name && line.id === id

const hexOfKey = ({ publicKey }: WitnessKey): string => Buffer.from(publicKey).toString("hex")

/** What a line says if it is a valid cosignature of that text by that witness. */
export const readCosignature = (
  { verify }: Pick<Signing, "verify">,
  text: string,
  line: SignatureLine,
  witness: WitnessKey
): Cosignature | undefined => {
  const time = isBy(witness)(line) ? timeOf(line.bytes) : undefined
  if (time === undefined) return undefined
  const isValid = verify(witness.publicKey, messageOf(text, time), line.bytes.subarray(timeBytes))
  return isValid ? { witness, time } : undefined
}

/** The given witnesses that have validly cosigned a note, the latest time of each. A public key counts once, whatever its names. */
export const cosignaturesOn = (
  signing: Pick<Signing, "verify">,
  note: string,
  witnesses: ReadonlyArray<WitnessKey>
): ReadonlyArray<Cosignature> => {
  const { signatures = [], text = "" } = splitNote(note) ?? {}
  const found = new Map<string, Cosignature>()
  for (const witness of witnesses)
    for (const line of signatures) {
      const cosignature = readCosignature(signing, text, line, witness)
      const known = found.get(hexOfKey(witness))
      if (cosignature !== undefined && cosignature.time > (known?.time ?? 0)) found.set(hexOfKey(witness), cosignature)
    }
  return [...found.values()]
}

/** Which witnesses are trusted, and how many of them must have cosigned. */
export interface WitnessPolicy {
  readonly witnesses: ReadonlyArray<WitnessKey>
  readonly atLeast: number
}

/** What the trusted witnesses say of a checkpoint. */
export interface Witnessed {
  readonly cosignatures: ReadonlyArray<Cosignature>
  /** The witnesses whose lines under the note are not theirs: the note was tampered with. */
  readonly altered: ReadonlyArray<WitnessKey>
  /** At least as many as asked for have cosigned, each public key counted once, and no line is altered. */
  readonly isEnough: boolean
}

/**
 * Whether enough witnesses have cosigned a checkpoint. Lines of others are ignored; one that bears the name and id of a trusted
 * witness and does not verify spoils the note (C2SP signed-note, "Signatures"). The signature of the log is not looked at: see
 * `openCheckpoint`.
 * @example
 * ```ts
 * import { cosign, cosignerKeyOf, ed25519, freshSeed, sha256, signCheckpoint, signerKeyOf, witnessed } from "@keikaku/audit"
 * import { Result } from "effect"
 *
 * const primitives = { ...sha256, ...ed25519 }
 * const log = Result.getOrThrow(signerKeyOf(primitives, "plan.example/log", freshSeed()))
 * const witness = Result.getOrThrow(cosignerKeyOf(primitives, "witness.example/w1", freshSeed()))
 * const { note } = signCheckpoint(ed25519, log, { size: 1, root: sha256.leaf("a line") })
 * const cosigned = note + cosign(ed25519, witness, note, 1_679_315_147)
 *
 * const { cosignatures, isEnough } = witnessed(ed25519, cosigned, { witnesses: [witness], atLeast: 1 })
 * isEnough // => true
 * cosignatures.map(({ time }) => time) // => [1_679_315_147]
 * witnessed(ed25519, note, { witnesses: [witness], atLeast: 1 }).isEnough // => false
 * ```
 */
export const witnessed = (
  signing: Pick<Signing, "verify">,
  note: string,
  { atLeast, witnesses }: WitnessPolicy
): Witnessed => {
  const { signatures = [], text = "" } = splitNote(note) ?? {}
  const cosignatures = cosignaturesOn(signing, note, witnesses)
  const altered = witnesses.filter((witness) =>
    signatures.some((line) => isBy(witness)(line) && readCosignature(signing, text, line, witness) === undefined)
  )
  return { cosignatures, altered, isEnough: altered.length === 0 && cosignatures.length >= atLeast }
}
