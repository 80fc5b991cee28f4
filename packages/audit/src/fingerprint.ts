// Identifies how a program reads the stored bytes: by the types of events that it knows and their versions, and so by its
// upcasters.
import { type Catalogue, canonicalJson } from "@keikaku/kernel"
import { Schema } from "effect"
import type { Digest } from "./digest.ts"
import type { Hashing } from "./hashing.ts"

/** SHA-256 of the types of a catalogue in canonical JSON, by name: version and JSON Schema of each. */
export const fingerprintOf = ({ digest }: Pick<Hashing, "digest">, { events }: Catalogue): Digest => {
  const kinds = [...events.values()]
    .map(({ schema, type, version }) => ({ type, version, schema: Schema.toJsonSchemaDocument(schema) }))
    .sort((a, b) => (a.type < b.type ? -1 : 1))
  return digest(new TextEncoder().encode(canonicalJson(JSON.parse(JSON.stringify(kinds)))))
}
