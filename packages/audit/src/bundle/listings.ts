// What a bundle lists besides the events themselves: the commitments and the documents in them. Both are found in the lines
// alone, so the verifier makes the lists again and compares.
import { canonicalJson } from "@keikaku/kernel"
import { Option, Schema } from "effect"
import { commitmentPattern } from "../commitment.ts"

/** The lines that one event adds to the lists, each with its line feed. */
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
 * The commitments in a line, each once, and the documents that its `evidence` names. Only a line with 64 hexadecimal digits in a
 * row has any.
 */
export const listedIn = (position: number, line: string): Listed => ({
  commitments: [...new Set(line.match(commitmentPattern))].map(
    (commitment) => `${canonicalJson({ commitment, position })}\n`
  ),
  evidence: documentsIn(line).map(({ name, sha256 }) => `${canonicalJson({ name, position, sha256 })}\n`)
})
