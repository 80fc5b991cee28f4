// `keikaku checkpoint timestamp`: makes the request that a time-stamping authority answers, keeps the answer beside its checkpoint, and
// verifies what is kept. The program opens no connection: the user sends the request.
import { readFileSync, writeFileSync } from "node:fs"
import { aes256gcm, checkpointNotes } from "@keikaku/audit"
import { statusOf } from "@keikaku/audit/bundle"
import type { CheckedTimeStamp, TimeStampNotValid } from "@keikaku/audit/timestamp"
import { column, columnsOf, type Table } from "@keikaku/core"
import { type Label, textIn } from "@keikaku/kernel"
import { Effect, Option, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended, exitCodes, UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { MalformedData } from "../input/malformed-data.ts"
import { unreadable } from "../input/text-lines.ts"
import { diagnose, print } from "../output.ts"
import { authoritiesIn, authorityFlag, timeStamps } from "../setting/authorities.ts"
import { Lang } from "../setting/language.ts"
import { openStore } from "../stores.ts"
import { json, renderTable } from "../table/render-table.ts"
import { formatFlag } from "./format-flag.ts"

const exitOf = {
  altered: exitCodes.altered,
  malformed: exitCodes.malformed,
  "not-checked": exitCodes.notChecked
}

const refuse = Effect.fnUntraced(function* ({ sentence, status }: TimeStampNotValid) {
  yield* diagnose(textIn(sentence, yield* Lang))
  return yield* new Ended({ code: exitOf[status] })
})

const sizeFlag = Flag.Int("size").pipe(
  Flag.withDescription("この件数のチェックポイント（既定は最後） / The checkpoint of this size (default: the last)"),
  Flag.optional
)
const outFlag = Flag.String("out").pipe(
  Flag.withMetavar("file"),
  Flag.withDescription("書き込むファイル（既定は標準出力） / The file to write (default: standard output)"),
  Flag.optional
)

const request = Command.make("request", { size: sizeFlag, out: outFlag }, ({ out, size }) =>
  reportingFailures(
    Effect.gen(function* () {
      const { timeStampRequest } = yield* timeStamps
      const { store } = yield* openStore("existing")
      const notes = yield* checkpointNotes(store)
      const note = Option.isNone(size)
        ? notes.at(-1)
        : notes.find((each) => each.split("\n", 2)[1] === String(size.value))
      const asked = note === undefined ? undefined : timeStampRequest(note, { nonce: aes256gcm.random(8) })
      if (asked === undefined || Result.isFailure(asked))
        return yield* new UsageError({
          sentence: {
            ja: "そのチェックポイントがありません。checkpoint create で作成し、checkpoint list で確かめてください。",
            en: "There is no such checkpoint. Make one with checkpoint create; checkpoint list shows them."
          }
        })
      if (Option.isNone(out)) return yield* print(asked.success)
      yield* Effect.try({
        try: () => writeFileSync(out.value, asked.success),
        catch: unreadable(out.value)
      })
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("タイムスタンプの要求を作る / Make the request for a time-stamp"),
  Command.withExamples([
    {
      command: "keikaku checkpoint timestamp request > request.tsq",
      description:
        "送るのは利用者です（curl など）。プログラムは通信しません / You send it, with curl for example; the program opens no connection"
    }
  ])
)

const store = Command.make(
  "store",
  {
    response: Argument.String("response").pipe(Argument.withDescription("局の応答のファイル / The authority's answer")),
    authorities: authorityFlag
  },
  ({ authorities: paths, response }) =>
    reportingFailures(
      Effect.gen(function* () {
        const { checkTimeStamps, keepTimeStamp, readTimeStampResponse, TimeStampNotValid } = yield* timeStamps
        const der = yield* Effect.try({ try: () => readFileSync(response), catch: unreadable(response) })
        const read = readTimeStampResponse(der)
        if (Result.isFailure(read)) {
          if (read.failure._tag === "TimeStampNotValid") return yield* refuse(read.failure)
          return yield* new MalformedData({ sentence: read.failure.sentence })
        }
        const authorities = yield* authoritiesIn(paths)
        const { store } = yield* openStore("existing")
        const notes = yield* checkpointNotes(store)
        const token = read.success
        const base64 = Buffer.from(token).toString("base64")
        const sizes = notes.map((note) => ({ size: Number(note.split("\n", 2)[1]), token: base64 }))
        const fitting = checkTimeStamps(sizes, { notes, authorities }).find(
          ({ result }) => Result.isSuccess(result) || result.failure.reason !== "other-text"
        )
        if (fitting === undefined) return yield* refuse(new TimeStampNotValid({ reason: "other-text" }))
        const { result, size } = fitting
        const isOpen = paths.length === 0 && Result.isFailure(result) && result.failure.reason === "unknown-authority"
        if (Result.isFailure(result) && !isOpen) return yield* refuse(result.failure)
        yield* keepTimeStamp(store, { size, token })
        const kept: Label = isOpen
          ? {
              ja: `チェックポイント（${size}件）のタイムスタンプを保存しました。局は確かめていません（--authority で確かめます）。`,
              en: `Kept the time-stamp of the checkpoint of size ${size}. Its authority was not checked: give --authority.`
            }
          : {
              ja: `チェックポイント（${size}件）のタイムスタンプを保存しました。`,
              en: `Kept the time-stamp of the checkpoint of size ${size}.`
            }
        yield* print(`${textIn(kept, yield* Lang)}\n`)
      }).pipe(Effect.scoped)
    )
).pipe(
  Command.withDescription("局の応答を、合うチェックポイントとともに保存する / Keep an answer beside its checkpoint")
)

const findingOf = ({ result }: CheckedTimeStamp): Label => {
  if (Result.isFailure(result)) return result.failure.sentence
  const { authority, signer, time } = result.success
  const by = signer === authority ? signer : `${signer} (${authority})`
  return { ja: `${time} に存在していた（${by} による）`, en: `existed at ${time}, says ${by}` }
}

const notes: ReadonlyArray<Label> = [
  {
    ja: "証明されるのはチェックポイントの文章の存在です。記録がそのとおりかは checkpoint verify で確かめます。証明書の失効は調べていません。",
    en: "What existed is the text of the checkpoint. Whether the record is as it states, checkpoint verify says. Revocation of certificates was not looked up."
  }
]

const none: Label = { ja: "保存されているタイムスタンプはありません。", en: "No time-stamp is kept." }

const tableOf = (checked: ReadonlyArray<CheckedTimeStamp>): Table => ({
  columns: columnsOf({
    size: column.count("件数", "Size"),
    finding: column.text("タイムスタンプ", "Time-stamp")
  }),
  rows: checked.map((each) => ({ size: each.size, finding: findingOf(each) })),
  notes: checked.length === 0 ? [none] : notes
})

const verify = Command.make(
  "verify",
  { authorities: authorityFlag, format: formatFlag },
  ({ authorities: paths, format }) =>
    reportingFailures(
      Effect.gen(function* () {
        const { checkTimeStamps, timeStampsOf } = yield* timeStamps
        const authorities = yield* authoritiesIn(paths)
        const { store } = yield* openStore("existing")
        const checked = checkTimeStamps(yield* timeStampsOf(store), {
          notes: yield* checkpointNotes(store),
          authorities
        })
        const failures = checked.flatMap(({ result }) => (Result.isFailure(result) ? [result.failure] : []))
        const status = checked.length === 0 ? "not-checked" : statusOf(failures)
        const stamps = checked.map(({ result, size }) =>
          Result.isSuccess(result)
            ? { size, status: "whole", ...result.success }
            : {
                size,
                status: result.failure.status,
                reason: result.failure.reason,
                sentence: result.failure.sentence
              }
        )
        yield* print(
          format === "json"
            ? json({ status, timeStamps: stamps })
            : renderTable(tableOf(checked), { format, lang: yield* Lang })
        )
        if (status !== "whole") return yield* new Ended({ code: exitOf[status] })
      }).pipe(Effect.scoped)
    )
).pipe(
  Command.withDescription(
    "保存されているタイムスタンプを、指定した認証局で検証する / Verify the time-stamps that are kept, for the authorities given"
  )
)

/** Requests, keeps and verifies time-stamps. */
export const timestamp = Command.make("timestamp").pipe(
  Command.withDescription("チェックポイントのタイムスタンプ（RFC 3161） / Time-stamps over checkpoints (RFC 3161)"),
  Command.withSubcommands([request, store, verify])
)
