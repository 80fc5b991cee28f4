// What bytes a time-stamp may have: with any one changed it proves nothing, and no bytes at all make the verification fail otherwise
// than by saying so. Every byte of it is tried with SOAK=1.
import { createCheckpoint } from "@keikaku/audit"
import {
  checkTimeStamp,
  checkTimeStamps,
  decodeTimeStamp,
  encodeTimeStamp,
  keepTimeStamp,
  readTimeStampResponse,
  stampedTextOf,
  TimeStampNotValid,
  timeStampRequest,
  timeStampsOf
} from "@keikaku/audit/timestamp"
import { Result } from "effect"
import { build } from "esbuild"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { logOf, run, signer } from "./bundles.ts"
import { contentOf, opensslAuthority, tokenIn } from "./openssl-authority.ts"

const isSoak = process.env.SOAK !== undefined
const store = await logOf(3)
const { note } = await run(createCheckpoint(store, signer))
const text = Result.getOrThrow(stampedTextOf(note))
const request = Result.getOrThrow(timeStampRequest(note, { nonce: new Uint8Array([7]) }))

let openssl: ReturnType<typeof opensslAuthority>
let tokens: ReadonlyArray<Uint8Array>
beforeAll(() => {
  openssl = opensslAuthority()
  openssl.root("root", { key: "rsa" })
  openssl.issue("middle", { extensions: "intermediate" })
  openssl.issue("tsa", { by: "middle" })
  openssl.issue("tsa-rsa", { keyOf: "root" })
  tokens = [
    tokenIn(openssl.answer(request, { chain: ["middle"] })),
    tokenIn(openssl.answer(request, { signer: "tsa-rsa", section: "named" }))
  ]
})

const checked = (token: Uint8Array) =>
  checkTimeStamp({ token, checkpointText: text, authorities: openssl.authorities("root") })

describe("a time-stamp", () => {
  it("with any bit changed proves nothing, wherever it is", () => {
    const step = isSoak ? 1 : 37
    for (const token of tokens) {
      expect(Result.isSuccess(checked(token))).toBe(true)
      const accepted: Array<string> = []
      for (let at = 0; at < token.length; at += step)
        for (const bits of isSoak ? [1 << (at % 8), 255] : [1 << (at % 8)]) {
          const changed = Uint8Array.from(token)
          changed[at]! ^= bits
          if (Result.isSuccess(checked(changed))) accepted.push(`${at}: ${bits}`)
        }
      expect(accepted).toEqual([])
    }
  })

  it("with a bit changed in what the authority has signed is refused by openssl as well", () => {
    const [token] = tokens
    const start = Buffer.from(token!).indexOf(contentOf(token!))
    const { length } = contentOf(token!)
    for (let at = start; at < start + length; at += isSoak ? 1 : 29) {
      const changed = Uint8Array.from(token!)
      changed[at]! ^= 1
      expect([at, openssl.judge(changed, text)]).toEqual([at, false])
    }
  })

  it("cut short, lengthened or joined to another proves nothing", () => {
    const [one, other] = tokens.map((token) => Buffer.from(token))
    for (const bytes of [one!.subarray(0, -1), Buffer.concat([one!, Buffer.alloc(1)]), Buffer.concat([one!, other!])])
      expect(Result.getOrThrow(Result.flip(checked(bytes))).reason).toBe("malformed")
  })
})

describe("bytes that are no time-stamp", () => {
  const isRefused = (bytes: Uint8Array): void => {
    expect(Result.getOrThrow(Result.flip(checked(bytes)))).toBeInstanceOf(TimeStampNotValid)
    readTimeStampResponse(bytes)
  }

  it("are refused, whatever they are", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), isRefused))
  })

  it("are refused where a token was overwritten, cut and doubled at random", () => {
    const change = fc.record({ at: fc.nat(), cut: fc.nat(40), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) })
    fc.assert(
      fc.property(fc.nat(1), fc.array(change, { minLength: 1, maxLength: 4 }), (which, changes) => {
        let bytes = Buffer.from(tokens[which]!)
        for (const { at, cut, bytes: added } of changes) {
          const start = at % (bytes.length + 1)
          bytes = Buffer.concat([bytes.subarray(0, start), added, bytes.subarray(start + cut)])
        }
        fc.pre(!bytes.equals(tokens[which]!))
        isRefused(bytes)
      })
    )
  })

  it("are refused where they are nested without end, or too many", () => {
    for (const unit of ["3080", "a080", "2480", "3000", "0500"])
      for (const size of [1_000, 30_000, 40_000]) isRefused(Buffer.from(unit.repeat(size), "hex"))
    let nested = Buffer.alloc(0)
    for (let depth = 0; depth < 5_000; depth++)
      nested = Buffer.concat([Buffer.from([0x30, 0x82, nested.length >> 8, nested.length & 255]), nested])
    isRefused(nested)
    isRefused(new Uint8Array(10_000_000))
  })
})

describe("the time-stamps of a log", () => {
  it("are kept by the size of their checkpoint, each once, and verified against it", async () => {
    for (const token of [...tokens, ...tokens]) await run(keepTimeStamp(store, { size: 3, token }))
    await run(keepTimeStamp(store, { size: 2, token: tokens[0]! }))
    const kept = await run(timeStampsOf(store))
    expect(kept.map(({ size }) => size)).toEqual([2, 3, 3])
    const given = { notes: [note], authorities: openssl.authorities("root") }
    const results = checkTimeStamps([...kept, { size: 3, token: "?" }], given).map(({ result, size }) => [
      size,
      Result.isSuccess(result) ? result.success.authority : result.failure.reason
    ])
    expect(results).toEqual([
      [2, "no-checkpoint"],
      [3, "CN=root"],
      [3, "CN=root"],
      [3, "malformed"]
    ])
  })

  it("are read again from the lines that were written, and from no others", async () => {
    for (const kept of await run(timeStampsOf(store))) {
      const line = encodeTimeStamp(kept)
      expect(line).toMatch(/^\{"size":[23],"token":"[^"]+"\}\n$/)
      expect(decodeTimeStamp(line.slice(0, -1))).toEqual(kept)
      expect(decodeTimeStamp(line)).toBeUndefined()
    }
    for (const line of ['{"size":-1,"token":"MIIE"}', '{"size":1.5,"token":"MIIE"}', '{"size":1,"token":"MII"}', "{}"])
      expect(decodeTimeStamp(line)).toBeUndefined()
  })
})

describe("whoever imports the package without its time-stamps", () => {
  /** What of others is loaded with an entry at once, and not only when it is needed. */
  const inputsOf = async (entry: string) => {
    const { metafile } = await build({
      stdin: { contents: `export * from "${entry}"`, resolveDir: import.meta.dirname },
      ...{ bundle: true, write: false, metafile: true, splitting: true, format: "esm", outdir: "out" },
      platform: "node",
      external: ["effect"],
      conditions: ["@keikaku/source"],
      logLevel: "silent"
    })
    const [entryPoint] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === "<stdin>")!
    const loaded = new Set([entryPoint])
    for (const output of loaded)
      for (const { kind, path } of metafile.outputs[output]?.imports ?? [])
        if (kind === "import-statement" && path in metafile.outputs) loaded.add(path)
    const inputs = [...loaded].flatMap((output) => Object.keys(metafile.outputs[output]!.inputs))
    return inputs.filter((path) => path.includes("@peculiar"))
  }

  it("does not load what reads ASN.1", async () => {
    expect(await inputsOf("@keikaku/audit")).toEqual([])
    expect(await inputsOf("@keikaku/audit/bundle")).toEqual([])
    expect(await inputsOf("@keikaku/audit/timestamp")).not.toEqual([])
  })
})
