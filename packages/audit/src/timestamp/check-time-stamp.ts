// Verifies a time-stamp as RFC 3161 §2.4.2 and RFC 5816 ask: what was stamped, who signed it, and whether a given authority vouches
// for that signer. Needs neither network nor clock: certificates are judged at the token's own time.
import type { Instant } from "@keikaku/kernel"
import type { SignerInfo } from "@peculiar/asn1-cms"
import { OctetString } from "@peculiar/asn1-schema"
import { Result } from "effect"
import { hashBytes, hashOf, isKeyFor, isSignedBy, schemeOf } from "./algorithms.ts"
import type { Authority } from "./authority.ts"
import {
  type Certificate,
  hasKeyIdentifier,
  hasName,
  isForTimeStamps,
  isValidAt,
  readCertificate,
  subjectOf
} from "./certificate.ts"
import { authorityOf } from "./certificate-path.ts"
import { areEqual, writeDer } from "./der.ts"
import { TimeStampNotValid } from "./failure.ts"
import { namesCertificate } from "./signing-certificate.ts"
import { accuracyOf, type StampInfo, timeOf } from "./stamp-info.ts"
import { readToken, type Token } from "./token.ts"

/** A time-stamp and what it is verified with. */
export interface TimeStampCheck {
  /** The token in DER. */
  readonly token: Uint8Array
  /** The text of the checkpoint without its signatures: `stampedTextOf` its note. */
  readonly checkpointText: string
  /** Whom to believe, obtained separately from the token; certificates in the token are not believed. */
  readonly authorities: ReadonlyArray<Authority>
  /** The instant of the verification, where it matters: a token that is later is refused. */
  readonly at?: Instant
}

/** What a valid time-stamp says: the text existed at that time. */
export interface TimeStamp {
  readonly time: Instant
  /** How far off the time may be, in microseconds, either way; undefined where the authority does not say. */
  readonly accuracyMicroseconds: number | undefined
  /** The number of the time-stamp at its authority, in hexadecimal. */
  readonly serial: string
  /** The policy under which it was issued, an object identifier. */
  readonly policy: string
  /** The subject of the certificate that signed it. */
  readonly signer: string
  /** The subject of the given authority that vouches for the signer. */
  readonly authority: string
}

type Reason = TimeStampNotValid["reason"]

const fitsText = ({ messageImprint }: StampInfo, text: string): Reason | undefined => {
  const name = hashOf(messageImprint.hashAlgorithm)
  if (name === undefined) return "algorithm-refused"
  const expected = hashBytes(name, new TextEncoder().encode(text))
  return areEqual(expected, messageImprint.hashedMessage.buffer) ? undefined : "other-text"
}

/** The DER of the object identifier of TSTInfo, as the content type is signed. */
const tstInfoType = Buffer.from("060b2a864886f70d0109100104", "hex")

const signerOf = ({ sid }: SignerInfo, certificates: ReadonlyArray<Certificate>): Certificate | undefined => {
  const { issuerAndSerialNumber: named, subjectKeyIdentifier } = sid
  if (named === undefined)
    return certificates.find((each) => subjectKeyIdentifier && hasKeyIdentifier(each, subjectKeyIdentifier))
  return certificates.find(
    ({ schema: { tbsCertificate } }) =>
      areEqual(writeDer(tbsCertificate.issuer), writeDer(named.issuer)) &&
      areEqual(tbsCertificate.serialNumber, named.serialNumber)
  )
}

/** Whether the signer has signed what is shown, by the certificate that is shown. */
const isSigned = ({ attributes, content, info, signer }: Token, certificate: Certificate): Reason | undefined => {
  const digest = hashOf(signer.digestAlgorithm)
  const scheme = digest && schemeOf(signer.signatureAlgorithm, digest)
  if (digest === undefined || scheme === undefined || !isKeyFor(scheme, certificate.key)) return "algorithm-refused"
  if (!areEqual(attributes.contentType, tstInfoType)) return "not-a-time-stamp"
  if (!areEqual(attributes.messageDigest, writeDer(new OctetString(hashBytes(digest, content)))))
    return "content-altered"
  const { current, older } = attributes.certificateIds
  const isNamed =
    (older === undefined || namesCertificate("older", older, certificate)) &&
    (current === undefined || namesCertificate("current", current, certificate))
  if (!isNamed) return "certificate-exchanged"
  if (!isSignedBy(scheme, certificate.key, attributes.bytes, new Uint8Array(signer.signature.buffer)))
    return "signature-invalid"
  return info.tsa === undefined || hasName(certificate, info.tsa) ? undefined : "name-differs"
}

/**
 * Verifies one time-stamp. The nonce of the request is not compared: an answer that repeats an earlier time-stamp of the same text is
 * as true as it was. Revocation is not looked up: see the decision record.
 * @example
 * ```ts
 * import { checkTimeStamp } from "@keikaku/audit/timestamp"
 * import { Result } from "effect"
 *
 * const checked = checkTimeStamp({ token: new Uint8Array(3), checkpointText: "plan\n0\n47DE\n", authorities: [] })
 * Result.getOrThrow(Result.flip(checked)).status // => "malformed"
 * ```
 */
export const checkTimeStamp = ({
  at,
  authorities: given,
  checkpointText,
  token: der
}: TimeStampCheck): Result.Result<TimeStamp, TimeStampNotValid> => {
  const fail = (reason: Reason) => Result.fail(new TimeStampNotValid({ reason }))
  const token = readToken(der)
  if (Result.isFailure(token)) return Result.fail(token.failure)
  const { certificates, info, signer: signerInfo } = token.success
  const time = timeOf(info)
  if (time === undefined) return fail("malformed")
  const misfit = fitsText(info, checkpointText)
  if (misfit !== undefined) return fail(misfit)

  const authorities = given.map((each) => readCertificate(each.der)).filter((each) => each !== undefined)
  const shown = certificates.map(readCertificate).filter((each) => each !== undefined)
  const signer = signerOf(signerInfo, [...shown, ...authorities])
  if (signer === undefined) return fail("signer-missing")
  const unsigned = isSigned(token.success, signer)
  if (unsigned !== undefined) return fail(unsigned)
  if (info.extensions?.some(({ critical }) => critical)) return fail("extension-unknown")
  if (at !== undefined && time > at) return fail("too-late")
  if (!isForTimeStamps(signer)) return fail("not-for-time-stamps")

  const authority = authorityOf(signer, shown, authorities, (each) => isValidAt(each, Date.parse(time)))
  if (authority === undefined)
    return fail(authorityOf(signer, shown, authorities, () => true) ? "not-valid-then" : "unknown-authority")
  return Result.succeed({
    time,
    accuracyMicroseconds: accuracyOf(info),
    serial: Buffer.from(info.serialNumber).toString("hex"),
    policy: info.policy,
    signer: subjectOf(signer),
    authority: subjectOf(authority)
  })
}
