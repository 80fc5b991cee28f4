// Exports the log for other people's readers: a folder in the layout of C2SP tlog-tiles, which any web server can publish as it is.
// Every line is hashed anew, and nothing is exported that its stored hash or the checkpoint contradicts.
import { mkdir, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { everything, type Label, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Data, Effect } from "effect"
import type { SignedCheckpoint } from "../checkpoint.ts"
import { compactRange } from "../compact-range.ts"
import type { Digest } from "../digest.ts"
import type { Hashing } from "../hashing.ts"
import { HistoryAltered } from "../history-altered.ts"
import { hashesIn, tileKey, tileWidth } from "../history-tree.ts"
import type { MalformedNote } from "../note.ts"
import { type CheckpointMissing, latestCheckpoint } from "../stored-checkpoint.ts"
import { type Tile, tilePathOf } from "../tile-path.ts"
import { type BundleUnwritable, type FolderExists, inNewFolder, onDisk, sync } from "./new-folder.ts"

/** The length of an entry is written as 16 bits. C2SP tlog-tiles, "Log entries". */
const maxEntryBytes = 65_535

/** A line is too long for an entry of a tile. A store refuses to record such a line. */
export class EntryTooLong extends Data.TaggedError("EntryTooLong")<{
  readonly position: number
  readonly bytes: number
}> {
  get sentence(): Label {
    return {
      ja: `${this.position}件目の行は${this.bytes}バイトで、上限の${maxEntryBytes}バイトを超えています。`,
      en: `The line at position ${this.position} has ${this.bytes} bytes; an entry has at most ${maxEntryBytes}.`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** What to export. */
export interface TilesOptions {
  readonly hashing: Hashing
  /** The folder to create; it must not exist, but its parent must. */
  readonly folder: string
  /** The checkpoint to publish, whose lines are exported and no others; the latest stored one by default. Its signature is not verified. */
  readonly checkpoint?: SignedCheckpoint
}

/** Writes the files of tiles, and makes them and their folders durable. */
const tileWriter = (root: string) => {
  const folders = new Set([root])
  return {
    write: (tile: Tile, bytes: Uint8Array) => {
      const path = join(root, tilePathOf(tile))
      return onDisk(path, async () => {
        if (!folders.has(dirname(path))) await mkdir(dirname(path), { recursive: true })
        for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder)
        await writeFile(path, bytes, { flag: "wx", flush: true })
      })
    },
    finish: onDisk(root, async () => {
      for (const folder of folders) await sync(folder)
    })
  }
}

/** The lines after a position, as many as asked for. */
const linesAfter = Effect.fnUntraced(function* (
  { read }: Pick<StoreWithSidecar, "read">,
  after: number,
  count: number
) {
  const lines: Array<string> = []
  while (lines.length < count) {
    const chunk = yield* read(everything, { after: after + lines.length, limit: count - lines.length })
    for (const { line, position } of chunk)
      if (position === after + lines.length + 1) lines.push(line)
      else return yield* new HistoryAltered({ reason: "line-missing", at: after + lines.length + 1 })
    if (chunk.length === 0) return yield* new HistoryAltered({ reason: "line-missing", at: after + lines.length + 1 })
  }
  return lines
})

const entryOf = (line: string, position: number): Effect.Effect<Buffer, EntryTooLong> => {
  const bytes = Buffer.byteLength(line)
  if (bytes > maxEntryBytes) return Effect.fail(new EntryTooLong({ position, bytes }))
  const entry = Buffer.alloc(2 + bytes)
  entry.writeUInt16BE(bytes)
  entry.write(line, 2)
  return Effect.succeed(entry)
}

/**
 * Writes `checkpoint`, the tiles of hashes and the tiles of lines for the size of the checkpoint, and returns the checkpoint. Holds
 * the lines of one tile in memory. Refuses an existing folder, and lines that contradict their stored hashes or the checkpoint.
 */
export const exportTiles = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "read" | "sidecar">,
  { checkpoint: given, folder, hashing }: TilesOptions
): Effect.fn.Return<
  SignedCheckpoint,
  BundleUnwritable | CheckpointMissing | EntryTooLong | FolderExists | HistoryAltered | MalformedNote | StoreUnavailable
> {
  const checkpoint = given ?? (yield* latestCheckpoint(store))
  const { note, root, size } = checkpoint

  const write = Effect.fnUntraced(function* (part: string) {
    const tiles = tileWriter(part)
    const range = compactRange(hashing)
    const levels: Array<Array<Digest>> = []
    const writeHashes = (level: number, hashes: ReadonlyArray<Digest>, index: number) =>
      tiles.write({ level, index, width: hashes.length }, Buffer.from(hashes.join(""), "latin1"))

    /** Adds a hash to a level; a full tile is written, and its root added to the level above. */
    const append = Effect.fnUntraced(function* (added: Digest) {
      let hash = added
      for (let level = 0; ; level++) {
        const row = levels[level] ?? []
        levels[level] = row
        row.push(hash)
        if (row.length < tileWidth) return
        yield* writeHashes(level, row, range.size() / tileWidth ** (level + 1) - 1)
        const tile = compactRange(hashing)
        for (const each of row) tile.append(each)
        hash = tile.root()
        levels[level] = []
      }
    })

    for (let index = 0; range.size() < size; index++) {
      const lines = yield* linesAfter(store, range.size(), Math.min(tileWidth, size - range.size()))
      const key = tileKey(0, index)
      const kept = hashesIn((yield* store.sidecar.get([key])).get(key) ?? "")
      const entries: Array<Buffer> = []
      for (const [n, line] of lines.entries()) {
        const position = range.size() + 1
        const leaf = hashing.leaf(line)
        if (leaf !== (kept[n] ?? leaf)) return yield* new HistoryAltered({ reason: "line-differs", at: position })
        entries.push(yield* entryOf(line, position))
        range.append(leaf)
        yield* append(leaf)
      }
      yield* tiles.write({ level: "entries", index, width: lines.length }, Buffer.concat(entries))
    }
    for (const [level, row] of levels.entries())
      if (row.length > 0) yield* writeHashes(level, row, Math.floor(size / tileWidth ** (level + 1)))
    if (range.root() !== root) return yield* new HistoryAltered({ reason: "root-differs", at: size })
    yield* onDisk(part, () => writeFile(join(part, "checkpoint"), note, { flag: "wx", flush: true }))
    yield* tiles.finish
    return checkpoint
  })
  return yield* inNewFolder(folder, write)
})
