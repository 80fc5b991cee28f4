// The hashes that a bundle needs besides its lines: the subtrees over the lines before the range, from which the roots are
// computed, and the consistency proofs from each checkpoint to the next.
import { canonicalJson } from "@keikaku/kernel"
import { Schema } from "effect"
import { subtreeCount } from "../compact-range.ts"
import { base64Of, type Digest, digestOfBase64 } from "../digest.ts"
import { canonicalReader } from "./canonical.ts"
import type { TextLine } from "./line-reader.ts"

/** The consistency proof from the tree of `older` lines to that of `newer`. RFC 9162 §2.1.4. */
export interface ConsistencyProof {
  readonly older: number
  readonly newer: number
  readonly proof: ReadonlyArray<Digest>
}

/** `before` are the roots of the perfect subtrees that cover the lines before the range, the largest first. */
export interface Proofs {
  readonly before: ReadonlyArray<Digest>
  readonly consistency: ReadonlyArray<ConsistencyProof>
}

const Size = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const readBefore = canonicalReader(Schema.Struct({ before: Schema.Array(Schema.String) }))
const readProof = canonicalReader(Schema.Struct({ older: Size, newer: Size, proof: Schema.Array(Schema.String) }))

/** The lines of `proofs.jsonl`, with their line feeds. */
export const encodeProofs = ({ before, consistency }: Proofs): ReadonlyArray<string> => [
  `${canonicalJson({ before: before.map(base64Of) })}\n`,
  ...consistency.map(({ newer, older, proof }) => `${canonicalJson({ newer, older, proof: proof.map(base64Of) })}\n`)
]

const digestsOf = (texts: ReadonlyArray<string>): ReadonlyArray<Digest> | undefined => {
  const digests = texts.map(digestOfBase64)
  return digests.every((digest) => digest !== undefined) ? digests : undefined
}

const decodeProof = (line: TextLine): ConsistencyProof | undefined => {
  const written = line === undefined ? undefined : readProof(line)
  const proof = digestsOf(written?.proof ?? [])
  return written === undefined || proof === undefined ? undefined : { ...written, proof }
}

/** Reads the lines, without their line feeds, that {@link encodeProofs} writes for a range from `from` on; undefined for anything else. */
export const decodeProofs = ([first, ...rest]: ReadonlyArray<TextLine>, from: number): Proofs | undefined => {
  const written = first === undefined ? undefined : readBefore(first)
  const before = written === undefined ? undefined : digestsOf(written.before)
  if (before?.length !== subtreeCount(from - 1)) return undefined
  const consistency = rest.map(decodeProof)
  return consistency.every((proof) => proof !== undefined) ? { before, consistency } : undefined
}
