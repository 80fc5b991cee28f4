// The plain types of the plan's commands, events and refusals, as the standalone package exports them.
import { zenkokuPlan } from "@keikaku/core"
import { foldSchema, type SchemaAlgebra } from "@keikaku/kernel/fold-schema"
import { Schema } from "effect"

/** A schema as a type of TypeScript. */
const types: SchemaAlgebra<string> = {
  text: () => "string",
  number: () => "number",
  boolean: () => "boolean",
  literal: (value) => JSON.stringify(value),
  list: (item, least) => (least === 1 ? `readonly [${item}, ...ReadonlyArray<${item}>]` : `ReadonlyArray<${item}>`),
  struct: (fields) =>
    fields.length === 0
      ? "Readonly<Record<string, never>>"
      : `{ ${fields.map(({ isOptional, name, schema }) => `readonly ${name}${isOptional ? "?" : ""}: ${schema}`).join("; ")} }`,
  dictionary: (value) => `Readonly<Record<string, ${value}>>`,
  union: (members) => members.join(" | "),
  rewritten: () => "string"
}

const typeOf = (schema: Schema.Top): string => foldSchema(schema, types)

/** The file's text. */
export const planTypes = (): string => {
  const { decisions, events } = zenkokuPlan.catalogue
  const fields = (entries: ReadonlyArray<readonly [string, string]>) =>
    entries.map(([name, type]) => `  readonly ${name}: ${type}`).join("\n")
  return `// The commands, events and refusals of the plan as plain types. Derived from the plan: \`corepack pnpm reference\` writes this file.

/** What each decision is asked with. */
export interface Commands {
${fields([...decisions].map(([name, { payload }]) => [name, typeOf(payload)]))}
}

/** What each kind of event holds, besides its \`_tag\` and \`occurredOn\`. */
export interface Events {
${fields([...events].map(([type, definition]) => [type, typeOf(Schema.toType(Schema.Struct(definition.fields)))]))}
}

/** The codes with which each decision may refuse. */
export interface Refusals {
${fields([...decisions].map(([name, { refuses }]) => [name, [...new Set(refuses.map(({ code }) => JSON.stringify(code)))].join(" | ")]))}
}
`
}
