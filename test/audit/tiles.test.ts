// The log as tiles (C2SP tlog-tiles): exactly the files that the specification names, made of exactly the lines that were signed.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import {
  checkpointNotes,
  compactRange,
  type Digest,
  digestsIn,
  readCheckpoint,
  sha256,
  signCheckpoint,
  tilePathOf
} from "@keikaku/audit"
import { exportTiles } from "@keikaku/audit/bundle"
import { everything, type Instant, memoryStore, type PendingEvent, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { temporaryFolder, temporaryPath } from "../temporary.ts"
import { failureOf, logOf, ours, run, signer } from "./bundles.ts"

const event = (text: string): PendingEvent => ({
  type: "Noted",
  tags: [],
  recordedAt: "2023-04-01T00:00:00.000Z" as Instant,
  head: `{"recordedAt":"`,
  tail: `","text":"${text}"}`
})
const storeOf = async (...texts: ReadonlyArray<string>): Promise<StoreWithSidecar> => {
  const store = await run(memoryStore)
  if (texts.length > 0) await run(store.append(texts.map(event)))
  return store
}
const numbered = (size: number) => Array.from({ length: size }, (_, n) => `行 ${n}`)
const linesOf = async (store: StoreWithSidecar): Promise<ReadonlyArray<string>> =>
  (await run(store.read(everything, { limit: 1_000_000 }))).map(({ line }) => line)

/** A checkpoint over the first lines, signed without the tree in the sidecar. */
const checkpointOf = (lines: ReadonlyArray<string>) => {
  const range = compactRange(sha256)
  for (const line of lines) range.append(sha256.leaf(line))
  return signCheckpoint(signer.signing, ours, { size: lines.length, root: range.root() })
}
const exported = async (store: StoreWithSidecar, size?: number) => {
  const folder = temporaryPath()
  const checkpoint = checkpointOf((await linesOf(store)).slice(0, size))
  await run(exportTiles(store, { hashing: sha256, folder, checkpoint }))
  return { folder, checkpoint }
}
const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

/** What the specification says that there is for a size: "Partial Tiles". */
const expectedFiles = (size: number): ReadonlyArray<string> => {
  const files = ["checkpoint"]
  for (let level = 0; 256 ** level <= size; level++) {
    const [full, partial] = [Math.floor(size / 256 ** (level + 1)), Math.floor(size / 256 ** level) % 256]
    for (const row of level === 0 ? [level, "entries" as const] : [level]) {
      for (let index = 0; index < full; index++) files.push(tilePathOf({ level: row, index, width: 256 }))
      if (partial > 0) files.push(tilePathOf({ level: row, index: full, width: partial }))
    }
  }
  return files.sort()
}
const hashesIn = (path: string): ReadonlyArray<Digest> => digestsIn(readFileSync(path, "latin1"))
const entriesIn = (path: string): ReadonlyArray<string> => {
  const bytes = readFileSync(path)
  const entries: Array<string> = []
  for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at))
    entries.push(bytes.toString("utf8", at + 2, at + 2 + bytes.readUInt16BE(at)))
  return entries
}

describe("the path of a tile", () => {
  it("is that of the specification", () => {
    for (const [level, index, width, path] of [
      [0, 0, 256, "tile/0/000"],
      [0, 0, 1, "tile/0/000.p/1"],
      [3, 999, 255, "tile/3/999.p/255"],
      [1, 1_000, 256, "tile/1/x001/000"],
      [0, 1_234_067, 256, "tile/0/x001/x234/067"],
      ["entries", 70_000, 7, "tile/entries/x070/000.p/7"]
    ] as const)
      expect(tilePathOf({ level, index, width })).toBe(path)
  })
})

describe("exported tiles", () => {
  it.each([0, 1, 2, 255, 256, 257, 511, 512, 513, 700])(
    "of a log of %d lines are the files of the specification, with its lines",
    async (size) => {
      const store = await storeOf(...numbered(size))
      const { checkpoint, folder } = await exported(store)
      expect(filesIn(folder)).toEqual(expectedFiles(size))
      expect(readFileSync(join(folder, "checkpoint"), "utf8")).toBe(checkpoint.note)
      const under = (level: number | "entries") =>
        expectedFiles(size).filter((file) => file.startsWith(`tile/${level}/`))
      const entries = under("entries").flatMap((file) => entriesIn(join(folder, file)))
      expect(entries).toEqual(await linesOf(store))
      expect(under(0).flatMap((file) => hashesIn(join(folder, file)))).toEqual(entries.map(sha256.leaf))
    }
  )

  it("of 70,000 lines are those of the specification's example, and each level is made of the full tiles below", async () => {
    const size = 70_000
    const { checkpoint, folder } = await exported(await storeOf(...numbered(size)))
    const files = filesIn(folder)
    expect(files).toEqual(expectedFiles(size))
    const countOf = (pattern: RegExp) => files.filter((file) => pattern.test(file)).length
    expect([countOf(/^tile\/0\/\d+$/), countOf(/^tile\/1\/\d+$/)]).toEqual([273, 1])
    for (const file of ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"]) expect(files).toContain(file)
    const rootOf = (hashes: ReadonlyArray<Digest>) => {
      const range = compactRange(sha256)
      for (const hash of hashes) range.append(hash)
      return range.root()
    }
    const rows = ["tile/1/000", "tile/1/001.p/17"].flatMap((file) => hashesIn(join(folder, file)))
    expect(rows).toEqual(
      Array.from({ length: 273 }, (_, index) =>
        rootOf(hashesIn(join(folder, tilePathOf({ level: 0, index, width: 256 }))))
      )
    )
    expect(hashesIn(join(folder, "tile/2/000.p/1"))).toEqual([rootOf(rows.slice(0, 256))])
    expect(checkpoint.size).toBe(size)
  })

  it("are exactly those of the size of their checkpoint, however long the log is", async () => {
    const store = await storeOf(...numbered(600))
    for (const size of [0, 1, 256, 300, 600])
      expect(filesIn((await exported(store, size)).folder)).toEqual(expectedFiles(size))
  })

  it("are made for the latest stored checkpoint where none is given, and not without one", async () => {
    const store = await logOf(7, [3, 5])
    const folder = temporaryPath()
    const made = await run(exportTiles(store, { hashing: sha256, folder }))
    expect(made).toEqual(readCheckpoint((await run(checkpointNotes(store))).at(-1)!))
    expect(filesIn(folder)).toEqual(expectedFiles(5))
    const none = exportTiles(await logOf(7), { hashing: sha256, folder: temporaryPath() })
    expect(await failureOf(none)).toMatchObject({ _tag: "CheckpointMissing" })
  })

  it("are not made of a log that its hashes or the checkpoint contradict, and nothing is left", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.nat(),
        fc.constantFrom("line-differs", "root-differs", "line-missing"),
        async (size, some, reason) => {
          const at = (some % size) + 1
          const store = await logOf(size, reason === "root-differs" ? [] : [size])
          const checkpoint = reason === "root-differs" ? checkpointOf(await linesOf(store)) : undefined
          const read: StoreWithSidecar["read"] = (query, options) =>
            Effect.map(store.read(query, options), (lines) =>
              reason === "line-missing"
                ? lines.filter(({ position }) => position !== at)
                : lines.map((each) => (each.position === at ? { ...each, line: `${each.line} ` } : each))
            )
          const parent = temporaryFolder()
          const folder = join(parent, "tiles")
          const tried = exportTiles(
            { ...store, read },
            { hashing: sha256, folder, ...(checkpoint === undefined ? {} : { checkpoint }) }
          )
          const position = reason === "root-differs" ? size : at
          expect(await failureOf(tried)).toMatchObject({ _tag: "HistoryAltered", reason, at: position })
          expect(readdirSync(parent)).toEqual([])
        }
      ),
      { numRuns: 30 }
    )
  })

  it("hold a line of 65,535 bytes, and of a longer one the position is named", async () => {
    const around = Buffer.byteLength((await linesOf(await storeOf("")))[0]!)
    const longest = "あ".repeat(21_000) + "a".repeat(65_535 - around - 63_000)
    const store = await storeOf("a", longest)
    const { folder } = await exported(store)
    expect(entriesIn(join(folder, "tile/entries/000.p/2"))).toEqual(await linesOf(store))
    const longer = await storeOf("a", `${longest}a`)
    const parent = temporaryFolder()
    const checkpoint = checkpointOf(await linesOf(longer))
    const tried = exportTiles(longer, { hashing: sha256, folder: join(parent, "tiles"), checkpoint })
    expect(await failureOf(tried)).toMatchObject({ _tag: "EntryTooLong", position: 2, bytes: 65_536 })
    expect(readdirSync(parent)).toEqual([])
  })

  it("do not take the place of a folder that is there, and what is there stays", async () => {
    const store = await logOf(3, [3])
    const folder = temporaryFolder()
    expect(await failureOf(exportTiles(store, { hashing: sha256, folder }))).toMatchObject({ _tag: "FolderExists" })
    expect(readdirSync(folder)).toEqual([])
  })

  it("write nothing into the store", async () => {
    const store = await storeOf(...numbered(300))
    await exported(store)
    expect(await run(store.sidecar.list(""))).toEqual([])
  })
})
