// Query parameters are text on the wire and integers to those who ask. The OpenAPI document is to show what they mean,
// not how they are written.
import { type JsonSchema, Schema } from "effect"

/** Gives the query parameters of an operation the types that the schema reads them as. */
export const withParameterTypes = (query: Schema.Struct<Schema.Struct.Fields>) => {
  const types = new Map(
    Object.entries(query.fields).map(([name, field]) => {
      const { definitions, schema } = Schema.toJsonSchemaDocument(Schema.toType(Schema.Struct({ [name]: field })))
      const property = (schema.properties as Record<string, JsonSchema.JsonSchema>)[name]!
      return [name, inline(property, definitions)] as const
    })
  )
  return (operation: Record<string, any>): Record<string, unknown> => ({
    ...operation,
    parameters: operation.parameters.map((parameter: { readonly name: string; readonly in: string }) =>
      parameter.in === "query" ? { ...parameter, schema: types.get(parameter.name) } : parameter
    )
  })
}

const inline = (schema: JsonSchema.JsonSchema, definitions: JsonSchema.Definitions): unknown =>
  JSON.parse(JSON.stringify(schema), (_, value) =>
    typeof value?.$ref === "string" ? inline(definitions[value.$ref.replace("#/$defs/", "")]!, definitions) : value
  )
