// Remembers what was derived from a definition, such as a compiled check, for as long as there is the definition.

/** The function, made to answer the same value for the same argument. */
export const once = <A extends object, B extends object>(derive: (from: A) => B): ((from: A) => B) => {
  const derived = new WeakMap<A, B>()
  return (from) => {
    const known = derived.get(from) ?? derive(from)
    derived.set(from, known)
    return known
  }
}
