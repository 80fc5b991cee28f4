// The tree over a store's log: leaf n is the exact line at position n + 1. Its hashes are kept beside the log in tiles of 256
// (C2SP tlog-tiles), so that the log is read once, when the tree grows, and a proof reads a few tiles.
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
import { stretchesBetween } from "./consistency.ts"
import type { Digest } from "./digest.ts"
import { digestsIn } from "./digests-in.ts"
import type { Hashing } from "./hashing.ts"
import { stretchesBeside } from "./inclusion.ts"
import { type Stretch, type Subtree, subtreesOf } from "./subtree.ts"

/** A tile holds this many hashes, of subtrees of the same level; its own root is one hash of the tile above. */
export const tileWidth = 256
const tileLevels = 8

/** How many lines are read before what has grown is kept. */
const linesAtOnce = 65_536

const sizeKey = "tree/size"
const tileKey = (level: number, index: number): string => `tree/tile/${level}/${String(index).padStart(12, "0")}`

const textOf = (hashes: ReadonlyArray<Digest>): string => Buffer.from(hashes.join(""), "latin1").toString("base64")
const hashesIn = (text: string): ReadonlyArray<Digest> => digestsIn(Buffer.from(text, "base64").toString("latin1"))

/** The tree at the size it has grown to; anything up to that size can be asked of it. */
export interface HistoryTree {
  readonly size: number
  /** The root of the tree over the first `size` lines. */
  readonly rootAt: (size: number) => Effect.Effect<Digest, StoreUnavailable>
  /** What proves that the line at a position, from 1, is part of the tree of that size. RFC 9162 §2.1.3.1. */
  readonly proveInclusion: (position: number, size: number) => Effect.Effect<ReadonlyArray<Digest>, StoreUnavailable>
  /** What proves that the tree of `newer` lines begins with that of `older`. RFC 9162 §2.1.4.1. */
  readonly proveConsistency: (older: number, newer: number) => Effect.Effect<ReadonlyArray<Digest>, StoreUnavailable>
  /** The leaf hashes of a stretch of lines, as they were kept. */
  readonly leaves: (stretch: Stretch) => Effect.Effect<ReadonlyArray<Digest>, StoreUnavailable>
  /** The roots of the perfect subtrees that cover the first `size` lines, the largest first. */
  readonly subtreesAt: (size: number) => Effect.Effect<ReadonlyArray<Digest>, StoreUnavailable>
}

const damaged = (message: string) => new StoreUnavailable({ reason: "corrupt", message })

const joined = ({ node }: Hashing, hashes: ReadonlyArray<Digest>): Digest =>
  hashes.reduceRight((right, left) => node(left, right))

/** The root of a perfect subtree whose hashes are given from left to right. */
const perfect = ({ node }: Hashing, hashes: ReadonlyArray<Digest>): Digest => {
  let row = hashes
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, n) => node(row[2 * n]!, row[2 * n + 1]!))
  return row[0]!
}

/** Where a subtree's hash is found: so many hashes from one on in a tile. */
const placeOf = ({ index, level }: Subtree) => {
  const tileLevel = Math.floor(level / tileLevels)
  const width = 2 ** (level % tileLevels)
  const first = index * width
  return { key: tileKey(tileLevel, Math.floor(first / tileWidth)), from: first % tileWidth, width }
}

const treeOn = (hashing: Hashing, sidecar: Sidecar, size: number): HistoryTree => {
  const hashesOf = Effect.fnUntraced(function* (stretches: ReadonlyArray<Stretch>) {
    const parts = stretches.map((stretch) => subtreesOf(stretch).map(placeOf))
    const tiles = yield* sidecar.get([...new Set(parts.flatMap((places) => places.map(({ key }) => key)))])
    const rows = new Map([...tiles].map(([key, text]) => [key, hashesIn(text)]))
    const found: Array<ReadonlyArray<Digest>> = []
    for (const places of parts) {
      const hashes: Array<Digest> = []
      for (const { from, key, width } of places) {
        const row = rows.get(key)?.slice(from, from + width)
        if (row?.length !== width) return yield* damaged(`${key} is missing or too short`)
        hashes.push(perfect(hashing, row))
      }
      found.push(hashes)
    }
    return found
  })
  const proofOf = (stretches: ReadonlyArray<Stretch>) =>
    Effect.map(hashesOf(stretches), (rows) => rows.map((row) => joined(hashing, row)))
  const subtreesAt = (some: number) =>
    some === 0 ? Effect.succeed([]) : Effect.map(hashesOf([{ from: 0, to: some }]), ([hashes]) => hashes!)
  const within = (...sizes: ReadonlyArray<number>): void => {
    if (sizes.some((some, n) => !Number.isSafeInteger(some) || some < 0 || some > (sizes[n + 1] ?? size)))
      throw new Error(`bug: history tree: ${sizes.join(", ")} of ${size}`)
  }
  return {
    size,
    leaves: ({ from, to }) => {
      within(from, to)
      return proofOf(Array.from({ length: to - from }, (_, n) => ({ from: from + n, to: from + n + 1 })))
    },
    subtreesAt: (some) => {
      within(some)
      return subtreesAt(some)
    },
    rootAt: (some) => {
      within(some)
      return Effect.map(subtreesAt(some), (hashes) => (hashes.length === 0 ? hashing.empty : joined(hashing, hashes)))
    },
    proveInclusion: (position, some) => {
      within(position, some)
      return proofOf(stretchesBeside(position - 1, { from: 0, to: some }))
    },
    proveConsistency: (older, newer) => {
      within(older, newer)
      return proofOf(stretchesBetween(older, newer))
    }
  }
}

/** Tiles that are being filled, one for each level, and those that have changed since they were kept. */
const edgeOf = (hashing: Hashing, start: number, row: (level: number, index: number) => ReadonlyArray<Digest>) => {
  const levels: Array<Array<Digest>> = []
  const changed = new Map<string, string>()
  let size = start
  for (let level = 0, count = start; count > 0; level++, count = Math.floor(count / tileWidth))
    levels.push(count % tileWidth === 0 ? [] : [...row(level, Math.floor(count / tileWidth))])
  const push = (level: number, hash: Digest): void => {
    const tile = levels[level] ?? []
    levels[level] = tile
    tile.push(hash)
    if (tile.length < tileWidth) return
    changed.set(tileKey(level, Math.floor((size - 1) / tileWidth ** (level + 1))), textOf(tile))
    push(level + 1, perfect(hashing, tile))
    levels[level] = []
  }
  return {
    size: () => size,
    append: (leaf: Digest) => {
      size += 1
      push(0, leaf)
    },
    /** What is to be kept now: full tiles since the last time, the others as far as they are, and the size. */
    take: (): ReadonlyMap<string, string> => {
      const texts = new Map(changed).set(sizeKey, String(size))
      changed.clear()
      for (const [level, tile] of levels.entries())
        if (tile.length > 0) texts.set(tileKey(level, Math.floor(size / tileWidth ** (level + 1))), textOf(tile))
      return texts
    }
  }
}

/** The leaf hashes that are kept of the lines from `index · 256 + 1` on: 256 of them, fewer at the end, none beyond it. */
export const keptLeaves = (
  sidecar: Pick<Sidecar, "get">,
  index: number
): Effect.Effect<ReadonlyArray<Digest>, StoreUnavailable> => {
  const key = tileKey(0, index)
  return Effect.map(sidecar.get([key]), (tiles) => hashesIn(tiles.get(key) ?? ""))
}

const keptSize = Effect.fnUntraced(function* (sidecar: Pick<Sidecar, "get">) {
  const text = (yield* sidecar.get([sizeKey])).get(sizeKey)
  const size = Number(text ?? 0)
  return Number.isSafeInteger(size) && size >= 0 ? { text, size } : yield* damaged(`${sizeKey} is ${text}`)
})

/** The tree as far as it has grown, however much longer the log is. Nothing is written. */
const keptTree = (sidecar: Sidecar, hashing: Hashing): Effect.Effect<HistoryTree, StoreUnavailable> =>
  Effect.map(keptSize(sidecar), ({ size }) => treeOn(hashing, sidecar, size))

/** The root over the first `size` lines, or as many as there are: from the kept hashes, and from lines where those end. */
export const rootOf = Effect.fnUntraced(function* (
  { read, sidecar }: Pick<StoreWithSidecar, "read" | "sidecar">,
  hashing: Hashing,
  size: number
): Effect.fn.Return<{ readonly size: number; readonly root: Digest }, StoreUnavailable> {
  const tree = yield* keptTree(sidecar, hashing)
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
 * The tree over all lines there are, grown first by those that it lacks. Several processes may grow it at once. A log with a
 * gap is unreadable from there on; kept hashes that are missing, or of lines that are no longer there, are `corrupt`.
 */
export const growTree = Effect.fnUntraced(function* (
  { read, sidecar }: Pick<StoreWithSidecar, "read" | "sidecar">,
  hashing: Hashing
): Effect.fn.Return<HistoryTree, StoreUnavailable | StoredEventUnreadable> {
  while (true) {
    const { size: start, text } = yield* keptSize(sidecar)
    const length = yield* lengthOf({ read })
    if (length < start) return yield* damaged(`the log has ${length} lines, its tree ${start}`)
    const keys: Array<readonly [level: number, index: number]> = []
    for (let level = 0, count = start; count > 0; level++, count = Math.floor(count / tileWidth))
      if (count % tileWidth > 0) keys.push([level, Math.floor(count / tileWidth)])
    const tiles = yield* sidecar.get(keys.map(([level, index]) => tileKey(level, index)))
    for (const [level, index] of keys)
      if (!tiles.has(tileKey(level, index))) return yield* damaged(`${tileKey(level, index)} is missing`)
    const edge = edgeOf(hashing, start, (level, index) => hashesIn(tiles.get(tileKey(level, index))!))
    let kept = text
    let isAlone = true
    while (isAlone) {
      const chunk = yield* read(everything, { after: edge.size() })
      for (const { line, position } of chunk) {
        if (position !== edge.size() + 1)
          return yield* new StoredEventUnreadable({ position: edge.size() + 1, message: "it is missing" })
        edge.append(hashing.leaf(line))
      }
      const isWhole = chunk.length === 0
      if (isWhole && Number(kept ?? 0) === edge.size()) return treeOn(hashing, sidecar, edge.size())
      if (!isWhole && edge.size() - Number(kept ?? 0) < linesAtOnce) continue
      isAlone = yield* sidecar.put(edge.take(), { key: sizeKey, text: kept })
      kept = String(edge.size())
    }
  }
})
