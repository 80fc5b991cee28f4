// The lists of a bundle: the commitments and the documents in its events. Both are computed from the lines alone, so the verifier
// recomputes the lists and compares.
import { canonicalJson } from "@keikaku/kernel"
import { Option, Schema } from "effect"
import { commitmentPattern } from "../commitment.ts"

/** The lines that one event adds to each list, with their line feeds. */
export interface Listed {
  readonly commitments: ReadonlyArray<string>
  readonly evidence: ReadonlyArray<string>
}

const decodeEvidence = Schema.decodeUnknownOption(
  Schema.Struct({ evidence: Schema.Array(Schema.Struct({ name: Schema.String, sha256: Schema.String })) })
)

const documentsIn = (line: string) => {
  if (!line.includes('"evidence":')) return []
  try {
    return Option.match(decodeEvidence(JSON.parse(line)), { onNone: () => [], onSome: ({ evidence }) => evidence })
  } catch {
    return []
  }
}

/**
 * The commitments in a line, without duplicates, and the documents that its `evidence` names. Only a line with 64 consecutive
 * hexadecimal digits has any.
 */
export const listedIn = (position: number, line: string): Listed => ({
  commitments: [...new Set(line.match(commitmentPattern))].map(
    (commitment) => `${canonicalJson({ commitment, position })}\n`
  ),
  evidence: documentsIn(line).map(({ name, sha256 }) => `${canonicalJson({ name, position, sha256 })}\n`)
})
