// Golden files: for a version of an event its schema and one stored line, written once and never changed. What was stored can
// be read for ever, and a version's shape never changes.
import {
  type AnyEvent,
  type Catalogue,
  decodeEvents,
  type EventDefinition,
  encodeEvent,
  Instant,
  lineOf
} from "@keikaku/kernel"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { arbitraryOf } from "./arbitrary.ts"
import { unannouncedTags } from "./unannounced-tags.ts"

/** What a golden file freezes: the JSON Schema of a version's data, and a line as stores keep it. */
export interface Golden {
  readonly type: string
  readonly version: number
  readonly schema: unknown
  readonly line: string
}

const origin = { id: "golden/1", actor: "golden", commandId: "golden", correlationId: "golden", causationId: undefined }

const schemaOf = (definition: EventDefinition): unknown =>
  JSON.parse(JSON.stringify(Schema.toJsonSchemaDocument(definition.schema)))

/** The golden file of an event's present version, the same on every call. */
export const goldenOf = (definition: EventDefinition): Golden => {
  const [event] = fc.sample(arbitraryOf(definition.schema as any), { seed: 2023, numRuns: 1 }) as [AnyEvent]
  const at = Instant.make("2023-04-01T00:00:00.000Z")
  const line = lineOf(encodeEvent(definition, event, origin, at), at)
  return { type: definition.type, version: definition.version, schema: schemaOf(definition), line }
}

/**
 * What is wrong with a golden file, in a sentence for each fault: there should be none. Its line must be readable by the catalogue,
 * without tags that later definitions would miss; where its name and version are the present ones, schema and line must be what they
 * were.
 * @example
 * ```ts
 * import { zenkokuPlan } from "@keikaku/core"
 * import { publication } from "@keikaku/core/guidance"
 * import { goldenFaults, goldenOf } from "@keikaku/testing"
 * const golden = goldenOf(publication.ManualIssued)
 * goldenFaults(zenkokuPlan.catalogue, golden) // => []
 * goldenFaults(zenkokuPlan.catalogue, { ...golden, schema: {} }) // => ["ManualIssued 1: the schema has changed"]
 * ```
 */
export const goldenFaults = (catalogue: Catalogue, { line, schema, type, version }: Golden): ReadonlyArray<string> => {
  const fault = (text: string) => `${type} ${version}: ${text}`
  const definition = catalogue.events.get(type)
  if (definition === undefined && ![...catalogue.events.values()].some(({ formerly }) => formerly.includes(type)))
    return [fault("there is no such event")]
  const stored = { position: 1, line }
  const read = decodeEvents(catalogue, stored)
  if (Result.isFailure(read)) return [fault(read.failure.message)]
  const missed = unannouncedTags(catalogue, stored).map((tag) => fault(`the tag ${tag} is new and not announced`))
  if (version !== definition?.version) return missed
  const [recorded] = read.success
  const written =
    recorded && lineOf(encodeEvent(definition, recorded.event, recorded, recorded.recordedAt), recorded.recordedAt)
  return [
    ...missed,
    ...(JSON.stringify(schema) === JSON.stringify(schemaOf(definition)) ? [] : [fault("the schema has changed")]),
    ...(written === line ? [] : [fault("the line has changed")])
  ]
}
