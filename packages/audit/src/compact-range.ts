// A log's root kept up as leaves arrive: of all perfect subtrees only the largest ones that cover the leaves so far are kept,
// one for each bit of their number. Source: RFC 9162 §2.1.2 (the stack from which the root is computed).
import type { Digest } from "./digest.ts"
import type { Hashing } from "./hashing.ts"

/** The leaves so far. An append costs less than two hashes on average, never more than one for each bit of the size. */
export interface CompactRange {
  readonly size: () => number
  /** Adds a leaf, or the root of a perfect subtree over `width` leaves; so many must divide the size. */
  readonly append: (hash: Digest, width?: number) => void
  /** MTH of the leaves so far: SHA-256("") of none. */
  readonly root: () => Digest
  /** The roots of the subtrees, the largest (and leftmost) first: as many as `size` has bits set. */
  readonly subtrees: () => ReadonlyArray<Digest>
}

/** How many bits of a size are set: how many subtrees cover so many leaves. */
export const subtreeCount = (size: number): number => {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

/** Starts with no leaves, or with those whose size and subtrees are known. */
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
