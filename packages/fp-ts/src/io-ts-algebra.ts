// How io-ts makes the schemas of the plan, for `foldSchema`: of io-ts's own classes, so that whatever walks codecs knows them. They
// report every error and refuse what a schema refuses, each at the same place.
import type { Holds } from "@keikaku/kernel"
import type { SchemaAlgebra, SchemaField } from "@keikaku/kernel/fold-schema"
import { type Either, isLeft, isRight } from "fp-ts/lib/Either.js"
import * as t from "io-ts"

/** A codec whose types are those of what it was made from. */
export type AnyCodec = t.Type<any, any, unknown>

/** A codec on its way into others. */
export interface Made {
  readonly codec: AnyCodec
  /** Whether a member of a union is meant by a value, well-formed or not: the complaints of the others say nothing. */
  readonly isMeant: (value: unknown) => boolean
  readonly literal?: { readonly value: unknown }
}

/** An object with these fields and no others. What it holds is a copy. */
export class StrictObject extends t.ExactType<t.HasProps, any, any, unknown> {}

type Validated = Either<t.Errors, any>

const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Whether an object has a field, by itself or by its class. */
const has = (value: object, name: string): boolean =>
  name === "__proto__" ? Object.hasOwn(value, name) : name in value

const outcome = (errors: t.Errors, value: unknown): Validated =>
  errors.length > 0 ? t.failures(errors) : t.success(value)

/** The checks that a value breaks; one without words is only told where no other is broken. */
const complaints = (checks: ReadonlyArray<Holds<any>>, value: unknown, context: t.Context): t.Errors => {
  const broken = checks.map((holds) => holds(value)).filter((held) => held !== true)
  const messages = broken.filter((held) => typeof held === "string")
  return messages.length === 0 && broken.length > 0
    ? [{ value, context }]
    : messages.map((message) => ({ value, context, message }))
}

/** A codec whose values keep these checks besides. */
const refined = (codec: AnyCodec, checks: ReadonlyArray<Holds<any>>): AnyCodec => {
  if (checks.length === 0) return codec
  const keeps = (value: unknown) => checks.every((holds) => holds(value) === true)
  const validate: t.Validate<unknown, any> = (value, context) => {
    const read = codec.validate(value, context)
    return isLeft(read) ? read : outcome(complaints(checks, read.right, context), read.right)
  }
  const is = (value: unknown): value is unknown => codec.is(value) && keeps(value)
  return new t.RefinementType(codec.name, is, validate, t.identity, codec, keeps)
}

/** The values of members, each under its key, or the errors of all. */
const members = (
  each: ReadonlyArray<readonly [key: string, validated: Validated]>,
  errors: t.Errors
): readonly [t.Errors, Record<string, unknown>] => [
  [...errors, ...each.flatMap(([, validated]) => (isLeft(validated) ? validated.left : []))],
  Object.fromEntries(each.flatMap(([key, validated]) => (isRight(validated) ? [[key, validated.right]] : [])))
]

const list = ({ codec: item }: Made, least: number): AnyCodec => {
  const is = (value: unknown): value is unknown =>
    Array.isArray(value) &&
    value.length >= least &&
    Array.from({ length: value.length }, (_, n) => value[n]).every(item.is)
  const validate: t.Validate<unknown, any> = (value, context) => {
    if (!Array.isArray(value)) return t.failure(value, context)
    const read = Array.from({ length: Math.max(value.length, least) }, (_, n): readonly [string, Validated] => {
      const place = t.appendContext(context, String(n), item, value[n])
      return [String(n), n < value.length ? item.validate(value[n], place) : t.failure(undefined, place, "Missing key")]
    })
    const [errors, items] = members(read, [])
    return outcome(errors, Object.values(items))
  }
  return new t.ArrayType("array", is as t.Is<any>, validate, t.identity, item)
}

/** What stands in an object and is not in `known`. */
const excess = (value: object, context: t.Context, known: (key: PropertyKey) => boolean): t.Errors =>
  Reflect.ownKeys(value)
    .filter((key) => !known(key) && Object.prototype.propertyIsEnumerable.call(value, key))
    .map((key) => {
      const actual = (value as Record<PropertyKey, unknown>)[key]
      return {
        value: actual,
        context: t.appendContext(context, String(key), t.never, actual),
        message: "Expected no excess property"
      }
    })

const propsOf = (fields: ReadonlyArray<SchemaField<Made>>): t.Props =>
  Object.fromEntries(fields.map(({ name, schema }) => [name, schema.codec]))

const struct = (fields: ReadonlyArray<SchemaField<Made>>): AnyCodec => {
  const names = new Set<PropertyKey>(fields.map(({ name }) => name))
  const required = t.type(propsOf(fields.filter(({ isOptional }) => !isOptional)))
  const optional = t.partial(propsOf(fields.filter(({ isOptional }) => isOptional)))
  const isField =
    (value: Readonly<Record<PropertyKey, unknown>>) =>
    ({ isOptional, name, schema }: SchemaField<Made>) =>
      has(value, name) ? schema.codec.is(value[name]) : isOptional
  const is = (value: unknown): value is unknown =>
    isObject(value) && fields.every(isField(value)) && excess(value, [], (key) => names.has(key)).length === 0
  const validate: t.Validate<unknown, any> = (value, context) => {
    if (!isObject(value)) return t.failure(value, context)
    const present = fields.filter(({ isOptional, name }) => has(value, name) || !isOptional)
    const unknown = excess(value, context, (key) => names.has(key))
    const read = present.map(({ name, schema: { codec } }): readonly [string, Validated] => {
      if (!has(value, name)) return [name, t.failure(undefined, t.appendContext(context, name, codec), "Missing key")]
      const field = value[name]
      return [name, codec.validate(field, t.appendContext(context, name, codec, field))]
    })
    return outcome(...members(read, unknown))
  }
  return new StrictObject("object", is, validate, t.identity, t.intersection([required, optional]))
}

/** By its literals a struct says which values of a union it means. */
const isMeantByLiterals = (fields: ReadonlyArray<SchemaField<Made>>): Made["isMeant"] => {
  const literals = fields.filter(({ isOptional, schema }) => !isOptional && schema.literal !== undefined)
  return (value) => {
    if (!isObject(value)) return false
    const present = literals.filter(({ name }) => has(value, name))
    return (
      literals.length === 0 ||
      (present.length > 0 && present.every(({ name, schema }) => value[name] === schema.literal!.value))
    )
  }
}

const dictionary = ({ codec }: Made): AnyCodec => {
  const isKey = (key: PropertyKey) => typeof key === "string"
  const is = (value: unknown): value is unknown =>
    isObject(value) && Object.values(value).every(codec.is) && excess(value, [], isKey).length === 0
  const validate: t.Validate<unknown, any> = (value, context) => {
    if (!isObject(value)) return t.failure(value, context)
    const read = Object.entries(value).map(([key, each]): readonly [string, Validated] => [
      key,
      codec.validate(each, t.appendContext(context, key, codec, each))
    ])
    return outcome(...members(read, excess(value, context, isKey)))
  }
  return new t.DictionaryType("object", is as t.Is<any>, validate, t.identity, t.string, codec)
}

const union = (made: ReadonlyArray<Made>): AnyCodec => {
  const codecs = made.map(({ codec }) => codec)
  const is = (value: unknown): value is unknown => codecs.some((codec) => codec.is(value))
  const validate: t.Validate<unknown, any> = (value, context) => {
    const errors: Array<t.ValidationError> = []
    for (const [n, { codec, isMeant }] of made.entries()) {
      if (!isMeant(value)) continue
      const read = codec.validate(value, t.appendContext(context, String(n), codec, value))
      if (isRight(read)) return read
      errors.push(...read.left)
    }
    return errors.length > 0 ? t.failures(errors) : t.failure(value, context)
  }
  return new t.UnionType(codecs.map(({ name }) => name).join(" | "), is, validate, t.identity, codecs)
}

const rewritten = (rewrite: (text: string) => string, to: AnyCodec): AnyCodec =>
  new t.Type(
    to.name,
    to.is,
    (value, context) => (t.string.is(value) ? to.validate(rewrite(value), context) : t.failure(value, context)),
    t.identity
  )

/** The algebra of io-ts. */
export const ioTsAlgebra: SchemaAlgebra<Made> = {
  text: (checks) => ({ codec: refined(t.string, checks), isMeant: t.string.is }),
  number: (checks) => ({ codec: refined(t.number, checks), isMeant: t.number.is }),
  boolean: () => ({ codec: t.boolean, isMeant: t.boolean.is }),
  literal: (value) => {
    const codec: AnyCodec = value === null ? t.null : t.literal(value)
    return { codec, isMeant: codec.is, ...(value !== null && { literal: { value } }) }
  },
  list: (item, least, checks) => ({ codec: refined(list(item, least), checks), isMeant: Array.isArray }),
  struct: (fields, checks) => ({ codec: refined(struct(fields), checks), isMeant: isMeantByLiterals(fields) }),
  dictionary: (value, checks) => ({ codec: refined(dictionary(value), checks), isMeant: isObject }),
  union: (made) => ({ codec: union(made), isMeant: (value) => made.some(({ isMeant }) => isMeant(value)) }),
  rewritten: (rewrite, to) => ({ codec: rewritten(rewrite, to.codec), isMeant: t.string.is }),
  named: (name, { codec, ...made }) => ({
    ...made,
    codec: new t.RefinementType(name, codec.is, codec.validate, t.identity, codec, () => true)
  })
}
