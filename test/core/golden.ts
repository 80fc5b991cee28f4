// The golden files: for every version of every event its schema and one stored line, written once and never changed.
// Run as a program it writes the files that are missing, and only those: `corepack pnpm golden`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { zenkokuPlan } from "@keikaku/core"
import { type AnyEvent, type EventDefinition, encodeEvent, Instant, lineOf } from "@keikaku/kernel"
import { arbitraryOf } from "@keikaku/testing"
import { Schema } from "effect"
import fc from "fast-check"

const folder = join(import.meta.dirname, "golden")

/** What a golden file freezes. */
export interface Golden {
  readonly type: string
  readonly version: number
  readonly schema: unknown
  readonly line: string
}

const origin = { id: "golden/1", actor: "golden", commandId: "golden", correlationId: "golden", causationId: undefined }

/** Where the golden file of a version lies. */
export const goldenPath = (type: string, version: number): string => join(folder, `${type}.v${version}.golden.json`)

/** The golden file of an event's version, if there is one. */
export const readGolden = (type: string, version: number): Golden | undefined => {
  const path = goldenPath(type, version)
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined
}

/** The schema of an event's data as JSON Schema. */
export const schemaOf = (definition: EventDefinition): unknown =>
  JSON.parse(JSON.stringify(Schema.toJsonSchemaDocument(definition.schema)))

const goldenOf = (definition: EventDefinition): Golden => {
  const [event] = fc.sample(arbitraryOf(definition.schema as any), { seed: 2023, numRuns: 1 }) as [AnyEvent]
  const at = Instant.make("2023-04-01T00:00:00.000Z")
  const line = lineOf(encodeEvent(definition, event, origin, at), at)
  return { type: definition.type, version: definition.version, schema: schemaOf(definition), line }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true })
  for (const definition of zenkokuPlan.catalogue.events.values()) {
    const path = goldenPath(definition.type, definition.version)
    if (existsSync(path)) continue
    writeFileSync(path, `${JSON.stringify(goldenOf(definition), null, 2)}\n`)
    console.log(`wrote ${path}`)
  }
}
