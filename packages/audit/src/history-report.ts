// The report of the verification of a log, as data: the status, what is wrong and where, and what was compared with what.
import type { Label } from "@keikaku/kernel"
import type { WitnessPolicy } from "./cosignature.ts"
import type { Digest } from "./digest.ts"
import type { Hashing, Signing } from "./hashing.ts"
import type { VerifierKey } from "./note-key.ts"

/** What a verification of a log found, or could not decide. `altered`: something contradicts a signature, or the log itself. */
export interface HistoryFault {
  readonly code:
    | "LineDiffers"
    | "PositionMissing"
    | "LineUnreadable"
    | "LineMalformed"
    | "InstantDecreases"
    | "RootDiffers"
    | "LogShorter"
    | "TwoHistories"
    | "StoredHashesDiffer"
    | "Discrepancy"
    | "StoreCorrupt"
    | "CheckpointAltered"
    | "CheckpointNotSigned"
    | "HandOverAltered"
    | "CosignatureAltered"
    | "CheckpointOfAnotherLog"
    | "KeyHandedOverTwice"
    | "SinceMalformed"
    | "SinceNotSigned"
  readonly status: "altered" | "malformed" | "not-checked"
  /** Where it shows first; null where no single position can be named. */
  readonly position: number | null
  readonly sentence: Label
}

/** The result of the verification of a log. */
export interface HistoryReport {
  /** The first of these that applies. `not-checked`: nothing is wrong, but no line is covered by a checkpoint that a given key has signed. */
  readonly status: "altered" | "malformed" | "not-checked" | "whole"
  /** The name of the log, by its signed checkpoints; undefined where a given key has signed none. */
  readonly origin: string | undefined
  readonly size: number
  /** Undefined where a line is missing. */
  readonly root: Digest | undefined
  /** The size of the largest checkpoint that was verified; later lines are not covered by a signature. */
  readonly signedUpTo: number
  /** The sizes of the checkpoints beside the log whose roots were recomputed and are equal. */
  readonly checkpoints: ReadonlyArray<number>
  /** The size of the checkpoint handed out earlier, where its root is that of the lines. */
  readonly since: number | undefined
  readonly faults: ReadonlyArray<HistoryFault>
  /** Checkpoints that do not count, and why: their keys did not hold at their size, or too few witnesses have cosigned them. */
  readonly ignored: ReadonlyArray<Label>
}

/** The keys that a log is verified with, and a checkpoint besides its own. */
export interface HistoryCheck {
  readonly hashing: Hashing
  readonly signing: Pick<Signing, "verify">
  /** Those to which they lead by hand-overs count as well. */
  readonly keys: ReadonlyArray<VerifierKey>
  /** The witnesses of whom some must have cosigned a checkpoint for it to count. */
  readonly witnesses?: WitnessPolicy
  /** The note of a checkpoint that was handed out earlier; as a person has kept it, with other line ends and the like. */
  readonly since?: string
}

const severity: ReadonlyArray<HistoryFault["status"]> = ["altered", "malformed", "not-checked"]

/** The status of a log with these faults, whose lines are covered by signatures up to a size. */
export const statusOf = (faults: ReadonlyArray<HistoryFault>, signedUpTo: number): HistoryReport["status"] =>
  severity.find((status) => faults.some((fault) => fault.status === status)) ??
  (signedUpTo > 0 ? "whole" : "not-checked")
