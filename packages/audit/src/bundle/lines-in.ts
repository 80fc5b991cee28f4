// The lines of a text file, a chunk at a time, split at line feeds and nowhere else.
import { openLines } from "./line-reader.ts"

/** Arrays of lines without their line feeds. What follows the last line feed is not among them. */
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
