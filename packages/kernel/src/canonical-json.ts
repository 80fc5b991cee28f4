// Canonical JSON (RFC 8785): one value has one text, so that the bytes of an event can be hashed and compared for ever.
// Narrower than the RFC on purpose: numbers are safe integers, so no reader in any language can
// round them, and what JSON would silently make something else of (a Date, a Map, a hole in a list) is refused.

/** What an event or a command may hold. */
export type Json = string | number | boolean | null | ReadonlyArray<Json> | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** A place in a value that cannot be stored, and why. */
export interface Unstorable {
  readonly path: ReadonlyArray<string | number>
  readonly message: string
}

/** Nothing else can be read back as it was: a Date, a Map or an instance of a class would come back as something else. */
const isPlainObject = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value)
  // The objects of another realm have another `Object.prototype`.
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null
  return isPlain && Object.getOwnPropertySymbols(value).length === 0
}

const reasonAgainstObject = (value: object): string | undefined => {
  if (!Array.isArray(value))
    return isPlainObject(value) ? undefined : `not a plain object: ${Object.prototype.toString.call(value)}`
  const keys = Object.keys(value)
  return keys.length === value.length && keys.every((key, n) => key === String(n))
    ? undefined
    : "the list has holes or names"
}

const reasonAgainst = (value: unknown): string | undefined => {
  if (typeof value === "string") return value.isWellFormed() ? undefined : "the text has half of a surrogate pair"
  if (typeof value === "number")
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? undefined : `not a safe integer: ${value}`
  if (typeof value === "boolean" || value === null) return undefined
  return typeof value === "object" ? reasonAgainstObject(value) : `${typeof value} cannot be stored`
}

/** How deep a value may be nested, so that any reader can follow. */
const maxDepth = 100

/** The first place in the value that canonical JSON refuses, depth first; `undefined` when all of it can be stored. */
export const findUnstorable = (value: unknown, path: Unstorable["path"] = []): Unstorable | undefined => {
  const message = path.length > maxDepth ? `nested deeper than ${maxDepth}` : reasonAgainst(value)
  if (message !== undefined) return { path, message }
  if (value === null || typeof value !== "object") return undefined
  for (const [key, member] of Object.entries(value)) {
    const inside = [...path, Array.isArray(value) ? Number(key) : key]
    if (!key.isWellFormed()) return { path: inside, message: "the key has half of a surrogate pair" }
    const found = findUnstorable(member, inside)
    if (found) return found
  }
  return undefined
}

/** A text that is written as it is: no character to escape, no half of a surrogate pair. */
const isPlain = (text: string): boolean => /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/.test(text)

const write = (value: Json, depth = 0): string => {
  if (typeof value === "string" && isPlain(value)) return `"${value}"`
  const message = depth > maxDepth ? `nested deeper than ${maxDepth}` : reasonAgainst(value)
  if (message !== undefined) throw new Error(`bug: canonicalJson: ${message}`)
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((member) => write(member, depth + 1)).join(",")}]`
  let members = ""
  for (const key of Object.keys(value).sort())
    members += `${members && ","}${write(key)}:${write((value as JsonObject)[key]!, depth + 1)}`
  return `{${members}}`
}

/**
 * The canonical text of a value: keys in UTF-16 order (RFC 8785 §3.2.3), no white space. Dies on a value that
 * `findUnstorable` would name: callers check what comes from outside first.
 * @example
 * ```ts
 * import { canonicalJson } from "@keikaku/kernel"
 * canonicalJson({ b: [1, "二"], a: null }) // => '{"a":null,"b":[1,"二"]}'
 * ```
 */
export const canonicalJson = (value: Json): string => write(value)
