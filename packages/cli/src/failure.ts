// What the program says when it cannot do what it was asked: one sentence a failure, the places at fault below it.
// Known failures never show a stack trace; only our own bugs do.

import type { SealedRecordAltered, WrongVaultKey } from "@keikaku/audit"
import type { MalformedHistory, MalformedParameters, ReportForbidden, UnknownReport } from "@keikaku/core"
import type { AppendConflict, ExecuteFailure, Language, MalformedCommand, StoreUnavailable } from "@keikaku/kernel"
import { issueText, textIn } from "@keikaku/kernel"
import { Effect } from "effect"
import type { TargetDiffers, TargetDisturbed } from "./copy/target-refused.ts"
import { Ended, exitCodes, type UsageError } from "./exit-code.ts"
import type { MalformedJson } from "./input/json-text.ts"
import type { MalformedData } from "./input/malformed-data.ts"
import type { InputUnreadable } from "./input/text-lines.ts"
import { nearest } from "./nearest.ts"
import { diagnose, type OutputClosed } from "./output.ts"
import { Lang } from "./setting/language.ts"
import { withoutPasswords } from "./setting/without-password.ts"
import type { FolderRefused } from "./store-place.ts"
import type { StoreMissing } from "./stores.ts"
import { visible } from "./table/text-table.ts"
import type { VaultMissing } from "./vaults.ts"

/** Everything that a command of the program may fail with. */
export type Failure =
  | ExecuteFailure
  | MalformedHistory
  | MalformedParameters
  | ReportForbidden
  | UnknownReport
  | UsageError
  | MalformedData
  | MalformedJson
  | InputUnreadable
  | StoreMissing
  | FolderRefused
  | TargetDiffers
  | TargetDisturbed
  | VaultMissing
  | WrongVaultKey
  | SealedRecordAltered

/** Both sentences of a failure, and the places at fault. */
interface Told {
  readonly ja: string
  readonly en: string
  readonly details?: ReadonlyArray<string>
}

const malformedCommand = ({ decision, issues }: MalformedCommand): Told => ({
  ja: `${decision}: 入力に誤りがあります。何も記録していません。`,
  en: `${decision}: the data is malformed. Nothing was recorded.`,
  details: issues.map(issueText)
})

const unknownName = (ja: string, en: string, given: string, known: ReadonlyArray<string>): Told => {
  const meant = nearest(given, known)
  return {
    ja: `${ja}「${given}」はありません。${meant === undefined ? "" : `「${meant}」ではありませんか。`}`,
    en: `There is no ${en} ${given}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`
  }
}

const unavailable = ({ message, reason }: StoreUnavailable): Told => ({
  ja: `保存先を使えません（${reason}）: ${message}`,
  en: `The store is unavailable (${reason}): ${message}`
})

const conflict = (_: AppendConflict): Told => ({
  ja: "他の記録と競合し続けたため、記録できませんでした。もう一度お試しください。",
  en: "Others kept recording at the same time, so nothing was recorded. Try again."
})

const targetDiffers = ({ in: where, position }: TargetDiffers): Told =>
  where === "line"
    ? {
        ja: `複写先の位置 ${position} の記録が、複写元にないか、異なります。何も変更していません。`,
        en: `The target has something else at position ${position} than the source. Nothing was changed.`
      }
    : {
        ja: `${position}件目までのチェックポイントが、複写先と複写元とで異なります。何も変更していません。`,
        en: `The target has another checkpoint of size ${position} than the source. Nothing was changed.`
      }

const disturbed: Readonly<Record<TargetDisturbed["in"], Told>> = {
  log: {
    ja: "複写中に、複写先へ別の記録が加えられたため、そこで中止しました。",
    en: "Something else was recorded in the target during the copy, which ended there."
  },
  hashes: {
    ja: "複写中に、複写先で別の処理がハッシュを保存しました。記録はすべて複写済みです。もう一度実行してください。",
    en: "Something else kept hashes in the target during the copy. All events are there; run it again."
  }
}

const told = (failure: Failure): Told => {
  switch (failure._tag) {
    case "MalformedCommand":
      return malformedCommand(failure)
    case "CommandIdTaken":
      return failure.sentence
    case "AppendConflict":
      return conflict(failure)
    case "StoreUnavailable":
      return unavailable(failure)
    case "StoredEventUnreadable":
      return {
        ja: `位置 ${failure.position} の記録を読めません: ${failure.message}`,
        en: `The event at position ${failure.position} is unreadable: ${failure.message}`
      }
    case "StoreMissing":
      return {
        ja: `保存先 ${failure.place} がありません。keikaku init で作成するか、--store で指定してください。`,
        en: `There is no store at ${failure.place}. Make one with keikaku init, or name another with --store.`
      }
    case "TargetDiffers":
      return targetDiffers(failure)
    case "TargetDisturbed":
      return disturbed[failure.in]
    case "VaultMissing":
      return {
        ja: `保管庫 ${failure.path} がありません。keikaku vault init で作成してください。`,
        en: `There is no vault at ${failure.path}. Make one with keikaku vault init.`
      }
    case "WrongVaultKey":
      return {
        ja: "鍵が違います。保管庫は別の鍵で封じられています。",
        en: "The key is wrong: the vault is sealed under another."
      }
    case "SealedRecordAltered":
      return {
        ja: `保管庫の記録が改変されています: ${failure.commitment}`,
        en: `A record of the vault was altered: ${failure.commitment}`
      }
    case "FolderRefused":
      return {
        ja: `フォルダ ${failure.path} を作成できません: ${failure.message}`,
        en: `The folder ${failure.path} cannot be made: ${failure.message}`
      }
    case "MalformedJson":
      return {
        ja: `${sourceText(failure.source, "標準入力")}: ${failure.line}行${failure.column}列: JSONの誤りです（ここに必要なもの: ${failure.expected}）。`,
        en: `${sourceText(failure.source, "standard input")}: line ${failure.line}, column ${failure.column}: not JSON; expected ${failure.expected}`
      }
    case "InputUnreadable":
      return {
        ja: `${sourceText(failure.source, "標準入力")} を読めません: ${failure.message}`,
        en: `${sourceText(failure.source, "standard input")} cannot be read: ${failure.message}`
      }
    case "MalformedHistory":
    case "MalformedParameters":
      return {
        ja: "帳票の条件に誤りがあります。",
        en: "The report cannot be asked so.",
        details: failure.issues.map(issueText)
      }
    case "ReportForbidden":
      return { ja: textIn(failure.rejection.sentence, "ja"), en: failure.rejection.sentence.en }
    case "UnknownReport":
      return unknownName("報告", "report", failure.report, failure.known)
    case "MalformedData":
    case "UsageError":
      return failure
  }
}

const sourceText = (source: string, standardInput: string): string => (source === "-" ? standardInput : source)

/** A failure in one language: a sentence, then the places at fault, indented; no address in it shows its password. */
export const failureText = (failure: Failure, lang: Language): string => {
  const { details = [], ...sentence } = told(failure)
  return [textIn(sentence, lang), ...details.map((detail) => `  ${detail}`)]
    .map(visible)
    .map(withoutPasswords)
    .join("\n")
}

const usageFailures: ReadonlySet<Failure["_tag"]> = new Set([
  "UsageError",
  "UnknownReport",
  "MalformedHistory",
  "MalformedParameters"
])

/** The exit code of a failure: a wrong call is told apart from a world that fails. */
export const failureCode = (failure: Failure): typeof exitCodes.usage | typeof exitCodes.failed =>
  usageFailures.has(failure._tag) ? exitCodes.usage : exitCodes.failed

/** Runs a command: a failure is told on standard error and ends the run; a reader that left ends it in peace. */
export const telling = <A, R>(command: Effect.Effect<A, Failure | OutputClosed | Ended, R>) =>
  Effect.catch(command, (failure) => {
    if (failure._tag === "Ended") return Effect.fail(failure)
    if (failure._tag === "OutputClosed") return Effect.void
    return Effect.gen(function* () {
      yield* diagnose(failureText(failure, yield* Lang))
      return yield* new Ended({ code: failureCode(failure) })
    })
  })
