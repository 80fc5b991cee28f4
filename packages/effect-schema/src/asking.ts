// From a promise to an Effect: of the errors with which it rejects those that are foreseen are failures, by their `_tag`, and any
// other is a defect.
import { Cause, Effect } from "effect"
import * as known from "./failures.ts"

type Known = typeof known

/** The name of a failure. */
export type FailureTag = keyof Known

/** The failures of these names. */
export type FailureOf<Tag extends FailureTag> = { readonly [T in Tag]: InstanceType<Known[T]> }[Tag]

type Rejected = Partial<known.Failure> & { readonly _tag: FailureTag }

/** The failure that a rejection is, if it is one of these; else a defect. */
export const causeOf =
  <Tag extends FailureTag>(tags: ReadonlyArray<Tag>) =>
  (rejected: unknown): Cause.Cause<FailureOf<Tag>> => {
    const tag = tags.find((each) => each === (rejected as Rejected | undefined)?._tag)
    if (tag === undefined) return Cause.die(rejected)
    const { _tag, message, sentence, ...fields } = rejected as Rejected
    const failure = { ...fields, ...(sentence && { sentence }), message, cause: rejected }
    return Cause.fail(new known[tag](failure as never) as FailureOf<Tag>)
  }

/** Asks for something that may fail in these ways. An interruption does not wait for the answer, and takes nothing back. */
export const asking =
  <Tag extends FailureTag>(tags: ReadonlyArray<Tag>) =>
  <A>(ask: () => A | Promise<A>): Effect.Effect<A, FailureOf<Tag>> =>
    Effect.tryPromise({ try: async () => ask(), catch: causeOf(tags) }).pipe(Effect.catchAll(Effect.failCause))
