// A signed statement of the size and the root of a log. Source: C2SP tlog-checkpoint: a note whose text is the origin, the size in
// decimal, the root in Base64, and lines of extensions, which are preserved and ignored. An example, its signature shortened:
//
//   rohoren.example/plan
//   18549
//   CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//
//   — rohoren.example/plan Az3grlgtzPICa5OS8npVmf1Myq/5I…
//
// The origin is the name of the log and of its key. A log may have several keys one after the other (hand-over.ts): each counts for
// the sizes for which it holds.
import { Result } from "effect"
import { base64Of, type Digest, digestOfBase64 } from "./digest.ts"
import type { Signing } from "./hashing.ts"
import { isSignedBy, MalformedNote, openNote, SignatureNotValid, signNote, textOfNote } from "./note.ts"
import type { SignerKey, VerifierKey } from "./note-key.ts"

/** A key that signs for the sizes of a log from one to another. */
export interface TrustedKey extends VerifierKey {
  /** 0 when absent. */
  readonly from?: number
  /** Without bound when absent. */
  readonly upTo?: number
}

/** Whether a key signs for a size. */
export const holdsAt = ({ from = 0, upTo = Number.POSITIVE_INFINITY }: TrustedKey, size: number): boolean =>
  from <= size && size <= upTo

/** The root of the tree over the first `size` lines of a log. */
export interface Checkpoint {
  /** The name of the log, which is the name of its signing key. */
  readonly origin: string
  readonly size: number
  readonly root: Digest
}

/** A checkpoint and its note. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: string
}

/** Reads a size in decimal without leading zeros; undefined for anything else. */
export const sizeOf = (text: string | undefined): number | undefined => {
  const size = /^(0|[1-9]\d{0,15})$/.test(text ?? "") ? Number(text) : undefined
  return Number.isSafeInteger(size) ? size : undefined
}

/** Reads the text that a checkpoint signs; undefined for anything else. */
export const parseCheckpoint = (text: string): Checkpoint | undefined => {
  const [origin = "", sizeText, rootText = "", ...rest] = text.split("\n")
  const size = sizeOf(sizeText)
  const root = digestOfBase64(rootText)
  const extensions = rest.slice(0, -1)
  if (origin === "" || size === undefined || root === undefined || rest.length === 0) return undefined
  return extensions.includes("") ? undefined : { origin, size, root }
}

/** Signs the size and root of a log; the name of the key is the origin. */
export const signCheckpoint = (
  signing: Pick<Signing, "sign">,
  key: SignerKey,
  { root, size }: Pick<Checkpoint, "root" | "size">
): SignedCheckpoint => {
  const note = signNote(signing, `${key.name}\n${size}\n${base64Of(root)}\n`, key)
  return { origin: key.name, size, root, note }
}

/**
 * Opens a note that a key of its own log has signed: of the given keys only those count whose name is the origin and which hold at the
 * size. Signatures of others are ignored, as the format requires.
 */
export const openCheckpoint = (
  signing: Pick<Signing, "verify">,
  note: string,
  keys: ReadonlyArray<TrustedKey>
): Result.Result<SignedCheckpoint, MalformedNote | SignatureNotValid> => {
  const checkpoint = parseCheckpoint(textOfNote(note))
  if (checkpoint === undefined)
    return Result.fail(new MalformedNote({ message: "a checkpoint needs an origin, a size and a root of 32 bytes" }))
  const { origin, size } = checkpoint
  const own = keys.filter(({ name }) => name === origin)
  const holding = own.filter((key) => holdsAt(key, size))
  const opened = Result.map(openNote(signing, note, holding), () => ({ ...checkpoint, note }))
  const former = own.find((key) => !holding.includes(key) && isSignedBy(signing, note, key))
  return former !== undefined && Result.isFailure(opened) && holding.every((key) => !isSignedBy(signing, note, key))
    ? Result.fail(new SignatureNotValid({ reason: "void-key", names: [former.name] }))
    : opened
}
