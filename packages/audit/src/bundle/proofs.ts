// The hashes that a bundle needs besides its lines: the subtrees over the lines before the range, from which the roots are
// computed, and the consistency proofs from each checkpoint to the next.
import { canonicalJson } from "@keikaku/kernel"
import { Schema } from "effect"
import { subtreeCount } from "../compact-range.ts"
import { base64Of, type Digest, digestOfBase64 } from "../digest.ts"
import { canonicalReader } from "./canonical.ts"

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
const read = canonicalReader(
  Schema.Struct({
    before: Schema.Array(Schema.String),
    consistency: Schema.Array(Schema.Struct({ older: Size, newer: Size, proof: Schema.Array(Schema.String) }))
  })
)

/** The text of `proofs.json`. */
export const encodeProofs = ({ before, consistency }: Proofs): string =>
  `${canonicalJson({
    before: before.map(base64Of),
    consistency: consistency.map(({ newer, older, proof }) => ({ newer, older, proof: proof.map(base64Of) }))
  })}\n`

const digestsOf = (texts: ReadonlyArray<string>): ReadonlyArray<Digest> | undefined => {
  const digests = texts.map(digestOfBase64)
  return digests.every((digest) => digest !== undefined) ? digests : undefined
}

/** Reads what {@link encodeProofs} writes for a range from `from` on; undefined for anything else. */
export const decodeProofs = (text: string, from: number): Proofs | undefined => {
  const written = text.endsWith("\n") ? read(text.slice(0, -1)) : undefined
  const before = digestsOf(written?.before ?? [])
  if (written === undefined || before?.length !== subtreeCount(from - 1)) return undefined
  const consistency: Array<ConsistencyProof> = []
  for (const { newer, older, proof } of written.consistency) {
    const digests = digestsOf(proof)
    if (digests === undefined) return undefined
    consistency.push({ older, newer, proof: digests })
  }
  return { before, consistency }
}
