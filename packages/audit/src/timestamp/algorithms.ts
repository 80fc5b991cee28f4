// The algorithms that count: SHA-256, SHA-384 and SHA-512; RSA PKCS#1 v1.5 from 2,048 bits, and ECDSA on P-256 and P-384. SHA-1 and
// MD5 have no row and are therefore refused. Source of the identifiers: RFC 5754.
import { hash, type KeyObject, verify } from "node:crypto"
import type { AlgorithmIdentifier } from "@peculiar/asn1-x509"

/** A hash by its name in `node:crypto`. */
export type HashName = "sha256" | "sha384" | "sha512"

const hashes: Readonly<Record<string, HashName>> = {
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512"
}

/** RSA with the hash that stands beside it, as CMS may write. */
const plainRsa = "1.2.840.113549.1.1.1"

interface Scheme {
  readonly key: "rsa" | "ec"
  readonly hash: HashName
}

const schemes: Readonly<Record<string, Scheme>> = {
  "1.2.840.113549.1.1.11": { key: "rsa", hash: "sha256" },
  "1.2.840.113549.1.1.12": { key: "rsa", hash: "sha384" },
  "1.2.840.113549.1.1.13": { key: "rsa", hash: "sha512" },
  "1.2.840.10045.4.3.2": { key: "ec", hash: "sha256" },
  "1.2.840.10045.4.3.3": { key: "ec", hash: "sha384" },
  "1.2.840.10045.4.3.4": { key: "ec", hash: "sha512" }
}

/** None of the algorithms has parameters: they are absent, or NULL where older rules ask for it. */
const isPlain = ({ parameters }: AlgorithmIdentifier): boolean => parameters === undefined || parameters === null

/** The hash that an identifier names; undefined for one that does not count. */
export const hashOf = (identifier: AlgorithmIdentifier): HashName | undefined =>
  isPlain(identifier) ? hashes[identifier.algorithm] : undefined

/** The scheme that an identifier names; undefined for one that does not count. `beside` is the hash that a CMS signer states. */
export const schemeOf = (identifier: AlgorithmIdentifier, beside?: HashName): Scheme | undefined => {
  if (!isPlain(identifier)) return undefined
  if (identifier.algorithm === plainRsa && beside !== undefined) return { key: "rsa", hash: beside }
  const scheme = schemes[identifier.algorithm]
  return beside === undefined || scheme?.hash === beside ? scheme : undefined
}

const curves = ["prime256v1", "secp384r1"]

/** Whether a key may be used with a scheme. */
export const isKeyFor = ({ key }: Scheme, { asymmetricKeyDetails, asymmetricKeyType }: KeyObject): boolean =>
  asymmetricKeyType === key &&
  (key === "rsa"
    ? (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
    : curves.includes(asymmetricKeyDetails?.namedCurve ?? ""))

/** The hash of bytes. */
export const hashBytes = (name: HashName, bytes: Uint8Array): Uint8Array => hash(name, bytes, "buffer")

/** Whether a key has signed these bytes. */
export const isSignedBy = (scheme: Scheme, key: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean => {
  try {
    return verify(scheme.hash, bytes, key, signature)
  } catch {
    return false
  }
}
