// A promise of keikaku as a program: what the world says no to is a left, by its tag; a defect is none of them and rejects the task.
import * as E from "fp-ts/lib/Either.js"
import type { ReaderTaskEither } from "fp-ts/lib/ReaderTaskEither.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"

/** A failure says by its tag which it is. */
export interface Tagged {
  readonly _tag: string
}

/** Some kinds of failures. */
export interface Failures<F extends Tagged> {
  readonly isOne: (thrown: unknown) => thrown is F
}

/** Failures by their tags: one that is forgotten does not compile. */
export const failures = <F extends Tagged>(tags: Readonly<Record<F["_tag"], true>>): Failures<F> => ({
  isOne: (thrown): thrown is F =>
    thrown instanceof Error && "_tag" in thrown && Object.hasOwn(tags, String(thrown._tag))
})

/** The task of a promise that rejects with such failures. */
export const attempt =
  <F extends Tagged>({ isOne }: Failures<F>) =>
  <A>(begin: () => Promise<A>): TaskEither<F, A> =>
  async () => {
    try {
      return E.right(await begin())
    } catch (thrown) {
      if (isOne(thrown)) return E.left(thrown)
      throw thrown
    }
  }

/** The same of what is open. */
export const asking =
  <F extends Tagged>(expected: Failures<F>) =>
  <R, A>(ask: (open: R) => Promise<A>): ReaderTaskEither<R, F, A> =>
  (open) =>
    attempt(expected)(() => ask(open))
