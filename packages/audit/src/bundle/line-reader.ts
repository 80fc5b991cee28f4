// A file read in chunks of whole lines, in memory that does not depend on its length.
import { open } from "node:fs/promises"

const mostBytes = 4 * 1024 * 1024

/** Reads on; one chunk at a time. */
export interface LineReader {
  /** How large a buffer must be: less than four megabytes where the file is. */
  readonly chunkBytes: number
  /**
   * Puts whole lines into the buffer, from its second byte on, and tells where they end: 1 when there are no more. A line that
   * no buffer can hold ends the reading, as the end of the file does.
   */
  readonly fill: (buffer: Buffer) => Promise<number>
  /** How many bytes follow the last line feed that was read. */
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
    chunkBytes: Math.min(mostBytes, size + 2),
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
