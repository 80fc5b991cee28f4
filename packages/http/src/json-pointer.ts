// Where in a JSON document a value stands, as text: the notation in which problems name an offending field.
// RFC 6901: each step is preceded by a slash; "~" and "/" inside a step are written "~0" and "~1".

/**
 * The JSON Pointer (RFC 6901 §3) of a path; the document itself is the empty text.
 * @example
 * ```ts
 * import { jsonPointer } from "@keikaku/http"
 * jsonPointer(["lines", 2, "a/b"]) // => "/lines/2/a~1b"
 * jsonPointer([]) // => ""
 * ```
 */
export const jsonPointer = (path: ReadonlyArray<PropertyKey>): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")
