// `keikaku copy`: a log with its hashes and checkpoints from one store to another of any kind, byte for byte. Cut short, it goes
// on when it is run again; the target must be empty or hold what the source begins with.
import { base64Of } from "@keikaku/audit"
import { separated } from "@keikaku/core"
import { type Language, lengthOf } from "@keikaku/kernel"
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { type Copied, copyLog } from "../copy/copy-log.ts"
import { reportingFailures } from "../failure.ts"
import { print } from "../output.ts"
import { progressBar } from "../progress-bar.ts"
import { Lang } from "../setting/language.ts"
import { logCreated, openAt, placeAt } from "../stores.ts"
import { json } from "../table/render-table.ts"
import { textOrJson } from "./format-flag.ts"

const config = {
  from: Flag.String("from").pipe(
    Flag.withMetavar("address"),
    Flag.withDescription("複写元の記録庫（--store と同じ形） / The store to copy, written as for --store")
  ),
  to: Flag.String("to").pipe(
    Flag.withMetavar("address"),
    Flag.withDescription("複写先の記録庫。なければ作成する / The store to copy to, made when it is missing")
  ),
  format: textOrJson
}

const copiedText = ({ before, root, size }: Copied, lang: Language): string => {
  const [added, all] = [separated(size - before), separated(size)]
  return lang === "ja"
    ? `${added}件を複写しました。複写先は全${all}件、複写元と同じルート ${base64Of(root)}\n`
    : `Copied ${added} events. The target has ${all}, with the root of the source: ${base64Of(root)}\n`
}

/** Copies a log from one store to another. */
export const copy = Command.make("copy", config, ({ format, from, to }) =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const [here, there] = [yield* placeAt("--from", from), yield* placeAt("--to", to)]
      const { store: source } = yield* openAt(here, "existing")
      const opened = yield* openAt(there, "new-or-existing")
      yield* logCreated(opened)
      const total = yield* lengthOf(source)
      const copying = progressBar({ label: lang === "ja" ? "複写" : "Copying", total })
      const checking = progressBar({ label: lang === "ja" ? "照合" : "Checking", total })
      const copied = yield* copyLog({
        source,
        target: opened.store,
        copied: copying.reached,
        checked: checking.reached
      }).pipe(
        Effect.ensuring(
          Effect.sync(() => {
            copying.clear()
            checking.clear()
          })
        )
      )
      const { before, root, size } = copied
      const result = { from: here.name, to: there.name, copied: size - before, size, root: base64Of(root) }
      yield* print(format === "json" ? json(result) : copiedText(copied, lang))
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription(
    "記録を別の記録庫にそのまま複写する（中断したら再実行） / Copy the record to another store; cut short, run it again"
  ),
  Command.withExamples([
    {
      command: "keikaku copy --from sqlite:.keikaku/plan.db --to postgres://app@localhost/plans?schema=tokyo",
      description: "SQLiteからPostgreSQLへ移す / From SQLite to PostgreSQL"
    }
  ])
)
