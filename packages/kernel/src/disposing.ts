// What is opened for a host that does not use Effect: closed by `close`, or by `await using` with the host's own types where they know
// it, and nothing where they do not.
import { Effect, Exit, Scope } from "effect"

type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Key extends symbol } ? Key : never

/** Closed at the end of a block, by `await using`. */
export type Disposing = { readonly [Key in AsyncDispose]: () => Promise<void> }

/** The same, closed by `close`. Nothing where the platform has no `Symbol.asyncDispose`. */
export const disposing = (close: () => Promise<void>): Disposing =>
  (Symbol.asyncDispose === undefined ? {} : { [Symbol.asyncDispose]: close }) as Disposing

/** Opens for the life of a scope that `close` ends, which may be called twice; closed at once when the opening fails. */
export const openForPromises = async <A, E>(
  opening: Effect.Effect<A, E, Scope.Scope>
): Promise<{ readonly opened: A; readonly close: () => Promise<void> }> => {
  const scope = Scope.makeUnsafe()
  const close = () => Effect.runPromise(Scope.close(scope, Exit.void))
  try {
    return { opened: await Effect.runPromise(Scope.provide(opening, scope)), close }
  } catch (failure) {
    await close()
    throw failure
  }
}
