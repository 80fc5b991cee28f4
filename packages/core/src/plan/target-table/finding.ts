// What is found in a table of targets: a code for programs, the branch and the figures, and a sentence for people. A fault
// forbids the table; the others only inform.
import type { Label } from "@keikaku/kernel"

/** What may be found. Stable: scripts distinguish findings by it. */
export type FindingCode =
  | "UnknownBranch"
  | "DuplicateBranch"
  | "MissingBranch"
  | "NationalWeightDiffers"
  | "NationalTargetMissing"
  | "NationalTargetDiffers"
  | "TargetMissing"
  | "TargetNotWhole"
  | "TargetNegative"
  | "TargetTooLarge"
  | "SumDiffers"
  | "BoundsCannotBeMet"
  | "BelowFloor"
  | "AboveCap"
  | "ZeroWeightWithTarget"
  | "OutsideQuota"
  | "OrderBroken"
  | "EqualWeightsDiffer"
  | "DiffersFromMethod"
  | "Reproduced"
  | "NotReproduced"

/** One thing found. */
export interface Finding {
  readonly code: FindingCode
  /** Whether the table is wrong because of it. */
  readonly forbids: boolean
  /** The code of the metric; null where it concerns the whole table. */
  readonly metric: string | null
  /** The branch; its `code` is null where the federation has no such branch. Null where it concerns the nation. */
  readonly branch: { readonly code: string | null; readonly label: Label } | null
  /** The line of the file, from 1; null where nothing is written. */
  readonly line: number | null
  /** The figures that the sentence speaks of, as text where they are not safe integers. */
  readonly figures: Readonly<Record<string, number | string>>
  readonly sentence: Label
}
