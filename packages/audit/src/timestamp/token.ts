// The parts of a time-stamp token: CMS SignedData (RFC 5652 §5) around a TSTInfo (RFC 3161 §2.4.2), with one signer. Whatever of the
// envelope no signature covers has a single accepted value, so that no byte of it can be changed unnoticed.
import { Attribute, ContentInfo, id_signedData, SignedData, type SignerInfo } from "@peculiar/asn1-cms"
import { AsnArray, AsnType, AsnTypeTypes } from "@peculiar/asn1-schema"
import { id_ct_tstInfo } from "@peculiar/asn1-tsp"
import { Result } from "effect"
import { areEqual, readDer, writeDer } from "./der.ts"
import { TimeStampNotValid } from "./failure.ts"
import { signingCertificateIds } from "./signing-certificate.ts"
import { StampInfo } from "./stamp-info.ts"

/** The values of the attributes that a signer of time-stamps has to sign. */
export interface SignedAttributes {
  readonly contentType: ArrayBuffer
  readonly messageDigest: ArrayBuffer
  readonly certificateIds: Readonly<Partial<Record<keyof typeof signingCertificateIds, ArrayBuffer>>>
  /** The bytes that are signed: the attributes as a SET (RFC 5652 §5.4). */
  readonly bytes: Uint8Array
}

/** A token, taken apart and not verified. */
export interface Token {
  readonly info: StampInfo
  /** The DER of `info`, the exact bytes whose digest is signed. */
  readonly content: Uint8Array
  readonly signer: SignerInfo
  readonly attributes: SignedAttributes
  /** The DER of the certificates that came with it. */
  readonly certificates: ReadonlyArray<Uint8Array>
}

const contentTypeId = "1.2.840.113549.1.9.3"
const messageDigestId = "1.2.840.113549.1.9.4"

/** SignedData is version 3 where its content is not plain data, a signer 1 or 3 by how it names its certificate (RFC 5652 §5.1, §5.3). */
const signedDataVersion = 3

/** Real tokens have up to five; each costs a signature to check. */
const maxCertificates = 20

/** Signed attributes as they are signed; in the token the tag [0] stands for that of the SET. */
class AttributeSet extends AsnArray<Attribute> {}
AsnType({ type: AsnTypeTypes.Set, itemType: Attribute })(AttributeSet)

const attributesOf = ({ signedAttrs = [] }: SignerInfo): SignedAttributes | undefined => {
  const areSingle = signedAttrs.every(({ attrValues }) => attrValues.length === 1)
  if (!areSingle || new Set(signedAttrs.map(({ attrType }) => attrType)).size < signedAttrs.length) return undefined
  const attribute = (id: string) => signedAttrs.find(({ attrType }) => attrType === id)?.attrValues[0]
  const [contentType, messageDigest] = [attribute(contentTypeId), attribute(messageDigestId)]
  const [older, current] = [attribute(signingCertificateIds.older), attribute(signingCertificateIds.current)]
  if (contentType === undefined || messageDigest === undefined) return undefined
  if (older === undefined && current === undefined) return undefined
  const certificateIds = { ...(older && { older }), ...(current && { current }) }
  return { contentType, messageDigest, certificateIds, bytes: writeDer(new AttributeSet(signedAttrs)) }
}

const hasVersions = ({ signerInfos, version }: SignedData): boolean =>
  version === signedDataVersion &&
  signerInfos.every(({ sid, version }) => version === (sid.subjectKeyIdentifier === undefined ? 1 : 3))

/** Takes a token in DER apart. */
export const readToken = (der: Uint8Array): Result.Result<Token, TimeStampNotValid> => {
  const fail = (reason: "malformed" | "not-a-time-stamp") => Result.fail(new TimeStampNotValid({ reason }))
  const outer = readDer(der, ContentInfo)
  const data = outer?.contentType === id_signedData ? readDer(outer.content, SignedData) : undefined
  if (data === undefined) return fail("malformed")
  if (data.encapContentInfo.eContentType !== id_ct_tstInfo) return fail("not-a-time-stamp")
  const content = data.encapContentInfo.eContent?.single?.buffer
  const info = content && readDer(content, StampInfo)
  const [signer, ...others] = data.signerInfos
  const attributes = signer && attributesOf(signer)
  if (content === undefined || info?.version !== 1 || signer === undefined || attributes === undefined)
    return fail("malformed")
  const [digest, ...digests] = data.digestAlgorithms
  const isOneDigest =
    digest !== undefined && digests.length === 0 && areEqual(writeDer(digest), writeDer(signer.digestAlgorithm))
  const certificates = (data.certificates ?? []).flatMap(({ certificate }) =>
    certificate === undefined ? [] : [writeDer(certificate)]
  )
  if (others.length > 0 || !isOneDigest || !hasVersions(data) || certificates.length > maxCertificates)
    return fail("malformed")
  return Result.succeed({ info, content: new Uint8Array(content), signer, attributes, certificates })
}
