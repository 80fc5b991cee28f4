// Reads the lines of a bundle and its leaf hashes, and computes the trees over both: one tree while both agree, and from the first
// difference on one for each, to determine which of them was signed. Every line is checked to be one that this program writes.

import { createHash } from "node:crypto"
import { open } from "node:fs/promises"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import { type Digest, digestBytes, digestsIn } from "../digest.ts"
import { type LineFault, lineFaults } from "../line-fault.ts"
import { type Difference, leafComparison, maxShift } from "./compare-leaves.ts"
import { bundleFiles, maxBytesOf } from "./layout.ts"
import { openLines } from "./line-reader.ts"
import { hashedLines } from "./line-workers.ts"
import { listedIn } from "./listings.ts"
import type { Manifest } from "./manifest.ts"
import { maxFindings } from "./report.ts"
import { type RootTrail, rootTrail } from "./root-trail.ts"

/** A list recomputed from the lines. */
export interface ListDigest {
  readonly sha256: string
  readonly count: number
}

/** Consecutive lines with the same fault: how many, from which number according to the lines. */
export interface FaultyLines {
  readonly line: number
  readonly count: number
  readonly fault: LineFault
}

/** The first ones of many, and how many more there are. */
export interface Some<A> {
  readonly first: ReadonlyArray<A>
  readonly more: number
}

/** The trees over the lines and over the leaf hashes, and the lists. */
export interface EventsRead {
  readonly lines: RootTrail
  /** The tree over `leaves.bin`; the same value as `lines` when they do not differ. */
  readonly leaves: RootTrail
  /** Where the two differ or only one of them continues. */
  readonly differences: Some<Difference>
  readonly faults: Some<FaultyLines>
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

/** Collects the faults of doubtful lines in order, the first `limit` runs of them. */
const faultCollector = (limit: number) => {
  const first: Array<FaultyLines> = []
  let more = 0
  const faultIn = lineFaults()
  return {
    check: (line: number, latin1: string) => {
      const bytes = Buffer.from(latin1, "latin1")
      const fault = faultIn(bytes, 0, bytes.length)
      if (fault === undefined) return
      const last = first.at(-1)
      if (last?.fault === fault && last.line + last.count === line)
        first.splice(-1, 1, { ...last, count: last.count + 1 })
      else if (first.length < limit) first.push({ line, count: 1, fault })
      else more += 1
    },
    found: (): Some<FaultyLines> => ({ first, more })
  }
}

const leavesPerRead = 1_024

/** From how many bytes on threads are worth their start. */
const largeBytes = 64 * 1_024 * 1_024
const maxWorkers = 4

/** Reads both files to their ends, or until there are clearly more lines than the range has. */
export const readEvents = async (
  folder: string,
  { from, to }: Manifest,
  before: ReadonlyArray<Digest>,
  {
    signal,
    sizes,
    workers
  }: { readonly sizes: ReadonlyArray<number>; readonly workers: number | undefined; readonly signal: AbortSignal }
): Promise<EventsRead> => {
  const lines = rootTrail({ size: from - 1, subtrees: before }, [...sizes, to])
  const [commitments, evidence] = [listMaker(), listMaker()]
  const faults = faultCollector(maxFindings)
  const last = to + maxShift
  let leaves = lines
  let comparison: ReturnType<typeof leafComparison> | undefined
  const reader = await openLines(join(folder, bundleFiles.events))
  const leafFile = await leafReader(join(folder, bundleFiles.leaves))
  const compared = () => {
    if (comparison !== undefined) return comparison
    leaves = lines.fork()
    comparison = leafComparison(lines.size() + 1, maxFindings)
    return comparison
  }
  try {
    const threads = workers ?? (reader.size < largeBytes ? 0 : Math.min(availableParallelism(), maxWorkers))
    for await (const hashed of hashedLines(reader, threads)) {
      signal.throwIfAborted()
      const first = lines.size() + 1
      const stored = await leafFile.next(hashed.leaves.length)
      const shared = comparison === undefined ? equalLeaves(hashed.leaves, stored) : 0
      lines.append(hashed.leaves.slice(0, shared))
      if (shared < hashed.leaves.length) {
        const others = [hashed.leaves.slice(shared), digestsIn(stored.toString("latin1")).slice(shared)] as const
        const areOver = { lines: false, leaves: stored.length < hashed.leaves.length * digestBytes }
        compared().add(...others, areOver)
        lines.append(others[0])
        leaves.append(others[1])
      }
      for (const [index, line] of hashed.doubtful) if (first + index <= last) faults.check(first + index, line)
      for (const [index, line] of hashed.marked) {
        const listed = listedIn(first + index, line)
        commitments.add(listed.commitments)
        evidence.add(listed.evidence)
      }
      if (lines.size() > last || reader.passed() > maxBytesOf(last)) break
    }
    while (leaves.size() <= last) {
      const rest = await leafFile.next(leavesPerRead)
      if (rest.length === 0) break
      const others = digestsIn(rest.toString("latin1"))
      compared().add([], others, { lines: true, leaves: false })
      leaves.append(others)
    }
    return {
      lines,
      leaves,
      differences: comparison === undefined ? { first: [], more: 0 } : comparison.found(),
      faults: faults.found(),
      hasAllLeaves: leafFile.size === (to - from + 1) * digestBytes,
      hasMore: lines.size() > to || reader.unended() > 0,
      commitments: commitments.found(),
      evidence: evidence.found()
    }
  } finally {
    await Promise.all([reader.close(), leafFile.close()])
  }
}
