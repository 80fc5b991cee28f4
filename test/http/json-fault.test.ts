// The place where a text stops being JSON, held against the parser of the host.
import { findJsonFault } from "@keikaku/http/json-fault"
import fc from "fast-check"
import { expect, it } from "vitest"

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const pieces = ["{", "}", "[", "]", ":", ",", '"a"', '"\\u12"', '"\\n"', '"\n"', "1", "-", "01", "1.5e+3", ".5", "true"]

it("a text has a fault exactly if the host cannot parse it", () => {
  const text = fc.oneof(
    fc.json(),
    fc.array(fc.constantFrom(...pieces, "null", "nul", " ", "\n", "\u00a0"), { maxLength: 12 }).map((p) => p.join("")),
    fc.string()
  )
  fc.assert(
    fc.property(text, (text) => void expect(findJsonFault(text) === undefined).toBe(parses(text))),
    { numRuns: 3000 }
  )
})

it("what stands before the fault can be completed: cutting a JSON text is a fault at its end or in its last token", () => {
  fc.assert(
    fc.property(
      fc.json().filter((text) => text.length > 1),
      fc.nat(),
      (text, n) => {
        const cut = text.slice(0, 1 + (n % (text.length - 1)))
        const fault = findJsonFault(cut)
        if (fault !== undefined) expect(cut.slice(fault.offset)).toMatch(/^(|".*|[-\w.+]+)$/s)
      }
    )
  )
})

it.each([
  ["", 1, 1],
  ['{"a":1,}', 1, 8],
  ['{\n  "支部": 13\n  "b": 1\n}', 3, 3],
  ["[01]", 1, 2],
  ['"a\nb"', 1, 1],
  ["{} {}", 1, 4]
])("a fault in %j has a line and a column", (text, line, column) => {
  expect(findJsonFault(text)).toMatchObject({ line, column })
})
