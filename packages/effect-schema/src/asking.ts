// From a promise to an Effect: of the errors with which it rejects those that are foreseen are failures, by their `_tag`, and any
// other is a defect.
import { Cause, Effect } from "effect"
import type { Failure } from "./failures.ts"

/** The class of a failure; its prototype has the tag as its name. */
export type FailureClass = (new (fields: never) => { readonly _tag: string }) & { readonly prototype: Error }

type Rejected = Partial<Failure> & { readonly _tag: string }

/** The failure of one of these classes that a rejection is; else a defect. */
export const causeOf =
  <C extends FailureClass>(classes: ReadonlyArray<C>) =>
  (rejected: unknown): Cause.Cause<InstanceType<C>> => {
    const Class = classes.find(({ prototype }) => prototype.name === (rejected as Rejected | undefined)?._tag)
    if (Class === undefined) return Cause.die(rejected)
    const { _tag, message, sentence, ...fields } = rejected as Rejected
    const all = { ...fields, ...(sentence && { sentence }), message, cause: rejected }
    return Cause.fail(new Class(all as never) as InstanceType<C>)
  }

/** Asks for something that may fail in these ways. An interruption does not wait for the answer, and takes nothing back. */
export const asking =
  <C extends FailureClass>(classes: ReadonlyArray<C>) =>
  <A>(ask: () => A | Promise<A>): Effect.Effect<A, InstanceType<C>> =>
    Effect.tryPromise({ try: async () => ask(), catch: causeOf(classes) }).pipe(Effect.catchAll(Effect.failCause))
