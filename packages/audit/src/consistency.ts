// Consistency: that a tree has grown out of an earlier one and nothing in that has changed. RFC 9162 §2.1.4.
import type { Digest } from "./digest.ts"
import type { Hashing } from "./hashing.ts"
import { type Stretch, splitOf } from "./subtree.ts"

/**
 * What a consistency proof from `older` leaves to `newer` is made of (RFC 9162 §2.1.4.1). Empty when the sizes are equal or the
 * older tree is.
 */
export const stretchesBetween = (older: number, newer: number): ReadonlyArray<Stretch> =>
  older === 0 ? [] : subproof(older, { from: 0, to: newer }, true)

const subproof = (older: number, { from, to }: Stretch, isWhole: boolean): ReadonlyArray<Stretch> => {
  if (older === to - from) return isWhole ? [] : [{ from, to }]
  const split = splitOf(to - from)
  const middle = from + split
  return older <= split
    ? [...subproof(older, { from, to: middle }, isWhole), { from: middle, to }]
    : [...subproof(older - split, { from: middle, to }, false), { from, to: middle }]
}

/** Two trees, and what proves that the newer begins with the older. */
export interface Consistency {
  readonly older: { readonly size: number; readonly root: Digest }
  readonly newer: { readonly size: number; readonly root: Digest }
  readonly proof: ReadonlyArray<Digest>
}

const isPowerOfTwo = (size: number): boolean => size === 1 || (size % 2 === 0 && isPowerOfTwo(size / 2))

/** Whether the proof leads to both roots (RFC 9162 §2.1.4.2). Every tree begins with the empty one, without proof. */
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
  let [own, last] = [older.size - 1, newer.size - 1]
  while (own % 2 === 1) [own, last] = [(own - 1) / 2, Math.floor(last / 2)]
  let [olderRoot, newerRoot] = [first, first]
  for (const beside of rest) {
    if (last === 0) return false
    if (own % 2 === 1 || own === last) {
      olderRoot = node(beside, olderRoot)
      newerRoot = node(beside, newerRoot)
      while (own % 2 === 0 && own > 0) [own, last] = [own / 2, Math.floor(last / 2)]
    } else newerRoot = node(newerRoot, beside)
    ;[own, last] = [Math.floor(own / 2), Math.floor(last / 2)]
  }
  return last === 0 && olderRoot === older.root && newerRoot === newer.root
}
