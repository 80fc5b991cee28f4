// Reads a file in chunks of whole lines, in bounded memory.
import { open } from "node:fs/promises"
import { maxLineBytes } from "@keikaku/kernel"
import { strictUtf8 } from "../strict-text.ts"

const maxChunkBytes = 4 * 1024 * 1024

/** Reads one chunk at a time. */
export interface LineReader {
  /** The size of the buffers: at most four megabytes, less for a smaller file. */
  readonly chunkBytes: number
  /** The size of the file. */
  readonly size: number
  /**
   * Reads whole lines into the buffer, from its second byte on, and returns where they end: 1 at the end of the file. A line that is
   * longer than a buffer counts as the end of the file.
   */
  readonly fill: (buffer: Buffer) => Promise<number>
  /** How many bytes were read. */
  readonly passed: () => number
  /** How many bytes follow the last line feed. */
  readonly unended: () => number
  readonly close: () => Promise<void>
}

/** Opens a file. */
export const openLines = async (path: string): Promise<LineReader> => {
  const file = await open(path)
  const { size } = await file.stat()
  let rest = Buffer.alloc(0)
  let [isOver, passed] = [false, 0]
  return {
    size,
    chunkBytes: Math.min(maxChunkBytes, size + 2),
    fill: async (buffer) => {
      if (isOver) return 1
      let end = 1 + rest.copy(buffer, 1)
      while (end < buffer.length) {
        const { bytesRead } = await file.read(buffer, end, buffer.length - end)
        if (bytesRead === 0) break
        end += bytesRead
        passed += bytesRead
      }
      const last = buffer.subarray(1, end).lastIndexOf(10) + 2
      isOver = last === 1 || end < buffer.length
      rest = Buffer.from(buffer.subarray(last, end))
      return last
    },
    passed: () => passed,
    unended: () => rest.length,
    close: () => file.close()
  }
}

/** A line as text; undefined when it is no UTF-8, is as long as no line of a log, or has no line feed. */
export type TextLine = string | undefined

const textOf = (bytes: Buffer): TextLine => (bytes.length < maxLineBytes ? strictUtf8(bytes) : undefined)

/** The lines of a file as arrays, without their line feeds. Nothing follows a line without its line feed. */
export async function* linesIn(path: string): AsyncGenerator<ReadonlyArray<TextLine>> {
  const reader = await openLines(path)
  const buffer = Buffer.allocUnsafeSlow(reader.chunkBytes)
  try {
    for (let end = await reader.fill(buffer); end > 1; end = await reader.fill(buffer)) {
      const lines: Array<TextLine> = []
      for (let start = 1, stop = 0; start < end; start = stop + 1) {
        stop = buffer.indexOf(10, start)
        lines.push(textOf(buffer.subarray(start, stop)))
      }
      yield lines
    }
    if (reader.unended() > 0) yield [undefined]
  } finally {
    await reader.close()
  }
}

/** The bytes of a file; undefined when there are more than that. */
export const bytesUpTo = async (path: string, limit: number): Promise<Buffer | undefined> => {
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(limit + 1)
    let length = 0
    for (let read = 1; read > 0 && length <= limit; length += read)
      read = (await file.read(bytes, length, bytes.length - length)).bytesRead
    return length > limit ? undefined : bytes.subarray(0, length)
  } finally {
    await file.close()
  }
}
