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

/** Where the size of the stored tree is. */
export const sizeKey = "tree/size"

/** Where a tile is. */
export const tileKey = (level: number, index: number): string => `tree/tile/${level}/${String(index).padStart(12, "0")}`

/** The hashes of a stored tile. */
export const hashesIn = (text: string): ReadonlyArray<Digest> =>
  digestsIn(Buffer.from(text, "base64").toString("latin1"))

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

/** The hashes of one tile, and where it is stored. */
export interface Tile {
  readonly key: string
  readonly level: number
  readonly index: number
  readonly hashes: ReadonlyArray<Digest>
}

/** A tile as it is stored. */
export const tileText = ({ hashes }: Pick<Tile, "hashes">): string =>
  Buffer.from(hashes.join(""), "latin1").toString("base64")

/** The right edge of a growing tree: the partial tile of each level, and the tiles that were completed and not yet taken. */
export interface RightEdge {
  readonly size: () => number
  readonly append: (leaf: Digest) => void
  /** The root of the tree so far. */
  readonly root: () => Digest
  /** The tiles completed since the last time that they were taken. */
  readonly takeCompleted: () => ReadonlyArray<Tile>
  readonly partial: () => ReadonlyArray<Tile>
  /** A copy, which grows independently and has nothing completed. */
  readonly fork: () => RightEdge
}

/** Starts from a size, with the rows of its partial tiles by level. */
export const rightEdge = (hashing: Hashing, start = 0, rows: ReadonlyArray<ReadonlyArray<Digest>> = []): RightEdge => {
  const levels = rows.map((row) => [...row])
  let completed: Array<Tile> = []
  let size = start
  const tileOf = (level: number, index: number, hashes: ReadonlyArray<Digest>): Tile => ({
    key: tileKey(level, index),
    level,
    index,
    hashes
  })
  const push = (level: number, hash: Digest): void => {
    const row = levels[level] ?? []
    levels[level] = row
    row.push(hash)
    if (row.length < tileWidth) return
    completed.push(tileOf(level, Math.floor((size - 1) / tileWidth ** (level + 1)), row))
    levels[level] = []
    push(level + 1, perfectRoot(hashing, row))
  }
  return {
    size: () => size,
    append: (leaf) => {
      size += 1
      push(0, leaf)
    },
    root: () => {
      const subtrees = [...levels].reverse().flatMap((row) => perfectRootsOf(hashing, row))
      return subtrees.length === 0 ? hashing.empty : joined(hashing, subtrees)
    },
    takeCompleted: () => {
      const tiles = completed
      completed = []
      return tiles
    },
    partial: () =>
      levels.flatMap((row, level) =>
        row.length === 0 ? [] : [tileOf(level, Math.floor(size / tileWidth ** (level + 1)), [...row])]
      ),
    fork: () => rightEdge(hashing, size, levels)
  }
}

/** The roots of the perfect subtrees that cover a partial tile, the largest first. */
const perfectRootsOf = (hashing: Hashing, row: ReadonlyArray<Digest>): ReadonlyArray<Digest> =>
  row.length === 0
    ? []
    : subtreesOf({ from: 0, to: row.length }).map(({ index, level }) =>
        perfectRoot(hashing, row.slice(index * 2 ** level, (index + 1) * 2 ** level))
      )

/** The stored size of the tree, as a number and as text; fails as `corrupt` when it is not one. */
export const storedSize = Effect.fnUntraced(function* (sidecar: Pick<Sidecar, "get">) {
  const text = (yield* sidecar.get([sizeKey])).get(sizeKey)
  const size = Number(text ?? 0)
  return Number.isSafeInteger(size) && size >= 0 ? { text, size } : yield* corrupt(`${sizeKey} is ${text}`)
})

/** The right edge of the stored tree; fails as `corrupt` when one of its tiles is missing or too short. */
const storedEdge = Effect.fnUntraced(function* (sidecar: Pick<Sidecar, "get">, hashing: Hashing, size: number) {
  const counts: Array<number> = []
  for (let count = size; count > 0; count = Math.floor(count / tileWidth)) counts.push(count)
  const keys = counts.map((count, level) => tileKey(level, Math.floor(count / tileWidth)))
  const tiles = yield* sidecar.get(keys)
  const rows = counts.map((count, level) => hashesIn(tiles.get(keys[level]!) ?? "").slice(0, count % tileWidth))
  const short = rows.findIndex((row, level) => row.length < counts[level]! % tileWidth)
  if (short >= 0) return yield* corrupt(`${keys[short]} is missing or too short`)
  return rightEdge(hashing, size, rows)
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
    const edge = yield* storedEdge(sidecar, hashing, start)
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
      const texts = new Map([...edge.takeCompleted(), ...edge.partial()].map((tile) => [tile.key, tileText(tile)])).set(
        sizeKey,
        String(edge.size())
      )
      isCurrent = yield* sidecar.put(texts, { key: sizeKey, text: storedText })
      storedText = String(edge.size())
    }
  }
})

/** A sidecar that takes what is put and keeps it in memory; beside that it says what is stored. */
const heldInMemory = ({ get, list }: Sidecar): Sidecar => {
  const held = new Map<string, string>()
  const getEither: Sidecar["get"] = (keys) =>
    Effect.map(get(keys.filter((key) => !held.has(key))), (stored) => {
      const found = keys.flatMap((key) => (held.has(key) ? [[key, held.get(key)!] as const] : []))
      return new Map([...stored, ...found])
    })
  return {
    list,
    get: getEither,
    put: (texts, expected) =>
      Effect.map(getEither([expected.key]), (current) => {
        if (current.get(expected.key) !== expected.text) return false
        for (const [key, text] of texts) held.set(key, text)
        return true
      })
  }
}

/**
 * The tree over at least the first `size` lines, or over the whole log, and nothing is written: hashes that are not stored yet are
 * made from the lines and held in memory, 64 bytes a line. Fails as {@link growTree} does.
 */
export const readTree = Effect.fnUntraced(function* (
  { read, sidecar }: Pick<StoreWithSidecar, "read" | "sidecar">,
  hashing: Hashing,
  size = Number.POSITIVE_INFINITY
): Effect.fn.Return<HistoryTree, StoreUnavailable | StoredEventUnreadable> {
  const stored = yield* storedTree(sidecar, hashing)
  return stored.size >= size ? stored : yield* growTree({ read, sidecar: heldInMemory(sidecar) }, hashing)
})
