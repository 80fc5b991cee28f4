// Checks and transformations of our own, made so that others can rebuild the schema that has them: the representation of a schema
// names each check, and keeps with the name what it does.
import { Schema, type SchemaAST, SchemaTransformation } from "effect"

/** Whether a value is good, or what is wrong with it. */
export type Holds<T> = (value: T) => boolean | string

/** Where the representation of a check keeps what it does. */
export const holdsKey = "@keikaku/kernel/holds"

/** Where the representation of a text keeps what is made of it before it is checked. */
export const becomesKey = "@keikaku/kernel/becomes"

/** What is made of a text: an idempotent rewriting, and the schema of its results. */
export interface Becomes {
  readonly rewrite: (text: string) => string
  readonly to: Schema.Top
}

/**
 * A check under a name, such as `calendar-date`; the name is part of the schema's representation.
 * @example
 * ```ts
 * import { namedCheck } from "@keikaku/kernel"
 * import { Schema } from "effect"
 * const Even = Schema.Int.check(namedCheck("even", (n: number) => n % 2 === 0 || "an even number"))
 * Schema.is(Even)(3) // => false
 * ```
 */
export const namedCheck = <T>(
  name: string,
  holds: Holds<T>,
  annotations: Schema.Annotations.Filter = {}
): SchemaAST.Filter<T> =>
  Schema.makeFilter(holds, {
    ...annotations,
    [holdsKey]: holds,
    representation: { id: `keikaku/${name}`, payload: null }
  })

/** A text that is written in several ways and kept in one: rewritten first, then checked by `to`. */
export const rewritten = <S extends Schema.Codec<any, string>>(
  to: S,
  rewrite: Becomes["rewrite"],
  annotations: { readonly identifier: string; readonly description: string }
): Schema.decodeTo<S, Schema.String> =>
  Schema.String.annotate({ ...annotations, [becomesKey]: { rewrite, to } satisfies Becomes }).pipe(
    Schema.decodeTo(to, SchemaTransformation.transform({ decode: rewrite, encode: (text: string) => text }))
  )
