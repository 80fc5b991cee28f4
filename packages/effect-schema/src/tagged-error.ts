// Tagged errors of effect 3 by a type that every version from 3.9 on has: what `Data.TaggedError` infers names types of the newest.
import { type Cause, Data } from "effect"

/** An error with a tag and fields. */
export type TaggedError<Tag extends string, Fields> = Cause.YieldableError & { readonly _tag: Tag } & Readonly<Fields>

/** Makes the class of an error, to be extended. */
export const taggedError: <Tag extends string>(
  tag: Tag
) => new <Fields extends object>(
  fields: Fields
) => TaggedError<Tag, Fields> = Data.TaggedError as never
