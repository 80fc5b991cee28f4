// Which reading of the stored bytes a result rests on: the kinds of events that the program knows, with their versions, and so
// the upcasters that lead older ones there.
import { type Catalogue, canonicalJson } from "@keikaku/kernel"
import { Schema } from "effect"
import type { Digest } from "./digest.ts"
import type { Hashing } from "./hashing.ts"

/** SHA-256 of the types of a catalogue in canonical JSON, by name: version and JSON Schema of each. */
export const fingerprintOf = ({ plain }: Pick<Hashing, "plain">, { events }: Catalogue): Digest => {
  const kinds = [...events.values()]
    .map(({ schema, type, version }) => ({ type, version, schema: Schema.toJsonSchemaDocument(schema) }))
    .sort((a, b) => (a.type < b.type ? -1 : 1))
  return plain(new TextEncoder().encode(canonicalJson(JSON.parse(JSON.stringify(kinds)))))
}
