// A stored line as an event about to be stored again: cut at its own instant, whatever else stands in it.
import {
  type AnyEvent,
  defineEvent,
  encodeEvent,
  findUnstorable,
  type Instant,
  type JsonObject,
  LocalDate,
  lineOf,
  pendingOf
} from "@keikaku/kernel"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const at = "2023-04-01T09:00:00.000Z" as Instant
const ending = `"recordedAt":"${at}","tags":[],"type":"Noted","version":1}`
const awkward = [
  "recordedAt",
  at,
  `","recordedAt":"${at}"`,
  ending,
  `{${ending}`,
  '"',
  "\\",
  "\u0000\t\n",
  "\u2028",
  "𠮷"
]

const text = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }))
const { data } = fc.letrec<{ json: unknown; data: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("json"), { maxLength: 3 }),
    tie("data")
  ),
  data: fc.dictionary(text, tie("json"), { maxKeys: 4 })
}))
const corrects = fc.record({
  position: fc.integer({ min: 1 }),
  leaf: fc.constant("0f".repeat(32)),
  reason: text,
  approver: text
})

const Noted = defineEvent("Noted", {
  label: { ja: "記入済", en: "Noted" },
  fields: { about: Schema.Array(Schema.String), data: Schema.Unknown },
  tags: ({ about }) => about.map((each) => `note:${each}` as const)
})

const noted = fc
  .record({
    ...{ about: fc.array(text, { maxLength: 3 }), data, actor: text, id: text, commandId: text, correlationId: text },
    ...{ causationId: fc.option(text, { nil: undefined }), corrects: fc.option(corrects, { nil: undefined }) }
  })
  .filter((each) => findUnstorable({ ...each, causationId: each.causationId ?? null, corrects: null }) === undefined)
  .filter(({ corrects }) => corrects === undefined || findUnstorable(corrects) === undefined)
  .map(({ about, corrects, data, ...origin }) =>
    encodeEvent(
      Noted,
      { _tag: "Noted", about, data, occurredOn: LocalDate.make("2023-04-01") } as AnyEvent,
      corrects === undefined ? origin : { ...origin, corrects },
      at
    )
  )

describe("a stored line as an event about to be stored", () => {
  it("is what it was before it was stored, whatever texts are in it", () => {
    fc.assert(
      fc.property(noted, (event) => {
        expect(pendingOf({ position: 1, line: lineOf(event, at) })).toEqual(Result.succeed(event))
      }),
      { numRuns: 500 }
    )
  })

  const line: JsonObject = {
    ...{ actor: "a", commandId: "c", correlationId: "c", data: {}, id: "c/1", occurredOn: "2023-04-01" },
    ...{ recordedAt: at, tags: ["note:1"], type: "Noted", version: 1 }
  }
  const written = JSON.stringify(line)

  it("may have members that are not known yet, in their place", () => {
    for (const member of ["aside", "seal", "zone"]) {
      const members = Object.entries({ ...line, [member]: { recordedAt: at } }).sort(([a], [b]) => (a < b ? -1 : 1))
      const stored = JSON.stringify(Object.fromEntries(members))
      const event = Result.getOrThrow(pendingOf({ position: 1, line: stored }))
      const later = "2024-01-01T00:00:00.000Z" as Instant
      expect(lineOf(event, at)).toBe(stored)
      expect(JSON.parse(lineOf(event, later))).toEqual({ ...JSON.parse(stored), recordedAt: later })
    }
  })

  it.each<[string, string]>([
    ["is not JSON", written.slice(1)],
    ["lacks its instant", JSON.stringify({ ...line, recordedAt: undefined })],
    ["has a malformed instant", JSON.stringify({ ...line, recordedAt: "2023-04-31T00:00:00.000Z" })],
    ["has a tag that is not a text", JSON.stringify({ ...line, tags: [1] })],
    ["has white space", written.replace(",", ", ")],
    ["ends with a line break", `${written}\n`],
    ["has a member twice", written.replace("{", '{"actor":"a",')],
    ["has its members in another order", JSON.stringify({ type: "Noted", ...line })],
    ["has an escape too many", written.replace('"a"', '"\\u0061"')],
    ["has a fraction", JSON.stringify({ ...line, data: { yen: 0.5 } })]
  ])("that %s is refused, with its position", (_, stored) => {
    expect(pendingOf({ position: 7, line: stored })).toMatchObject({
      failure: { _tag: "StoredEventUnreadable", position: 7 }
    })
  })
})
