// The hot loop of verification: computes the leaf hashes of a chunk of whole lines, and finds the lines that are not surely as this
// program writes them. Nothing is copied: the byte before a line, the line feed of the previous line, becomes the 0x00 of RFC 9162
// §2.1.1, and both are hashed in place.
import type { hash } from "node:crypto"
import type { Digest } from "../digest.ts"
import type { lineScanner } from "../line-fault.ts"

/** The hashes of the lines in a chunk. */
export interface HashedLines {
  /** The leaf hashes, in the order of the lines. */
  readonly leaves: ReadonlyArray<Digest>
  /** The lines with 64 consecutive hexadecimal digits, by their index in the chunk: they may contain a commitment or name a
   * document. */
  readonly marked: ReadonlyArray<readonly [index: number, line: string]>
  /** The lines that decide whether all lines are good, as Latin-1, by their index: the first and the last, those that the scan does
   * not know to be good or to be as late as the line before, and that line. */
  readonly doubtful: ReadonlyArray<readonly [index: number, line: string]>
}

/**
 * Hashes the lines in `bytes` from 1 to `end`, each terminated by a line feed; the byte at 0 is unused. Self-contained, because
 * workers are started from its source text. Every 40th byte is checked: with 24 digits in a row there, the line is marked.
 */
export const hashLines = (
  sha: typeof hash,
  scan: ReturnType<typeof lineScanner>,
  bytes: Buffer,
  end: number
): HashedLines => {
  const leaves: Array<Digest> = []
  const marked: Array<readonly [number, string]> = []
  const doubtful: Array<readonly [number, string]> = []
  const doubt = (index: number, from: number, to: number) => {
    const last = doubtful[doubtful.length - 1]
    if (index >= 0 && !(last !== undefined && last[0] >= index))
      doubtful.push([index, bytes.toString("latin1", from, to)])
  }
  let start = 1
  let [previousStart, previousStop, previousInstant] = [0, 0, 0]
  while (start < end) {
    const stop = bytes.indexOf(10, start)
    for (let at = start; at + 24 <= stop; at += 40) {
      let run = 0
      while (run < 24) {
        const byte = bytes[at + run]!
        if (byte < 48 || byte > 102 || (byte > 57 && byte < 97)) break
        run += 1
      }
      if (run < 24) continue
      marked.push([leaves.length, bytes.toString("utf8", start, stop)])
      break
    }
    const instant = scan(bytes, start, stop)
    let isSure = instant > 0 && previousInstant > 0
    for (let n = 0; isSure && n < 24; n++) {
      const later = bytes[instant + n]! - bytes[previousInstant + n]!
      if (later > 0) break
      isSure = later === 0
    }
    if (!isSure) {
      doubt(leaves.length - 1, previousStart, previousStop)
      doubt(leaves.length, start, stop)
    }
    bytes[start - 1] = 0
    leaves.push(sha("sha256", bytes.subarray(start - 1, stop), "binary") as Digest)
    previousStart = start
    previousStop = stop
    previousInstant = instant
    start = stop + 1
  }
  doubt(leaves.length - 1, previousStart, previousStop)
  return { leaves, marked, doubtful }
}
