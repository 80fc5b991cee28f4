// Inclusion proofs: a leaf is at an index of the tree with a given size and root. RFC 9162 §2.1.3.
import type { Digest } from "./digest.ts"
import type { Hashing } from "./hashing.ts"
import { type LeafRange, splitOf } from "./subtree.ts"

/** The leaf ranges whose roots are the inclusion proof of a leaf, the nearest sibling first (RFC 9162 §2.1.3.1). */
export const inclusionRanges = (index: number, { from, to }: LeafRange): ReadonlyArray<LeafRange> => {
  if (to - from === 1) return []
  const middle = from + splitOf(to - from)
  const [own, other] =
    index < middle
      ? [
          { from, to: middle },
          { from: middle, to }
        ]
      : [
          { from: middle, to },
          { from, to: middle }
        ]
  return [...inclusionRanges(index, own), other]
}

/** A leaf, its index from 0, and the proof of its inclusion. */
export interface Inclusion {
  readonly index: number
  readonly size: number
  readonly leaf: Digest
  readonly root: Digest
  readonly proof: ReadonlyArray<Digest>
}

/** Whether the proof leads from the leaf to the root (RFC 9162 §2.1.3.2; `fn`, `sn` and `r` are its names). */
export const checkInclusion = (
  { node }: Pick<Hashing, "node">,
  { index, leaf, proof, root, size }: Inclusion
): boolean => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let [fn, sn, r] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      r = node(sibling, r)
      while (fn % 2 === 0 && fn > 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else r = node(r, sibling)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && r === root
}
