// The time-stamps of a log: kept in the sidecar beside its checkpoints, under `tree/timestamp/<size>/<SHA-256 of the token>`, and
// written in bundles as lines of `timestamps.jsonl`, such as {"size":5,"token":"MIIE…"}.
import { canonicalJson, type Instant, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Result, Schema } from "effect"
import { canonicalReader } from "../bundle/canonical.ts"
import { strictBase64 } from "../digest.ts"
import { hashBytes } from "./algorithms.ts"
import type { Authority } from "./certificate.ts"
import { checkTimeStamp, type TimeStamp } from "./check-time-stamp.ts"
import { TimeStampNotValid } from "./failure.ts"
import { stampedTextOf } from "./request.ts"

/** A time-stamp as it is kept: nothing about it was verified. */
export interface KeptTimeStamp {
  /** The size of the checkpoint that it is of. */
  readonly size: number
  /** The token: Base64 of its DER. */
  readonly token: string
}

const prefix = "tree/timestamp/"

/** Keeps a token, in DER, beside the checkpoint of that size. To keep it again changes nothing. */
export const keepTimeStamp = (
  { sidecar }: Pick<StoreWithSidecar, "sidecar">,
  { size, token }: { readonly size: number; readonly token: Uint8Array }
): Effect.Effect<void, StoreUnavailable> => {
  const key = `${prefix}${String(size).padStart(16, "0")}/${Buffer.from(hashBytes("sha256", token)).toString("hex")}`
  const text = Buffer.from(token).toString("base64")
  return Effect.asVoid(sidecar.put(new Map([[key, text]]), { key, text: undefined }))
}

/** All time-stamps that are kept, by the size of their checkpoints. */
export const timeStampsOf = ({
  sidecar
}: Pick<StoreWithSidecar, "sidecar">): Effect.Effect<ReadonlyArray<KeptTimeStamp>, StoreUnavailable> =>
  Effect.map(sidecar.list(prefix), (kept) =>
    kept.flatMap(([key, token]) => {
      const [, size] = /^(\d{16})\/[0-9a-f]{64}$/.exec(key.slice(prefix.length)) ?? []
      return size === undefined ? [] : [{ size: Number(size), token }]
    })
  )

const Line = Schema.Struct({ size: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)), token: Schema.String })
const read = canonicalReader(Line)

/** A line of `timestamps.jsonl`, with its line feed. */
export const encodeTimeStamp = ({ size, token }: KeptTimeStamp): string => `${canonicalJson({ size, token })}\n`

/**
 * Reads a line, without its line feed, that {@link encodeTimeStamp} has written; undefined for anything else.
 * @example
 * ```ts
 * import { decodeTimeStamp, encodeTimeStamp } from "@keikaku/audit/timestamp"
 *
 * encodeTimeStamp({ size: 5, token: "MIIE" }) // => '{"size":5,"token":"MIIE"}\n'
 * decodeTimeStamp('{"size":5,"token":"MIIE"}') // => { size: 5, token: "MIIE" }
 * decodeTimeStamp('{"token":"MIIE","size":5}') // => undefined
 * ```
 */
export const decodeTimeStamp = (line: string): KeptTimeStamp | undefined => {
  const kept = read(line)
  return kept === undefined || strictBase64(kept.token) === undefined ? undefined : kept
}

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
