// The values of one named schema (a branch's code, a metric's) wherever they stand in a payload, however deep: so that a rule
// about such values is written once and holds for every payload.
import type { Issue } from "@keikaku/kernel"
import { type Schema, SchemaAST } from "effect"

/** A value and where it stands. */
export interface PlacedValue {
  readonly path: Issue["path"]
  readonly value: string
}

type Collect = (value: unknown, path: Issue["path"]) => ReadonlyArray<PlacedValue>

const none: Collect = () => []

/** Collects the values of the schema with this identifier; `undefined` where `schema` has no place for one. */
export const valuesOf = (
  schema: Schema.Top,
  identifier: string
): ((value: unknown) => ReadonlyArray<PlacedValue>) | undefined => {
  const collect = collector(SchemaAST.toType(schema.ast), identifier)
  return collect === none ? undefined : (value) => collect(value, [])
}

const collector = (ast: SchemaAST.AST, identifier: string): Collect => {
  if (SchemaAST.resolveIdentifier(ast) === identifier)
    return (value, path) => (typeof value === "string" ? [{ path, value }] : [])
  switch (ast._tag) {
    case "Objects": {
      const fields = ast.propertySignatures.flatMap(({ name, type }) => {
        const collect = collector(type, identifier)
        return collect === none ? [] : [[String(name), collect] as const]
      })
      if (fields.length === 0) return none
      return (value, path) =>
        fields.flatMap(([name, collect]) => collect((value as Record<string, unknown>)[name], [...path, name]))
    }
    case "Arrays": {
      const collect = ast.rest[0] === undefined ? none : collector(ast.rest[0], identifier)
      if (collect === none) return none
      return (value, path) => (Array.isArray(value) ? value.flatMap((each, n) => collect(each, [...path, n])) : [])
    }
    case "Union": {
      const collects = ast.types.map((type) => collector(type, identifier)).filter((each) => each !== none)
      return collects.length === 0 ? none : (value, path) => collects.flatMap((collect) => collect(value, path))
    }
    default:
      return none
  }
}
