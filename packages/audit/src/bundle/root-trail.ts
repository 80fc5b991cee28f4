// A compact range that remembers its root at the sizes of checkpoints.
import { type CompactRange, compactRange } from "../compact-range.ts"
import type { Digest } from "../digest.ts"
import { sha256 } from "../node-crypto.ts"
import { blockRoot, blockWidth } from "./block-root.ts"

/** A growing tree and its roots at chosen sizes. */
export interface RootTrail {
  readonly size: () => number
  readonly append: (leaves: ReadonlyArray<Digest>) => void
  /** The root at one of the remembered sizes; undefined while the tree has not reached it. */
  readonly rootAt: (size: number) => Digest | undefined
  /** A copy of the tree, which grows independently. */
  readonly fork: () => RootTrail
}

const trailOn = (range: CompactRange, sizes: ReadonlyArray<number>, roots: Map<number, Digest>): RootTrail => {
  const ahead = sizes.filter((size) => size >= range.size()).sort((a, b) => b - a)
  let [size, next] = [range.size(), ahead.at(-1)]
  const remember = () => {
    while (next === size) {
      roots.set(size, range.root())
      ahead.pop()
      next = ahead.at(-1)
    }
  }
  remember()
  return {
    size: () => size,
    append: (leaves) => {
      for (let at = 0; at < leaves.length; ) {
        const isBlock =
          size % blockWidth === 0 && at + blockWidth <= leaves.length && (next ?? Infinity) >= size + blockWidth
        const width = isBlock ? blockWidth : 1
        range.append(isBlock ? blockRoot(leaves, at) : leaves[at]!, width)
        at += width
        size += width
        if (size === next) remember()
      }
    },
    rootAt: (size) => roots.get(size),
    fork: () => trailOn(compactRange(sha256, { size, subtrees: range.subtrees() }), sizes, new Map(roots))
  }
}

/** Starts from a known size and its subtrees, and remembers the roots at these sizes. */
export const rootTrail = (
  start: { readonly size: number; readonly subtrees: ReadonlyArray<Digest> },
  sizes: ReadonlyArray<number>
): RootTrail => trailOn(compactRange(sha256, start), [...new Set(sizes)], new Map())
