// Hashes lines in worker threads and returns the hashes in order. Chunks are transferred without copying, and there are two for
// each thread, so memory is bounded.
import { hash } from "node:crypto"
import { Worker } from "node:worker_threads"
import { digestsIn } from "../digest.ts"
import { lineScanner } from "../line-fault.ts"
import { type HashedLines, hashLines } from "./hash-lines.ts"
import type { LineReader } from "./line-reader.ts"

/** The answer of a thread. The leaf hashes are joined: one string is transferred faster than ten thousand. */
type Answer = Omit<HashedLines, "leaves"> & { readonly joined: string; readonly buffer: ArrayBuffer }

// The program of a thread as text, so that it runs from the sources, as an ES module and as CommonJS. Compilers that keep the names of
// functions call `__name`.
const program = `
const __name = (named) => named
const { hash } = require("node:crypto")
const { parentPort } = require("node:worker_threads")
const hashLines = ${hashLines}
const scan = (${lineScanner})()
parentPort.on("message", ({ buffer, end }) => {
  const { leaves, ...lines } = hashLines(hash, scan, Buffer.from(buffer), end)
  parentPort.postMessage({ joined: leaves.join(""), ...lines, buffer }, [buffer])
})
`

const thread = () => {
  const worker = new Worker(program, { eval: true, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 4 } })
  const waiting: Array<PromiseWithResolvers<Answer>> = []
  worker.on("message", (answer: Answer) => waiting.shift()!.resolve(answer))
  worker.on("error", (error) => {
    for (const { reject } of waiting.splice(0)) reject(error)
  })
  return {
    hash: (buffer: ArrayBuffer, end: number): Promise<Answer> => {
      const answer = withResolvers<Answer>()
      waiting.push(answer)
      worker.postMessage({ buffer, end }, [buffer])
      return answer.promise
    },
    end: () => worker.terminate()
  }
}

interface PromiseWithResolvers<A> {
  readonly promise: Promise<A>
  readonly resolve: (value: A) => void
  readonly reject: (error: unknown) => void
}

const withResolvers = <A>(): PromiseWithResolvers<A> => {
  let settle: Omit<PromiseWithResolvers<A>, "promise"> | undefined
  const promise = new Promise<A>((resolve, reject) => {
    settle = { resolve, reject }
  })
  promise.catch(() => {})
  return { promise, ...settle! }
}

async function* inThreads(reader: LineReader, count: number): AsyncGenerator<HashedLines> {
  const threads = Array.from({ length: count }, thread)
  const free = Array.from({ length: 2 * count }, () => new ArrayBuffer(reader.chunkBytes))
  const pending: Array<Promise<Answer>> = []
  let isOver = false
  try {
    for (let chunk = 0; ; ) {
      while (!isOver && free.length > 0) {
        const buffer = free.pop()!
        const end = await reader.fill(Buffer.from(buffer))
        isOver = end === 1
        if (!isOver) pending.push(threads[chunk++ % count]!.hash(buffer, end))
      }
      const first = pending.shift()
      if (first === undefined) return
      const { buffer, joined, ...lines } = await first
      free.push(buffer)
      yield { leaves: digestsIn(joined), ...lines }
    }
  } finally {
    await Promise.all(threads.map(({ end }) => end()))
  }
}

async function* inThisThread(reader: LineReader): AsyncGenerator<HashedLines> {
  const buffer = Buffer.allocUnsafeSlow(reader.chunkBytes)
  const scan = lineScanner()
  for (let end = await reader.fill(buffer); end > 1; end = await reader.fill(buffer))
    yield hashLines(hash, scan, buffer, end)
}

/** Hashes the lines of a reader in that number of threads; with 0, in this one. */
export const hashedLines = (reader: LineReader, workers: number): AsyncGenerator<HashedLines> =>
  workers > 0 ? inThreads(reader, workers) : inThisThread(reader)
