// Perfect subtrees by their coordinates, and which of them make up a stretch of leaves. Proofs are computed in these terms
// first, so that whoever holds the hashes can look all of them up at once.

/** The subtree over the 2^level leaves from index · 2^level on. */
export interface Subtree {
  readonly level: number
  readonly index: number
}

/** The leaves from `from` up to, and without, `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The largest power of two below a number of leaves: where RFC 9162 §2.1.1 splits them. */
export const splitOf = (leaves: number): number => {
  let split = 1
  while (split * 2 < leaves) split *= 2
  return split
}

/** The level of the perfect subtree with so many leaves; undefined when there is none. */
const levelOf = (leaves: number): number | undefined => {
  let level = 0
  for (let width = 1; width <= leaves; width *= 2, level += 1) if (width === leaves) return level
  return undefined
}

/** The perfect subtrees of a stretch as the tree splits it, left to right. Each is smaller than the one before, so the hash of
 * the stretch is found by joining them from the right. */
export const subtreesOf = ({ from, to }: Stretch): ReadonlyArray<Subtree> => {
  const leaves = to - from
  const level = levelOf(leaves)
  if (level !== undefined) return [{ level, index: from / leaves }]
  const split = splitOf(leaves)
  return [...subtreesOf({ from, to: from + split }), ...subtreesOf({ from: from + split, to })]
}
