// `keikaku export tiles`: the record as a tiled log (C2SP tlog-tiles), for readers that others have written. The folder can be
// published as it is.
import { sha256 } from "@keikaku/audit"
import { exportTiles } from "@keikaku/audit/bundle"
import { separated } from "@keikaku/core"
import { textIn } from "@keikaku/kernel"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { reportingFailures } from "../failure.ts"
import { malformedCheckpoint, unverifiedCheckpointIn } from "../input/evidence-text.ts"
import { print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { openStore } from "../stores.ts"

const config = {
  folder: Argument.String("folder").pipe(
    Argument.withDescription("作成するフォルダ（まだないもの） / The folder to make; it must not exist")
  ),
  checkpoint: Flag.String("checkpoint").pipe(
    Flag.withMetavar("file"),
    Flag.withDescription(
      "このチェックポイントの件数まで（既定は保存されている最後） / For this checkpoint (default: the latest stored)"
    ),
    Flag.optional
  )
}

/** Writes the tiles of the record. */
export const tiles = Command.make("tiles", config, (given) =>
  reportingFailures(
    Effect.gen(function* () {
      const checkpoint = Option.isNone(given.checkpoint)
        ? undefined
        : yield* unverifiedCheckpointIn(given.checkpoint.value)
      const { store } = yield* openStore("existing")
      const { origin, size } = yield* exportTiles(store, {
        hashing: sha256,
        folder: given.folder,
        ...(checkpoint === undefined ? {} : { checkpoint })
      }).pipe(Effect.catchTag("MalformedNote", malformedCheckpoint))
      const text = {
        ja: `${given.folder} に ${origin} の${separated(size)}件を書き出しました。`,
        en: `Wrote ${separated(size)} entries of ${origin} to ${given.folder}.`
      }
      yield* print(`${textIn(text, yield* Lang)}\n`)
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("他のプログラムが読めるタイル形式で書き出す / Export as tiles, which others' readers read"),
  Command.withExamples([
    {
      command: "keikaku export tiles public",
      description: "ウェブサーバーで公開できる / Any web server can publish it"
    }
  ])
)
