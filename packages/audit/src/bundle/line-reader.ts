// Reads a file in chunks of whole lines, in bounded memory.
import { open } from "node:fs/promises"

const maxChunkBytes = 4 * 1024 * 1024

/** Reads one chunk at a time. */
export interface LineReader {
  /** The size of the buffers: at most four megabytes, less for a smaller file. */
  readonly chunkBytes: number
  /**
   * Reads whole lines into the buffer, from its second byte on, and returns where they end: 1 at the end of the file. A line that is
   * longer than a buffer counts as the end of the file.
   */
  readonly fill: (buffer: Buffer) => Promise<number>
  /** How many bytes follow the last line feed. */
  readonly unended: () => number
  readonly close: () => Promise<void>
}

/** Opens a file. */
export const openLines = async (path: string): Promise<LineReader> => {
  const file = await open(path)
  const { size } = await file.stat()
  let rest = Buffer.alloc(0)
  let isOver = false
  return {
    chunkBytes: Math.min(maxChunkBytes, size + 2),
    fill: async (buffer) => {
      if (isOver) return 1
      let end = 1 + rest.copy(buffer, 1)
      while (end < buffer.length) {
        const { bytesRead } = await file.read(buffer, end, buffer.length - end)
        if (bytesRead === 0) break
        end += bytesRead
      }
      const last = buffer.subarray(1, end).lastIndexOf(10) + 2
      isOver = last === 1 || end < buffer.length
      rest = Buffer.from(buffer.subarray(last, end))
      return last
    },
    unended: () => rest.length,
    close: () => file.close()
  }
}

/** The lines of a file as arrays, without their line feeds; what follows the last line feed is left out. */
export async function* linesIn(path: string): AsyncGenerator<ReadonlyArray<string>> {
  const reader = await openLines(path)
  const buffer = Buffer.allocUnsafeSlow(reader.chunkBytes)
  try {
    for (let end = await reader.fill(buffer); end > 1; end = await reader.fill(buffer))
      yield buffer.toString("utf8", 1, end - 1).split("\n")
  } finally {
    await reader.close()
  }
}
