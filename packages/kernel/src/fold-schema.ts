// A schema taken apart for another library, from its stable representation and nothing else: each way of making a schema is one
// operation of an algebra. What a library cannot be told is a defect, never left out.
import { Schema, type SchemaAST, SchemaRepresentation } from "effect"
import { type Becomes, becomesKey, type Holds, holdsKey } from "./named-check.ts"

/** How a library makes its schemas. Every `checks` must hold; of objects, keys that are not named are refused. */
export interface SchemaAlgebra<A> {
  readonly text: (checks: ReadonlyArray<Holds<string>>) => A
  readonly number: (checks: ReadonlyArray<Holds<number>>) => A
  readonly boolean: () => A
  readonly literal: (value: string | number | boolean | null) => A
  /** At least so many items: what lacks is missed at its index. */
  readonly list: (item: A, least: number, checks: ReadonlyArray<Holds<ReadonlyArray<unknown>>>) => A
  readonly struct: (fields: ReadonlyArray<SchemaField<A>>, checks: ReadonlyArray<Holds<object>>) => A
  /** Any keys, all with values of one schema. */
  readonly dictionary: (value: A, checks: ReadonlyArray<Holds<object>>) => A
  readonly union: (members: ReadonlyArray<A>) => A
  /** A text that is rewritten before `to` checks it. */
  readonly rewritten: (rewrite: Becomes["rewrite"], to: A) => A
  /** A schema under a name, made once. */
  readonly named?: (name: string, schema: A) => A
}

/** A field of a struct. */
export interface SchemaField<A> {
  readonly name: string
  readonly schema: A
  readonly isOptional: boolean
}

type Representation = SchemaRepresentation.Representation

const revivers = new Map(
  Object.values(SchemaRepresentation).flatMap((each) =>
    typeof each === "object" && "revive" in each ? [[each.id, each as SchemaRepresentation.FilterReviver<any>]] : []
  )
)

/** A check of effect's own is revived from its name; one of ours says what it does. */
const holdsOf = (check: SchemaRepresentation.Check): Holds<any> => {
  const { annotations, representation } = check
  const own = annotations?.[holdsKey]
  if (own !== undefined) return own as Holds<any>
  const reviver = representation && revivers.get(representation.id)
  if (representation === undefined || reviver === undefined)
    throw new Error(`bug: foldSchema: a check without a name (${annotations?.identifier ?? "unnamed"}); use namedCheck`)
  const filter = reviver.revive({ payload: representation.payload, schemas: [], annotations: undefined })
  const holds = Schema.is(Schema.Any.check(filter as SchemaAST.Filter<any>))
  const { expected, message = expected && `Expected ${expected}` } = annotations ?? {}
  return (value) => holds(value) || (typeof message === "string" ? message : false)
}

/** Rebuilds what a schema decodes, written and checked as strictly as commands are, by the algebra of another library. */
export const foldSchema = <A>(schema: Schema.Top, algebra: SchemaAlgebra<A>): A => {
  const { references, representation } = SchemaRepresentation.toRepresentation(schema.ast)
  const made = new Map<string, A>()

  const named = (name: string, representation: Representation): A => {
    const known = made.get(name)
    if (known !== undefined) return known
    const folded = fold(representation)
    const result = algebra.named?.(name, folded) ?? folded
    made.set(name, result)
    return result
  }

  const objects = ({ checks, indexSignatures, propertySignatures }: SchemaRepresentation.Objects): A => {
    const held = checks.map(holdsOf)
    const [index] = indexSignatures
    if (index !== undefined && propertySignatures.length === 0) return algebra.dictionary(fold(index.type), held)
    if (index !== undefined) throw unknown("an object with both named keys and any keys")
    return algebra.struct(
      propertySignatures.map(({ isOptional, name, type }) => ({ name: String(name), schema: fold(type), isOptional })),
      held
    )
  }

  const list = ({ checks, elements, rest }: SchemaRepresentation.Arrays): A => {
    const [item] = rest
    const isOfItems = elements.every(({ isOptional, type }) => !isOptional && isSame(type, item))
    if (item === undefined || rest.length > 1 || !isOfItems) throw unknown("a tuple")
    return algebra.list(fold(item), elements.length, checks.map(holdsOf))
  }

  const isSame = (one: Representation, other: Representation | undefined): boolean =>
    other !== undefined &&
    shapeOf({ references, representation: one }) === shapeOf({ references, representation: other })

  const fold = (each: Representation): A => {
    switch (each._tag) {
      case "Reference":
        return named(each.$ref, references[each.$ref]!)
      case "String": {
        const becomes = each.annotations?.[becomesKey] as Becomes | undefined
        if (becomes !== undefined) return algebra.rewritten(becomes.rewrite, foldSchema(becomes.to, algebra))
        return algebra.text(each.checks.map(holdsOf))
      }
      case "Number":
        return algebra.number([Number.isFinite, ...each.checks.map(holdsOf)])
      case "Boolean":
        return algebra.boolean()
      case "Null":
        return algebra.literal(null)
      case "Literal":
        return algebra.literal(each.literal as string | number | boolean)
      case "Union":
        return algebra.union(each.types.map(fold))
      case "Arrays":
        return list(each)
      case "Objects":
        return objects(each)
      default:
        throw unknown(each._tag)
    }
  }
  const folded = fold(representation)
  const decoded = SchemaRepresentation.toRepresentation(Schema.toType(schema).ast)
  if (shapeOf(decoded) !== shapeOf({ references, representation })) throw unknown("a transformation; use rewritten")
  return folded
}

/** What a representation says, as text: without names and annotations, and with what a rewritten text becomes. */
const shapeOf = ({ references, representation }: SchemaRepresentation.Document): string =>
  JSON.stringify(representation, (key, value) => {
    if (key === "annotations") return undefined
    const known = value?._tag === "Reference" ? references[value.$ref] : value
    const becomes = known?.annotations?.[becomesKey] as Becomes | undefined
    if (becomes === undefined) return known
    return JSON.parse(shapeOf(SchemaRepresentation.toRepresentation(Schema.toType(becomes.to).ast)))
  })

const unknown = (what: string): Error => new Error(`bug: foldSchema: cannot take apart ${what}`)
