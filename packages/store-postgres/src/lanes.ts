// Gathers what many callers ask for: while some of it is under way, the rest waits, and goes together as soon as a lane is free.
// So the busier it is, the larger is what shares a round trip; and whoever asks alone is not kept waiting.

/** Where things are handed in. */
export interface Lanes<A> {
  readonly add: (item: A) => void
  /** Takes out what still waits; false when it is under way already. */
  readonly withdraw: (item: A) => boolean
  /** Resolves when nothing waits and nothing is under way. */
  readonly idle: () => Promise<void>
}

/** Lanes with what each works on; `run` never rejects, and `sizeOf` says how much of a batch, of `most` at most, an item fills. */
export const makeLanes = <A, L>(
  lanes: ReadonlyArray<L>,
  most: number,
  sizeOf: (item: A) => number,
  run: (batch: ReadonlyArray<A>, lane: L) => Promise<void>
): Lanes<A> => {
  const free = [...lanes]
  let waiting: Array<A> = []
  let scheduled = false
  let whenIdle: Array<() => void> = []

  const nextBatch = (): ReadonlyArray<A> => {
    let size = 0
    const end = waiting.findIndex((item, n) => {
      size += sizeOf(item)
      return n > 0 && size > most
    })
    const batch = end < 0 ? waiting : waiting.slice(0, end)
    waiting = end < 0 ? [] : waiting.slice(end)
    return batch
  }

  const go = (): void => {
    scheduled = false
    while (free.length > 0 && waiting.length > 0) {
      // The one that was used last: the others' connections need not even be made.
      const lane = free.pop()!
      void run(nextBatch(), lane).then(() => {
        free.push(lane)
        soon()
      })
    }
    if (free.length === lanes.length && waiting.length === 0) {
      for (const resolve of whenIdle) resolve()
      whenIdle = []
    }
  }

  /** At the end of the turn, so that whoever asks in the same turn comes along. */
  const soon = (): void => {
    if (scheduled) return
    scheduled = true
    setImmediate(go)
  }

  return {
    add: (item) => {
      waiting.push(item)
      soon()
    },
    withdraw: (item) => {
      const before = waiting.length
      waiting = waiting.filter((each) => each !== item)
      return waiting.length < before
    },
    idle: () =>
      new Promise((resolve) => {
        whenIdle.push(resolve)
        soon()
      })
  }
}
