// A priority queue: the first item by a given order is always at hand. The methods that award units one by one stand
// on it, so that each award costs the logarithm of the number of shares.

/** A binary heap; `first` is undefined when it is empty. */
export interface Heap<A> {
  readonly first: () => A | undefined
  /** Takes the first item away and puts another in. */
  readonly replaceFirst: (item: A) => void
  readonly removeFirst: () => void
}

/** Builds a heap of the items; `precedes(a, b)` must be a strict order. */
export const heapOf = <A>(initial: Iterable<A>, precedes: (a: A, b: A) => boolean): Heap<A> => {
  const items = [...initial]

  const sink = (from: number): void => {
    const item = items[from]!
    let at = from
    for (;;) {
      let child = 2 * at + 1
      if (child >= items.length) break
      if (child + 1 < items.length && precedes(items[child + 1]!, items[child]!)) child++
      if (!precedes(items[child]!, item)) break
      items[at] = items[child]!
      at = child
    }
    items[at] = item
  }

  for (let i = (items.length >> 1) - 1; i >= 0; i--) sink(i)

  return {
    first: () => items[0],
    replaceFirst: (item) => {
      items[0] = item
      sink(0)
    },
    removeFirst: () => {
      const last = items.pop()
      if (last === undefined || items.length === 0) return
      items[0] = last
      sink(0)
    }
  }
}
