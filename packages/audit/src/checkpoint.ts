// A signed statement of the size and the root of a log. Source: C2SP tlog-checkpoint: a note whose text is the origin, the size in
// decimal, the root in Base64, and lines of extensions, which are preserved and ignored.
import { Result } from "effect"
import { base64Of, type Digest, digestOfBase64 } from "./digest.ts"
import type { Signing } from "./hashing.ts"
import { MalformedNote, openNote, type SignatureNotValid, signNote } from "./note.ts"
import type { SignerKey, VerifierKey } from "./note-key.ts"

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

const sizeOf = (text: string | undefined): number | undefined => {
  const size = /^(0|[1-9]\d{0,15})$/.test(text ?? "") ? Number(text) : undefined
  return Number.isSafeInteger(size) ? size : undefined
}

const parseCheckpoint = (text: string): Checkpoint | undefined => {
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
 * Opens a note that a key of its own log has signed: of the given keys only those count whose name is the origin. Signatures of
 * others are ignored, as the format requires.
 */
export const openCheckpoint = (
  signing: Pick<Signing, "verify">,
  note: string,
  keys: ReadonlyArray<VerifierKey>
): Result.Result<SignedCheckpoint, MalformedNote | SignatureNotValid> => {
  const checkpoint = parseCheckpoint(note.slice(0, note.lastIndexOf("\n\n") + 1))
  if (checkpoint === undefined)
    return Result.fail(new MalformedNote({ message: "a checkpoint needs an origin, a size and a root of 32 bytes" }))
  const own = keys.filter(({ name }) => name === checkpoint.origin)
  return Result.map(openNote(signing, note, own), () => ({ ...checkpoint, note }))
}
