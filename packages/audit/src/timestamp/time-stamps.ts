// Verifies the time-stamps of a log or a bundle, each against the checkpoint that it is of.
import type { Instant } from "@keikaku/kernel"
import { Result } from "effect"
import { strictBase64 } from "../digest.ts"
import type { Authority } from "./authority.ts"
import { checkTimeStamp, type TimeStamp } from "./check-time-stamp.ts"
import { TimeStampNotValid } from "./failure.ts"
import type { KeptTimeStamp } from "./kept.ts"
import { stampedTextOf } from "./request.ts"

/** A time-stamp that was kept, and what its verification says. */
export interface CheckedTimeStamp {
  readonly size: number
  readonly result: Result.Result<TimeStamp, TimeStampNotValid>
}

/** The size that a checkpoint's note states, as it is written. */
const sizeTextOf = (note: string): string | undefined => note.split("\n", 2)[1]

/**
 * Verifies the time-stamps of a log or a bundle, each against the checkpoint of its size among `notes`, and returns them in the given
 * order. The notes' own signatures are not verified here: `openCheckpoint` does that.
 * @example
 * ```ts
 * import { checkTimeStamps } from "@keikaku/audit/timestamp"
 * import { Result } from "effect"
 *
 * const notes = ["plan\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— plan AAAA\n"]
 * const kept = [{ size: 4, token: "MIIE" }, { size: 5, token: "MIIE" }]
 * const checked = checkTimeStamps(kept, { notes, authorities: [] })
 * checked.map(({ result }) => Result.isFailure(result) && result.failure.reason) // => ["no-checkpoint", "malformed"]
 * ```
 */
export const checkTimeStamps = (
  kept: ReadonlyArray<KeptTimeStamp>,
  given: {
    readonly notes: ReadonlyArray<string>
    readonly authorities: ReadonlyArray<Authority>
    readonly at?: Instant
  }
): ReadonlyArray<CheckedTimeStamp> => {
  const { notes, ...rest } = given
  const bySize = new Map(notes.map((note) => [sizeTextOf(note), note]))
  return kept.map(({ size, token: text }) => {
    const [note, token] = [bySize.get(String(size)), strictBase64(text)]
    const stamped = note === undefined ? undefined : Result.getOrUndefined(stampedTextOf(note))
    if (stamped === undefined) return { size, result: Result.fail(new TimeStampNotValid({ reason: "no-checkpoint" })) }
    if (token === undefined) return { size, result: Result.fail(new TimeStampNotValid({ reason: "malformed" })) }
    return { size, result: checkTimeStamp({ token, checkpointText: stamped, ...rest }) }
  })
}
