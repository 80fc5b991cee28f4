// A request for a time-stamp over a checkpoint (RFC 3161 §2.4.1): the SHA-256 of its text, a nonce, and the wish for the certificate.
// What is stamped are the bytes that are signed: the text of the note in UTF-8, up to and including the line feed before the empty
// line. Signatures are no part of it, so those that are added later leave the time-stamp as it was.
import { OctetString } from "@peculiar/asn1-schema"
import { MessageImprint, TimeStampReq } from "@peculiar/asn1-tsp"
import { AlgorithmIdentifier } from "@peculiar/asn1-x509"
import { Result } from "effect"
import { MalformedNote } from "../note.ts"
import { hashBytes } from "./algorithms.ts"
import { writeDer } from "./der.ts"

const sha256Identifier = new AlgorithmIdentifier({ algorithm: "2.16.840.1.101.3.4.2.1", parameters: null })

/**
 * The part of a checkpoint's note that is stamped: its text without the signatures.
 * @example
 * ```ts
 * import { stampedTextOf } from "@keikaku/audit/timestamp"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(stampedTextOf("plan\n0\n47DE\n\n— plan AAAA\n")) // => "plan\n0\n47DE\n"
 * ```
 */
export const stampedTextOf = (checkpointNote: string): Result.Result<string, MalformedNote> => {
  const end = checkpointNote.lastIndexOf("\n\n")
  return end < 0
    ? Result.fail(new MalformedNote({ message: "a note is a text, an empty line, and signatures" }))
    : Result.succeed(checkpointNote.slice(0, end + 1))
}

/** The contents of a DER INTEGER that is not negative: no needless zeros in front, and one where the first bit is set. */
const unsigned = (bytes: Uint8Array): ArrayBuffer => {
  const digits =
    Buffer.from(bytes)
      .toString("hex")
      .replace(/^(00)+/, "") || "00"
  const hex = Number.parseInt(digits.slice(0, 2), 16) < 128 ? digits : `00${digits}`
  return new Uint8Array(Buffer.from(hex, "hex")).buffer
}

/**
 * The DER of a TimeStampReq for a checkpoint. The nonce, random bytes of which eight are enough, is a number, the highest byte first:
 * an authority repeats it, and so cannot answer with an earlier time-stamp.
 * @example
 * ```ts
 * import { timeStampRequest } from "@keikaku/audit/timestamp"
 * import { Result } from "effect"
 *
 * const note = "plan\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— plan AAAA\n"
 * Result.getOrThrow(timeStampRequest(note, { nonce: new Uint8Array([1, 2]) })).length // => 63
 * ```
 */
export const timeStampRequest = (
  checkpointNote: string,
  { nonce }: { readonly nonce: Uint8Array }
): Result.Result<Uint8Array, MalformedNote> =>
  Result.map(stampedTextOf(checkpointNote), (text) => {
    const hashedMessage = new OctetString(hashBytes("sha256", new TextEncoder().encode(text)))
    const messageImprint = new MessageImprint({ hashAlgorithm: sha256Identifier, hashedMessage })
    return writeDer(new TimeStampReq({ messageImprint, nonce: unsigned(nonce), certReq: true }))
  })
