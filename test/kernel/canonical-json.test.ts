// Canonical JSON: one value, one text, and nothing in it that another reader could understand differently.
import { canonicalJson, findUnstorable, type Json } from "@keikaku/kernel"
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
    ["a bigint", { a: 1n }, ["a"]]
  ])("refuses %s and says where it is", (_, value, path) => {
    expect(findUnstorable(value)?.path).toEqual(path)
    expect(() => canonicalJson(value as Json)).toThrow("bug: canonicalJson")
  })

  it("writes every character as JSON does", () => {
    const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff
    const texts = Array.from({ length: 0x10000 }, (_, code) => (isSurrogate(code) ? "😀" : String.fromCharCode(code)))
    expect(texts.filter((text) => canonicalJson(`a${text}b`) !== JSON.stringify(`a${text}b`))).toEqual([])
  })
})
