// Time-stamps over checkpoints, with `openssl` as authority and as judge: what it accepts we accept, and what proves nothing both refuse.

import { ed25519, sha256, signCheckpoint } from "@keikaku/audit"
import {
  checkTimeStamp,
  readAuthorities,
  readTimeStampResponse,
  stampedTextOf,
  timeStampRequest
} from "@keikaku/audit/timestamp"
import { Result } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { keyOf, ours } from "./bundles.ts"
import { contentOf, opensslAuthority, tokenIn } from "./openssl-authority.ts"

const { note } = signCheckpoint(ed25519, ours, { size: 7, root: sha256.leaf("a") })
const text = Result.getOrThrow(stampedTextOf(note))
const nonce = new Uint8Array([0, 0x86, 1, 2, 3, 4, 5, 6])
const request = Result.getOrThrow(timeStampRequest(note, { nonce }))

let openssl: ReturnType<typeof opensslAuthority>
let honest: Uint8Array
/** What the honest authority has signed. */
let info: Uint8Array
beforeAll(() => {
  openssl = opensslAuthority()
  openssl.root("root", { key: "rsa" })
  openssl.issue("tsa")
  honest = tokenIn(openssl.answer(request))
  info = contentOf(honest)
})

const check = (token: Uint8Array, authorities: ReadonlyArray<string> = ["root"], checkpointText = text) =>
  checkTimeStamp({ token, checkpointText, authorities: openssl.authorities(...authorities) })
const reasonOf = (token: Uint8Array, authorities?: ReadonlyArray<string>, checkpointText?: string) => {
  const checked = check(token, authorities, checkpointText)
  return Result.isFailure(checked) ? checked.failure.reason : "valid"
}

/** Accepted by both. */
const expectValid = (token: Uint8Array, root = "root") => {
  expect(reasonOf(token, [root])).toBe("valid")
  expect(openssl.judge(token, text, root)).toBe(true)
}

/** Refused by both, by us for this reason. */
const expectRefused = (token: Uint8Array, reason: string, root = "root", data = text) => {
  expect(reasonOf(token, [root], data)).toBe(reason)
  expect(openssl.judge(token, data, root)).toBe(false)
}

describe("a request", () => {
  it("is that of openssl for the same text, but for the nonce", () => {
    const digest = Buffer.from(sha256.digest(new TextEncoder().encode(text)), "latin1").toString("hex")
    openssl.openssl("ts", "-query", "-digest", digest, "-sha256", "-cert", "-no_nonce", "-out", "theirs.tsq")
    const theirs = openssl.openssl("ts", "-query", "-in", "theirs.tsq", "-text").toString()
    openssl.answer(request)
    const own = openssl.openssl("ts", "-query", "-in", "request.tsq", "-text").toString()
    expect(own).toBe(theirs.replace("Nonce: unspecified", "Nonce: 0x86010203040506"))
  })

  it("is of the text alone, so that the signatures of witnesses leave the time-stamp as it was", () => {
    const witness = keyOf("witness.example", 2)
    const cosigned = note + signCheckpoint(ed25519, witness, { size: 7, root: sha256.leaf("a") }).note.split("\n\n")[1]
    expect(Result.getOrThrow(stampedTextOf(cosigned))).toBe(text)
    expect(text).toBe(note.split("\n").slice(0, 3).join("\n").concat("\n"))
    expect(Result.isFailure(timeStampRequest("no note", { nonce }))).toBe(true)
  })
})

describe("a response", () => {
  it("without a time-stamp says why in the authority's own words", () => {
    const refusal = openssl.answer(Buffer.from("not a request"))
    const failure = Result.getOrThrow(Result.flip(readTimeStampResponse(refusal)))
    expect(failure).toMatchObject({ _tag: "TimeStampDenied", code: 2 })
    expect(failure.sentence.en).toMatch(/^The authority has issued no time-stamp: .*[Bb]ad/)
  })

  it("that is none is malformed", () => {
    for (const bytes of [new Uint8Array(), Buffer.from("<html>"), honest])
      expect(Result.getOrThrow(Result.flip(readTimeStampResponse(bytes)))).toMatchObject({ reason: "malformed" })
  })
})

describe("a time-stamp of an authority that is given", () => {
  it("says when, who and under which policy", () => {
    expect(Result.getOrThrow(check(honest))).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
      accuracyMicroseconds: 500_000,
      policy: "1.2.3.4.1",
      signer: "CN=tsa",
      authority: "CN=root"
    })
    expectValid(honest)
  })

  it.each(["ec", "ec384", "rsa"] as const)("counts with a key of kind %s, of root and signer", (key) => {
    openssl.root(`root-${key}`, { key })
    openssl.issue(`tsa-${key}`, { by: `root-${key}`, keyOf: `root-${key}`, digest: "sha384" })
    expectValid(tokenIn(openssl.answer(request, { signer: `tsa-${key}` })), `root-${key}`)
    expectValid(openssl.forged(info, `tsa-${key}`, { digest: "sha512" }), `root-${key}`)
  })

  it("counts by way of an intermediate authority that comes with the token, or is given", () => {
    openssl.issue("middle", { extensions: "lowest" })
    openssl.issue("below", { by: "middle" })
    const token = tokenIn(openssl.answer(request, { signer: "below", chain: ["middle"] }))
    expectValid(token)
    expect(reasonOf(token, ["middle"])).toBe("valid")
    const bare = tokenIn(openssl.answer(request, { signer: "below" }))
    expectRefused(bare, "unknown-authority")
    expect(reasonOf(bare, ["root", "middle"])).toBe("valid")
  })

  it("counts where it names its authority, and its certificate in the older form", () => {
    expectValid(tokenIn(openssl.answer(request, { section: "named" })))
  })

  it("counts for ever: a certificate is judged at the token's time, and not later", () => {
    openssl.root("old", { from: "20190101000000Z" })
    openssl.issue("past", { by: "old", from: "20200101000000Z", until: "20210101000000Z" })
    const token = openssl.forged(dated("20200601000000Z"), "past")
    expect(Result.getOrThrow(check(token, ["old"])).time).toBe("2020-06-01T00:00:00.000Z")
    expect(openssl.judge(token, text, "old", Date.UTC(2020, 5) / 1000)).toBe(true)
    expectRefused(openssl.forged(info, "past"), "not-valid-then", "old")
    for (const second of ["20191231235959Z", "20210101000001Z"])
      expect(reasonOf(openssl.forged(dated(second), "past"), ["old"])).toBe("not-valid-then")
    for (const second of ["20200101000000Z", "20210101000000Z"])
      expect(reasonOf(openssl.forged(dated(second), "past"), ["old"])).toBe("valid")
  })

  it("is refused where it is later than the instant of verification", () => {
    const { time } = Result.getOrThrow(check(honest))
    expect(Result.isSuccess(checkTimeStamp({ ...given(honest), at: time }))).toBe(true)
    const before = new Date(Date.parse(time) - 1).toISOString() as typeof time
    expect(Result.getOrThrow(Result.flip(checkTimeStamp({ ...given(honest), at: before })))).toMatchObject({
      reason: "too-late",
      status: "altered"
    })
  })

  const given = (token: Uint8Array) => ({ token, checkpointText: text, authorities: openssl.authorities("root") })
  const dated = (time: string): Uint8Array =>
    Buffer.from(
      Buffer.from(info)
        .toString("latin1")
        .replace(/\d{14}Z/, time),
      "latin1"
    )
})

describe("a time-stamp proves nothing", () => {
  it("of another checkpoint", () => {
    expectRefused(honest, "other-text", "root", text.replace("\n7\n", "\n8\n"))
  })

  it("by another authority, even of the same name, or of one that only the token brings", () => {
    openssl.root("stranger", { subject: "/CN=root" })
    openssl.issue("strange", { by: "stranger", subject: "/CN=tsa" })
    expectRefused(honest, "unknown-authority", "stranger")
    expectRefused(tokenIn(openssl.answer(request, { signer: "strange", chain: ["stranger"] })), "unknown-authority")
    expect(
      Result.getOrThrow(Result.flip(checkTimeStamp({ token: honest, checkpointText: text, authorities: [] })))
    ).toMatchObject({
      reason: "unknown-authority",
      status: "not-checked"
    })
  })

  it.each([
    ["without an extended key usage", "no-usage"],
    ["whose extended key usage is not critical", "not-critical"],
    ["with further usages", "more-usages"],
    ["with another usage", "other-usage"],
    ["whose key also enciphers", "to-encipher"],
    ["with a critical extension that is unknown", "unknown-extension"]
  ])("by a certificate %s", (_, extensions) => {
    openssl.issue(extensions, { extensions })
    expectRefused(openssl.forged(info, extensions), "not-for-time-stamps")
  })

  it.each([
    ["that is no authority", "no-ca"],
    ["whose names are constrained", "constrained"]
  ])("by way of an intermediate %s", (_, extensions) => {
    openssl.issue(extensions, { extensions })
    openssl.issue(`by-${extensions}`, { by: extensions })
    expectRefused(openssl.forged(info, `by-${extensions}`, { chain: [extensions] }), "unknown-authority")
  })

  it("by way of more intermediates than one of them allows", () => {
    openssl.issue("upper", { extensions: "lowest" })
    openssl.issue("lower", { by: "upper", extensions: "intermediate" })
    openssl.issue("deep", { by: "lower" })
    expectRefused(openssl.forged(info, "deep", { chain: ["upper", "lower"] }), "unknown-authority")
  })

  it("where the certificate was exchanged for another one of the same key, name and authority", () => {
    openssl.issue("twin", { keyOf: "tsa", subject: "/CN=tsa" })
    const der = (name: string) => Buffer.from(openssl.pem(name).replace(/-----[^-]+-----|\s/g, ""), "base64")
    const serial = (name: string) => openssl.openssl("x509", "-in", `${name}.pem`, "-noout", "-serial").toString()
    const serialOf = (name: string) => Buffer.from(serial(name).trim().slice("serial=".length), "hex")
    const exchanged = replaced(replaced(honest, der("tsa"), der("twin")), serialOf("tsa"), serialOf("twin"))
    expectRefused(exchanged, "certificate-exchanged")
    expectValid(openssl.forged(info, "twin"))
  })

  it("that holds something other than a time-stamp, whatever the envelope says", () => {
    const [stamp, other] = ["1.2.840.113549.1.9.16.1.4", "1.2.840.113549.1.9.16.1.5"]
    const token = openssl.forged(info, "tsa", { type: other })
    expectRefused(token, "not-a-time-stamp")
    const id = (last: number) => Buffer.from(`2a864886f70d010910010${last}`, "hex")
    // openssl does not compare the signed type with that of the envelope.
    expect(reasonOf(replaced(token, id(5), id(4)))).toBe("not-a-time-stamp")
    expectValid(openssl.forged(info, "tsa", { type: stamp }))
  })

  it("under another name than that of its certificate", () => {
    openssl.issue("other")
    const named = contentOf(tokenIn(openssl.answer(request, { section: "named" })))
    expect(reasonOf(openssl.forged(named, "other"))).toBe("name-differs")
    expect(reasonOf(openssl.forged(named, "tsa"))).toBe("valid")
  })

  it("with SHA-1 or MD5 or a weak key anywhere, though the judge is content with some", () => {
    const sha1 = openssl.openssl("ts", "-query", "-data", "data", "-sha1", "-cert")
    expect(reasonOf(tokenIn(openssl.answer(sha1)))).toBe("algorithm-refused")
    openssl.issue("small", { key: "rsa1024" })
    openssl.issue("large", { key: "ec521" })
    for (const signer of ["small", "large"]) expect(reasonOf(openssl.forged(info, signer))).toBe("algorithm-refused")
    openssl.issue("plain", { keyOf: "root" })
    for (const digest of ["sha1", "md5"]) {
      expect(reasonOf(openssl.forged(info, "plain", { digest }))).toBe("algorithm-refused")
      openssl.issue(`by-${digest}`, { digest })
      expect(reasonOf(openssl.forged(info, `by-${digest}`))).toBe("unknown-authority")
    }
  })

  const replaced = (token: Uint8Array, one: Buffer, other: Buffer): Buffer => {
    const bytes = Buffer.from(token)
    const at = bytes.indexOf(one)
    expect(at).toBeGreaterThan(0)
    expect(other.length).toBe(one.length)
    other.copy(bytes, at)
    return bytes
  }
})

describe("authorities", () => {
  it("are read from PEM, several from one file, and nothing else is", () => {
    expect(Result.getOrThrow(readAuthorities(openssl.pem("root", "tsa")))).toHaveLength(2)
    const broken = openssl.pem("root").replace(/MII./, "MIIA")
    for (const pem of ["", "root", broken, openssl.pem("root") + broken])
      expect(Result.isFailure(readAuthorities(pem))).toBe(true)
  })
})
