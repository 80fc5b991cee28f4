// `await using` for what is closed: with a host's own types where they know it, and nothing where they do not.

type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Key extends symbol } ? Key : never

/** Closed at the end of a block, by `await using`. */
export type Disposing = { readonly [Key in AsyncDispose]: () => Promise<void> }

/** The same, closed by `close`. Nothing where the platform has no `Symbol.asyncDispose`. */
export const disposing = (close: () => Promise<void>): Disposing =>
  (Symbol.asyncDispose === undefined ? {} : { [Symbol.asyncDispose]: close }) as Disposing
