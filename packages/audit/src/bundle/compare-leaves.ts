// Compares the hashes of the lines with leaves.bin where they differ, and finds out what was done to the lines: how many stand in
// place of how many, so that a removed or inserted line is one difference and not one for every line after it.
import type { Digest } from "../digest.ts"

/** A run of lines that are not those of `leaves.bin`. */
export interface Difference {
  /** The position of the first of them according to `leaves.bin`. */
  readonly position: number
  /** How many lines `leaves.bin` has there, and how many there are. */
  readonly expected: number
  readonly found: number
  /** The number of the first one according to the lines, which differs from its position where lines were removed or inserted before. */
  readonly line: number
}

/** How far apart both are searched for the next line that they share. */
export const maxShift = 4_096

/** How many lines and leaves to pass over so that both continue with the same hash, as few as possible; undefined within no window. */
const rejoin = (lines: ReadonlyArray<Digest>, leaves: ReadonlyArray<Digest>): readonly [number, number] | undefined => {
  // Small windows first: a single changed line is then found at once.
  for (let window = 8; window <= maxShift; window *= 8) {
    const places = new Map<Digest, number>()
    for (const [n, leaf] of leaves.slice(0, window).entries()) if (!places.has(leaf)) places.set(leaf, n)
    let best: readonly [number, number] | undefined
    for (const [n, line] of lines.slice(0, window).entries()) {
      const place = places.get(line)
      if (place !== undefined && n + place < (best === undefined ? Infinity : best[0] + best[1])) best = [n, place]
    }
    if (best !== undefined) return best
  }
  return undefined
}

/** A comparison of lines and leaves from a position on; it keeps the first `limit` differences and counts the others. */
export const leafComparison = (position: number, limit: number) => {
  const differences: Array<Difference> = []
  let more = 0
  let open: Difference | undefined
  let [line, leaf] = [position, position]
  let [lines, leaves]: [ReadonlyArray<Digest>, ReadonlyArray<Digest>] = [[], []]

  const close = () => {
    if (open !== undefined && differences.length < limit) differences.push(open)
    else if (open !== undefined) more += 1
    open = undefined
  }
  const differ = (found: number, expected: number) => {
    open ??= { position: leaf, expected: 0, found: 0, line }
    open = { ...open, expected: open.expected + expected, found: open.found + found }
  }

  /** Compares what both have; where `areOver` says that there are no more lines or leaves, all of it. */
  const add = (
    nextLines: ReadonlyArray<Digest>,
    nextLeaves: ReadonlyArray<Digest>,
    areOver: { readonly lines: boolean; readonly leaves: boolean }
  ): void => {
    lines = [...lines, ...nextLines]
    leaves = [...leaves, ...nextLeaves]
    let [n, m] = [0, 0]
    const pass = (found: number, expected: number) => {
      n += found
      m += expected
      line += found
      leaf += expected
    }
    for (;;) {
      const isEqual = n < lines.length && lines[n] === leaves[m]
      if (isEqual) {
        close()
        pass(1, 1)
        continue
      }
      const [linesLeft, leavesLeft] = [lines.length - n, leaves.length - m]
      if (linesLeft + leavesLeft === 0) break
      if ((!areOver.lines && linesLeft < maxShift) || (!areOver.leaves && leavesLeft < maxShift)) break
      const [found, expected] = rejoin(lines.slice(n, n + maxShift), leaves.slice(m, m + maxShift)) ?? [
        Math.min(linesLeft, maxShift),
        Math.min(leavesLeft, maxShift)
      ]
      differ(found, expected)
      pass(found, expected)
    }
    lines = lines.slice(n)
    leaves = leaves.slice(m)
  }

  return {
    add,
    /** What was found, after all of both. */
    found: (): { readonly first: ReadonlyArray<Difference>; readonly more: number } => {
      add([], [], { lines: true, leaves: true })
      close()
      return { first: differences, more }
    }
  }
}
