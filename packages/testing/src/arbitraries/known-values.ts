// The values of named schemas in what has happened: cases, promoters, days, branches. Commands that are made of them meet what is
// there, without anybody listing what a topic's things are called.
import type { AnyEvent, Catalogue, EventDefinition } from "@keikaku/kernel"
import { type Schema, SchemaAST } from "effect"

/** Values by the identifier of their schema. */
export type KnownValues = ReadonlyMap<string, ReadonlyArray<unknown>>

/** The leaves of a schema that have a name: texts and numbers. */
export const namedLeaves = (schema: Schema.Top): ReadonlyMap<string, SchemaAST.AST> => {
  const found = new Map<string, SchemaAST.AST>()
  const visit = (ast: SchemaAST.AST): void => {
    const name = SchemaAST.resolveIdentifier(ast)
    if (name !== undefined && (ast._tag === "String" || ast._tag === "Number")) found.set(name, ast)
    for (const part of partsOf(ast)) visit(part)
  }
  visit(SchemaAST.toType(schema.ast))
  return found
}

const partsOf = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> => {
  if (ast._tag === "Objects") return ast.propertySignatures.map(({ type }) => type)
  if (ast._tag === "Arrays") return [...ast.elements, ...ast.rest]
  return ast._tag === "Union" ? ast.types : []
}

type Add = (name: string, value: unknown) => void

const collect = (ast: SchemaAST.AST, value: any, add: Add): void => {
  const name = SchemaAST.resolveIdentifier(ast)
  if (name !== undefined && (typeof value === "string" || typeof value === "number")) add(name, value)
  if (typeof value !== "object" || value === null) return
  if (ast._tag === "Objects")
    for (const { name, type } of ast.propertySignatures) if (name in value) collect(type, value[name], add)
  if (ast._tag === "Arrays" && Array.isArray(value) && ast.rest[0] !== undefined)
    for (const each of value) collect(ast.rest[0], each, add)
  if (ast._tag === "Union") for (const type of ast.types) collect(type, value, add)
}

/** What a list of events speaks of, each value once. */
export const knownIn = (catalogue: Pick<Catalogue, "events">, events: Iterable<AnyEvent>): KnownValues => {
  const known = new Map<string, Set<unknown>>()
  const add: Add = (name, value) => void known.set(name, (known.get(name) ?? new Set()).add(value))
  for (const event of events) {
    const { commits, schema }: EventDefinition = catalogue.events.get(event._tag)!
    collect(SchemaAST.toType(schema.ast), event, add)
    if (commits !== undefined) add("SubjectId", commits.subject(event))
  }
  return new Map([...known].map(([name, values]) => [name, [...values]]))
}
