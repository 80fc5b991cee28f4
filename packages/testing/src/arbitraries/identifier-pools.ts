// Values for identifiers, made from the schemas themselves: few of each kind, so that random commands and events meet. A topic is
// thereby under the laws without anybody listing what its things are called.
import type { Catalogue } from "@keikaku/kernel"
import { Option, Schema, SchemaAST } from "effect"
import { memoize } from "effect/Function"
import fc from "fast-check"
import type { Pools } from "../arbitrary.ts"

const perKind = 3

/** The identifiers that a catalogue's payloads and events speak of, three of each kind: `case-1`, `case-2`, `case-3` of `CaseId`.
 * Pools that somebody gives take their place. */
export const identifierPools: (catalogue: Catalogue) => Pools = memoize((catalogue: Catalogue): Pools => {
  const found = new Map<string, SchemaAST.AST>()
  const visit = (ast: SchemaAST.AST): void => {
    const name = SchemaAST.resolveIdentifier(ast)
    if (ast._tag === "String" && name?.endsWith("Id")) found.set(name, ast)
    if (ast._tag === "Objects") for (const { type } of ast.propertySignatures) visit(type)
    if (ast._tag === "Arrays") for (const type of [...ast.elements, ...ast.rest]) visit(type)
    if (ast._tag === "Union") for (const type of ast.types) visit(type)
  }
  for (const { payload } of catalogue.decisions.values()) visit(SchemaAST.toType(payload.ast))
  for (const { schema } of catalogue.events.values()) visit(SchemaAST.toType(schema.ast))
  return Object.fromEntries(
    [...found].flatMap(([name, ast]) => {
      const kind = name
        .slice(0, -2)
        .replace(/(?!^)([A-Z])/g, "-$1")
        .toLowerCase()
      const values = Array.from({ length: perKind }, (_, n) => `${kind}-${n + 1}`)
      const isOne = Schema.decodeUnknownOption(Schema.make<Schema.Codec<string, unknown>>(ast))
      return values.every((value) => Option.isSome(isOne(value))) ? [[name, fc.constantFrom(...values)] as const] : []
    })
  )
})
