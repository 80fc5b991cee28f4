// From the values of effect to those of fp-ts. They look alike and are not: effect's `Result` has its success first and other tags.
import { Option, Result } from "effect"
import * as E from "fp-ts/lib/Either.js"
import * as O from "fp-ts/lib/Option.js"

/** A `Result` as an `Either`: the success is the right. */
export const fromResult = <A, E>(result: Result.Result<A, E>): E.Either<E, A> =>
  Result.isSuccess(result) ? E.right(result.success) : E.left(result.failure)

/** An `Either` as a `Result`. */
export const toResult = <A, E>(either: E.Either<E, A>): Result.Result<A, E> =>
  E.isRight(either) ? Result.succeed(either.right) : Result.fail(either.left)

/** An `Option` of effect as one of fp-ts. */
export const fromEffectOption = <A>(option: Option.Option<A>): O.Option<A> =>
  Option.isSome(option) ? O.some(option.value) : O.none

/** An `Option` of fp-ts as one of effect. */
export const toEffectOption = <A>(option: O.Option<A>): Option.Option<A> =>
  O.isSome(option) ? Option.some(option.value) : Option.none()
