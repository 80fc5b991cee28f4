// Long things in short pieces: what a batch is cut from.

/** The values in arrays of at most so many, in their order. */
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
