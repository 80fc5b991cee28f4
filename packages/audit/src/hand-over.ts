// A key hands its log over to the next: a signed note that names both keys, and the size and root from which the next one holds. Two
// sign it: the former key, or the recovery key where that was stolen or lost, and the next one. An example, its keys shortened:
//
//   keikaku-handover/1
//   rohoren.example/plan
//   18549
//   CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//   rohoren.example/plan+2c8a51f0+AQ…
//   rohoren.example/plan+91d3b7aa+AT…
//
//   — rohoren.example/plan LIpR8C…
//   — rohoren.example/plan kdO3qm…
//
// The second line of a checkpoint is a size, and that of a hand-over a name: neither can be taken for the other.
import { Result } from "effect"
import { type Checkpoint, sizeOf } from "./checkpoint.ts"
import { base64Of, digestOfBase64 } from "./digest.ts"
import type { Hashing, Signing } from "./hashing.ts"
import { isSignedBy, MalformedNote, signNote, splitNote, textOfNote } from "./note.ts"
import { readVerifierKey, type SignerKey, type VerifierKey, writeVerifierKey } from "./note-key.ts"

const format = "keikaku-handover/1"

/** The name of the recovery key of a log. It is kept offline, and signs nothing but hand-overs of that log. */
export const recoveryName = (origin: string): string => `${origin}/recovery`

/** Whether a key is a recovery key, by its name. */
export const isRecoveryKey = ({ name }: Pick<VerifierKey, "name">): boolean => name.endsWith("/recovery")

/** From `size` on, `next` signs for the log, and `former` no longer does. */
export interface HandOver extends Checkpoint {
  readonly former: VerifierKey
  readonly next: VerifierKey
  readonly note: string
}

/**
 * Whether the former key has signed a hand-over, or the recovery key is said to have: that one may not be known, and where it is
 * trusted, its signature must verify.
 */
export const isHandedOn = (
  signing: Pick<Signing, "verify">,
  { former, note, origin }: HandOver,
  trusted: ReadonlyArray<VerifierKey>
): boolean => {
  if (isSignedBy(signing, note, former)) return true
  const recovery = trusted.find(({ name }) => name === recoveryName(origin))
  return recovery === undefined
    ? splitNote(note)?.signatures.some(({ name }) => name === recoveryName(origin)) === true
    : isSignedBy(signing, note, recovery)
}

/** Signs a hand-over by the former key, or by the recovery key of the log, and by the next key; all bear the name of the log. */
export const signHandOver = (
  signing: Pick<Signing, "sign">,
  by: SignerKey,
  {
    former,
    next,
    root,
    size
  }: Pick<Checkpoint, "root" | "size"> & { readonly former: VerifierKey; readonly next: SignerKey }
): HandOver => {
  const text = [format, former.name, size, base64Of(root), writeVerifierKey(former), writeVerifierKey(next), ""].join(
    "\n"
  )
  return { origin: former.name, size, root, former, next, note: signNote(signing, text, by, next) }
}

/** Reads the note of a hand-over. Of its signatures, only that of the next key is verified here. */
export const readHandOver = (
  primitives: Pick<Hashing, "digest"> & Pick<Signing, "verify">,
  note: string
): Result.Result<HandOver, MalformedNote> => {
  const [head, origin = "", sizeText, rootText = "", formerText = "", nextText = "", end] = textOfNote(note).split("\n")
  const [former, next] = [readVerifierKey(primitives, formerText), readVerifierKey(primitives, nextText)]
  const [size, root] = [sizeOf(sizeText), digestOfBase64(rootText)]
  if (head !== format || end !== "" || size === undefined || root === undefined)
    return Result.fail(new MalformedNote({ message: "a hand-over needs an origin, a size, a root and two keys" }))
  if (Result.isFailure(former) || Result.isFailure(next) || isRecoveryKey({ name: origin }))
    return Result.fail(new MalformedNote({ message: "a hand-over is from one key of a log to another" }))
  const handOver = { origin, size, root, former: former.success, next: next.success, note }
  const areOfLog = handOver.former.name === origin && handOver.next.name === origin
  return areOfLog && handOver.former.id !== handOver.next.id && isSignedBy(primitives, note, handOver.next)
    ? Result.succeed(handOver)
    : Result.fail(
        new MalformedNote({ message: "a hand-over is signed by the next key, and both keys bear the log's name" })
      )
}
