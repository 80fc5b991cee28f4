// An example of a payload, made from its schema: the same every time, plausible to read, and shown only where the schema
// itself accepts it.
import { Option, Schema } from "effect"
import { type JsonSchema, jsonSchemaOf, refName, resolved } from "./payload-fields.ts"

const byType: Readonly<Record<string, string>> = {
  LocalDate: "2023-06-01",
  Instant: "2023-06-01T00:00:00.000Z",
  BranchCode: "13",
  BlockCode: "kinki",
  MetricCode: "canvasses",
  CorporateNumber: "7000012050002",
  BusinessNumber: "7000012050002",
  PlanItemId: "4.3",
  Text: "…"
}

const byField: Readonly<Record<string, string>> = { branch: "13", block: "kinki", metric: "canvasses" }

const kebab = (name: string): string =>
  name
    .replace(/Id$/, "")
    .replace(/\B[A-Z]/g, "-$&")
    .toLowerCase()

const sample = (schema: JsonSchema, name: string, root: JsonSchema): unknown => {
  const type = schema.$ref === undefined ? undefined : refName(schema.$ref)
  if (type !== undefined && byType[type] !== undefined) return byType[type]
  const shape = resolved(schema, root)
  if (shape.enum !== undefined) return shape.enum[0]
  const choice = (shape.anyOf ?? shape.oneOf)?.[0]
  if (choice !== undefined) return sample(choice, name, root)
  switch (shape.type) {
    case "string":
      return byField[name] ?? (type?.endsWith("Id") === true ? `${kebab(type)}-1` : "…")
    case "integer":
    case "number":
      return type === "FiscalYear" || name === "fiscalYear" ? 2023 : Math.max(1, shape.minimum ?? 1)
    case "boolean":
      return true
    case "array":
      return (
        shape.prefixItems?.map((item) => sample(item, name, root)) ??
        (shape.items === undefined ? [] : [sample(shape.items, name.replace(/e?s$/, ""), root)])
      )
    case "object":
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(([key]) => shape.required?.includes(key) === true)
          .map(([key, field]) => [key, sample(field, key, root)])
      )
    default:
      return null
  }
}

/** An example that the schema accepts; none where this file knows too little about one of its fields. */
export const examplePayload = (schema: Schema.Codec<any, any>): Option.Option<unknown> => {
  const root = jsonSchemaOf(schema)
  const example = sample(root, "", root)
  return Option.map(Schema.decodeUnknownOption(schema)(example), () => example)
}
