// Canonical JSON: one value, one text, and nothing in it that another reader could understand differently.
import { runInNewContext } from "node:vm"
import { canonicalJson, findUnstorable, type Json } from "@keikaku/kernel"
import { Option } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const text = fc.string({ unit: "grapheme" })
const storable: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => (Object.is(n, -0) ? 0 : n)),
    text,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: true })
  )
})).value

/** A list whose second place is a hole. */
const holed = [1, 2, 3]
delete holed[1]

const shuffled = (value: Json): Json =>
  Array.isArray(value)
    ? value.map(shuffled)
    : value !== null && typeof value === "object"
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([k, v]) => [k, shuffled(v)])
        )
      : value

describe("canonical JSON", () => {
  it("sorts keys by UTF-16 code units, as the example of RFC 8785 §3.2.3 does", () => {
    const example = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\u{1f600}": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    }
    expect(Object.values(JSON.parse(canonicalJson(example)))).toHaveLength(7)
    expect(canonicalJson(example)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}'
    )
  })

  it("is read back as the value that was written, whatever order the keys were in", () => {
    fc.assert(
      fc.property(storable, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
      })
    )
  })

  it.each([
    ["undefined", { a: [undefined] }, ["a", 0]],
    ["NaN", { a: Number.NaN }, ["a"]],
    ["a fraction", { a: 0.5 }, ["a"]],
    ["an integer beyond 2^53", [2 ** 53], [0]],
    ["minus zero", { a: -0 }, ["a"]],
    ["half of a surrogate pair", { a: { b: "x\ud83d" } }, ["a", "b"]],
    ["half of a surrogate pair in a key", { "\udc00": 1 }, ["\udc00"]],
    ["a bigint", { a: 1n }, ["a"]],
    ["a symbol", { a: Symbol("s") }, ["a"]],
    ["a function", { a: [() => 1] }, ["a", 0]],
    ["a date", { a: new Date(0) }, ["a"]],
    ["a map", { a: new Map([["b", 1]]) }, ["a"]],
    ["a set", { a: [new Set([1])] }, ["a", 0]],
    ["an address", { a: new URL("http://a/") }, ["a"]],
    ["bytes", { a: new Uint8Array(2) }, ["a"]],
    ["a buffer", { a: Buffer.from("a") }, ["a"]],
    ["an instance of a class", { a: new (class Seat {})() }, ["a"]],
    ["a boxed text", { a: Object("text") }, ["a"]],
    ["an error", { a: new Error("e") }, ["a"]],
    ["a pattern", { a: /a/ }, ["a"]],
    ["a promise", { a: Promise.resolve(1) }, ["a"]],
    ["an option of Effect", { a: Option.some(1) }, ["a"]],
    ["a hole in a list", { a: holed }, ["a"]],
    ["a hole at a list's end", { a: new Array(2) }, ["a"]],
    ["a name in a list", { a: Object.assign([1], { b: 2 }) }, ["a"]],
    ["a list with a hole and a name", { a: Object.assign(holed.slice(), { b: 2 }) }, ["a"]],
    ["a key that is a symbol", { a: { [Symbol("s")]: 1 } }, ["a"]]
  ] as ReadonlyArray<[string, unknown, ReadonlyArray<string | number>]>)(
    "refuses %s and says where it is",
    (_, value, path) => {
      expect(findUnstorable(value)?.path).toEqual(path)
      expect(() => canonicalJson(value as Json)).toThrow("bug: canonicalJson")
    }
  )

  it("refuses what is nested too deep to be read, and what contains itself", () => {
    const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)])
    expect(findUnstorable(nested(100))).toBeUndefined()
    expect(JSON.parse(canonicalJson(nested(100)))).toEqual(nested(100))
    const itself: Record<string, unknown> = {}
    itself.a = itself
    for (const value of [nested(101), nested(1_000), itself] as ReadonlyArray<any>) {
      expect(findUnstorable(value)?.message).toBe("nested deeper than 100")
      expect(() => canonicalJson(value)).toThrow("bug: canonicalJson: nested deeper than 100")
    }
  })

  it("takes objects of another realm and objects without a prototype for what they are", () => {
    for (const value of [runInNewContext('({ a: [1, { b: "c" }] })'), Object.assign(Object.create(null), { a: [1] })])
      expect(canonicalJson(value)).toBe(JSON.stringify(value))
    expect(findUnstorable({ a: runInNewContext("new Date(0)") })?.path).toEqual(["a"])
  })

  it("writes every character as JSON does", () => {
    const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff
    const texts = Array.from({ length: 0x10000 }, (_, code) => (isSurrogate(code) ? "😀" : String.fromCharCode(code)))
    expect(texts.filter((text) => canonicalJson(`a${text}b`) !== JSON.stringify(`a${text}b`))).toEqual([])
  })
})
