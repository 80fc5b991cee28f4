// `keikaku prove check`: whether a proof holds, without the record. What it proves depends on who signed the tree that it leads to: a
// path alone can be valid for several sizes, and only a checkpoint says which one the record had.
import { checkConsistency, checkInclusion, type SignedCheckpoint, sha256, type VerifierKey } from "@keikaku/audit"
import { separated } from "@keikaku/core"
import { type Label, textIn } from "@keikaku/kernel"
import { Effect, Option, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended, exitCodes } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { evidenceIn, malformedEvidence } from "../input/evidence-text.ts"
import { type Proof, readProof } from "../input/proof-text.ts"
import { diagnose, print } from "../output.ts"
import { checkpointIn, keyFlag, openedCheckpoint, verifierKeysIn } from "../setting/audit-keys.ts"
import { Lang } from "../setting/language.ts"
import { visible } from "../table/text-table.ts"

const config = {
  file: Argument.String("file").pipe(Argument.withDescription("証明のファイル / The file of a proof")),
  checkpoints: Flag.String("checkpoint").pipe(
    Flag.withMetavar("file"),
    Flag.withDescription(
      "証明が至るべきチェックポイント（続きの証明では前後の二つまで） / The checkpoint that the proof must lead to; of consistency, one or both"
    ),
    Flag.between(0, 2)
  ),
  keys: keyFlag,
  line: Flag.String("line").pipe(
    Flag.withMetavar("file"),
    Flag.withDescription(
      "証明される行のファイル（tlog-proof に必要） / The line that is proved, which a tlog-proof needs"
    ),
    Flag.optional
  )
}

type Tree = Pick<SignedCheckpoint, "root" | "size">

const isSame = (a: Tree, b: Tree): boolean => a.size === b.size && a.root === b.root

/** Whether a proof holds and leads to each of the checkpoints, which are of one log. A tlog-proof holds for the first, its own. */
const holds = (proof: Proof, line: string | undefined, checkpoints: ReadonlyArray<SignedCheckpoint>): boolean => {
  if (checkpoints.some(({ origin }) => origin !== checkpoints[0]?.origin)) return false
  const leadTo = (...trees: ReadonlyArray<Tree>) =>
    checkpoints.every((each) => trees.some((tree) => isSame(each, tree)))
  if (proof.kind === "consistency") return checkConsistency(sha256, proof) && leadTo(proof.older, proof.newer)
  const { root, size } = proof.kind === "tlog" ? checkpoints[0]! : proof
  const leaf = sha256.leaf(line ?? (proof.kind === "tlog" ? "" : proof.line))
  return checkInclusion(sha256, { index: proof.index, size, root, leaf, proof: proof.proof }) && leadTo({ root, size })
}

const unsigned: Label = {
  ja: "証明は成り立ちます。ただし、ルートと件数に署名があるかは確かめていません（--checkpoint と --key）。",
  en: "The proof holds. Not checked: that anybody signed its root and size (see --checkpoint and --key)."
}

const proved = (proof: Proof, checkpoints: ReadonlyArray<SignedCheckpoint>): Label => {
  const [first] = checkpoints
  if (first === undefined) return unsigned
  const size = separated(first.size)
  if (proof.kind !== "consistency") {
    const position = separated(proof.index + 1)
    return {
      ja: `位置 ${position} のこの行は、${first.origin} が${size}件の時点で署名した記録の一部です。`,
      en: `The line at position ${position} is part of the record that ${first.origin} signed at size ${size}.`
    }
  }
  const [older, newer] = [separated(proof.older.size), separated(proof.newer.size)]
  const areBoth = [proof.older, proof.newer].every((tree) => checkpoints.some((each) => isSame(each, tree)))
  return {
    ja: `${newer}件の記録は、${older}件の記録の続きです。${areBoth ? "どちらにも" : `${size}件の時点に`} ${first.origin} の署名があります。`,
    en: `The record of size ${newer} continues that of size ${older}; ${first.origin} signed ${areBoth ? "both" : `the one of size ${size}`}.`
  }
}

const lineIn = (path: string) => Effect.map(evidenceIn(path), (text) => text.replace(/\n$/, ""))

/** The checkpoints that a proof must lead to: its own first, then those that were given. */
const openAll = Effect.fnUntraced(function* (
  proof: Proof,
  file: string,
  paths: ReadonlyArray<string>,
  keys: ReadonlyArray<VerifierKey>
) {
  const own = proof.kind === "tlog" ? [yield* openedCheckpoint(proof.checkpoint, file, keys)] : []
  return [...own, ...(yield* Effect.forEach(paths, (path) => checkpointIn(path, keys)))]
})

/** Ends the run with what is missing to check anything. */
const notChecked = Effect.fnUntraced(function* (missing: Label) {
  yield* diagnose(textIn(missing, yield* Lang))
  return yield* new Ended({ code: exitCodes.notChecked })
})

/** Checks a proof, and says what it proves. */
export const check = Command.make("check", config, (given) =>
  reportingFailures(
    Effect.gen(function* () {
      const read = readProof(yield* evidenceIn(given.file))
      if (Result.isFailure(read)) return yield* malformedEvidence(given.file, read.failure)
      const proof = read.success
      const line = Option.isNone(given.line) ? undefined : yield* lineIn(given.line.value)
      const keys = yield* verifierKeysIn(given.keys)
      const checkpoints = yield* openAll(proof, given.file, given.checkpoints, keys)
      if (keys.length > 0 && checkpoints.length === 0)
        return yield* notChecked({
          ja: "確かめられません。署名付きチェックポイントを --checkpoint で指定してください。",
          en: "Not checked: give the signed checkpoint by --checkpoint."
        })
      if (proof.kind === "tlog" && line === undefined)
        return yield* notChecked({
          ja: "確かめられません。証明される行のファイルを --line で指定してください。",
          en: "Not checked: give the file of the line that is proved by --line."
        })
      const lang = yield* Lang
      if (!holds(proof, line, checkpoints)) {
        yield* diagnose(textIn({ ja: "証明は成り立ちません。", en: "The proof does not hold." }, lang))
        return yield* new Ended({ code: exitCodes.altered })
      }
      yield* print(`${visible(textIn(proved(proof, checkpoints), lang))}\n`)
    })
  )
).pipe(
  Command.withDescription("証明を、記録なしで確かめる / Check a proof without the record"),
  Command.withExamples([
    {
      command: "keikaku prove check line-120.tlog-proof --line line-120.txt --key plan.vkey",
      description: "署名された記録の一部であること / That the line is part of a signed record"
    }
  ])
)
