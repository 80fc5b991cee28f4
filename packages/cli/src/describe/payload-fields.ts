// The fields of a payload or an event, read from its JSON Schema: what each is called, what it may hold, and whether it
// must be there. Derived, so that it cannot disagree with what is accepted.
import { Schema } from "effect"

/** A JSON Schema (draft 2020-12), as far as payloads use it. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: ReadonlyArray<unknown>
  readonly description?: string
  readonly examples?: ReadonlyArray<unknown>
  readonly minimum?: number
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: ReadonlyArray<string>
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly prefixItems?: ReadonlyArray<JsonSchema>
  readonly anyOf?: ReadonlyArray<JsonSchema>
  readonly oneOf?: ReadonlyArray<JsonSchema>
  readonly allOf?: ReadonlyArray<JsonSchema>
  readonly $defs?: Readonly<Record<string, JsonSchema>>
}

/** The schema as one self-contained JSON Schema document. */
export const jsonSchemaOf = (schema: Schema.Codec<any, any>): JsonSchema & { readonly $schema: string } => {
  const { definitions, schema: root } = Schema.toJsonSchemaDocument(schema)
  const whole = { ...(root as JsonSchema), $defs: definitions as Readonly<Record<string, JsonSchema>> }
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...resolved(whole, whole), $defs: whole.$defs }
}

/** The name that a reference ends with. */
export const refName = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1)

/** The schema that a reference stands for, or the schema itself. */
export const resolved = (schema: JsonSchema, root: JsonSchema): JsonSchema =>
  schema.$ref === undefined ? schema : resolved(root.$defs?.[refName(schema.$ref)] ?? {}, root)

/** What a field may hold, in one line: a name, the listed values, or the shape. */
export const typeText = (schema: JsonSchema): string => {
  if (schema.$ref !== undefined) return refName(schema.$ref)
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ")
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choices.map(typeText).join(" | ")
  if (schema.type === "array")
    return schema.prefixItems === undefined
      ? `[${schema.items === undefined ? "" : typeText(schema.items)}, …]`
      : `[${schema.prefixItems.map(typeText).join(", ")}]`
  if (schema.properties !== undefined)
    return `{ ${fieldsOf(schema)
      .map(({ name, required, type }) => `${name}${required ? "" : "?"}: ${type}`)
      .join(", ")} }`
  return schema.type ?? "any"
}

/** One field of a payload. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly description: string
}

/** The fields of an object's schema, in their order. */
export const fieldsOf = (schema: JsonSchema, root: JsonSchema = schema): ReadonlyArray<Field> =>
  Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== "_tag")
    .map(([name, field]) => ({
      name,
      type: typeText(field),
      required: schema.required?.includes(name) ?? false,
      description: field.description ?? resolved(field, root).description ?? ""
    }))
