// `keikaku restore`: a backup as the store, where there is none. The backup is verified first, and stays as it is.
import { dirname, resolve } from "node:path"
import { base64Of } from "@keikaku/audit"
import { separated } from "@keikaku/core"
import { beginNextEpoch, textIn } from "@keikaku/kernel"
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
import { makeFolder } from "../store-place.ts"
import { placeAt } from "../stores.ts"
import { json } from "../table/render-table.ts"
import { textOrJson } from "./format-flag.ts"

const config = {
  from: Argument.String("from").pipe(
    Argument.withDescription("控えのファイル。変更されません / The file of the backup, which stays as it is")
  ),
  keys: keyFlag,
  format: textOrJson
}

/** Makes the store of `--store` from a backup. */
export const restore = Command.make("restore", config, ({ format, from, keys }) =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const place = yield* placeAt("--store", yield* StoreAddress)
      if (place.copyFile === undefined) return yield* noFile(place.name)
      const known = yield* verifierKeysIn(keys)
      const [source, target] = [resolve(from), yield* freePath(place.name)]
      yield* makeFolder(dirname(target))
      const bar = progressBar({ label: lang === "ja" ? "照合" : "Checking" })
      const { root, size } = yield* place
        .copyFile({ from: source, to: target }, (pair) =>
          // Whoever has read further in the log that was lost must not go on in this one.
          Effect.tap(verifyCopied(pair, known, bar.reached), () => beginNextEpoch(pair.copy.sidecar))
        )
        .pipe(Effect.ensuring(Effect.sync(bar.clear)))
      const text = {
        ja: `控えから戻しました: ${target}（${separated(size)}件、ルート ${base64Of(root)}、照合済み）
個人情報の保管庫も戻した場合は、keikaku vault sweep を実行してください。
`,
        en: `Restored ${target} from the backup, verified: ${separated(size)} events, root ${base64Of(root)}
If the vault of personal data was put back as well, run keikaku vault sweep.
`
      }
      const result = { from: source, to: target, size, root: base64Of(root) }
      yield* print(format === "json" ? json(result) : textIn(text, lang))
    })
  )
).pipe(
  Command.withDescription(
    "控えを検証し、記録庫のない場所に戻す（SQLite） / Verify a backup and make the store of it, where there is none (SQLite)"
  ),
  Command.withExamples([
    {
      command: "keikaku restore /backups/plan-2024-03-31.db --store sqlite:.keikaku/plan.db",
      description: "既にある記録庫は上書きしない / A store that is there is never overwritten"
    }
  ])
)
