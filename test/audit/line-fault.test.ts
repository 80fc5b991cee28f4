// Whether a line is one that this program writes: the fast scan over its bytes never accepts what the kernel's own writer would not
// have written, nor reads another instant from it.
import { lineFaults } from "@keikaku/audit"
import { canonicalJson, type Json, maxLineBytes } from "@keikaku/kernel"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instantBytes, instantIn, lineScanner } from "../../packages/audit/src/line-fault.ts"

const scan = lineScanner()

const scanned = (line: Buffer): string | undefined => {
  const at = scan(line, 0, line.length)
  return at === 0 ? undefined : line.toString("latin1", at, at + instantBytes)
}

/** The scan is silent, or says what the kernel's writer says; it never looks beyond the end of the line. */
const expectAgreement = (line: Buffer) => {
  const found = scanned(line)
  if (found !== undefined) expect(instantIn(line), line.toString()).toBe(found)
  const within = Buffer.concat([Buffer.from('{"'), line, Buffer.from('"}]\n')])
  const at = scan(within, 2, 2 + line.length)
  expect(at === 0 ? undefined : within.toString("latin1", at, at + instantBytes)).toBe(found)
}

const at = "2023-04-01T09:00:00.000Z"
const example = Buffer.from(
  canonicalJson({
    actor: "branch:13/c-7",
    data: {
      amount: -120,
      empty: {},
      list: [],
      note: '中"小\\企\n業é',
      of: [0, true, false, null, [1, "二"]],
      yen: 2_023_000
    },
    id: "a/1",
    recordedAt: at,
    tags: ["case:1", "branch:13"],
    version: 1
  })
)

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("__proto__", "recordedAt", "\u2028")
)
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    fc.maxSafeInteger().map((n) => n + 0),
    fc.nat(9),
    fc.constantFrom(true, false, null),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(text, tie("json"), { maxKeys: 4, noNullPrototype: true })
  )
}))
const instant = fc
  .date({ min: new Date("1970-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString())
const line = fc
  .record({ data: json, other: json, recordedAt: fc.oneof(instant, text), aé: json }, { requiredKeys: ["recordedAt"] })
  .map((value) => Buffer.from(canonicalJson(value as Json)))

describe("The scan of a line and the kernel's own writer agree", () => {
  it("on any canonical line, and wherever one byte of it was changed, inserted, deleted or moved", () => {
    const mutation = fc.record({ at: fc.nat(), to: fc.nat(), byte: fc.nat(255), kind: fc.constantFrom(0, 1, 2, 3) })
    fc.assert(
      fc.property(line, fc.array(mutation, { minLength: 1, maxLength: 40 }), (good, mutations) => {
        expectAgreement(good)
        for (const { at, byte, kind, to } of mutations) {
          const n = at % good.length
          const before = good.subarray(0, n)
          const removed = Buffer.concat([before, good.subarray(n + 1)])
          const place = to % (removed.length + 1)
          const moved = [removed.subarray(0, place), Buffer.from([good[n]!]), removed.subarray(place)]
          expectAgreement(
            [
              Buffer.concat([before, Buffer.from([byte]), good.subarray(n + 1)]),
              Buffer.concat([before, Buffer.from([byte]), good.subarray(n)]),
              removed,
              Buffer.concat(moved)
            ][kind]!
          )
        }
      })
    )
  })

  it("wherever a byte of a line is changed into any other, any byte is inserted, or one is deleted", () => {
    for (let n = 0; n <= example.length; n++) {
      const [before, after] = [example.subarray(0, n), example.subarray(n + 1)]
      expectAgreement(Buffer.concat([before, after]))
      for (let byte = 0; byte < 256; byte++)
        for (const changed of [
          Buffer.concat([before, Buffer.from([byte]), after]),
          Buffer.concat([before, Buffer.from([byte]), example.subarray(n)])
        ]) {
          const found = scanned(changed)
          if (found !== undefined) expect(instantIn(changed), changed.toString()).toBe(found)
        }
    }
  })

  it("and the scan decides the lines of every day: the kernel's writer is asked only of unusual ones", () => {
    expect(scanned(example)).toBe(at)
    expect(instantIn(example)).toBe(at)
  })
})

describe("A line is malformed that this program does not write", () => {
  const rest = `"recordedAt":"${at}"`
  const nested = (depth: number) => `{"a":${"[".repeat(depth)}${"]".repeat(depth)},${rest}}`
  const padded = (bytes: number) => `{"a":"${"x".repeat(bytes - 9 - rest.length)}",${rest}}`
  const bad: ReadonlyArray<readonly [string, string | Buffer]> = [
    ["a key twice", `{"a":1,"a":1,${rest}}`],
    ["a key twice, deep inside", `{"a":[{"b":1,"b":2}],${rest}}`],
    ["`__proto__`", `{"__proto__":1,${rest}}`],
    ["`__proto__` with an object", `{"a":{"__proto__":{"b":1}},${rest}}`],
    ["an escape that is not needed", `{"a":"\\u0061",${rest}}`],
    ["an escaped solidus", `{"a":"\\/",${rest}}`],
    ["an escape in capitals", `{"a":"\\u001F",${rest}}`],
    ["an escaped character that has a short form", `{"a":"\\u000a",${rest}}`],
    ["white space inside", `{"a": 1,${rest}}`],
    ["white space before", ` {"a":1,${rest}}`],
    ["a carriage return after", `{"a":1,${rest}}\r`],
    ["a byte order mark before", `\ufeff{"a":1,${rest}}`],
    ["an exponent", `{"a":2.023e3,${rest}}`],
    ["a fraction", `{"a":1.5,${rest}}`],
    ["minus zero", `{"a":-0,${rest}}`],
    ["a leading zero", `{"a":01,${rest}}`],
    ["1e21", `{"a":1e21,${rest}}`],
    ["2⁵³ + 1", `{"a":9007199254740993,${rest}}`],
    ["2⁵³", `{"a":9007199254740992,${rest}}`],
    ["half of a surrogate pair, escaped", `{"a":"\\ud800",${rest}}`],
    ["half of a surrogate pair, in bytes", Buffer.from(`{"a":"\xed\xa0\x80",${rest}}`, "latin1")],
    ["an overlong sequence of bytes", Buffer.from(`{"a":"\xe0\x81\xa1",${rest}}`, "latin1")],
    ["bytes that are no UTF-8", Buffer.from(`{"a":"\xff",${rest}}`, "latin1")],
    ["a character cut short", Buffer.from(`{"a":"\xe4\xb8",${rest}}`, "latin1")],
    ["a control character", `{"a":"\u0001",${rest}}`],
    ["keys in another order", `{"z":1,${rest},"a":1}`],
    ["keys in the order of code points instead of UTF-16", `{"a":{"\uff61":1,"😀":2},${rest}}`],
    ["a list", `["${at}"]`],
    ["an object after the object", `{"a":1,${rest}}{}`],
    ["text that is no JSON", "Noted"],
    ["nothing", ""],
    ["nesting deeper than can be stored", nested(101)],
    ["nesting that overflows a stack", nested(200_000)],
    ["as many bytes as no line has", padded(maxLineBytes)],
    ["no recordedAt", `{"a":1}`],
    ["a recordedAt deeper inside only", `{"a":{${rest}}}`],
    ["a recordedAt that is no text", `{"recordedAt":20230401}`],
    ["an instant without milliseconds", `{"recordedAt":"2023-04-01T09:00:00Z"}`],
    ["an instant of another zone", `{"recordedAt":"2023-04-01T09:00:00.00+9"}`],
    ["a day that does not exist", `{"recordedAt":"2023-02-29T09:00:00.000Z"}`],
    ["a thirty-first of a short month", `{"recordedAt":"2023-04-31T09:00:00.000Z"}`],
    ["an hour that does not exist", `{"recordedAt":"2023-04-01T24:00:00.000Z"}`]
  ]
  it.each(bad)("%s", (_, written) => {
    const bytes = Buffer.from(written)
    expectAgreement(bytes)
    expect(lineFaults()(bytes, 0, bytes.length)).toBe("malformed")
  })

  it.each([
    ["the deepest nesting that can be stored", nested(100)],
    ["the longest line that can be stored", padded(maxLineBytes - 1)],
    ["an integer of sixteen digits", `{"a":-9007199254740991,${rest}}`],
    ["a character of four bytes", `{"a":"😀",${rest}}`],
    ["keys in UTF-16 order", `{"a":{"😀":2,"\uff61":1},${rest}}`],
    ["the escape of a control character", `{"a":"\\u001f",${rest}}`],
    ["a text that only looks like a key", `{"a":"{\\"__proto__\\":1",${rest}}`],
    ["a leap day", `{"recordedAt":"2024-02-29T09:00:00.000Z"}`],
    ["the last day of a long month", `{"recordedAt":"2024-12-31T23:59:59.999Z"}`]
  ])("but not %s", (_, written) => {
    const bytes = Buffer.from(written)
    expectAgreement(bytes)
    expect(lineFaults()(bytes, 0, bytes.length)).toBeUndefined()
  })
})

describe("The instants of lines do not decrease", () => {
  it("one that is before that of the line before is a fault of its own line only", () => {
    const faultIn = lineFaults()
    const faults = ["2023-04-02", "2023-04-02", "2023-04-01", "2023-04-01", "2024-02-29"].map((day) => {
      const bytes = Buffer.from(`{"recordedAt":"${day}T09:00:00.000Z"}`)
      return faultIn(bytes, 0, bytes.length)
    })
    expect(faults).toEqual([undefined, undefined, "earlier", undefined, undefined])
  })

  it("nor over a malformed line in between", () => {
    const faultIn = lineFaults()
    const faults = [`{"recordedAt":"2023-04-02T09:00:00.000Z"}`, "{}", `{"recordedAt":"2023-04-01T09:00:00.000Z"}`].map(
      (line) => faultIn(Buffer.from(line), 0, line.length)
    )
    expect(faults).toEqual([undefined, "malformed", "earlier"])
  })
})
