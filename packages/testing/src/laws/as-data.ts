// When two states are the same: as data, whatever order their keys were written in, with maps and sets as lists.
// Reports and folded states are compared by it, and printed where they differ.

const plain = (_: string, value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return [...value]
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** One text for equal data. */
export const asData = (value: unknown): string => JSON.stringify(value, plain) ?? "undefined"

/** What to complain of when two values differ: the sentence and both of them; undefined when they are the same. */
export const difference = (what: string, one: unknown, other: unknown): string | undefined => {
  const [left, right] = [asData(one), asData(other)]
  return left === right ? undefined : `${what}:\n${left}\n${right}`
}
