// From the certificate of a signer up to a given authority (RFC 5280 §6). Certificates that come with a token are only stones on the
// way: they are trusted no more than what a given authority has signed.
import { type Certificate, isIssuedBy, isSame } from "./certificate.ts"

/** How many issuers a path may have. */
const maxIssuers = 8

/**
 * The given authority that a certificate leads to by way of `others`, of which only those count that are `isValid`; undefined if it
 * leads to none. The search goes up level by level and visits each certificate once, at the lowest level, where the length that an
 * issuer allows is most likely to suffice; so a shorter path is never missed, and circles end. A self-issued certificate counts
 * towards that length, which is stricter than RFC 5280 §4.2.1.9.
 */
export const authorityOf = (
  signer: Certificate,
  others: ReadonlyArray<Certificate>,
  authorities: ReadonlyArray<Certificate>,
  isValid: (certificate: Certificate) => boolean
): Certificate | undefined => {
  let level: ReadonlyArray<Certificate> = isValid(signer) ? [signer] : []
  let unvisited = [...authorities, ...others].filter((each) => isValid(each) && !isSame(each, signer))
  for (let below = 0; level.length > 0; below++) {
    const reached = authorities.find((authority) => level.some((each) => isSame(each, authority)))
    if (reached !== undefined || below === maxIssuers) return reached
    const issuers = unvisited.filter((issuer) => level.some((each) => isIssuedBy(each, issuer, below)))
    unvisited = unvisited.filter((each) => !issuers.includes(each))
    level = issuers
  }
  return undefined
}
