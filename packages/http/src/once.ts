// Remembers what was made of a definition. Two schemas of one name must be one value, or the OpenAPI document holds both.

/** The function, made to answer the same value for the same argument. */
export const once = <A extends object, B>(make: (from: A) => B): ((from: A) => B) => {
  const made = new WeakMap<A, { readonly value: B }>()
  return (from) => {
    const known = made.get(from) ?? { value: make(from) }
    made.set(from, known)
    return known.value
  }
}
