// How @effect/schema makes the schemas of the plan: structs, arrays, unions and filters of its own, so that whatever walks a schema
// (formatters, JSON Schema, derived codecs) finds what it knows.
import * as Schema from "@effect/schema/Schema"
import type { Holds, SchemaAlgebra } from "@keikaku/standalone"

/** A schema whose types are those of what it was made from. */
export type AnySchema = Schema.Schema<any>

/** A schema whose values keep these checks besides. */
const refined = (schema: AnySchema, checks: ReadonlyArray<Holds>): AnySchema =>
  checks.reduce((made, holds) => made.pipe(Schema.filter((value) => holds(value))), schema)

/** Nobody has a field that is `never`: an object without any. */
const nothing: AnySchema = Schema.Record({ key: Schema.String, value: Schema.Never })

export const schemaAlgebra: SchemaAlgebra<AnySchema> = {
  text: (checks) => refined(Schema.String, checks),
  number: (checks) => refined(Schema.Number, checks),
  boolean: () => Schema.Boolean,
  literal: (value) => Schema.Literal(value),
  list: (item, least, checks) => {
    const items =
      least === 0
        ? Schema.Array(item)
        : Schema.Tuple(
            Array.from({ length: least }, () => item),
            item
          )
    return refined(items, checks)
  },
  struct: (fields, checks) => {
    const made = fields.map(({ isOptional, name, schema }) => [
      name,
      isOptional ? Schema.optionalWith(schema, { exact: true }) : schema
    ])
    const struct = Schema.Struct(Object.fromEntries(made)) as unknown as AnySchema
    return refined(fields.length === 0 ? nothing : struct, checks)
  },
  dictionary: (value, checks) => refined(Schema.Record({ key: Schema.String, value }), checks),
  union: (members) => Schema.Union(...members),
  rewritten: (rewrite, to) => Schema.transform(Schema.String, to, { decode: rewrite, encode: (text) => text }),
  named: (name, schema) => schema.annotations({ identifier: name })
}
