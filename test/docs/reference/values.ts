// What fields may hold, in plain words, and an event whose every text is its field's name in braces: both from the schema alone.
import { foldSchema, type SchemaAlgebra } from "@keikaku/kernel/fold-schema"
import { type JsonSchema, Schema } from "effect"

/** A field of an event, a command or a report. */
export interface FieldInWords {
  readonly name: string
  readonly holds: string
  readonly isOptional: boolean
}

interface InWords {
  readonly words: string
  readonly fields: ReadonlyArray<FieldInWords>
}

const only = (words: string): InWords => ({ words, fields: [] })

const inWords = (linkOf: (name: string) => string): SchemaAlgebra<InWords> => ({
  text: () => only("a text"),
  number: () => only("a whole number"),
  boolean: () => only("true or false"),
  literal: (value) => only(`\`${value}\``),
  list: ({ words }, least) =>
    only(least === 0 ? `a list, each: ${words}` : `a list of ${least} or more, each: ${words}`),
  struct: (parts) => {
    const fields = parts.map(({ isOptional, name, schema }) => ({ name, holds: schema.words, isOptional }))
    const texts = fields.map(({ holds, isOptional, name }) => `\`${name}\`${isOptional ? " (optional)" : ""} ${holds}`)
    return { words: texts.join(", "), fields }
  },
  dictionary: ({ words }) => only(`any names, each with: ${words}`),
  union: (members) => only(members.map(({ words }) => words).join(" or ")),
  rewritten: (_, to) => to,
  named: (name) => only(linkOf(name))
})

/** The fields in plain words; what has a name of its own, such as BranchCode, is a link to its section. */
export const fieldsInWords = (fields: Schema.Struct.Fields): ReadonlyArray<FieldInWords> =>
  foldSchema(Schema.toType(Schema.Struct(fields)), inWords(linkToValue)).fields

/** What is known of a value that has a name of its own: its description, and its bare form. */
interface NamedValue {
  readonly name: string
  readonly description: string
  readonly form: string
}

/** Every value with a name of its own that is found in these fields, by name. */
const namedValues = (all: ReadonlyArray<Schema.Struct.Fields>): ReadonlyArray<NamedValue> => {
  const forms = new Map<string, string>()
  const descriptions = new Map<string, string>()
  for (const fields of all) {
    const schema = Schema.toType(Schema.Struct(fields))
    const algebra = inWords((name) => `\`${name}\``)
    foldSchema(schema, {
      ...algebra,
      named: (name, { words }) => {
        forms.set(name, words)
        return only(`\`${name}\``)
      }
    })
    const { definitions } = Schema.toJsonSchemaDocument(schema)
    for (const [name, definition] of Object.entries(definitions)) descriptions.set(name, describedAs(definition))
  }
  return [...forms]
    .map(([name, form]) => ({ name, description: descriptions.get(name) ?? "", form }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** A description stands beside the last of several checks. */
const describedAs = ({ allOf, description }: JsonSchema.JsonSchema): string => {
  const checks = (allOf ?? []) as ReadonlyArray<JsonSchema.JsonSchema>
  return String([description, ...checks.map((each) => each.description)].find((each) => each !== undefined) ?? "")
}

/** Sections for these values, to which links such as `#branchcode` lead. */
export const namedValueSections = (all: ReadonlyArray<Schema.Struct.Fields>): ReadonlyArray<string> =>
  namedValues(all).flatMap(({ description, form, name }) => [
    `### ${name}`,
    `${form.replace(/^a/, "A")}${description === "" ? "" : `: ${description}`}.`
  ])

/** The link to such a section. */
const linkToValue = (name: string): string => `[\`${name}\`](#${name.toLowerCase()})`

type Sample = (path: string) => unknown

const sample: SchemaAlgebra<Sample> = {
  text: () => (path) => `{${path}}`,
  number: () => (path) => `{${path}}`,
  boolean: () => () => true,
  literal: () => (path) => `{${path}}`,
  list: (item) => (path) => [item(path)],
  struct: (fields) => (path) =>
    Object.fromEntries(fields.map(({ name, schema }) => [name, schema(path === "" ? name : `${path}.${name}`)])),
  dictionary: (value) => (path) => ({ [`{${path}}`]: value(path) }),
  union: (members) => members[0]!,
  rewritten: (_, to) => to
}

/** Values for these fields: each text and number is the name of its field in braces. */
export const sampleOf = (fields: Schema.Struct.Fields): any =>
  foldSchema(Schema.toType(Schema.Struct(fields)), sample)("")
