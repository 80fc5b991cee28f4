// Where a text stops being JSON. The parser of the host says only that it does; a client needs the place.
// Reads the tokens of RFC 8259 and keeps its own stack, so that no depth of nesting can exhaust the machine's.

/** A place in a text: characters (UTF-16 code units) before it, and its line and column, both from 1. */
export interface TextPlace {
  readonly offset: number
  readonly line: number
  readonly column: number
}

const space = /[\t\n\r ]*/y
const token =
  /[{}[\]:,]|"(?:[\x20-\x21\x23-\x5b\x5d-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** What may come next. "first" states also allow the closing bracket. */
type Awaited = "value" | "first value" | "key" | "first key" | "colon" | "comma" | "end"

const closing = { "[": "]", "{": "}" } as const

/**
 * The first place at which the text is not JSON (RFC 8259); `undefined` when all of it is. A string or number with a
 * fault inside is named by its first character.
 * @example
 * ```ts
 * import { findJsonFault } from "@keikaku/http"
 * findJsonFault('{"a":1}') // => undefined
 * findJsonFault('{"a":\n 1,}') // => { offset: 9, line: 2, column: 4 }
 * ```
 */
export const findJsonFault = (text: string): TextPlace | undefined => {
  const open: Array<"[" | "{"> = []
  let awaited: Awaited = "value"
  let offset = 0
  const next = (expression: RegExp): string => {
    expression.lastIndex = offset
    return expression.exec(text)?.[0] ?? ""
  }
  while (true) {
    offset += next(space).length
    if (offset === text.length) return awaited === "end" ? undefined : placeOf(text, offset)
    const found = next(token)
    const after: Awaited | undefined = found === "" ? undefined : step(open, awaited, found)
    if (after === undefined) return placeOf(text, offset)
    awaited = after
    offset += found.length
  }
}

const step = (open: Array<"[" | "{">, awaited: Awaited, found: string): Awaited | undefined => {
  const inside = open.at(-1)
  if (inside !== undefined && found === closing[inside]) {
    if (awaited !== "comma" && !awaited.startsWith("first")) return undefined
    open.pop()
    return open.length === 0 ? "end" : "comma"
  }
  switch (awaited) {
    case "value":
    case "first value":
      if (/^[}\]:,]/.test(found)) return undefined
      if (found !== "{" && found !== "[") return open.length === 0 ? "end" : "comma"
      open.push(found)
      return found === "{" ? "first key" : "first value"
    case "key":
    case "first key":
      return found.startsWith('"') ? "colon" : undefined
    case "colon":
      return found === ":" ? "value" : undefined
    case "comma":
      return found !== "," ? undefined : inside === "{" ? "key" : "value"
    case "end":
      return undefined
  }
}

const placeOf = (text: string, offset: number): TextPlace => {
  const lines = text.slice(0, offset).split("\n")
  return { offset, line: lines.length, column: lines.at(-1)!.length + 1 }
}
