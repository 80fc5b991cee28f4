// Where a text stops being JSON (RFC 8259): Node's own message names a place in some versions and none in others.
// The grammar is walked token by token with a stack of what is open; nothing is built.

/** The first place at which a text is not JSON: code units before it, line and column from 1, and what was expected. */
export interface JsonFault {
  readonly offset: number
  readonly line: number
  readonly column: number
  readonly expected: string
}

const blank = /[ \t\n\r]*/y
const string = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y

type Expected = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma or ]" | "comma or }" | "end"

/** The first fault of a text that is not JSON; `undefined` when it is JSON.
 * @example
 * ```ts
 * import { findJsonFault } from "@keikaku/http/json-fault"
 *
 * findJsonFault('{"a":}') // => { offset: 5, line: 1, column: 6, expected: "value" }
 * findJsonFault('{"a":[1,\n 2}') // => { offset: 11, line: 2, column: 3, expected: "comma or ]" }
 * findJsonFault('{"a":1}') // => undefined
 * ```
 */
export const findJsonFault = (text: string): JsonFault | undefined => {
  const open: Array<"{" | "["> = []
  let expected: Expected = "value"
  let at = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) at += found[0].length
    return found !== null
  }
  const afterValue = (): Expected => {
    const innermost = open.at(-1)
    return innermost === undefined ? "end" : innermost === "[" ? "comma or ]" : "comma or }"
  }
  while (true) {
    skip(blank)
    const next = text.charAt(at)
    if (next === "") return expected === "end" ? undefined : faultAt(text, at, expected)
    if (expected.startsWith("value") && (next === "{" || next === "[")) {
      open.push(next)
      expected = next === "{" ? "key or }" : "value or ]"
      at++
    } else if (expected.endsWith(`or ${next}`)) {
      open.pop()
      expected = afterValue()
      at++
    } else if (expected.startsWith("value") && (skip(string) || skip(scalar))) expected = afterValue()
    else if (expected.startsWith("key") && skip(string)) expected = "colon"
    else if (expected === "colon" && next === ":") {
      expected = "value"
      at++
    } else if (expected.startsWith("comma") && next === ",") {
      expected = open.at(-1) === "[" ? "value" : "key"
      at++
    } else return faultAt(text, at, expected)
  }
}

const faultAt = (text: string, at: number, expected: Expected): JsonFault => {
  const before = text.slice(0, at).split(/\r\n|\n|\r/)
  return { offset: at, line: before.length, column: [...before.at(-1)!].length + 1, expected }
}
