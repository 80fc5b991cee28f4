// Reads bytes that somebody else has written without repairing them: bytes that are no UTF-8 and texts that are no JSON are
// undefined.
import type { Json } from "@keikaku/kernel"

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** Decodes UTF-8; undefined for malformed bytes. A byte order mark is part of the text. */
export const strictUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** How deep the JSON of a bundle may be nested: as deep as an event, which holds the deepest. */
const maxJsonDepth = 100

/** Whether brackets outside of texts are nested deeper than that; `JSON.parse` and what walks its result would overflow the stack. */
const isTooDeep = (text: string): boolean => {
  let [depth, isInText] = [0, false]
  for (let at = 0; at < text.length && depth <= maxJsonDepth + 1; at++) {
    const letter = text[at]
    if (letter === '"') isInText = !isInText
    else if (isInText) at += letter === "\\" ? 1 : 0
    else if (letter === "[" || letter === "{") depth += 1
    else if (letter === "]" || letter === "}") depth -= 1
  }
  return depth > maxJsonDepth + 1
}

/** Parses JSON that is nested at most 101 deep, one level more than can be stored; undefined for anything else. */
export const parsedJson = (text: string): Json | undefined => {
  if (isTooDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
