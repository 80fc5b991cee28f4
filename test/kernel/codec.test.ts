// Stored lines: written once in one form, read for ever, brought up to date on the way.
import {
  type AnyEvent,
  decision,
  decodeEvents,
  defineCatalogue,
  defineEvent,
  encodeEvent,
  Instant,
  LocalDate,
  lineOf
} from "@keikaku/kernel"
import { Result, Schema } from "effect"
import { describe, expect, it } from "vitest"

const at = Instant.make("2023-04-01T00:00:00.000Z")
const origin = { id: "c1/1", actor: "a", commandId: "c1", correlationId: "c1", causationId: undefined }
const label = { ja: "色", en: "Colour" }
const catalogueOf = (event: any) =>
  defineCatalogue([
    decision("Paint", label, { payload: {}, records: [event], refuses: [], reads: () => ({}), decide: () => [] })
  ])

const first = defineEvent("Painted", { label, fields: { colour: Schema.String }, tags: () => ["wall:1"] })
const third = defineEvent("Painted", {
  label,
  fields: { colours: Schema.Array(Schema.String), coats: Schema.Int },
  tags: () => ["wall:1"],
  upcasters: [({ colour }) => ({ colours: [colour!] }), (data) => ({ ...data, coats: 1 })]
})
const occurredOn = LocalDate.make("2023-04-01")
const line = lineOf(encodeEvent(first, first({ colour: "青", occurredOn }), origin, at), at)
const read = (text: string, event: any = first) => decodeEvents(catalogueOf(event), { position: 7, line: text })

describe("a stored line", () => {
  it("holds everything but the position, in canonical order", () => {
    expect(line).toBe(
      '{"actor":"a","commandId":"c1","correlationId":"c1","data":{"colour":"青"},"id":"c1/1","occurredOn":"2023-04-01",' +
        '"recordedAt":"2023-04-01T00:00:00.000Z","tags":["wall:1","command:c1"],"type":"Painted","version":1}'
    )
    const caused = encodeEvent(first, first({ colour: "青", occurredOn }), { ...origin, causationId: "c0/1" }, at)
    expect(lineOf(caused, at)).toContain('{"actor":"a","causationId":"c0/1","commandId":"c1",')
  })

  it("of an older version is brought up version by version", () => {
    const [recorded] = Result.getOrThrow(read(line, third))
    expect(recorded).toMatchObject({ event: { colours: ["青"], coats: 1 }, position: 7, recordedAt: at })
  })

  it.each([
    ["that is not JSON", "{"],
    ["that is not an object", "[]"],
    ["without an actor", line.replace('"actor":"a",', "")],
    ["without tags", line.replace('"tags":["wall:1","command:c1"],', "")],
    ["of an unknown type", line.replace("Painted", "Sanded")],
    ["of a newer version", line.replace('"version":1', '"version":2')],
    ["of no version", line.replace('"version":1', '"version":0')],
    ["whose data breaks its schema", line.replace('"青"', "7")],
    ["with an impossible date", line.replace('"occurredOn":"2023-04-01"', '"occurredOn":"2023-04-31"')]
  ])("%s is unreadable, and the failure names the position", (_, text) => {
    expect(Result.isFailure(read(text)) && read(text)).toMatchObject({
      failure: { _tag: "StoredEventUnreadable", position: 7 }
    })
  })

  it("is never made of an event that breaks its own schema", () => {
    const broken = { _tag: "Painted", colour: 7, occurredOn } as unknown as AnyEvent
    expect(() => encodeEvent(first, broken, origin, at)).toThrow("bug: Painted")
  })
})

describe("an event", () => {
  it("keeps of what it is given only its own fields", () => {
    expect(first({ colour: "青", occurredOn, brush: 3 } as never)).toEqual({
      _tag: "Painted",
      colour: "青",
      occurredOn
    })
  })
})

describe("a catalogue", () => {
  it("does not hold two things of one name", () => {
    const paint = catalogueOf(first).decisions.get("Paint")!
    expect(() => defineCatalogue([paint, { ...paint }])).toThrow("bug: catalogue: two things are called Paint")
    const other = catalogueOf(third).decisions.get("Paint")!
    expect(() => defineCatalogue([paint, { ...other, name: "Repaint" }])).toThrow("two things are called Painted")
  })
})
