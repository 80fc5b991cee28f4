// How the program reports a failure: its own sentence, the places at fault below it, and an exit code. Known failures never
// show a stack trace; only our own bugs do.

import type {
  CheckpointMissing,
  CheckpointRefused,
  CosignatureRefused,
  HistoryAltered,
  SealedRecordAltered,
  WitnessAhead,
  WrongVaultKey
} from "@keikaku/audit"
import type {
  BundleUnreadable,
  BundleUnwritable,
  DisclosureRefused,
  EntryTooLong,
  ErasedValueGiven,
  FolderExists,
  RangeRefused
} from "@keikaku/audit/bundle"
import type {
  MalformedHistory,
  MalformedParameters,
  NoSuchEvent,
  NoSuchFigure,
  ReportForbidden,
  UnknownReport
} from "@keikaku/core"
import type { AddressUnavailable, HostNotLoopback } from "@keikaku/http-node"
import type { ExecuteFailure, Label, Language, NotSetAside } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"
import { Effect } from "effect"
import type { LogAltered } from "./copy/copied-file.ts"
import type { RootsDiffer, TargetDiffers, TargetDisturbed } from "./copy/target-refused.ts"
import { Ended, type ExitCode, exitCodes, type UsageError } from "./exit-code.ts"
import { issueInWords } from "./input/issue-in-words.ts"
import type { MalformedJson } from "./input/json-text.ts"
import type { MalformedData } from "./input/malformed-data.ts"
import type { InputUnreadable } from "./input/text-lines.ts"
import { nearest } from "./nearest.ts"
import { diagnose, type OutputClosed } from "./output.ts"
import type { MalformedEvidence, NotSigned } from "./setting/audit-keys.ts"
import { Lang } from "./setting/language.ts"
import { withoutPasswords } from "./setting/without-password.ts"
import type { FolderRefused } from "./store-place.ts"
import type { StoreMissing } from "./stores.ts"
import { visible } from "./table/text-table.ts"
import type { ErasureUnfinished, VaultMissing } from "./vaults.ts"

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
  | MalformedEvidence
  | NotSigned
  | InputUnreadable
  | StoreMissing
  | FolderRefused
  | TargetDiffers
  | TargetDisturbed
  | RootsDiffer
  | LogAltered
  | VaultMissing
  | WrongVaultKey
  | SealedRecordAltered
  | CheckpointMissing
  | CheckpointRefused
  | CosignatureRefused
  | EntryTooLong
  | HistoryAltered
  | WitnessAhead
  | BundleUnreadable
  | BundleUnwritable
  | FolderExists
  | RangeRefused
  | DisclosureRefused
  | ErasedValueGiven
  | ErasureUnfinished
  | NoSuchEvent
  | NoSuchFigure
  | NotSetAside
  | AddressUnavailable
  | HostNotLoopback

/** The places at fault, or the system's own words. */
const detailsOf = (failure: Failure, lang: Language): ReadonlyArray<string> => {
  switch (failure._tag) {
    case "MalformedCommand":
    case "MalformedHistory":
    case "MalformedParameters":
      return failure.issues.map((issue) => issueInWords(issue, lang))
    case "StoreUnavailable":
      return [`${failure.reason}: ${failure.message}`]
    case "BundleUnreadable":
    case "BundleUnwritable":
    case "StoredEventUnreadable":
    case "ErasureUnfinished":
      return [failure.message]
    case "MalformedData":
      return failure.details ?? []
    default:
      return []
  }
}

/** What helps at this door: a name that was probably meant, or the command that says more. */
const hintOf = (failure: Failure): Label | undefined => {
  if (failure._tag === "CheckpointRefused")
    return {
      ja: "署名していません。keikaku checkpoint verify で確かめてください。",
      en: "Not signed. See keikaku checkpoint verify."
    }
  if (failure._tag === "CheckpointMissing" || failure._tag === "WitnessAhead")
    return { ja: "keikaku checkpoint create で作成してください。", en: "Make one with keikaku checkpoint create." }
  const meant = failure._tag === "UnknownReport" ? nearest(failure.report, failure.known) : undefined
  return meant === undefined ? undefined : { ja: `「${meant}」ではありませんか。`, en: `Did you mean ${meant}?` }
}

/** A failure in one language: its sentence, then details, indented; no address in it shows its password. */
export const failureText = (failure: Failure, lang: Language): string => {
  const hint = hintOf(failure)
  const details = [...detailsOf(failure, lang), ...(hint === undefined ? [] : [textIn(hint, lang)])]
  return [textIn(failure.sentence, lang), ...details.map((detail) => `  ${detail}`)]
    .map(visible)
    .map(withoutPasswords)
    .join("\n")
}

const usageFailures: ReadonlySet<Failure["_tag"]> = new Set([
  ...(["UsageError", "UnknownReport", "MalformedHistory", "MalformedParameters"] as const),
  ...(["FolderExists", "RangeRefused", "NoSuchEvent", "NoSuchFigure", "NotSetAside", "HostNotLoopback"] as const),
  ...(["CheckpointMissing", "WitnessAhead"] as const)
])

const cosignatureCodes = {
  malformed: exitCodes.malformed,
  "not-valid": exitCodes.altered,
  "too-many": exitCodes.failed,
  "unknown-witness": exitCodes.notChecked
} as const

/** The exit code of a failure: a wrong call and an altered log differ from a world that fails. */
export const failureCode = (failure: Failure): ExitCode => {
  const { _tag } = failure
  if (_tag === "CosignatureRefused") return cosignatureCodes[failure.reason]
  if (_tag === "HistoryAltered") return exitCodes.altered
  if (_tag === "CommandIdTaken") return exitCodes.refused
  if (_tag === "CheckpointRefused" || _tag === "RootsDiffer" || _tag === "LogAltered") return exitCodes.altered
  if (_tag === "MalformedEvidence") return exitCodes.malformed
  if (_tag === "NotSigned") return exitCodes.notChecked
  return usageFailures.has(_tag) ? exitCodes.usage : exitCodes.failed
}

/** Runs a command: a failure is printed on standard error and ends the run; a closed output ends it quietly. */
export const reportingFailures = <A, R>(command: Effect.Effect<A, Failure | OutputClosed | Ended, R>) =>
  Effect.catch(command, (failure) => {
    if (failure._tag === "Ended") return Effect.fail(failure)
    if (failure._tag === "OutputClosed") return Effect.void
    return Effect.gen(function* () {
      yield* diagnose(failureText(failure, yield* Lang))
      return yield* new Ended({ code: failureCode(failure) })
    })
  })
