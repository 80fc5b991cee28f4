// Consistency proofs: a tree begins with an earlier tree, unchanged. RFC 9162 §2.1.4.
import type { Digest } from "./digest.ts"
import type { Hashing } from "./hashing.ts"
import { type LeafRange, splitOf } from "./subtree.ts"

/**
 * The leaf ranges whose roots are the consistency proof from `older` leaves to `newer` (RFC 9162 §2.1.4.1). Empty when the sizes are
 * equal or the older tree is empty.
 */
export const consistencyRanges = (older: number, newer: number): ReadonlyArray<LeafRange> =>
  older === 0 ? [] : subproof(older, { from: 0, to: newer }, true)

const subproof = (older: number, { from, to }: LeafRange, isWhole: boolean): ReadonlyArray<LeafRange> => {
  if (older === to - from) return isWhole ? [] : [{ from, to }]
  const split = splitOf(to - from)
  const middle = from + split
  return older <= split
    ? [...subproof(older, { from, to: middle }, isWhole), { from: middle, to }]
    : [...subproof(older - split, { from: middle, to }, false), { from, to: middle }]
}

/** Two trees and the proof that the newer begins with the older. */
export interface Consistency {
  readonly older: { readonly size: number; readonly root: Digest }
  readonly newer: { readonly size: number; readonly root: Digest }
  readonly proof: ReadonlyArray<Digest>
}

const isPowerOfTwo = (size: number): boolean => size === 1 || (size % 2 === 0 && isPowerOfTwo(size / 2))

/** Whether the proof leads to both roots (RFC 9162 §2.1.4.2; `fn`, `sn`, `fr` and `sr` are its names). Every tree is consistent with the empty one; that proof is empty. */
export const checkConsistency = (
  { empty, node }: Pick<Hashing, "empty" | "node">,
  { newer, older, proof }: Consistency
): boolean => {
  if (![older.size, newer.size].every((size) => Number.isSafeInteger(size) && size >= 0)) return false
  if (older.size > newer.size) return false
  if (older.size === 0) return proof.length === 0 && older.root === empty && (newer.size > 0 || newer.root === empty)
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof
  if (first === undefined) return false
  let [fn, sn] = [older.size - 1, newer.size - 1]
  while (fn % 2 === 1) [fn, sn] = [(fn - 1) / 2, Math.floor(sn / 2)]
  let [fr, sr] = [first, first]
  for (const sibling of rest) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = node(sibling, fr)
      sr = node(sibling, sr)
      while (fn % 2 === 0 && fn > 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else sr = node(sr, sibling)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && fr === older.root && sr === newer.root
}
