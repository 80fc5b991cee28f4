// Reads the lines of a bundle beside the leaf hashes that came with them, and keeps up the tree over each: one tree as long as
// both agree, and from the first difference on one for either, so that it can be told which of them was signed.

import { createHash } from "node:crypto"
import { open } from "node:fs/promises"
import { join } from "node:path"
import { type Digest, digestBytes } from "../digest.ts"
import { digestsIn } from "../digests-in.ts"
import { bundleFiles } from "./layout.ts"
import { openLines } from "./line-reader.ts"
import { hashedLines } from "./line-workers.ts"
import { listedIn } from "./listings.ts"
import type { Manifest } from "./manifest.ts"
import { type RootTrail, rootTrail } from "./root-trail.ts"

/** A list made again from the lines. */
export interface ListFound {
  readonly sha256: string
  readonly count: number
}

/** What the lines and the leaf hashes beside them come to. */
export interface EventsRead {
  readonly lines: RootTrail
  /** The tree over `leaves.bin`; the same as `lines` where they do not differ. */
  readonly leaves: RootTrail
  /** The first position at which the two differ, or at which only one of them goes on. */
  readonly difference: number | undefined
  /** Whether `leaves.bin` has 32 bytes for each position of the range, no more and no less. */
  readonly hasAllLeaves: boolean
  /** Whether bytes follow the last line feed, or lines the last position. */
  readonly hasMore: boolean
  readonly commitments: ListFound
  readonly evidence: ListFound
}

const leafReader = async (path: string) => {
  const file = await open(path)
  let buffer = Buffer.alloc(0)
  return {
    size: (await file.stat()).size,
    /** The next leaves, to be looked at before the next are asked for; fewer at the end. */
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
    found: (): ListFound => ({ sha256: sha.digest("hex"), count })
  }
}

const comparedAtOnce = 64

/** How many leaves agree with those beside them before the first that does not. */
const agreeing = (leaves: ReadonlyArray<Digest>, beside: Buffer): number => {
  for (let at = 0; at < leaves.length; at += comparedAtOnce) {
    const some = leaves.slice(at, at + comparedAtOnce)
    const other = beside.toString("latin1", at * digestBytes, (at + some.length) * digestBytes)
    if (some.join("") === other) continue
    const others = digestsIn(other)
    return at + some.findIndex((leaf, n) => leaf !== others[n])
  }
  return leaves.length
}

const leavesAtOnce = 1_024

/** Reads both files to their ends, or until there are more lines than there should be. */
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
  const kept = await leafReader(join(folder, bundleFiles.leaves))
  const part = () => {
    if (difference !== undefined) return
    difference = lines.size() + 1
    leaves = lines.fork()
  }
  try {
    for await (const hashed of hashedLines(reader, workers)) {
      signal.throwIfAborted()
      const first = lines.size() + 1
      const beside = await kept.next(hashed.leaves.length)
      const shared = difference === undefined ? agreeing(hashed.leaves, beside) : 0
      if (difference === undefined && shared === hashed.leaves.length) lines.append(hashed.leaves)
      else {
        lines.append(hashed.leaves.slice(0, shared))
        part()
        lines.append(hashed.leaves.slice(shared))
        leaves.append(digestsIn(beside.toString("latin1")).slice(shared))
      }
      for (const [index, line] of hashed.marked) {
        const listed = listedIn(first + index, line)
        commitments.add(listed.commitments)
        evidence.add(listed.evidence)
      }
      if (lines.size() > to) break
    }
    for (let rest = await kept.next(leavesAtOnce); rest.length > 0; rest = await kept.next(leavesAtOnce)) {
      part()
      leaves.append(digestsIn(rest.toString("latin1")))
    }
    return {
      lines,
      leaves,
      difference,
      hasAllLeaves: kept.size === (to - from + 1) * digestBytes,
      hasMore: lines.size() > to || reader.unended() > 0,
      commitments: commitments.found(),
      evidence: evidence.found()
    }
  } finally {
    await Promise.all([reader.close(), kept.close()])
  }
}
