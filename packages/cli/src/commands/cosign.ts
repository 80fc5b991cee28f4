// `keikaku checkpoint request` and `keikaku checkpoint cosign`: what is sent to a witness, and what comes back (C2SP tlog-witness).
// How it travels is left to the keeper of the record: `curl --data-binary`, a mail, a stick.
import { addCosignatures, ed25519, requestCosignatures, sha256 } from "@keikaku/audit"
import { separated } from "@keikaku/core"
import { textIn } from "@keikaku/kernel"
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { reportingFailures } from "../failure.ts"
import { evidenceIn, malformedCheckpoint, unverifiedCheckpointIn } from "../input/evidence-text.ts"
import { diagnose, print } from "../output.ts"
import { witnessFlag, witnessKeysIn } from "../setting/audit-keys.ts"
import { Lang } from "../setting/language.ts"
import { openStore } from "../stores.ts"

const oldFlag = Flag.String("old").pipe(
  Flag.withMetavar("size|file"),
  Flag.withDescription(
    "証人が最後に見た件数、またはそのチェックポイントのファイル（既定 0） / The size or the checkpoint that the witness last saw (default 0)"
  ),
  Flag.withDefault("0")
)

const oldOf = (given: string) =>
  /^(0|[1-9]\d{0,14})$/.test(given) ? Effect.succeed({ size: Number(given) }) : unverifiedCheckpointIn(given)

/** Prints the request to cosign the latest checkpoint. */
export const request = Command.make("request", { old: oldFlag }, ({ old }) =>
  reportingFailures(
    Effect.gen(function* () {
      const seen = yield* oldOf(old)
      const { store } = yield* openStore("existing")
      yield* print(
        yield* requestCosignatures(store, sha256, seen).pipe(Effect.catchTag("MalformedNote", malformedCheckpoint))
      )
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription(
    "最後のチェックポイントへの連署を証人に求める / Ask a witness to cosign the latest checkpoint"
  ),
  Command.withExamples([
    {
      command: "keikaku checkpoint request --old 18549 | curl --data-binary @- https://witness.example/add-checkpoint",
      description: "証人に送る / Send it to a witness"
    }
  ])
)

const response = Argument.String("response").pipe(
  Argument.withDescription("証人の答えのファイル / The file of what the witness answered")
)

/** Adds the cosignatures in a response to the checkpoint that they are of. */
export const cosign = Command.make("cosign", { response, witnesses: witnessFlag }, (given) =>
  reportingFailures(
    Effect.gen(function* () {
      const witnesses = yield* witnessKeysIn(given.witnesses)
      const answer = yield* evidenceIn(given.response)
      const { store } = yield* openStore("existing")
      const { cosignatures, note, size } = yield* addCosignatures(store, ed25519, answer, witnesses)
      const names = cosignatures.map(({ witness }) => witness.name)
      const text = {
        ja: `${separated(size)}件のチェックポイントに連署した証人: ${names.join("、")}`,
        en: `Cosigned at size ${separated(size)} by ${names.join(", ")}.`
      }
      yield* diagnose(textIn(text, yield* Lang))
      yield* print(note)
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("証人の連署を確かめて保存する / Verify and keep the cosignatures of witnesses"),
  Command.withExamples([
    {
      command: "keikaku checkpoint cosign answer.txt --witness witness.vkey",
      description: "連署付きのチェックポイントを出力する / Print the checkpoint with its cosignatures"
    }
  ])
)
