// Reads the body of a request as JSON, or says precisely why it is malformed: declared otherwise, too large, not UTF-8, or
// not JSON from some character on. What it holds is for the decision's own schema to judge.
import { Effect, Stream } from "effect"
import type { HttpServerRequest } from "effect/http"
import { findJsonFault } from "./json-fault.ts"
import { malformed, Problem } from "./problem.ts"

/** The most bytes that the body of a decision may have: an event must fit into a line of 64 KiB. */
export const maxBodyBytes = 65_536

/** The value in the body. Fails with a problem of status 400, 413 or 415; nothing was recorded then. */
export const readJsonBody = Effect.fnUntraced(function* (
  request: HttpServerRequest.HttpServerRequest
): Effect.fn.Return<unknown, Problem> {
  const { "content-encoding": coding, "content-length": length, "content-type": type } = request.headers
  if (!/^application\/json\s*(;|$)/i.test(type ?? "") || (coding ?? "identity") !== "identity")
    return yield* unsupportedMediaType
  if (Number(length) > maxBodyBytes) return yield* tooLarge
  const { body, bodyUsed } = request.source as Request
  if (bodyUsed || body?.locked === true) return yield* Effect.die(readBefore)
  const text = body === null ? "" : yield* decodeUtf8(yield* readBytes(request))
  return yield* parseJson(text)
})

const readBefore = new Error(
  "bug: http: the body was read before the API was asked: mount it before what reads bodies, and let actorOf read a clone"
)

const readBytes = (request: HttpServerRequest.HttpServerRequest): Effect.Effect<Uint8Array, Problem> =>
  request.stream.pipe(
    Stream.mapError(() => inBody("the body ended early")),
    Stream.runFoldEffect(
      () => new Uint8Array(),
      (read, chunk) => {
        if (read.length + chunk.length > maxBodyBytes) return Effect.fail(tooLarge)
        const all = new Uint8Array(read.length + chunk.length)
        all.set(read)
        all.set(chunk, read.length)
        return Effect.succeed(all)
      }
    )
  )

const decodeUtf8 = (bytes: Uint8Array): Effect.Effect<string, Problem> =>
  Effect.try({
    try: () => new TextDecoder("utf-8", { fatal: true }).decode(bytes),
    catch: () => inBody("the body is not UTF-8 (RFC 8259 §8.1)")
  })

const parseJson = (text: string): Effect.Effect<unknown, Problem> =>
  Effect.try({
    try: () => JSON.parse(text) as unknown,
    catch: () => {
      const { column, line, offset } = findJsonFault(text) ?? { offset: 0, line: 1, column: 1 }
      return inBody(`not JSON from line ${line}, column ${column} on`, { place: { offset, line, column } })
    }
  })

const inBody = (message: string, members: Readonly<Record<string, unknown>> = {}): Problem =>
  malformed([{ in: "body", path: "", message }], members)

const unsupportedMediaType = new Problem({
  kind: "unsupported-media-type",
  status: 415,
  title: "Unsupported media type",
  sentence: {
    ja: "本文は圧縮しない application/json で送ってください。",
    en: "Send the body as application/json, not compressed."
  },
  headers: { accept: "application/json" }
})

const tooLarge = new Problem({
  kind: "too-large",
  status: 413,
  title: "Content too large",
  sentence: {
    ja: `本文は ${maxBodyBytes} バイトまでです。`,
    en: `The body may have at most ${maxBodyBytes} bytes.`
  },
  members: { maxBytes: maxBodyBytes }
})
