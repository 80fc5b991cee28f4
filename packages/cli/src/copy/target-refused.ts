// Why a log is not copied, or not to its end.
import type { Digest } from "@keikaku/audit"
import { Data } from "effect"

/** The target holds something else than the source at this position, or at this size. Nothing was changed. */
export class TargetDiffers extends Data.TaggedError("TargetDiffers")<{
  readonly in: "line" | "checkpoint"
  readonly position: number
}> {}

/** Somebody else has written to the target during the copy, which ended there. */
export class TargetDisturbed extends Data.TaggedError("TargetDisturbed")<{ readonly in: "log" | "hashes" }> {}

/** The target's lines, read back, are not those of the source. */
export class RootsDiffer extends Data.TaggedError("RootsDiffer")<{
  readonly source: Digest
  readonly target: Digest
}> {}
