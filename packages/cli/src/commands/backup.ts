// `keikaku backup`: the store in a file of its own, as of one moment, while others go on recording. It is verified before it gets its name.
import { base64Of } from "@keikaku/audit"
import { separated } from "@keikaku/core"
import { textIn } from "@keikaku/kernel"
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { verifyCopied } from "../copy/copied-file.ts"
import { freePath, noFile } from "../copy/copied-path.ts"
import { reportingFailures } from "../failure.ts"
import { print } from "../output.ts"
import { progressBar } from "../progress-bar.ts"
import { keyFlag, verifierKeysIn } from "../setting/audit-keys.ts"
import { Lang } from "../setting/language.ts"
import { StoreAddress } from "../setting/store-address.ts"
import { placeAt, StoreMissing } from "../stores.ts"
import { json } from "../table/render-table.ts"
import { textOrJson } from "./format-flag.ts"

const config = {
  to: Argument.String("to").pipe(
    Argument.withDescription("控えのファイル。既にあれば中止 / The file of the backup, which must not be there yet")
  ),
  keys: keyFlag,
  format: textOrJson
}

/** Makes a verified backup of the store of `--store`. */
export const backup = Command.make("backup", config, ({ format, keys, to }) =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const place = yield* placeAt("--store", yield* StoreAddress)
      if (place.copyFile === undefined) return yield* noFile(place.name)
      if (!(yield* place.exists)) return yield* new StoreMissing({ place: place.name })
      const known = yield* verifierKeysIn(keys)
      const target = yield* freePath(to)
      const bar = progressBar({ label: lang === "ja" ? "照合" : "Checking" })
      const { root, size } = yield* place
        .copyFile({ from: place.name, to: target }, (pair) => verifyCopied(pair, known, bar.reached))
        .pipe(Effect.ensuring(Effect.sync(bar.clear)))
      const text = {
        ja: `控えを作成しました: ${target}（${separated(size)}件、ルート ${base64Of(root)}、照合済み）\n`,
        en: `Made the backup ${target}, and verified it: ${separated(size)} events, root ${base64Of(root)}\n`
      }
      const result = { from: place.name, to: target, size, root: base64Of(root) }
      yield* print(format === "json" ? json(result) : textIn(text, lang))
    })
  )
).pipe(
  Command.withDescription(
    "記録を続けながら、検証済みの控えを作成する（SQLite） / Make a verified backup while others record (SQLite)"
  ),
  Command.withExamples([
    {
      command: "keikaku backup /backups/plan-2024-03-31.db --key plan.vkey",
      description: "署名とも照合する / Held against what was signed, too"
    }
  ])
)
