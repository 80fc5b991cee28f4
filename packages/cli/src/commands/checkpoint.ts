// `keikaku checkpoint`: signed statements of how long the record is and what its root is. One that is handed over seals what was
// recorded before it: `verify --since` says later whether any of it has changed.
import {
  base64Of,
  checkpointNotes,
  createCheckpoint,
  ed25519,
  type HistoryReport,
  keyRingOf,
  sha256,
  verifyHistory
} from "@keikaku/audit"
import { column, columnsOf, type Table } from "@keikaku/core"
import { Effect, Option } from "effect"
import { Command } from "effect/cli"
import { Ended, exitCodes } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { print } from "../output.ts"
import {
  checkpointIn,
  fileText,
  keyFlag,
  signingKeyFlag,
  signingKeyIn,
  sinceFlag,
  verifierKeysIn,
  witnessesFlag,
  witnessFlag,
  witnessPolicyOf
} from "../setting/audit-keys.ts"
import { Lang } from "../setting/language.ts"
import { openStore } from "../stores.ts"
import { json, renderTable } from "../table/render-table.ts"
import { historyText } from "../verify/history-text.ts"
import { cosign, request } from "./cosign.ts"
import { formatFlag } from "./format-flag.ts"
import { timestamp } from "./timestamp.ts"

const create = Command.make(
  "create",
  { signingKey: signingKeyFlag, formerKeys: keyFlag, since: sinceFlag },
  ({ formerKeys, signingKey, since }) =>
    reportingFailures(
      Effect.gen(function* () {
        const key = yield* signingKeyIn(signingKey)
        const signer = { hashing: sha256, signing: ed25519, key, formerKeys: yield* verifierKeysIn(formerKeys) }
        const { store } = yield* openStore("existing")
        const earlier = Option.isNone(since)
          ? undefined
          : yield* checkpointIn(since.value, (yield* keyRingOf(store, signer)).keys)
        const { note } = yield* createCheckpoint(store, signer, earlier)
        yield* print(note)
      }).pipe(Effect.scoped)
    )
).pipe(Command.withDescription("いまの記録に署名する / Sign the record as it stands"))

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

const exitOf = {
  whole: exitCodes.done,
  altered: exitCodes.altered,
  malformed: exitCodes.malformed,
  "not-checked": exitCodes.notChecked
}

const written = ({ root, ...report }: HistoryReport) => ({
  ...report,
  root: root === undefined ? null : base64Of(root)
})

const verify = Command.make(
  "verify",
  { keys: keyFlag, since: sinceFlag, witness: witnessFlag, witnesses: witnessesFlag, format: formatFlag },
  ({ format, keys, since, ...given }) =>
    reportingFailures(
      Effect.gen(function* () {
        const known = yield* verifierKeysIn(keys)
        const earlier = Option.isNone(since) ? {} : { since: yield* fileText(since.value) }
        const policy = yield* witnessPolicyOf(given)
        const { store } = yield* openStore("existing")
        const report = yield* verifyHistory(store, {
          hashing: sha256,
          signing: ed25519,
          keys: known,
          ...earlier,
          ...policy
        })
        yield* print(format === "json" ? json(written(report)) : historyText(report, yield* Lang))
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
  Command.withSubcommands([create, list, verify, request, cosign, timestamp])
)
