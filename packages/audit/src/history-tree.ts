// The Merkle tree over a store's log: leaf n is the exact line at position n + 1. Its hashes are stored in the sidecar in tiles of
// 256 (C2SP tlog-tiles), so each line is read once, when the tree grows, and a proof reads a few tiles.
import {
  everything,
  lengthOf,
  type Sidecar,
  StoredEventUnreadable,
  StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Effect } from "effect"
import { compactRange } from "./compact-range.ts"
import { consistencyRanges } from "./consistency.ts"
import { type Digest, digestsIn } from "./digest.ts"
import type { Hashing } from "./hashing.ts"
import { inclusionRanges } from "./inclusion.ts"
import { type LeafRange, type Subtree, subtreesOf } from "./subtree.ts"

/** How many hashes, of subtrees of one level, a tile has; its own root is one hash of the tile above. */
export const tileWidth = 256
const tileLevels = 8

/** How many lines are hashed before their tiles are stored. */
const linesPerWrite = 65_536

const sizeKey = "tree/size"
const tileKey = (level: number, index: number): string => `tree/tile/${level}/${String(index).padStart(12, "0")}`

const textOf = (hashes: ReadonlyArray<Digest>): string => Buffer.from(hashes.join(""), "latin1").toString("base64")
const hashesIn = (text: string): ReadonlyArray<Digest> => digestsIn(Buffer.from(text, "base64").toString("latin1"))

/** The tree at the size it has grown to, and at every smaller size. */
export interface HistoryTree {
  readonly size: number
  /** The root of the tree over the first `size` lines. */
  readonly rootAt: (size: number) => Effect.Effect<Digest, StoreUnavailable>
  /** The inclusion proof of the line at a position, from 1, in the tree of that size. RFC 9162 §2.1.3.1. */
  readonly proveInclusion: (position: number, size: number) => Effect.Effect<ReadonlyArray<Digest>, StoreUnavailable>
  /** The consistency proof from the tree of `older` lines to that of `newer`. RFC 9162 §2.1.4.1. */
  readonly proveConsistency: (older: number, newer: number) => Effect.Effect<ReadonlyArray<Digest>, StoreUnavailable>
  /** The stored leaf hashes of a range of lines. */
  readonly leaves: (range: LeafRange) => Effect.Effect<ReadonlyArray<Digest>, StoreUnavailable>
  /** The roots of the perfect subtrees that cover the first `size` lines, the largest first. */
  readonly subtreesAt: (size: number) => Effect.Effect<ReadonlyArray<Digest>, StoreUnavailable>
}

const corrupt = (message: string) => new StoreUnavailable({ reason: "corrupt", message })

const joined = ({ node }: Hashing, hashes: ReadonlyArray<Digest>): Digest =>
  hashes.reduceRight((right, left) => node(left, right))

/** The root of a perfect subtree, from its leaf hashes. */
const perfectRoot = ({ node }: Hashing, hashes: ReadonlyArray<Digest>): Digest => {
  let row = hashes
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, n) => node(row[2 * n]!, row[2 * n + 1]!))
  return row[0]!
}

/** The part of a tile whose hashes make up a subtree: `width` hashes from index `from` on. */
const placeOf = ({ index, level }: Subtree) => {
  const tileLevel = Math.floor(level / tileLevels)
  const width = 2 ** (level % tileLevels)
  const first = index * width
  return { key: tileKey(tileLevel, Math.floor(first / tileWidth)), from: first % tileWidth, width }
}

const treeOn = (hashing: Hashing, sidecar: Sidecar, size: number): HistoryTree => {
  const subtreeHashesOf = Effect.fnUntraced(function* (ranges: ReadonlyArray<LeafRange>) {
    const parts = ranges.map((range) => subtreesOf(range).map(placeOf))
    const tiles = yield* sidecar.get([...new Set(parts.flatMap((places) => places.map(({ key }) => key)))])
    const rows = new Map([...tiles].map(([key, text]) => [key, hashesIn(text)]))
    const found: Array<ReadonlyArray<Digest>> = []
    for (const places of parts) {
      const hashes: Array<Digest> = []
      for (const { from, key, width } of places) {
        const row = rows.get(key)?.slice(from, from + width)
        if (row?.length !== width) return yield* corrupt(`${key} is missing or too short`)
        hashes.push(perfectRoot(hashing, row))
      }
      found.push(hashes)
    }
    return found
  })
  const proofOf = (ranges: ReadonlyArray<LeafRange>) =>
    Effect.map(subtreeHashesOf(ranges), (rows) => rows.map((row) => joined(hashing, row)))
  const subtreesAt = (count: number) =>
    count === 0 ? Effect.succeed([]) : Effect.map(subtreeHashesOf([{ from: 0, to: count }]), ([hashes]) => hashes!)
  const assertWithin = (...sizes: ReadonlyArray<number>): void => {
    if (sizes.some((count, n) => !Number.isSafeInteger(count) || count < 0 || count > (sizes[n + 1] ?? size)))
      throw new Error(`bug: history tree: ${sizes.join(", ")} of ${size}`)
  }
  return {
    size,
    leaves: ({ from, to }) => {
      assertWithin(from, to)
      return proofOf(Array.from({ length: to - from }, (_, n) => ({ from: from + n, to: from + n + 1 })))
    },
    subtreesAt: (count) => {
      assertWithin(count)
      return subtreesAt(count)
    },
    rootAt: (count) => {
      assertWithin(count)
      return Effect.map(subtreesAt(count), (hashes) => (hashes.length === 0 ? hashing.empty : joined(hashing, hashes)))
    },
    proveInclusion: (position, count) => {
      assertWithin(position, count)
      return proofOf(inclusionRanges(position - 1, { from: 0, to: count }))
    },
    proveConsistency: (older, newer) => {
      assertWithin(older, newer)
      return proofOf(consistencyRanges(older, newer))
    }
  }
}

/** The right edge of the tree: the partial tile of each level, and the tiles that were completed since the last write. */
const rightEdge = (hashing: Hashing, start: number, row: (level: number, index: number) => ReadonlyArray<Digest>) => {
  const levels: Array<Array<Digest>> = []
  const completed = new Map<string, string>()
  let size = start
  for (let level = 0, count = start; count > 0; level++, count = Math.floor(count / tileWidth))
    levels.push(count % tileWidth === 0 ? [] : [...row(level, Math.floor(count / tileWidth))])
  const push = (level: number, hash: Digest): void => {
    const tile = levels[level] ?? []
    levels[level] = tile
    tile.push(hash)
    if (tile.length < tileWidth) return
    completed.set(tileKey(level, Math.floor((size - 1) / tileWidth ** (level + 1))), textOf(tile))
    push(level + 1, perfectRoot(hashing, tile))
    levels[level] = []
  }
  return {
    size: () => size,
    append: (leaf: Digest) => {
      size += 1
      push(0, leaf)
    },
    /** The texts to store now: the tiles completed since the last time, the partial tiles, and the size. */
    take: (): ReadonlyMap<string, string> => {
      const texts = new Map(completed).set(sizeKey, String(size))
      completed.clear()
      for (const [level, tile] of levels.entries())
        if (tile.length > 0) texts.set(tileKey(level, Math.floor(size / tileWidth ** (level + 1))), textOf(tile))
      return texts
    }
  }
}

/** The stored hashes of the lines from `index · 256 + 1` on: 256 of them, fewer at the end, none beyond it. */
export const storedLeaves = (
  sidecar: Pick<Sidecar, "get">,
  index: number
): Effect.Effect<ReadonlyArray<Digest>, StoreUnavailable> => {
  const key = tileKey(0, index)
  return Effect.map(sidecar.get([key]), (tiles) => hashesIn(tiles.get(key) ?? ""))
}

const storedSize = Effect.fnUntraced(function* (sidecar: Pick<Sidecar, "get">) {
  const text = (yield* sidecar.get([sizeKey])).get(sizeKey)
  const size = Number(text ?? 0)
  return Number.isSafeInteger(size) && size >= 0 ? { text, size } : yield* corrupt(`${sizeKey} is ${text}`)
})

/** The tree at its stored size; the log may be longer. Nothing is written. */
const storedTree = (sidecar: Sidecar, hashing: Hashing): Effect.Effect<HistoryTree, StoreUnavailable> =>
  Effect.map(storedSize(sidecar), ({ size }) => treeOn(hashing, sidecar, size))

/** The root over the first `size` lines, or over all if there are fewer; from the stored hashes and, where they end, from the lines. */
export const rootOf = Effect.fnUntraced(function* (
  { read, sidecar }: Pick<StoreWithSidecar, "read" | "sidecar">,
  hashing: Hashing,
  size: number
): Effect.fn.Return<{ readonly size: number; readonly root: Digest }, StoreUnavailable> {
  const tree = yield* storedTree(sidecar, hashing)
  const start = Math.min(tree.size, size)
  const range = compactRange(hashing, { size: start, subtrees: yield* tree.subtreesAt(start) })
  while (range.size() < size) {
    const lines = yield* read(everything, { after: range.size(), before: size + 1 })
    for (const { line } of lines) range.append(hashing.leaf(line))
    if (lines.length === 0) break
  }
  return { size: range.size(), root: range.root() }
})

/**
 * Extends the tree to the end of the log. Several processes may extend it at once. Fails as unreadable at a gap in the log, and as
 * `corrupt` when stored hashes are missing or outnumber the lines.
 */
export const growTree = Effect.fnUntraced(function* (
  { read, sidecar }: Pick<StoreWithSidecar, "read" | "sidecar">,
  hashing: Hashing
): Effect.fn.Return<HistoryTree, StoreUnavailable | StoredEventUnreadable> {
  while (true) {
    const { size: start, text } = yield* storedSize(sidecar)
    const length = yield* lengthOf({ read })
    if (length < start) return yield* corrupt(`the log has ${length} lines, its tree ${start}`)
    const keys: Array<readonly [level: number, index: number]> = []
    for (let level = 0, count = start; count > 0; level++, count = Math.floor(count / tileWidth))
      if (count % tileWidth > 0) keys.push([level, Math.floor(count / tileWidth)])
    const tiles = yield* sidecar.get(keys.map(([level, index]) => tileKey(level, index)))
    for (const [level, index] of keys)
      if (!tiles.has(tileKey(level, index))) return yield* corrupt(`${tileKey(level, index)} is missing`)
    const edge = rightEdge(hashing, start, (level, index) => hashesIn(tiles.get(tileKey(level, index))!))
    let storedText = text
    let isCurrent = true
    while (isCurrent) {
      const chunk = yield* read(everything, { after: edge.size() })
      for (const { line, position } of chunk) {
        if (position !== edge.size() + 1)
          return yield* new StoredEventUnreadable({ position: edge.size() + 1, message: "the line is missing" })
        edge.append(hashing.leaf(line))
      }
      const isAtEnd = chunk.length === 0
      if (isAtEnd && Number(storedText ?? 0) === edge.size()) return treeOn(hashing, sidecar, edge.size())
      if (!isAtEnd && edge.size() - Number(storedText ?? 0) < linesPerWrite) continue
      isCurrent = yield* sidecar.put(edge.take(), { key: sizeKey, text: storedText })
      storedText = String(edge.size())
    }
  }
})
