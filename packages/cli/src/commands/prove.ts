// `keikaku prove`: proofs that somebody can check without the record: that a line is part of it, that it has only grown.
import { latestCheckpoint, proveConsistency, proveInclusion, sha256, writeTlogProof } from "@keikaku/audit"
import { lengthOf } from "@keikaku/kernel"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { malformedCheckpoint, unverifiedCheckpointIn } from "../input/evidence-text.ts"
import { consistencyJson, inclusionJson } from "../input/proof-text.ts"
import { print } from "../output.ts"
import { openStore } from "../stores.ts"
import { check } from "./prove-check.ts"

const outside = (size: number) =>
  new UsageError({
    sentence: {
      ja: `記録は${size}件です。その範囲の位置と件数を、小さい方から指定してください。`,
      en: `The record has ${size} lines: give a position and sizes within it, the smaller first.`
    }
  })

const oneTree = new UsageError({
  sentence: {
    ja: "--size は --format json とだけ使えます。--checkpoint とは併用できません。",
    en: "--size goes with --format json only, and not with --checkpoint."
  }
})

const config = {
  position: Argument.Int("position").pipe(Argument.withDescription("記録の位置 / A position of the record")),
  checkpoint: Flag.String("checkpoint").pipe(
    Flag.withMetavar("file"),
    Flag.withDescription(
      "このチェックポイントの時点で（既定は保存されている最後） / As of this checkpoint (default: the latest stored)"
    ),
    Flag.optional
  ),
  size: Flag.Int("size").pipe(
    Flag.withDescription(
      "JSON で、この件数の時点の木で（既定は現在） / In JSON, in the tree of this size (default: now)"
    ),
    Flag.optional
  ),
  format: Flag.Literals("format", ["tlog-proof", "json"]).pipe(
    Flag.withAlias("f"),
    Flag.withDescription(
      "署名付きの C2SP tlog-proof（既定）か、行を含む JSON / C2SP tlog-proof with its checkpoint (default), or JSON with the line"
    ),
    Flag.withDefault<"tlog-proof" | "json">("tlog-proof")
  )
}

const inclusion = Command.make("inclusion", config, ({ checkpoint, format, position, size }) =>
  reportingFailures(
    Effect.gen(function* () {
      if (Option.isSome(size) && (format !== "json" || Option.isSome(checkpoint))) return yield* oneTree
      const given = Option.isNone(checkpoint) ? undefined : yield* unverifiedCheckpointIn(checkpoint.value)
      const { store } = yield* openStore("existing")
      if (format === "json") {
        const length = yield* lengthOf(store)
        const tree = given ?? { size: Option.getOrElse(size, () => length) }
        if (position < 1 || position > tree.size || (given === undefined && tree.size > length))
          return yield* outside(given?.size ?? length)
        return yield* print(inclusionJson(yield* proveInclusion(store, sha256, { position, tree })))
      }
      const tree =
        given ?? (yield* latestCheckpoint(store, position).pipe(Effect.catchTag("MalformedNote", malformedCheckpoint)))
      if (position < 1 || position > tree.size) return yield* outside(tree.size)
      const { index, proof } = yield* proveInclusion(store, sha256, { position, tree })
      yield* print(writeTlogProof({ index, proof, checkpoint: tree.note }))
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("ある位置の行が記録に含まれること / That a line is part of the record"),
  Command.withExamples([
    {
      command: "keikaku prove inclusion 120 > line-120.tlog-proof",
      description: "最後のチェックポイントの時点で / As of the latest checkpoint"
    },
    {
      command: "keikaku prove inclusion 120 --format json --checkpoint visit-1.txt > line-120.json",
      description: "行そのものとともに / With the line itself"
    }
  ])
)

const older = Argument.Int("older").pipe(Argument.withDescription("前の件数 / The earlier size"))
const newer = Argument.Int("newer").pipe(
  Argument.withDescription("後の件数（既定は現在） / The later size (default: now)"),
  Argument.optional
)

const consistency = Command.make("consistency", { older, newer }, (given) =>
  reportingFailures(
    Effect.gen(function* () {
      const { store } = yield* openStore("existing")
      const length = yield* lengthOf(store)
      const [from, to] = [given.older, Option.getOrElse(given.newer, () => length)]
      if (from < 0 || from > to || to > length) return yield* outside(length)
      yield* print(consistencyJson(yield* proveConsistency(store, sha256, from, to)))
    }).pipe(Effect.scoped)
  )
).pipe(Command.withDescription("記録が前の時点の続きであること / That the record continues an earlier one"))

/** Makes and checks proofs. */
export const prove = Command.make("prove").pipe(
  Command.withDescription("記録についての証明 / Proofs about the record"),
  Command.withSubcommands([inclusion, consistency, check])
)
