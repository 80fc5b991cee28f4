// Reads JSON whose bytes are signed or hashed: only the canonical text of a value is accepted.
import { canonicalJson, findUnstorable, type Json } from "@keikaku/kernel"
import { Option, Schema } from "effect"

/** Reads a text that is canonical JSON (RFC 8785) of a schema, without excess keys; undefined for anything else. */
export const canonicalReader = <A>(schema: Schema.Codec<A, any>): ((text: string) => A | undefined) => {
  const decode = Schema.decodeUnknownOption(schema, { onExcessProperty: "error" })
  return (text) => {
    const value = parsed(text)
    if (value === undefined || findUnstorable(value) !== undefined || canonicalJson(value) !== text) return undefined
    return Option.getOrUndefined(decode(value))
  }
}

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** Decodes UTF-8; undefined for malformed bytes. A byte order mark is part of the text. */
export const strictUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
