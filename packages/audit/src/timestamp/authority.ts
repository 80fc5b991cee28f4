// The authorities that somebody believes: certificates in PEM. They are shown as bytes, so that whoever uses the package need not know the
// types of what reads ASN.1.
import { Result } from "effect"
import { readCertificate } from "./certificate.ts"
import { MalformedAuthority } from "./failure.ts"

/** A certificate whose holder is trusted to say what time it is, or to say who may; it was read once, and can be read. */
export interface Authority {
  readonly der: Uint8Array
}

/**
 * Reads the certificates of authorities, one or several, in PEM (RFC 7468).
 * @example
 * ```ts
 * import { readAuthorities } from "@keikaku/audit/timestamp"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(Result.flip(readAuthorities("a letter"))).message // => "no certificate in PEM"
 * ```
 */
export const readAuthorities = (pem: string): Result.Result<ReadonlyArray<Authority>, MalformedAuthority> => {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g)]
  const found = blocks.map(([, text = ""]) => readCertificate(Buffer.from(text, "base64")))
  const authorities = found.flatMap((each) => (each === undefined ? [] : [{ der: each.der }]))
  if (found.length === 0) return Result.fail(new MalformedAuthority({ message: "no certificate in PEM" }))
  return authorities.length === found.length
    ? Result.succeed(authorities)
    : Result.fail(new MalformedAuthority({ message: "a certificate that cannot be read" }))
}
