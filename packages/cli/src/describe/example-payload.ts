// An example of a payload, made from its schema: the same every time, plausible to read, and shown only where the schema
// itself accepts it.
import { type Federation, zenkokuRohoren } from "@keikaku/core"
import { Option, Schema } from "effect"
import { type JsonSchema, jsonSchemaOf, refName, resolved } from "./payload-fields.ts"

const byType = ({ blocks, branches, metrics }: Federation): Readonly<Record<string, string | undefined>> => ({
  LocalDate: "2023-06-01",
  Instant: "2023-06-01T00:00:00.000Z",
  BranchCode: branches[0]?.code,
  BlockCode: blocks[0]?.code,
  MetricCode: metrics[0]?.code,
  CorporateNumber: "7000012050002",
  BusinessNumber: "7000012050002",
  PlanItemId: "4.3",
  Text: "…"
})

const kebab = (name: string): string =>
  name
    .replace(/Id$/, "")
    .replace(/\B[A-Z]/g, "-$&")
    .toLowerCase()

type Known = ReturnType<typeof byType>

const sample = (schema: JsonSchema, name: string, root: JsonSchema, known: Known): unknown => {
  const type = schema.$ref === undefined ? undefined : refName(schema.$ref)
  if (type !== undefined && known[type] !== undefined) return known[type]
  const shape = resolved(schema, root)
  if (shape.examples !== undefined) return shape.examples[0]
  if (shape.enum !== undefined) return shape.enum[0]
  const choice = (shape.anyOf ?? shape.oneOf)?.[0]
  if (choice !== undefined) return sample(choice, name, root, known)
  switch (shape.type) {
    case "string":
      return type?.endsWith("Id") === true ? `${kebab(type)}-1` : "…"
    case "integer":
    case "number":
      return type === "FiscalYear" || name === "fiscalYear" ? 2023 : Math.max(1, shape.minimum ?? 1)
    case "boolean":
      return true
    case "array":
      return (
        shape.prefixItems?.map((item) => sample(item, name, root, known)) ??
        (shape.items === undefined ? [] : [sample(shape.items, name.replace(/e?s$/, ""), root, known)])
      )
    case "object":
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(([key]) => shape.required?.includes(key) === true)
          .map(([key, field]) => [key, sample(field, key, root, known)])
      )
    default:
      return null
  }
}

/** An example that the schema accepts, with codes that the federation has; none where this file knows too little about one of its fields. */
export const examplePayload = (
  schema: Schema.Codec<any, any>,
  federation: Federation = zenkokuRohoren
): Option.Option<unknown> => {
  const root = jsonSchemaOf(schema)
  const example = sample(root, "", root, byType(federation))
  return Option.map(Schema.decodeUnknownOption(schema)(example), () => example)
}
