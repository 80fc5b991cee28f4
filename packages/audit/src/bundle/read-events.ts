// Reads the lines of a bundle and its leaf hashes, and computes the trees over both: one tree while both agree, and from the first
// difference on one for each, to determine which of them was signed.

import { createHash } from "node:crypto"
import { open } from "node:fs/promises"
import { join } from "node:path"
import { type Digest, digestBytes, digestsIn } from "../digest.ts"
import { bundleFiles } from "./layout.ts"
import { openLines } from "./line-reader.ts"
import { hashedLines } from "./line-workers.ts"
import { listedIn } from "./listings.ts"
import type { Manifest } from "./manifest.ts"
import { type RootTrail, rootTrail } from "./root-trail.ts"

/** A list recomputed from the lines. */
export interface ListDigest {
  readonly sha256: string
  readonly count: number
}

/** The trees over the lines and over the leaf hashes, and the lists. */
export interface EventsRead {
  readonly lines: RootTrail
  /** The tree over `leaves.bin`; the same value as `lines` when they do not differ. */
  readonly leaves: RootTrail
  /** The first position where the two differ or only one of them continues. */
  readonly difference: number | undefined
  /** Whether `leaves.bin` has exactly 32 bytes for each position of the range. */
  readonly hasAllLeaves: boolean
  /** Whether there are bytes after the last line feed, or lines after the last position. */
  readonly hasMore: boolean
  readonly commitments: ListDigest
  readonly evidence: ListDigest
}

const leafReader = async (path: string) => {
  const file = await open(path)
  let buffer = Buffer.alloc(0)
  return {
    size: (await file.stat()).size,
    /** The next leaves, valid until the next call; fewer at the end. */
    next: async (leaves: number): Promise<Buffer> => {
      const bytes = leaves * digestBytes
      if (buffer.length < bytes) buffer = Buffer.allocUnsafeSlow(bytes)
      const { bytesRead } = await file.read(buffer, 0, bytes)
      return buffer.subarray(0, bytesRead)
    },
    close: () => file.close()
  }
}

const listMaker = () => {
  const sha = createHash("sha256")
  let count = 0
  return {
    add: (lines: ReadonlyArray<string>) => {
      for (const line of lines) sha.update(line)
      count += lines.length
    },
    found: (): ListDigest => ({ sha256: sha.digest("hex"), count })
  }
}

const leavesPerComparison = 64

/** How many leaves equal the stored ones before the first difference. */
const equalLeaves = (leaves: ReadonlyArray<Digest>, stored: Buffer): number => {
  for (let at = 0; at < leaves.length; at += leavesPerComparison) {
    const part = leaves.slice(at, at + leavesPerComparison)
    const other = stored.toString("latin1", at * digestBytes, (at + part.length) * digestBytes)
    if (part.join("") === other) continue
    const others = digestsIn(other)
    return at + part.findIndex((leaf, n) => leaf !== others[n])
  }
  return leaves.length
}

const leavesPerRead = 1_024

/** Reads both files to their ends, or until there are more lines than the range has. */
export const readEvents = async (
  folder: string,
  { from, to }: Manifest,
  before: ReadonlyArray<Digest>,
  {
    signal,
    sizes,
    workers
  }: { readonly sizes: ReadonlyArray<number>; readonly workers: number; readonly signal: AbortSignal }
): Promise<EventsRead> => {
  const lines = rootTrail({ size: from - 1, subtrees: before }, [...sizes, to])
  const [commitments, evidence] = [listMaker(), listMaker()]
  let leaves = lines
  let difference: number | undefined
  const reader = await openLines(join(folder, bundleFiles.events))
  const leafFile = await leafReader(join(folder, bundleFiles.leaves))
  const fork = () => {
    if (difference !== undefined) return
    difference = lines.size() + 1
    leaves = lines.fork()
  }
  try {
    for await (const hashed of hashedLines(reader, workers)) {
      signal.throwIfAborted()
      const first = lines.size() + 1
      const stored = await leafFile.next(hashed.leaves.length)
      const shared = difference === undefined ? equalLeaves(hashed.leaves, stored) : 0
      if (difference === undefined && shared === hashed.leaves.length) lines.append(hashed.leaves)
      else {
        lines.append(hashed.leaves.slice(0, shared))
        fork()
        lines.append(hashed.leaves.slice(shared))
        leaves.append(digestsIn(stored.toString("latin1")).slice(shared))
      }
      for (const [index, line] of hashed.marked) {
        const listed = listedIn(first + index, line)
        commitments.add(listed.commitments)
        evidence.add(listed.evidence)
      }
      if (lines.size() > to) break
    }
    for (let rest = await leafFile.next(leavesPerRead); rest.length > 0; rest = await leafFile.next(leavesPerRead)) {
      fork()
      leaves.append(digestsIn(rest.toString("latin1")))
    }
    return {
      lines,
      leaves,
      difference,
      hasAllLeaves: leafFile.size === (to - from + 1) * digestBytes,
      hasMore: lines.size() > to || reader.unended() > 0,
      commitments: commitments.found(),
      evidence: evidence.found()
    }
  } finally {
    await Promise.all([reader.close(), leafFile.close()])
  }
}
