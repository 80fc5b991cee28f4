// The proofs that `prove` prints, read back: C2SP tlog-proof, or canonical JSON (RFC 8785). A text that two readers could read
// differently, with a key twice or one too many, is malformed.
import {
  base64Of,
  type Consistency,
  digestOfBase64,
  type LineInclusion,
  readTlogProof,
  sha256,
  type TlogProof
} from "@keikaku/audit"
import { canonicalJson, findUnstorable } from "@keikaku/kernel"
import { Option, Result, Schema } from "effect"

const Size = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Position = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))
const Tree = Schema.Struct({ size: Size, root: Schema.String })
const Path = Schema.Array(Schema.String)
const ProofJson = Schema.Union([
  Schema.Struct({
    kind: Schema.Literal("inclusion"),
    ...{ position: Position, line: Schema.String, size: Size, root: Schema.String, proof: Path }
  }),
  Schema.Struct({ kind: Schema.Literal("consistency"), older: Tree, newer: Tree, proof: Path })
])

/** A proof as it was written: that a line is part of a signed tree, or of a tree, or that a tree begins with another. */
export type Proof =
  | ({ readonly kind: "tlog" } & TlogProof)
  | ({ readonly kind: "inclusion" } & LineInclusion)
  | ({ readonly kind: "consistency" } & Consistency)

const written = (proof: typeof ProofJson.Type): string => `${canonicalJson(proof)}\n`

/** The JSON form of the proof that a line is part of a tree. */
export const inclusionJson = ({ index, line, proof, root, size }: LineInclusion): string =>
  written({
    kind: "inclusion",
    ...{ position: index + 1, line, size, root: base64Of(root), proof: proof.map(base64Of) }
  })

/** The JSON form of the proof that a tree begins with another. */
export const consistencyJson = ({ newer, older, proof }: Consistency): string => {
  const treeOf = ({ root, size }: Consistency["older"]) => ({ size, root: base64Of(root) })
  return written({ kind: "consistency", older: treeOf(older), newer: treeOf(newer), proof: proof.map(base64Of) })
}

const decode = Schema.decodeUnknownOption(ProofJson, { onExcessProperty: "error" })

/** The value of a text that is canonical JSON of a proof, with or without a last line feed. */
const jsonOf = (text: string): typeof ProofJson.Type | undefined => {
  try {
    const json = Option.getOrUndefined(decode(JSON.parse(text)))
    if (json === undefined || findUnstorable(json) !== undefined) return undefined
    return written(json) === `${text.replace(/\n$/, "")}\n` ? json : undefined
  } catch {
    return undefined
  }
}

const proofOf = (json: typeof ProofJson.Type): Proof | undefined => {
  const proof = json.proof.map(digestOfBase64)
  if (!proof.every((digest) => digest !== undefined)) return undefined
  if (json.kind === "consistency") {
    const [older, newer] = [digestOfBase64(json.older.root), digestOfBase64(json.newer.root)]
    if (older === undefined || newer === undefined) return undefined
    const [from, to] = [json.older.size, json.newer.size]
    return { kind: "consistency", older: { size: from, root: older }, newer: { size: to, root: newer }, proof }
  }
  const { line, position, size } = json
  const root = digestOfBase64(json.root)
  if (root === undefined) return undefined
  return { kind: "inclusion", index: position - 1, line, leaf: sha256.leaf(line), size, root, proof }
}

/** Reads a proof in either form; where it is none, says what is wrong with the text. */
export const readProof = (text: string): Result.Result<Proof, string> => {
  if (text.startsWith("c2sp.org/"))
    return Result.mapBoth(readTlogProof(text), {
      onSuccess: (proof) => ({ kind: "tlog", ...proof }) as const,
      onFailure: ({ message }) => message
    })
  const json = jsonOf(text)
  const proof = json === undefined ? undefined : proofOf(json)
  return proof === undefined ? Result.fail("neither a tlog-proof nor a proof in canonical JSON") : Result.succeed(proof)
}
