// The attribute by which a signer names its own certificate, so that no other one can be shown instead: ESSCertIDv2 (RFC 5035, RFC
// 5816) or its older form with SHA-1 (RFC 2634 §5.4). Many authorities still write the older form. There the hash only points at a
// certificate, which has to lead to a given authority all the same, so it is accepted; where both are present, both must fit.
import { hash } from "node:crypto"
import { AsnIntegerArrayBufferConverter, AsnProp, AsnPropTypes, OctetString } from "@peculiar/asn1-schema"
import { AlgorithmIdentifier, GeneralName, PolicyInformation } from "@peculiar/asn1-x509"
import { hashBytes, hashOf } from "./algorithms.ts"
import type { Certificate } from "./certificate.ts"
import { areEqual, readDer, writeDer } from "./der.ts"

class IssuerSerial {
  issuer: Array<GeneralName> = []
  serialNumber = new ArrayBuffer(0)
}
AsnProp({ type: GeneralName, repeated: "sequence" })(IssuerSerial.prototype, "issuer")
AsnProp({ type: AsnPropTypes.Integer, converter: AsnIntegerArrayBufferConverter })(
  IssuerSerial.prototype,
  "serialNumber"
)

/** Both forms: the older one states no hash. */
class CertificateId {
  hashAlgorithm?: AlgorithmIdentifier
  certHash = new OctetString()
  issuerSerial?: IssuerSerial
}
AsnProp({ type: AlgorithmIdentifier, optional: true })(CertificateId.prototype, "hashAlgorithm")
AsnProp({ type: OctetString })(CertificateId.prototype, "certHash")
AsnProp({ type: IssuerSerial, optional: true })(CertificateId.prototype, "issuerSerial")

class SigningCertificate {
  certs: Array<CertificateId> = []
  policies?: Array<PolicyInformation>
}
AsnProp({ type: CertificateId, repeated: "sequence" })(SigningCertificate.prototype, "certs")
AsnProp({ type: PolicyInformation, repeated: "sequence", optional: true })(SigningCertificate.prototype, "policies")

/** The attributes' identifiers. */
export const signingCertificateIds = {
  older: "1.2.840.113549.1.9.16.2.12",
  current: "1.2.840.113549.1.9.16.2.47"
} as const

const hashedAs = (form: keyof typeof signingCertificateIds, { hashAlgorithm }: CertificateId, der: Uint8Array) => {
  if (form === "older") return hashAlgorithm === undefined ? hash("sha1", der, "buffer") : undefined
  const name = hashAlgorithm === undefined ? "sha256" : hashOf(hashAlgorithm)
  return name && hashBytes(name, der)
}

/** Whether the value of such an attribute names this certificate: the first that it lists is that of the signer. */
export const namesCertificate = (
  form: keyof typeof signingCertificateIds,
  value: ArrayBuffer,
  { der, schema }: Certificate
): boolean => {
  const id = readDer(value, SigningCertificate)?.certs[0]
  if (id === undefined) return false
  const expected = hashedAs(form, id, der)
  if (expected === undefined || !areEqual(expected, id.certHash.buffer)) return false
  if (id.issuerSerial === undefined) return true
  const { issuer, serialNumber } = id.issuerSerial
  const issuedBy = new GeneralName({ directoryName: schema.tbsCertificate.issuer })
  return (
    issuer.length === 1 &&
    areEqual(writeDer(issuer[0]), writeDer(issuedBy)) &&
    areEqual(serialNumber, schema.tbsCertificate.serialNumber)
  )
}
