// Perfect subtrees by their coordinates, and those that make up a range of leaves. Proofs are computed as coordinates first, so
// that all their hashes can be looked up at once.

/** The subtree over the 2^level leaves from index · 2^level on. */
export interface Subtree {
  readonly level: number
  readonly index: number
}

/** The leaves from index `from` up to, but excluding, `to`. */
export interface LeafRange {
  readonly from: number
  readonly to: number
}

/** The largest power of two smaller than a number of leaves: where RFC 9162 §2.1.1 splits them. */
export const splitOf = (leaves: number): number => {
  let split = 1
  while (split * 2 < leaves) split *= 2
  return split
}

/** The level of the perfect subtree with that number of leaves; undefined unless it is a power of two. */
const levelOf = (leaves: number): number | undefined => {
  let level = 0
  for (let width = 1; width <= leaves; width *= 2, level += 1) if (width === leaves) return level
  return undefined
}

/** The perfect subtrees that make up a range, from left to right. Each is smaller than the one before, so joining their roots from
 * the right gives the root of the range. */
export const subtreesOf = ({ from, to }: LeafRange): ReadonlyArray<Subtree> => {
  const leaves = to - from
  const level = levelOf(leaves)
  if (level !== undefined) return [{ level, index: from / leaves }]
  const split = splitOf(leaves)
  return [...subtreesOf({ from, to: from + split }), ...subtreesOf({ from: from + split, to })]
}
