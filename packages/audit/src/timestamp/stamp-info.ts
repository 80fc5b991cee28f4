// What an authority signs: TSTInfo (RFC 3161 §2.4.2). It is declared here because `@peculiar/asn1-tsp` cannot write again an accuracy
// without seconds, nor a time finer than a millisecond, and so neither would count as DER.
import type { Instant } from "@keikaku/kernel"
import { AsnIntegerArrayBufferConverter, AsnProp, AsnPropTypes } from "@peculiar/asn1-schema"
import { MessageImprint } from "@peculiar/asn1-tsp"
import { Extensions, GeneralName } from "@peculiar/asn1-x509"

const integer = { type: AsnPropTypes.Integer, converter: AsnIntegerArrayBufferConverter }

class Accuracy {
  seconds?: number
  millis?: number
  micros?: number
}
AsnProp({ type: AsnPropTypes.Integer, optional: true })(Accuracy.prototype, "seconds")
AsnProp({ type: AsnPropTypes.Integer, context: 0, implicit: true, optional: true })(Accuracy.prototype, "millis")
AsnProp({ type: AsnPropTypes.Integer, context: 1, implicit: true, optional: true })(Accuracy.prototype, "micros")

/** The statement of an authority that a hash existed at a time. */
export class StampInfo {
  version = 0
  policy = ""
  messageImprint = new MessageImprint()
  serialNumber = new ArrayBuffer(0)
  /** The DER of a GeneralizedTime. */
  genTime = new ArrayBuffer(0)
  accuracy?: Accuracy
  ordering = false
  nonce?: ArrayBuffer
  tsa?: GeneralName
  extensions?: Extensions
}
AsnProp({ type: AsnPropTypes.Integer })(StampInfo.prototype, "version")
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(StampInfo.prototype, "policy")
AsnProp({ type: MessageImprint })(StampInfo.prototype, "messageImprint")
AsnProp(integer)(StampInfo.prototype, "serialNumber")
AsnProp({ type: AsnPropTypes.Any })(StampInfo.prototype, "genTime")
AsnProp({ type: Accuracy, optional: true })(StampInfo.prototype, "accuracy")
AsnProp({ type: AsnPropTypes.Boolean, defaultValue: false })(StampInfo.prototype, "ordering")
AsnProp({ ...integer, optional: true })(StampInfo.prototype, "nonce")
AsnProp({ type: GeneralName, context: 0, optional: true })(StampInfo.prototype, "tsa")
AsnProp({ type: Extensions, context: 1, implicit: true, optional: true })(StampInfo.prototype, "extensions")

/** The tag of a GeneralizedTime; a byte of its length follows. */
const generalizedTimeTag = 0x18

/** The time in UTC to the second, with a fraction that does not end in zero (RFC 3161 §2.4.2); undefined for any other text. What is
 * finer than a millisecond is dropped. */
export const timeOf = ({ genTime }: StampInfo): Instant | undefined => {
  const bytes = Buffer.from(genTime)
  const form = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/
  const found = bytes[0] === generalizedTimeTag ? form.exec(bytes.toString("latin1", 2)) : null
  if (found === null) return undefined
  const [, year, month, day, hour, minute, second, fraction = ""] = found
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, "0")}Z`
  const at = new Date(text)
  return Number.isNaN(at.getTime()) || at.toISOString() !== text ? undefined : (text as Instant)
}

/** How far off the time may be, in microseconds, either way; undefined where the authority does not say. */
export const accuracyOf = ({ accuracy }: StampInfo): number | undefined =>
  accuracy && (accuracy.seconds ?? 0) * 1_000_000 + (accuracy.millis ?? 0) * 1_000 + (accuracy.micros ?? 0)
