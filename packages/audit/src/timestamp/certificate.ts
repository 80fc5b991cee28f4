// Certificates (RFC 5280): what each may be used for, and whether one has signed another. `node:crypto` reads keys and checks
// signatures; extensions are read here, because it does not say which of them are critical.
import { type KeyObject, X509Certificate } from "node:crypto"
import { AsnConvert, type OctetString } from "@peculiar/asn1-schema"
import {
  BasicConstraints,
  Certificate as CertificateSchema,
  ExtendedKeyUsage,
  GeneralName,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_policyConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_timeStamping,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  type TBSCertificate
} from "@peculiar/asn1-x509"
import { isKeyFor, schemeOf } from "./algorithms.ts"
import { areEqual, readDer, writeDer } from "./der.ts"

/** A certificate that was read. */
export interface Certificate {
  readonly der: Uint8Array
  readonly x509: X509Certificate
  readonly key: KeyObject
  readonly schema: CertificateSchema
}

/** Reads a certificate; undefined for one that cannot be read, or whose bytes are not its DER. */
export const readCertificate = (der: Uint8Array): Certificate | undefined => {
  try {
    const x509 = new X509Certificate(der)
    const schema = AsnConvert.parse(der, CertificateSchema)
    const extensions = schema.tbsCertificate.extensions ?? []
    const areDistinct = new Set(extensions.map(({ extnID }) => extnID)).size === extensions.length
    return areEqual(x509.raw, der) && areDistinct ? { der, x509, key: x509.publicKey, schema } : undefined
  } catch {
    return undefined
  }
}

/** An extension; undefined where there is none, and where it is not the DER of what it should be. */
const extension = <A>({ extensions }: TBSCertificate, id: string, type: new () => A) => {
  const found = extensions?.find(({ extnID }) => extnID === id)
  const value = found && readDer(found.extnValue.buffer, type)
  return value && { critical: found.critical, value }
}

/** The names in a certificate's subject, on one line, the most general first. */
export const subjectOf = ({ x509 }: Certificate): string => x509.subject.split("\n").join(", ")

/** Whether a name is one of a certificate's: its subject, or an alternative one. */
export const hasName = ({ schema: { tbsCertificate } }: Certificate, name: GeneralName): boolean => {
  const alternatives = extension(tbsCertificate, id_ce_subjectAltName, SubjectAlternativeName)?.value ?? []
  const names = [new GeneralName({ directoryName: tbsCertificate.subject }), ...alternatives]
  return names.some((each) => areEqual(writeDer(each), writeDer(name)))
}

/** Whether a certificate bears an identifier of its key (RFC 5280 §4.2.1.2). */
export const hasKeyIdentifier = ({ schema: { tbsCertificate } }: Certificate, identifier: OctetString): boolean => {
  const own = extension(tbsCertificate, id_ce_subjectKeyIdentifier, SubjectKeyIdentifier)?.value
  return own !== undefined && areEqual(own.buffer, identifier.buffer)
}

/** Whether two are the same certificate, byte for byte. */
export const isSame = (one: Certificate, other: Certificate): boolean => areEqual(one.der, other.der)

/** The critical extensions that are heeded here; RFC 5280 §4.2 forbids to pass over any other. */
const heeded: ReadonlyArray<string> = [
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_extKeyUsage,
  id_ce_certificatePolicies,
  id_ce_subjectAltName
]

/** Constraints on those below, which are not followed here: a certificate that has them vouches for nobody. */
const constraining: ReadonlyArray<string> = [id_ce_nameConstraints, id_ce_policyConstraints]

const hasOnlyHeeded = ({ extensions }: TBSCertificate): boolean =>
  extensions?.every(
    ({ critical, extnID }) => !constraining.includes(extnID) && (!critical || heeded.includes(extnID))
  ) ?? true

const guarded = (isRight: () => boolean): boolean => {
  try {
    return isRight()
  } catch {
    return false
  }
}

const forSigning = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation

/** Whether a certificate is for time-stamps and nothing else: its extended key usage is critical and names that one alone (RFC 3161
 * §2.3); its key usage, if stated, is to sign. */
export const isForTimeStamps = ({ schema: { tbsCertificate } }: Certificate): boolean =>
  guarded(() => {
    const extended = extension(tbsCertificate, id_ce_extKeyUsage, ExtendedKeyUsage)
    const usage = extension(tbsCertificate, id_ce_keyUsage, KeyUsage)?.value.toNumber()
    return (
      hasOnlyHeeded(tbsCertificate) &&
      extended?.critical === true &&
      extended.value.length === 1 &&
      extended.value[0] === id_kp_timeStamping &&
      (usage === undefined || ((usage & forSigning) !== 0 && (usage & ~forSigning) === 0))
    )
  })

/** Whether a certificate may issue others above `below` more authorities on the way to the signer (RFC 5280 §4.2.1.9, §4.2.1.3). An
 * extended key usage, if stated, must include time-stamps. */
const mayIssue = ({ schema: { tbsCertificate } }: Certificate, below: number): boolean => {
  const basic = extension(tbsCertificate, id_ce_basicConstraints, BasicConstraints)?.value
  const usage = extension(tbsCertificate, id_ce_keyUsage, KeyUsage)?.value.toNumber() ?? KeyUsageFlags.keyCertSign
  const extended = extension(tbsCertificate, id_ce_extKeyUsage, ExtendedKeyUsage)?.value ?? [id_kp_timeStamping]
  return (
    hasOnlyHeeded(tbsCertificate) &&
    basic?.cA === true &&
    (basic.pathLenConstraint ?? Infinity) >= below &&
    (usage & KeyUsageFlags.keyCertSign) !== 0 &&
    extended.includes(id_kp_timeStamping)
  )
}

/** Whether `issuer` may have issued the certificate, and has signed it. */
export const isIssuedBy = ({ schema, x509 }: Certificate, issuer: Certificate, below: number): boolean =>
  guarded(() => {
    const scheme = schemeOf(schema.signatureAlgorithm)
    return (
      scheme !== undefined &&
      areEqual(writeDer(schema.signatureAlgorithm), writeDer(schema.tbsCertificate.signature)) &&
      isKeyFor(scheme, issuer.key) &&
      mayIssue(issuer, below) &&
      x509.checkIssued(issuer.x509) &&
      x509.verify(issuer.key)
    )
  })

/** Whether a certificate is valid at an instant, in milliseconds since 1970. */
export const isValidAt = ({ schema: { tbsCertificate } }: Certificate, time: number): boolean => {
  const { notAfter, notBefore } = tbsCertificate.validity
  return notBefore.getTime().getTime() <= time && time <= notAfter.getTime().getTime()
}
