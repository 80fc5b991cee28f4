// Reads JSON whose bytes are signed or hashed: only the canonical text of a value is accepted.
import { canonicalJson, findUnstorable } from "@keikaku/kernel"
import { Option, Schema } from "effect"
import { parsedJson } from "../strict-text.ts"

/** Reads a text that is canonical JSON (RFC 8785) of a schema, without excess keys; undefined for anything else. */
export const canonicalReader = <A>(schema: Schema.Codec<A, any>): ((text: string) => A | undefined) => {
  const decode = Schema.decodeUnknownOption(schema, { onExcessProperty: "error" })
  return (text) => {
    const value = parsedJson(text)
    if (value === undefined || findUnstorable(value) !== undefined || canonicalJson(value) !== text) return undefined
    return Option.getOrUndefined(decode(value))
  }
}
