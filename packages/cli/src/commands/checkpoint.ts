// `keikaku checkpoint`: signed statements of how long the record is and what its root is. One that is handed over seals what was
// recorded before it: `verify --since` says later whether any of it has changed.
import {
  base64Of,
  checkpointNotes,
  createCheckpoint,
  ed25519,
  type HistoryReport,
  openCheckpoint,
  sha256,
  verifyHistory
} from "@keikaku/audit"
import { column, columnsOf, separated, type Table } from "@keikaku/core"
import { type Label, type Language, textIn } from "@keikaku/kernel"
import { Effect, Option, Result } from "effect"
import { Command } from "effect/cli"
import { Ended, exitCodes } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { MalformedData } from "../input/malformed-data.ts"
import { print } from "../output.ts"
import { fileText, keyFlag, signingKeyFlag, signingKeyIn, sinceFlag, verifierKeysIn } from "../setting/audit-keys.ts"
import { Lang } from "../setting/language.ts"
import { openStore } from "../stores.ts"
import { json, renderTable } from "../table/render-table.ts"
import { formatFlag } from "./format-flag.ts"

const create = Command.make(
  "create",
  { signingKey: signingKeyFlag, formerKeys: keyFlag, since: sinceFlag },
  ({ formerKeys, signingKey, since }) =>
    reportingFailures(
      Effect.gen(function* () {
        const key = yield* signingKeyIn(signingKey)
        const signer = { hashing: sha256, signing: ed25519, key, formerKeys: yield* verifierKeysIn(formerKeys) }
        const earlier = Option.isNone(since) ? undefined : yield* handedOver(since.value, [key, ...signer.formerKeys])
        const { store } = yield* openStore("existing")
        const { note } = yield* createCheckpoint(store, signer, earlier)
        yield* print(note)
      }).pipe(Effect.scoped)
    )
).pipe(Command.withDescription("いまの記録に署名する / Sign the record as it stands"))

const handedOver = Effect.fnUntraced(function* (path: string, keys: Parameters<typeof openCheckpoint>[2]) {
  const opened = openCheckpoint(ed25519, yield* fileText(path), keys)
  if (Result.isSuccess(opened)) return opened.success
  return yield* new MalformedData({
    sentence: {
      ja: `${path}: 与えられた鍵で署名されたチェックポイントではありません。`,
      en: `${path}: not a checkpoint that a given key has signed.`
    }
  })
})

const listed = (notes: ReadonlyArray<string>): Table => ({
  columns: columnsOf({
    size: column.count("件数", "Size"),
    root: column.text("ルート", "Root"),
    origin: column.text("記録の名前", "Origin")
  }),
  rows: notes.map((note) => {
    const [origin = "", size = "", root = ""] = note.split("\n")
    return { size: Number(size), root, origin }
  }),
  notes: []
})

const list = Command.make("list", { format: formatFlag }, ({ format }) =>
  reportingFailures(
    Effect.gen(function* () {
      const { store } = yield* openStore("existing")
      const notes = yield* checkpointNotes(store)
      yield* print(format === "json" ? json(notes) : renderTable(listed(notes), { format, lang: yield* Lang }))
    }).pipe(Effect.scoped)
  )
).pipe(Command.withDescription("保存されているチェックポイントの一覧 / List the checkpoints that are kept"))

const statuses: Readonly<Record<HistoryReport["status"], Label>> = {
  whole: { ja: "変更はありません。", en: "Nothing has changed." },
  altered: { ja: "記録が変えられています。", en: "The record has been altered." },
  "not-checked": {
    ja: "確かめられません。与えられた鍵で署名されたチェックポイントがありません。",
    en: "Not checked: there is no checkpoint that a given key has signed."
  }
}

const reportText = ({ checkpoints, faults, root, signedUpTo, size, status }: HistoryReport, lang: Language): string => {
  const after = size - signedUpTo
  const lines =
    lang === "ja"
      ? [
          `件数 ${separated(size)}　ルート ${base64Of(root)}`,
          `一致したチェックポイント ${separated(checkpoints.length)}件（${separated(signedUpTo)}件目まで署名済み）`,
          ...(after > 0 ? [`最後の署名より後の${separated(after)}件は、まだ何も証明されていません。`] : []),
          "記録の内容が事実であること、他の人に別の記録が示されていないことは、証明されません。"
        ]
      : [
          `Size ${separated(size)}, root ${base64Of(root)}`,
          `Checkpoints that agree: ${separated(checkpoints.length)} (signed up to ${separated(signedUpTo)})`,
          ...(after > 0
            ? [`Nothing is proved yet of the last ${separated(after)}, recorded after the last checkpoint.`]
            : []),
          "Not proved: that what was recorded is true, and that nobody else was shown another record."
        ]
  return [
    textIn(statuses[status], lang),
    ...faults.map(({ sentence }) => `  ${textIn(sentence, lang)}`),
    ...lines,
    ""
  ].join("\n")
}

const exitOf = { whole: exitCodes.done, altered: exitCodes.altered, "not-checked": exitCodes.notChecked }

const verify = Command.make(
  "verify",
  { keys: keyFlag, since: sinceFlag, format: formatFlag },
  ({ format, keys, since }) =>
    reportingFailures(
      Effect.gen(function* () {
        const known = yield* verifierKeysIn(keys)
        const earlier = Option.isNone(since) ? {} : { since: yield* fileText(since.value) }
        const { store } = yield* openStore("existing")
        const report = yield* verifyHistory(store, { hashing: sha256, signing: ed25519, keys: known, ...earlier })
        const { root, ...rest } = report
        yield* print(format === "json" ? json({ ...rest, root: base64Of(root) }) : reportText(report, yield* Lang))
        if (report.status !== "whole") return yield* new Ended({ code: exitOf[report.status] })
      }).pipe(Effect.scoped)
    )
).pipe(
  Command.withDescription(
    "記録が署名のとおりか、全行を読み直して確かめる / Read the whole record anew and hold it against what was signed"
  ),
  Command.withExamples([
    {
      command: "keikaku checkpoint verify --key plan.vkey --since visit-1.txt",
      description:
        "前回の実地検査以後、それより前の記録が変わっていないか / Whether anything before the last visit has changed"
    }
  ])
)

/** Makes, lists and verifies checkpoints. */
export const checkpoint = Command.make("checkpoint").pipe(
  Command.withDescription("署名付きチェックポイント / Signed checkpoints"),
  Command.withSubcommands([create, list, verify])
)
