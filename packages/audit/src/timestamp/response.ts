// Reads the answer of an authority (RFC 3161 §2.4.2): a token, or why there is none.
import { TimeStampResp } from "@peculiar/asn1-tsp"
import { Result } from "effect"
import { readDer, writeDer } from "./der.ts"
import { TimeStampDenied, TimeStampNotValid } from "./failure.ts"

/** The statuses with a token: granted, and granted with modifications. */
const maxGranted = 1

/**
 * The token of a response, in DER. It is not verified: `checkTimeStamp` does that.
 * @example
 * ```ts
 * import { readTimeStampResponse } from "@keikaku/audit/timestamp"
 * import { Result } from "effect"
 *
 * const refusal = Buffer.from("300f300d02010230080c06636c6f736564", "hex")
 * const { sentence } = Result.getOrThrow(Result.flip(readTimeStampResponse(refusal)))
 * sentence.en // => "The authority has issued no time-stamp: closed"
 * ```
 */
export const readTimeStampResponse = (
  der: Uint8Array
): Result.Result<Uint8Array, TimeStampDenied | TimeStampNotValid> => {
  const response = readDer(der, TimeStampResp)
  if (response === undefined) return Result.fail(new TimeStampNotValid({ reason: "malformed" }))
  const { status, statusString } = response.status
  if (status > maxGranted)
    return Result.fail(new TimeStampDenied({ code: status, text: statusString?.join(" ") ?? "" }))
  return response.timeStampToken === undefined
    ? Result.fail(new TimeStampNotValid({ reason: "malformed" }))
    : Result.succeed(writeDer(response.timeStampToken))
}
