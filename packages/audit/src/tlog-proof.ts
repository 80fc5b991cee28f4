// A proof that a line is part of a signed log, as text that other programs read. Source: C2SP tlog-proof: a header, the index of the
// line from 0, the inclusion proof in Base64, an empty line, and the checkpoint, with the cosignatures under it:
//   c2sp.org/tlog-proof@v1 ⏎ extra <Base64> ⏎ index <n> ⏎ <hash> ⏎ … ⏎ ⏎ <checkpoint>
import type { Label } from "@keikaku/kernel"
import { Data, Result } from "effect"
import { base64Of, type Digest, digestOfBase64, strictBase64 } from "./digest.ts"

/** An index, its inclusion proof and the note of the checkpoint to whose root it leads. */
export interface TlogProof {
  /** From 0: one less than the position. */
  readonly index: number
  /** The nearest sibling first. */
  readonly proof: ReadonlyArray<Digest>
  /** The note, verbatim. */
  readonly checkpoint: string
  /** What an application adds; nothing authenticates it. */
  readonly extra?: Uint8Array
}

/** The text is not a proof. */
export class MalformedProof extends Data.TaggedError("MalformedProof")<{ readonly message: string }> {
  get sentence(): Label {
    return { ja: "証明の形式に誤りがあります。", en: "The proof is malformed." }
  }
}

const header = "c2sp.org/tlog-proof@v1"

/** Writes a proof.
 * @example
 * ```ts
 * import { readTlogProof, sha256, writeTlogProof } from "@keikaku/audit"
 * import { Result } from "effect"
 *
 * const proof = { index: 7, proof: [sha256.leaf("the line beside it")], checkpoint: "plan.example/log\n…" }
 * writeTlogProof(proof).split("\n")[1] // => "index 7"
 * Result.getOrThrow(readTlogProof(writeTlogProof(proof))) // => proof
 * ```
 */
export const writeTlogProof = ({ checkpoint, extra, index, proof }: TlogProof): string =>
  [
    header,
    ...(extra === undefined ? [] : [`extra ${Buffer.from(extra).toString("base64")}`]),
    `index ${index}`,
    ...proof.map(base64Of),
    "",
    checkpoint
  ].join("\n")

/** Reads what {@link writeTlogProof} writes. No signature and no hash is verified. */
export const readTlogProof = (text: string): Result.Result<TlogProof, MalformedProof> => {
  const malformed = (message: string) => Result.fail(new MalformedProof({ message }))
  const end = text.indexOf("\n\n")
  const [first, ...lines] = text.slice(0, Math.max(0, end)).split("\n")
  if (first !== header) return malformed(`the first line is not ${header}`)
  const extraText = /^extra (.*)$/.exec(lines[0] ?? "")?.[1]
  const extra = extraText === undefined ? undefined : strictBase64(extraText)
  if (extraText !== undefined && extra === undefined) return malformed("extra data that is not Base64")
  const [indexLine = "", ...hashes] = extraText === undefined ? lines : lines.slice(1)
  const index = Number(/^index (0|[1-9]\d{0,15})$/.exec(indexLine)?.[1])
  if (!Number.isSafeInteger(index)) return malformed("no index")
  const proof = hashes.map(digestOfBase64)
  if (!proof.every((digest) => digest !== undefined)) return malformed("a line of the proof is not a hash in Base64")
  return Result.succeed({ index, proof, checkpoint: text.slice(end + 2), ...(extra === undefined ? {} : { extra }) })
}
