// Inclusion: that a leaf stands at its place in a tree of a given size and root. RFC 9162 §2.1.3.
import type { Digest } from "./digest.ts"
import type { Hashing } from "./hashing.ts"
import { type Stretch, splitOf } from "./subtree.ts"

/** What an inclusion proof is made of: the stretches beside the leaf's own, the nearest first (RFC 9162 §2.1.3.1). */
export const stretchesBeside = (index: number, { from, to }: Stretch): ReadonlyArray<Stretch> => {
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
  return [...stretchesBeside(index, own), other]
}

/** A leaf, counted from 0, and what proves its place. */
export interface Inclusion {
  readonly index: number
  readonly size: number
  readonly leaf: Digest
  readonly root: Digest
  readonly proof: ReadonlyArray<Digest>
}

/** Whether the proof leads from the leaf to the root (RFC 9162 §2.1.3.2). */
export const checkInclusion = (
  { node }: Pick<Hashing, "node">,
  { index, leaf, proof, root, size }: Inclusion
): boolean => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let [own, last, hash] = [index, size - 1, leaf]
  for (const beside of proof) {
    if (last === 0) return false
    if (own % 2 === 1 || own === last) {
      hash = node(beside, hash)
      while (own % 2 === 0 && own > 0) [own, last] = [own / 2, Math.floor(last / 2)]
    } else hash = node(hash, beside)
    ;[own, last] = [Math.floor(own / 2), Math.floor(last / 2)]
  }
  return last === 0 && hash === root
}
