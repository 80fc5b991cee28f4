// fast-check arbitraries derived from schemas, so that whatever can be recorded or asked can also be generated, and no
// generator is ever written beside a schema. Values of a named schema can be drawn from a pool, so that events meet.
import { Schema, SchemaAST } from "effect"
import fc from "fast-check"

/** Arbitraries by schema identifier: small pools of identifiers make histories in which things meet. */
export type Pools = Readonly<Record<string, fc.Arbitrary<unknown>>>

interface Constraint {
  readonly number?: "integer"
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly patterns?: ReadonlyArray<{ readonly source: string; readonly flags: string }>
}

const constraintOf = (ast: SchemaAST.AST): Constraint => {
  const constraints = (ast.checks ?? []).map((check) => (check.annotations?.arbitraryConstraint ?? {}) as Constraint)
  const patterns = constraints.flatMap((constraint) => constraint.patterns ?? [])
  return Object.assign({}, ...constraints, { patterns })
}

const text = ({ maxLength = 40, minLength = 0, patterns = [] }: Constraint): fc.Arbitrary<string> =>
  patterns[0] === undefined
    ? fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, minLength + 40) })
    : fc.stringMatching(new RegExp(patterns[0].source, patterns[0].flags))

const integer = ({ maximum, minimum }: Constraint): fc.Arbitrary<number> => {
  const [min, max] = [minimum ?? Number.MIN_SAFE_INTEGER, maximum ?? Number.MAX_SAFE_INTEGER]
  const small = fc.integer({ min: Math.max(min, -9), max: Math.min(max, Math.max(min, -9) + 99) })
  return fc.oneof(small, fc.integer({ min, max }), fc.constantFrom(min, max))
}

const isNumberIn = (ast: SchemaAST.AST): ast is SchemaAST.Number => ast._tag === "Number"

const derive = (ast: SchemaAST.AST, pools: Pools): fc.Arbitrary<unknown> => {
  const pool = pools[SchemaAST.resolveIdentifier(ast) ?? ""]
  if (pool !== undefined) return pool
  const satisfies = Schema.is(Schema.make<Schema.Top>(ast) as Schema.Schema<unknown>)
  return unchecked(ast, pools).filter((value) => satisfies(value))
}

const unchecked = (ast: SchemaAST.AST, pools: Pools): fc.Arbitrary<unknown> => {
  if (isNumberIn(ast)) return integer(constraintOf(ast))
  switch (ast._tag) {
    case "String":
      return text(constraintOf(ast))
    case "Boolean":
      return fc.boolean()
    case "Null":
      return fc.constant(null)
    case "Literal":
      return fc.constant(ast.literal)
    case "Union":
      return fc.oneof(...ast.types.map((type) => derive(type, pools)))
    case "Arrays": {
      const [rest] = ast.rest
      const { maxLength = 6, minLength = 0 } = constraintOf(ast)
      if (ast.elements.length > 0 || rest === undefined)
        return fc.tuple(...ast.elements.map((each) => derive(each, pools)))
      return fc.array(derive(rest, pools), { minLength, maxLength: Math.min(maxLength, minLength + 6) })
    }
    case "Objects": {
      const fields = ast.propertySignatures.map(({ name, type }) => [String(name), derive(type, pools)] as const)
      const required = ast.propertySignatures.filter(({ type }) => !SchemaAST.isOptional(type))
      const requiredKeys = required.map(({ name }) => String(name))
      return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true })
    }
    default:
      throw new Error(
        `bug: arbitraryOf: no arbitrary for ${ast._tag}; give one in the pools under the schema's identifier`
      )
  }
}

/** Real dates from 1800 to 2999, and more often than not of the years around 2023. */
export const localDates: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.integer({ min: 19_000, max: 20_500 }) },
    { weight: 1, arbitrary: fc.integer({ min: -62_091, max: 376_200 }) }
  )
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))

const standard: Pools = {
  LocalDate: localDates,
  Instant: localDates.map((date) => `${date}T09:00:00.000Z`)
}

/**
 * An arbitrary of the values that a schema accepts. Dates are real dates; values of a schema with an identifier come
 * from the pool of that name, if there is one.
 * @example
 * ```ts
 * import { arbitraryOf } from "@keikaku/testing"
 * import { Schema } from "effect"
 * import fc from "fast-check"
 * const Share = Schema.Struct({ branch: Schema.Literals(["13", "27"]), units: Schema.Natural })
 * fc.sample(arbitraryOf(Share), 20).every(Schema.is(Share)) // => true
 * ```
 */
export const arbitraryOf = <S extends Schema.Top>(schema: S, pools: Pools = {}): fc.Arbitrary<S["Type"]> =>
  derive(schema.ast, { ...standard, ...pools })
