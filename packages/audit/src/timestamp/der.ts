// Reads DER (X.690 §10), the encoding of time-stamps and certificates. As with canonical JSON, only those bytes are accepted that
// writing the value gives again: what a lenient reader would pass over is refused. Size and nesting are bounded.
import { AsnConvert } from "@peculiar/asn1-schema"

/** The largest token or response that is read, in bytes; real ones have under 10,000. */
export const maxTokenBytes = 65_536

/** How deep a token may be nested; real ones reach 14. */
const maxDepth = 40

/** The DER of a value. */
export const writeDer = (value: unknown): Uint8Array => new Uint8Array(AsnConvert.serialize(value))

/** Whether two values have the same bytes. */
export const areEqual = (one: Uint8Array | ArrayBuffer, other: Uint8Array | ArrayBuffer): boolean =>
  Buffer.compare(new Uint8Array(one), new Uint8Array(other)) === 0

/** The value whose DER these bytes are; undefined for anything else. */
export const readDer = <A>(bytes: Uint8Array | ArrayBuffer, type: new () => A): A | undefined => {
  if (bytes.byteLength > maxTokenBytes) return undefined
  try {
    const value = AsnConvert.parse(bytes, type, { berOptions: { maxDepth } })
    return areEqual(writeDer(value), bytes) ? value : undefined
  } catch {
    return undefined
  }
}
