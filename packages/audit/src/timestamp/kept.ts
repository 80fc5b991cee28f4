// The time-stamps of a log: kept in the sidecar beside its checkpoints, under `tree/timestamp/<size>/<SHA-256 of the token>`, and
// written in bundles as lines of `timestamps.jsonl`, such as {"size":5,"token":"MIIE…"}. Nothing about them is verified here.
import { canonicalJson, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Schema } from "effect"
import { canonicalReader } from "../bundle/canonical.ts"
import { hexOf, strictBase64 } from "../digest.ts"
import { sha256 } from "../node-crypto.ts"

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
  const key = `${prefix}${String(size).padStart(16, "0")}/${hexOf(sha256.digest(token))}`
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
