// What can keep an answer from coming, as tagged errors of effect 3: those with which the plan's promises reject, field by field.
import type { Issue, Refusal, Text } from "@keikaku/standalone"
import { taggedError } from "./tagged-error.ts"

/** What every failure says: a sentence for people, a message for a log, and the error it was made of. */
export interface Failure {
  readonly sentence: Text
  readonly message: string
  readonly cause?: unknown
}

/** The command is malformed: each issue names the path of the offending field. Nothing was recorded. */
export class MalformedCommand extends taggedError("MalformedCommand")<
  Failure & { readonly decision: string; readonly issues: ReadonlyArray<Issue> }
> {}

/** There is no decision of that name. */
export class UnknownDecision extends taggedError("UnknownDecision")<Failure & { readonly decision: string }> {}

/** The command id has recorded something else already: this command was not recorded. */
export class CommandIdTaken extends taggedError("CommandIdTaken")<
  Failure & {
    readonly commandId: string
    readonly decision: string
    readonly recorded: ReadonlyArray<{ readonly position: number; readonly type: string }>
  }
> {}

/** Others kept recording events on the same facts. Sending the command again is safe. */
export class AppendConflict extends taggedError("AppendConflict")<Failure> {}

/** Why a store cannot serve. */
export type StoreReason =
  | "busy"
  | "closed"
  | "corrupt"
  | "full"
  | "moved"
  | "newer-format"
  | "other-log"
  | "read-only"
  | "unreachable"

/** The store cannot serve. */
export class StoreUnavailable extends taggedError("StoreUnavailable")<
  Failure & { readonly reason: StoreReason; readonly position?: number }
> {}

/** A line of the log that cannot be read. */
export class StoredEventUnreadable extends taggedError("StoredEventUnreadable")<
  Failure & {
    readonly position: number
    readonly reason?: "malformed" | "unknown-type" | "newer-version" | "upcaster-threw"
    readonly type?: string
    readonly version?: number
  }
> {}

/** There is no report of that name. */
export class UnknownReport extends taggedError("UnknownReport")<
  Failure & { readonly report: string; readonly known: ReadonlyArray<string> }
> {}

/** The parameters of a report are malformed. */
export class MalformedParameters extends taggedError("MalformedParameters")<
  Failure & { readonly report: string; readonly issues: ReadonlyArray<Issue> }
> {}

/** `upTo` or `effectiveOn` is not a place in a history. */
export class MalformedHistory extends taggedError("MalformedHistory")<
  Failure & { readonly issues: ReadonlyArray<Issue> }
> {}

/** This reader may not see the report. */
export class ReportForbidden extends taggedError("ReportForbidden")<Failure & { readonly rejection: Refusal }> {}

/** The report has no such place: no such column, or no row or several with these values. */
export class NoSuchFigure extends taggedError("NoSuchFigure")<
  Failure & {
    readonly report: string
    readonly column: string
    readonly columns: ReadonlyArray<string>
    readonly rows: number
  }
> {}

/** A text is not a key of a log, or a name cannot be that of one. */
export class MalformedKey extends taggedError("MalformedKey")<Omit<Failure, "sentence">> {
  get sentence(): Text {
    return { ja: "鍵、または鍵の名前に誤りがあります。", en: "A key, or the name of one, is malformed." }
  }
}

/** A stored checkpoint is not a signed note. */
export class MalformedNote extends taggedError("MalformedNote")<Omit<Failure, "sentence">> {
  get sentence(): Text {
    return { ja: "チェックポイントの形式に誤りがあります。", en: "A checkpoint is malformed." }
  }
}

/** The log, or the key, is not one that may be signed, or sign. */
export class CheckpointRefused extends taggedError("CheckpointRefused")<
  Failure & { readonly reason: string; readonly size?: number; readonly position?: number }
> {}

/** No checkpoint is stored, or none that covers the position. */
export class CheckpointMissing extends taggedError("CheckpointMissing")<
  Failure & { readonly position: number | undefined }
> {}

/** The log contradicts itself or a checkpoint. */
export class HistoryAltered extends taggedError("HistoryAltered")<
  Failure & { readonly reason: string; readonly at: number }
> {}

/** The range of a bundle is empty or outside of the log. */
export class RangeRefused extends taggedError("RangeRefused")<
  Failure & { readonly from: number; readonly to: number; readonly size: number }
> {}

/** The folder of a bundle exists already; it is not changed. */
export class FolderExists extends taggedError("FolderExists")<Failure & { readonly folder: string }> {}

/** The folder of a bundle cannot be written. */
export class BundleUnwritable extends taggedError("BundleUnwritable")<Failure & { readonly path: string }> {}

/** The folder of a bundle cannot be read. */
export class BundleUnreadable extends taggedError("BundleUnreadable")<Failure & { readonly folder: string }> {}
