// Long things in short pieces: what a batch is cut from.

/** The values in arrays of a maximum length, in order. */
export function* inChunks<A>(all: Iterable<A>, size: number): Generator<ReadonlyArray<A>> {
  let chunk: Array<A> = []
  for (const each of all) {
    chunk.push(each)
    if (chunk.length === size) {
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Stores chunk after chunk in their order, and prepares each while a server is busy with the one before. */
export const storeInChunks = async <A, B>(
  all: Iterable<A>,
  size: number,
  prepare: (each: A) => B,
  store: (chunk: Array<B>) => Promise<unknown>
): Promise<void> => {
  let stored: Promise<unknown> = Promise.resolve()
  for (const chunk of inChunks(all, size)) {
    const prepared = chunk.map(prepare)
    await stored
    stored = store(prepared)
    // It is awaited above or below; until then it may fail unheard.
    stored.catch(() => {})
    // What is on its way to a socket needs a turn or two of the event loop to get there.
    await turn()
    await turn()
  }
  await stored
}
