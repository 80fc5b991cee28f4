// A compact range: the root of a log, updated as leaves are appended. It holds the roots of the largest perfect subtrees that cover
// the leaves so far, one for each bit set in their number. Source: RFC 9162 §2.1.2 (the stack from which the root is computed).
import type { Digest } from "./digest.ts"
import type { Hashing } from "./hashing.ts"

/** The leaves so far. An append costs less than two hashes on average, at most one for each bit of the size. */
export interface CompactRange {
  readonly size: () => number
  /** Adds a leaf, or the root of a perfect subtree over `width` leaves; `width` must divide the size. */
  readonly append: (hash: Digest, width?: number) => void
  /** MTH of the leaves so far; SHA-256("") when there are none. */
  readonly root: () => Digest
  /** The roots of the subtrees, the largest (and leftmost) first: as many as `size` has bits set. */
  readonly subtrees: () => ReadonlyArray<Digest>
}

/** How many perfect subtrees cover `size` leaves: the number of bits set in it. */
export const subtreeCount = (size: number): number => {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

/** Starts empty, or from a known size and its subtrees. */
export const compactRange = (
  { empty, node }: Pick<Hashing, "empty" | "node">,
  start: { readonly size: number; readonly subtrees: ReadonlyArray<Digest> } = { size: 0, subtrees: [] }
): CompactRange => {
  const stack = [...start.subtrees]
  let size = start.size
  return {
    size: () => size,
    append: (added, width = 1) => {
      let hash = added
      for (let rest = size / width; rest % 2 === 1; rest = (rest - 1) / 2) hash = node(stack.pop()!, hash)
      stack.push(hash)
      size += width
    },
    root: () =>
      stack.reduceRight<Digest | undefined>((right, left) => (right ? node(left, right) : left), undefined) ?? empty,
    subtrees: () => [...stack]
  }
}
