// The root of 256 leaves at once, in two thirds of the time that pairs of strings take: the hashes of a level are contiguous, and
// the byte before each pair, which belongs to a pair already hashed, becomes the 0x01 of RFC 9162 §2.1.1.
import { hash } from "node:crypto"
import { type Digest, digestBytes } from "../digest.ts"

/** How many leaves a block has. */
export const blockWidth = 256

const levelOf = (width: number) => {
  const bytes = Buffer.alloc(1 + width * digestBytes)
  const pair = (_: unknown, n: number) => bytes.subarray(n * 2 * digestBytes, (n + 1) * 2 * digestBytes + 1)
  return { bytes, pairs: Array.from({ length: width / 2 }, pair) }
}

const levels = [256, 128, 64, 32, 16, 8, 4, 2].map(levelOf)

/** The root of the perfect subtree over the 256 leaves from one on. */
export const blockRoot = (leaves: ReadonlyArray<Digest>, from: number): Digest => {
  levels[0]!.bytes.write(leaves.slice(from, from + blockWidth).join(""), 1, "latin1")
  let root = ""
  for (const [n, { bytes, pairs }] of levels.entries()) {
    const above = levels[n + 1]?.bytes
    for (let at = 0; at < pairs.length; at++) {
      bytes[at * 2 * digestBytes] = 1
      root = hash("sha256", pairs[at]!, "binary")
      above?.write(root, 1 + at * digestBytes, "latin1")
    }
  }
  return root as Digest
}
