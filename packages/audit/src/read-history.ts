// Reads every line of a log and holds it against the stored hashes, which are trusted in nothing: the lines lead to one tree and, from
// the first difference on, the stored hashes to another, so that signed roots can say which of the two was signed.
import {
  everything,
  maxLineBytes,
  type StoredEvent,
  type StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Effect } from "effect"
import type { Digest } from "./digest.ts"
import type { Hashing } from "./hashing.ts"
import {
  hashesIn,
  type RightEdge,
  rightEdge,
  sizeKey,
  storedSize,
  type Tile,
  tileKey,
  tileText,
  tileWidth
} from "./history-tree.ts"
import { type LineFault, lineFaults } from "./line-fault.ts"

/** What is wrong with the lines at the positions from one to another. */
export interface LinesWrong {
  /** `differs`: from the stored hash. `missing`: there is no line. `unreadable`: its bytes are no text. The others are of the line itself. */
  readonly kind: "differs" | "missing" | "unreadable" | LineFault
  readonly from: number
  readonly to: number
}

/** A log as it was read. */
export interface HistoryRead {
  /** The position of the last line. */
  readonly size: number
  /** The root over the first lines, at a size that was asked for or at the end; undefined where a line is missing. */
  readonly rootAt: (size: number) => Digest | undefined
  /** The same of the stored hashes, as far as they reach. */
  readonly storedRootAt: (size: number) => Digest | undefined
  /** In order of the positions. Neighbours with the same fault are one. */
  readonly wrong: ReadonlyArray<LinesWrong>
  /** Whether stored hashes are wrong or missing in a way that no line explains. */
  readonly hasWrongTiles: boolean
}

/** Whether a text is that of a tile, to the byte. */
const isTileText = (text: string): boolean => {
  const hashes = hashesIn(text)
  return hashes.length <= tileWidth && tileText({ hashes }) === text
}

/** How many tiles of stored hashes are read at once. */
const rowsAtOnce = 16

/** A tree that remembers its roots at chosen sizes; after a hash that is not known it has none. */
const trailOf = (edge: RightEdge, sizes: ReadonlySet<number>, roots: Map<number, Digest>) => {
  let isBroken = false
  const remember = () => {
    if (sizes.has(edge.size())) roots.set(edge.size(), edge.root())
  }
  return {
    append: (leaf: Digest | undefined): void => {
      isBroken ||= leaf === undefined
      if (isBroken) return
      edge.append(leaf!)
      remember()
    },
    rootAt: (size: number) => roots.get(size) ?? (size === edge.size() && !isBroken ? edge.root() : undefined),
    fork: () => trailOf(edge.fork(), sizes, new Map(roots)),
    takeCompleted: () => (isBroken ? [] : edge.takeCompleted()),
    partial: () => (isBroken ? [] : edge.partial()),
    start: remember
  }
}

const rangesOf = () => {
  const ranges: Array<LinesWrong> = []
  return {
    ranges,
    add: (kind: LinesWrong["kind"], from: number, to = from): void => {
      const last = ranges.at(-1)
      if (last?.kind === kind && last.to === from - 1) ranges[ranges.length - 1] = { ...last, to }
      else ranges.push({ kind, from, to })
    }
  }
}

/** `lineFaults` on texts. */
const lineCheck = () => {
  const faultIn = lineFaults()
  const bytes = Buffer.allocUnsafeSlow(maxLineBytes + 1)
  return (line: string): LineFault | undefined => {
    const length = bytes.write(line)
    const isWhole = length < bytes.length && line.length <= maxLineBytes
    return isWhole ? faultIn(bytes, 0, length) : "malformed"
  }
}

/** One page of lines, in which a line whose bytes are no text stands without its line. */
interface Page {
  readonly lines: ReadonlyArray<StoredEvent>
  readonly unreadable?: number
}

const readPage = (
  { read }: Pick<StoreWithSidecar, "read">,
  after: number,
  upTo: number
): Effect.Effect<Page, StoreUnavailable> =>
  read(everything, { after, ...(upTo === Infinity ? {} : { before: upTo + 1 }) }).pipe(
    Effect.map((lines): Page => ({ lines })),
    Effect.catch((failure): Effect.Effect<Page, StoreUnavailable> => {
      const { position } = failure
      if (failure.reason !== "corrupt" || position === undefined || position <= after) return Effect.fail(failure)
      return Effect.map(
        position === after + 1 ? Effect.succeed([]) : read(everything, { after, before: position }),
        (lines) => ({ lines, unreadable: position })
      )
    })
  )

/** The stored size, and whether the last tiles end there; all of one moment. */
const storedEnd = Effect.fnUntraced(function* ({ sidecar }: Pick<StoreWithSidecar, "sidecar">) {
  while (true) {
    const { size, text } = yield* storedSize(sidecar)
    const index = Math.floor(size / tileWidth)
    const kept = yield* sidecar.get([sizeKey, tileKey(0, index), tileKey(0, index + 1)])
    if (kept.get(sizeKey) !== text) continue
    const last = hashesIn(kept.get(tileKey(0, index)) ?? "").length
    return { size, isRight: last === size % tileWidth && !kept.has(tileKey(0, index + 1)) }
  }
})

/** Which roots to remember, and where to stop reading. */
export interface ReadingOptions {
  /** Sizes beyond the end are never reached. */
  readonly sizes?: Iterable<number>
  /** The last position to read; the end of the log by default. */
  readonly upTo?: number
}

/** Reads a log page by page. */
export interface HistoryReader {
  /** The next lines; none at the end. */
  readonly next: Effect.Effect<ReadonlyArray<StoredEvent>, StoreUnavailable>
  /** What was read, once `next` has come to the end. */
  readonly finish: Effect.Effect<HistoryRead, StoreUnavailable>
}

/** Reads a log, whatever is wrong with it. Holds one page of lines in memory, and writes nothing. */
export const historyReader = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "read" | "sidecar">,
  hashing: Hashing,
  { sizes = [], upTo = Infinity }: ReadingOptions = {}
): Effect.fn.Return<HistoryReader, StoreUnavailable> {
  const remembered = new Set(sizes)
  const stored = yield* Effect.catch(storedEnd(store), (failure) =>
    failure.reason === "corrupt" ? Effect.succeed({ size: 0, isRight: false }) : Effect.fail(failure)
  )
  const check = lineCheck()
  const { add, ranges: wrong } = rangesOf()
  const lines = trailOf(rightEdge(hashing), remembered, new Map())
  lines.start()
  let storedTree = lines
  let hasWrongTiles = !stored.isRight
  let size = 0

  let rows: ReadonlyArray<ReadonlyArray<Digest>> = []
  let firstRow = 0
  const rowOf = (position: number) => Math.floor((position - 1) / tileWidth)
  const isAtHand = () => size >= stored.size || rowOf(size + 1) - firstRow < rows.length
  const loadRows = Effect.fnUntraced(function* () {
    firstRow = rowOf(size + 1)
    const keys = Array.from({ length: rowsAtOnce }, (_, n) => tileKey(0, firstRow + n))
    const kept = yield* store.sidecar.get(keys)
    rows = keys.map((key) => hashesIn(kept.get(key) ?? ""))
    hasWrongTiles ||= [...kept.values()].some((text) => !isTileText(text))
  })

  /** Takes what stands at the next position: a line, or why there is none. */
  const take = (line: string | undefined, absence: "missing" | "unreadable" = "missing"): void => {
    size += 1
    const isStored = size <= stored.size
    const kept = isStored ? rows[rowOf(size) - firstRow]?.[(size - 1) % tileWidth] : undefined
    const leaf = line === undefined ? undefined : hashing.leaf(line)
    const fault = line === undefined ? absence : check(line)
    const differs = isStored && kept !== leaf
    if (fault !== undefined) add(fault, size)
    else if (differs && kept !== undefined) add("differs", size)
    hasWrongTiles ||= isStored && kept === undefined
    if (differs && storedTree === lines) storedTree = lines.fork()
    if (storedTree !== lines) storedTree.append(isStored ? kept : leaf)
    lines.append(leaf)
  }

  /** Takes positions without lines, up to one; beyond the stored hashes all at once, for they may be any number. */
  const takeGap = Effect.fnUntraced(function* (to: number) {
    while (size < Math.min(to, stored.size)) {
      if (!isAtHand()) yield* loadRows()
      take(undefined)
    }
    if (size >= to) return
    take(undefined)
    if (size < to) add("missing", size + 1, to)
    size = to
  })

  /** Holds the tiles above the leaves against the stored ones, which may have grown since. */
  const compareTiles = Effect.fnUntraced(function* (tiles: ReadonlyArray<Tile>) {
    const above = tiles.filter(({ level }) => level > 0)
    if (above.length === 0 || hasWrongTiles) return
    const kept = yield* store.sidecar.get(above.map(({ key }) => key))
    for (const { hashes, index, key, level } of above) {
      const required = Math.floor(stored.size / tileWidth ** level) - index * tileWidth
      if (required <= 0) continue
      const text = kept.get(key) ?? ""
      const row = hashesIn(text).slice(0, hashes.length)
      const isRight = row.length >= Math.min(required, hashes.length) && row.every((hash, n) => hash === hashes[n])
      hasWrongTiles ||= !isRight || !isTileText(text)
    }
  })

  const next = Effect.gen(function* () {
    while (true) {
      const { lines: page, unreadable } = yield* readPage(store, size, upTo)
      for (const { line, position } of page) {
        if (size < position - 1) yield* takeGap(position - 1)
        if (!isAtHand()) yield* loadRows()
        take(line)
      }
      if (unreadable !== undefined) {
        yield* takeGap(unreadable - 1)
        if (!isAtHand()) yield* loadRows()
        take(undefined, "unreadable")
      }
      yield* compareTiles(storedTree.takeCompleted())
      if (page.length > 0 || unreadable === undefined) return page
    }
  })

  const finish = Effect.gen(function* () {
    const end = size
    yield* takeGap(Math.min(stored.size, upTo))
    yield* compareTiles([...storedTree.takeCompleted(), ...storedTree.partial()])
    return { size: end, rootAt: lines.rootAt, storedRootAt: storedTree.rootAt, wrong, hasWrongTiles }
  })
  return { next, finish }
})

/** Reads the whole log, whatever is wrong with it. */
export const readHistory = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "read" | "sidecar">,
  hashing: Hashing,
  options?: ReadingOptions
): Effect.fn.Return<HistoryRead, StoreUnavailable> {
  const { finish, next } = yield* historyReader(store, hashing, options)
  while ((yield* next).length > 0);
  return yield* finish
})
