// `keikaku prove`: proofs that somebody can check without the record: that a line is part of it, that it has only grown.

import { base64Of, checkConsistency, checkInclusion, digestOfBase64, growTree, sha256 } from "@keikaku/audit"
import { everything, textIn } from "@keikaku/kernel"
import { Effect, Option, Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended, exitCodes, UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { parseJson } from "../input/json-text.ts"
import { MalformedData } from "../input/malformed-data.ts"
import { diagnose, print } from "../output.ts"
import { fileText } from "../setting/audit-keys.ts"
import { Lang } from "../setting/language.ts"
import { openStore } from "../stores.ts"
import { json } from "../table/render-table.ts"

const Hash = Schema.String
const InclusionProof = Schema.Struct({
  kind: Schema.Literal("inclusion"),
  position: Schema.Int,
  line: Schema.String,
  size: Schema.Int,
  root: Hash,
  proof: Schema.Array(Hash)
})
const ConsistencyProof = Schema.Struct({
  kind: Schema.Literal("consistency"),
  older: Schema.Struct({ size: Schema.Int, root: Hash }),
  newer: Schema.Struct({ size: Schema.Int, root: Hash }),
  proof: Schema.Array(Hash)
})
const Proof = Schema.Union([InclusionProof, ConsistencyProof])

const outside = (size: number) =>
  new UsageError({
    sentence: {
      ja: `記録は${size}件です。その範囲の位置と件数を、小さい方から指定してください。`,
      en: `The record has ${size} lines: give a position and sizes within it, the smaller first.`
    }
  })

const position = Argument.Int("position").pipe(Argument.withDescription("記録の位置 / A position of the record"))
const size = Flag.Int("size").pipe(
  Flag.withDescription("この件数の時点の木で（既定は現在） / In the tree of this size (default: now)"),
  Flag.optional
)

const inclusion = Command.make("inclusion", { position, size }, (given) =>
  reportingFailures(
    Effect.gen(function* () {
      const { store } = yield* openStore("existing")
      const tree = yield* growTree(store, sha256)
      const size = Option.getOrElse(given.size, () => tree.size)
      if (given.position < 1 || given.position > size || size > tree.size) return yield* outside(tree.size)
      const [stored] = yield* store.read(everything, { after: given.position - 1, limit: 1 })
      const proof = yield* tree.proveInclusion(given.position, size)
      yield* print(
        json({
          kind: "inclusion",
          position: given.position,
          line: stored!.line,
          size,
          root: base64Of(yield* tree.rootAt(size)),
          proof: proof.map(base64Of)
        } satisfies typeof InclusionProof.Type)
      )
    }).pipe(Effect.scoped)
  )
).pipe(Command.withDescription("ある位置の行が記録に含まれること / That a line is part of the record"))

const older = Argument.Int("older").pipe(Argument.withDescription("前の件数 / The earlier size"))
const newer = Argument.Int("newer").pipe(
  Argument.withDescription("後の件数（既定は現在） / The later size (default: now)"),
  Argument.optional
)

const consistency = Command.make("consistency", { older, newer }, (given) =>
  reportingFailures(
    Effect.gen(function* () {
      const { store } = yield* openStore("existing")
      const tree = yield* growTree(store, sha256)
      const [from, to] = [given.older, Option.getOrElse(given.newer, () => tree.size)]
      if (from < 0 || from > to || to > tree.size) return yield* outside(tree.size)
      const proof = yield* tree.proveConsistency(from, to)
      yield* print(
        json({
          kind: "consistency",
          older: { size: from, root: base64Of(yield* tree.rootAt(from)) },
          newer: { size: to, root: base64Of(yield* tree.rootAt(to)) },
          proof: proof.map(base64Of)
        } satisfies typeof ConsistencyProof.Type)
      )
    }).pipe(Effect.scoped)
  )
).pipe(Command.withDescription("記録が前の時点の続きであること / That the record continues an earlier one"))

const holds = (proof: typeof Proof.Type): boolean => {
  const hashes = proof.proof.map(digestOfBase64)
  const path = hashes.filter((each) => each !== undefined)
  if (path.length < hashes.length) return false
  if (proof.kind === "inclusion") {
    const root = digestOfBase64(proof.root)
    const [index, leaf] = [proof.position - 1, sha256.leaf(proof.line)]
    return root !== undefined && checkInclusion(sha256, { index, size: proof.size, leaf, root, proof: path })
  }
  const [older, newer] = [digestOfBase64(proof.older.root), digestOfBase64(proof.newer.root)]
  if (older === undefined || newer === undefined) return false
  return checkConsistency(sha256, {
    older: { size: proof.older.size, root: older },
    newer: { size: proof.newer.size, root: newer },
    proof: path
  })
}

const check = Command.make(
  "check",
  { file: Argument.String("file").pipe(Argument.withDescription("証明のファイル / The file of a proof")) },
  ({ file }) =>
    reportingFailures(
      Effect.gen(function* () {
        const parsed = yield* Effect.fromResult(parseJson(yield* fileText(file), file))
        const proof = Option.getOrUndefined(Schema.decodeUnknownOption(Proof)(parsed))
        if (proof === undefined)
          return yield* new MalformedData({
            sentence: { ja: `${file}: 証明ではありません。`, en: `${file}: not a proof.` }
          })
        const lang = yield* Lang
        if (!holds(proof)) {
          yield* diagnose(textIn({ ja: "証明は成り立ちません。", en: "The proof does not hold." }, lang))
          return yield* new Ended({ code: exitCodes.altered })
        }
        yield* print(
          `${textIn({ ja: "証明は成り立ちます。ルートを署名付きチェックポイントと照合してください。", en: "The proof holds. Compare its root with a signed checkpoint." }, lang)}\n`
        )
      })
    )
).pipe(Command.withDescription("証明を、記録なしで確かめる / Check a proof without the record"))

/** Makes and checks proofs. */
export const prove = Command.make("prove").pipe(
  Command.withDescription("記録についての証明 / Proofs about the record"),
  Command.withSubcommands([inclusion, consistency, check])
)
