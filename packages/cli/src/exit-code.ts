// How a run of the program ends, as the one number that a script sees. Exit codes exist here and nowhere else; the
// numbers for usage and defects are those of sysexits.h.
import type { Label } from "@keikaku/kernel"
import { Data } from "effect"

/** 0 done; 2 the business refused; 3 the world failed (store, input, data); 4 altered, 5 malformed, 6 not checked, of what is verified; 64 called wrongly; 70 our own bug. */
export const exitCodes = {
  done: 0,
  refused: 2,
  failed: 3,
  altered: 4,
  malformed: 5,
  notChecked: 6,
  usage: 64,
  defect: 70
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The run is over, and its failure was reported. */
export class Ended extends Data.TaggedError("Ended")<{ readonly code: ExitCode }> {}

/** The program was called in a way it does not understand. */
export class UsageError extends Data.TaggedError("UsageError")<{ readonly sentence: Label }> {}
