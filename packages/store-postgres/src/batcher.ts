// Batches what many callers ask for: while batches are being processed, requests queue, and the whole queue goes as one batch
// to the next free worker. The higher the load, the larger the batches that share a round trip; a single request never waits.

/** A queue whose items are processed in batches. */
export interface Batcher<A> {
  readonly add: (item: A) => void
  /** Removes an item that is still queued; has no effect on one that is being processed. */
  readonly withdraw: (item: A) => void
  /** Resolves when nothing is queued and nothing is being processed. */
  readonly idle: () => Promise<void>
}

/**
 * Makes a batcher; each worker processes one batch at a time. `run` never rejects. `sizeOf` is the size of an item; a batch has
 * at most `maxSize`, or a single larger item.
 */
export const makeBatcher = <A, W>(
  workers: ReadonlyArray<W>,
  maxSize: number,
  sizeOf: (item: A) => number,
  run: (batch: ReadonlyArray<A>, worker: W) => Promise<void>
): Batcher<A> => {
  const free = [...workers]
  let queue: Array<A> = []
  let isScheduled = false
  let whenIdle: Array<() => void> = []

  const nextBatch = (): ReadonlyArray<A> => {
    let size = 0
    const end = queue.findIndex((item, n) => {
      size += sizeOf(item)
      return n > 0 && size > maxSize
    })
    const batch = end < 0 ? queue : queue.slice(0, end)
    queue = end < 0 ? [] : queue.slice(end)
    return batch
  }

  const dispatch = (): void => {
    isScheduled = false
    while (free.length > 0 && queue.length > 0) {
      const worker = free.pop()!
      void run(nextBatch(), worker).then(() => {
        free.push(worker)
        schedule()
      })
    }
    if (free.length === workers.length && queue.length === 0) {
      for (const resolve of whenIdle) resolve()
      whenIdle = []
    }
  }

  /** At the end of the turn, so that requests of the same turn share a batch. */
  const schedule = (): void => {
    if (isScheduled) return
    isScheduled = true
    setImmediate(dispatch)
  }

  return {
    add: (item) => {
      queue.push(item)
      schedule()
    },
    withdraw: (item) => {
      queue = queue.filter((queued) => queued !== item)
    },
    idle: () =>
      new Promise((resolve) => {
        whenIdle.push(resolve)
        schedule()
      })
  }
}
