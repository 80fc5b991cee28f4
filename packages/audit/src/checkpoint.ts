// A signed statement of how long the log is and what its root is. Source: C2SP tlog-checkpoint: a note whose text is the
// origin, the size in decimal, the root in Base64, and lines of extensions, which are kept and mean nothing here.
import { Result } from "effect"
import { base64Of, type Digest, digestOfBase64 } from "./digest.ts"
import type { Signing } from "./hashing.ts"
import { MalformedNote, openNote, type SignatureNotValid, signNote } from "./note.ts"
import type { SignerKey, VerifierKey } from "./note-key.ts"

/** The state of a log at a size: the root of the tree over its first `size` lines. */
export interface Checkpoint {
  /** The name of the log, which is the name of its key. */
  readonly origin: string
  readonly size: number
  readonly root: Digest
}

/** A checkpoint with the note that it was read from. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: string
}

const sizeOf = (text: string | undefined): number | undefined => {
  const size = /^(0|[1-9]\d{0,15})$/.test(text ?? "") ? Number(text) : undefined
  return Number.isSafeInteger(size) ? size : undefined
}

const checkpointIn = (text: string): Checkpoint | undefined => {
  const [origin = "", sizeText, rootText = "", ...rest] = text.split("\n")
  const size = sizeOf(sizeText)
  const root = digestOfBase64(rootText)
  const extensions = rest.slice(0, -1)
  if (origin === "" || size === undefined || root === undefined || rest.length === 0) return undefined
  return extensions.includes("") ? undefined : { origin, size, root }
}

/** Signs the state of a log; the key's name is the origin. */
export const signCheckpoint = (
  signing: Pick<Signing, "sign">,
  key: SignerKey,
  { root, size }: Pick<Checkpoint, "root" | "size">
): SignedCheckpoint => {
  const note = signNote(signing, `${key.name}\n${size}\n${base64Of(root)}\n`, key)
  return { origin: key.name, size, root, note }
}

/** The checkpoint in a note that one of the keys has signed. The origin is the name of one of the keys. */
export const openCheckpoint = (
  signing: Pick<Signing, "verify">,
  note: string,
  keys: ReadonlyArray<VerifierKey>
): Result.Result<SignedCheckpoint, MalformedNote | SignatureNotValid> =>
  Result.flatMap(openNote(signing, note, keys), (text) => {
    const checkpoint = checkpointIn(text)
    if (checkpoint === undefined)
      return Result.fail(new MalformedNote({ message: "not a checkpoint: an origin, a size and a root of 32 bytes" }))
    return keys.some(({ name }) => name === checkpoint.origin)
      ? Result.succeed({ ...checkpoint, note })
      : Result.fail(new MalformedNote({ message: `the checkpoint of another log, ${checkpoint.origin}` }))
  })
