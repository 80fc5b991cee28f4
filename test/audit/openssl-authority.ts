// A time-stamping authority of our own, made with the real `openssl`, which is also the judge of what our verification says. `forged`
// signs what an honest authority would not: it takes any certificate, content type and digest.
import { execFileSync, spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type Authority, readAuthorities, readTimeStampResponse } from "@keikaku/audit/timestamp"
import { Result } from "effect"
import { temporaryFolder } from "../temporary.ts"

const config = `
[ca]
default_ca = issuing
[issuing]
database = index.txt
new_certs_dir = .
serial = certificates
unique_subject = no
default_md = sha256
policy = any
[any]
commonName = supplied
[req]
distinguished_name = name
prompt = no
[name]
CN = unnamed
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[intermediate]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[lowest]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign
[no-ca]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyCertSign
[constrained]
basicConstraints = critical, CA:TRUE
nameConstraints = critical, permitted;dirName:permitted
[permitted]
CN = somebody else
[stamps]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[no-usage]
keyUsage = critical, digitalSignature
[not-critical]
extendedKeyUsage = timeStamping
[more-usages]
extendedKeyUsage = critical, timeStamping, codeSigning
[other-usage]
extendedKeyUsage = critical, codeSigning
[to-encipher]
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = critical, timeStamping
[unknown-extension]
extendedKeyUsage = critical, timeStamping
1.2.3.4 = critical, ASN1:NULL
[tsa]
default_tsa = authority
[authority]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha1, sha256, sha384, sha512
accuracy = millisecs:500
ess_cert_id_alg = sha256
[named]
serial = serial
crypto_device = builtin
signer_digest = sha512
default_policy = 1.2.3.4.1
digests = sha256
tsa_name = yes
ess_cert_id_alg = sha1
`

/** So many days from now, as openssl writes dates. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, "")

/** How a key is made. */
const keys = {
  ec: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
  ec384: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
  ec521: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521"],
  rsa: ["-newkey", "rsa:2048"],
  rsa1024: ["-newkey", "rsa:1024"]
} as const

/** What a certificate is issued with. */
export interface Issue {
  readonly by?: string
  readonly extensions?: string
  readonly key?: keyof typeof keys
  /** The certificate whose key it is for, in place of a new one. */
  readonly keyOf?: string
  readonly subject?: string
  /** The digest of the signature. */
  readonly digest?: string
  readonly from?: string
  readonly until?: string
}

/** A folder with a configuration, in which certificates are issued and time-stamps made. */
export const opensslAuthority = () => {
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  const openssl = (...args: ReadonlyArray<string>): Buffer => {
    try {
      return execFileSync("openssl", args, { cwd: folder, stdio: "pipe" })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
      throw new Error("There is no openssl, which judges our time-stamps. Install it: apt-get install openssl")
    }
  }
  writeFileSync(at("openssl.cnf"), config)
  writeFileSync(at("index.txt"), "")
  // Serial numbers of one length, so that certificates that differ in nothing else have one length too.
  writeFileSync(at("certificates"), "1000000000000001\n")
  writeFileSync(at("serial"), "01\n")
  const configured = ["-config", "openssl.cnf"]

  const issue = (name: string, given: Issue = {}) => {
    const {
      by = "root",
      digest = "sha256",
      extensions = "stamps",
      from = day(-1),
      key = "ec",
      keyOf,
      until = day(365)
    } = given
    const request = keyOf === undefined ? ["-noenc", ...keys[key], "-keyout", `${name}.key`] : ["-key", `${keyOf}.key`]
    if (keyOf !== undefined) writeFileSync(at(`${name}.key`), readFileSync(at(`${keyOf}.key`)))
    const subject = ["-subj", given.subject ?? `/CN=${name}`]
    openssl("req", "-new", ...configured, ...request, ...subject, "-out", `${name}.csr`)
    const issuer = by === name ? ["-selfsign"] : ["-cert", `${by}.pem`]
    const signing = ["-keyfile", `${by}.key`, "-md", digest, "-extensions", extensions]
    const dates = ["-startdate", from, "-enddate", until]
    openssl(
      "ca",
      "-batch",
      "-notext",
      ...configured,
      ...issuer,
      ...signing,
      ...dates,
      "-in",
      `${name}.csr`,
      "-out",
      `${name}.pem`
    )
  }
  const root = (name: string, given: Issue = {}) => issue(name, { by: name, extensions: "root", ...given })
  const pem = (...names: ReadonlyArray<string>) => names.map((name) => readFileSync(at(`${name}.pem`), "utf8")).join("")
  const chainFile = (names: ReadonlyArray<string>) => {
    writeFileSync(at("chain.pem"), pem(...names))
    return "chain.pem"
  }

  /** Answers a request as an honest authority does. */
  const answer = (
    request: Uint8Array,
    { chain = [], section = "authority", signer = "tsa" }: Partial<Record<"section" | "signer", string>> & Chained = {}
  ): Buffer => {
    writeFileSync(at("request.tsq"), request)
    const signing = ["-signer", `${signer}.pem`, "-inkey", `${signer}.key`, "-section", section]
    const more = chain.length === 0 ? [] : ["-chain", chainFile(chain)]
    const files = ["-queryfile", "request.tsq", "-out", "response.tsr"]
    openssl("ts", "-reply", ...configured, ...signing, ...more, ...files)
    return readFileSync(at("response.tsr"))
  }

  /** A token over any content, by any certificate. */
  const forged = (content: Uint8Array, signer: string, given: Chained & { type?: string; digest?: string } = {}) => {
    const { chain = [], digest = "sha256", type = "1.2.840.113549.1.9.16.1.4" } = given
    writeFileSync(at("content.der"), content)
    const signing = ["-signer", `${signer}.pem`, "-inkey", `${signer}.key`, "-md", digest, "-cades", "-nosmimecap"]
    const more = chain.length === 0 ? [] : ["-certfile", chainFile(chain)]
    const form = ["-binary", "-nodetach", "-outform", "DER", "-econtent_type", type]
    openssl("cms", "-sign", "-in", "content.der", ...form, ...signing, ...more, "-out", "token.der")
    return readFileSync(at("token.der"))
  }

  /** Whether `openssl ts -verify` accepts a token over these data, for this root; `when` in seconds since 1970. */
  const judge = (token: Uint8Array, data: string, root = "root", when?: number): boolean => {
    writeFileSync(at("judged.der"), token)
    writeFileSync(at("data"), data)
    const files = ["-in", "judged.der", "-token_in", "-data", "data", "-CAfile", `${root}.pem`]
    const time = when === undefined ? [] : ["-attime", String(when)]
    const { status, stdout } = spawnSync("openssl", ["ts", "-verify", ...files, ...time], { cwd: folder })
    return status === 0 && String(stdout).includes("Verification: OK")
  }

  const authorities = (...names: ReadonlyArray<string>): ReadonlyArray<Authority> =>
    Result.getOrThrow(readAuthorities(pem(...names)))
  return { at, openssl, root, issue, pem, answer, forged, judge, authorities }
}

interface Chained {
  /** The certificates that come with a token besides the signer's. */
  readonly chain?: ReadonlyArray<string>
}

/** The token of a response. */
export const tokenIn = (response: Uint8Array): Uint8Array => Result.getOrThrow(readTimeStampResponse(response))

/** The content of a token: what stands in the OCTET STRING after the type TSTInfo. */
export const contentOf = (token: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(token)
  const type = Buffer.from("060b2a864886f70d0109100104", "hex")
  const explicit = bytes.indexOf(type) + type.length
  const inner = explicit + (bytes[explicit + 1]! < 0x80 ? 2 : 3)
  const [start, length] = bytes[inner + 1]! < 0x80 ? [inner + 2, bytes[inner + 1]!] : [inner + 3, bytes[inner + 2]!]
  return bytes.subarray(start, start + length)
}
