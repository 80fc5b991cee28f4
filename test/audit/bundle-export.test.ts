// An export leaves a whole folder or none: what cannot be exported is refused with its reason, and nothing is overwritten.
import { mkdirSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { commitmentOf, createCheckpoint, type Disclosure, sha256 } from "@keikaku/audit"
import { exportBundle } from "@keikaku/audit/bundle"
import type { Instant, StoreWithSidecar } from "@keikaku/kernel"
import { Deferred, Effect, Fiber, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { temporaryPath } from "../temporary.ts"
import { disclosing, disclosureOf, exported, failureOf, logOf, run, signer, valuesOf } from "./bundles.ts"

const textIn = (folder: string, name: string) => readFileSync(join(folder, name), "utf8")

describe("an export", () => {
  const leftovers = (folder: string) =>
    readdirSync(dirname(folder)).filter((name) => name.startsWith(`${folder.split("/").at(-1)}`))

  it("of an empty range, or of positions that are not there, is refused and leaves nothing", async () => {
    const ranges = [
      [0, 3],
      [3, 2],
      [1, 5],
      [5, 5],
      [1.5, 3]
    ]
    for (const [from, to] of ranges) {
      const folder = temporaryPath()
      const refused = await failureOf(exportBundle(await logOf(4), { signer, folder, from: from!, to: to! }))
      expect(refused).toMatchObject({ _tag: "RangeRefused", from, to, size: 4 })
      expect(leftovers(folder)).toEqual([])
    }
    expect(await failureOf(exportBundle(await logOf(0), { signer, folder: temporaryPath() }))).toMatchObject({
      _tag: "RangeRefused",
      size: 0
    })
  })

  it("does not touch what is there already", async () => {
    const folder = await exported(await logOf(4))
    const before = readdirSync(folder).map((name) => textIn(folder, name))
    const empty = temporaryPath()
    mkdirSync(empty)
    for (const taken of [folder, empty, join(folder, "manifest")])
      expect(await failureOf(exportBundle(await logOf(5), { signer, folder: taken }))).toMatchObject({
        _tag: "FolderExists"
      })
    expect(readdirSync(folder).map((name) => textIn(folder, name))).toEqual(before)
    expect(readdirSync(empty)).toEqual([])
  })

  it("of a log that was altered since it was hashed is refused at the position", async () => {
    const store = await logOf(9)
    await run(createCheckpoint(store, signer))
    const changed: StoreWithSidecar = {
      ...store,
      read: (query, options) =>
        Effect.map(store.read(query, options), (lines) =>
          lines.map((stored) => (stored.position === 7 ? { ...stored, line: `${stored.line} ` } : stored))
        )
    }
    const folder = temporaryPath()
    expect(await failureOf(exportBundle(changed, { signer, folder }))).toMatchObject({
      _tag: "CheckpointRefused",
      position: 7
    })
    expect(leftovers(folder)).toEqual([])
  })

  it("refuses values of which one is recorded as erased, wherever they come from, and discloses none of them", async () => {
    for (const [numbers, to] of [
      [[3, 6], 12],
      [[3, 6], 4]
    ] as const) {
      const folder = temporaryPath()
      const { commitment } = disclosureOf(6)
      const personal = disclosing(valuesOf(...numbers), commitment)
      const refused = await failureOf(exportBundle(await logOf(12), { signer, folder, to, personal }))
      expect(refused).toMatchObject({ _tag: "ErasedValueGiven", commitment })
      expect(leftovers(folder)).toEqual([])
    }
  })

  it("refuses values that are out of order, given twice, or longer than a line may be", async () => {
    const [first, second] = [disclosureOf(3), disclosureOf(6)].sort((a, b) => (a.commitment < b.commitment ? -1 : 1))
    const { salt, subject } = first!
    const value = "x".repeat(65_536)
    const long = { commitment: commitmentOf(sha256, salt, { subject, value }), salt, subject, value }
    const store = await logOf(12)
    const committed = { type: "Noted", tags: [], recordedAt: "2023-05-01T00:00:00.000Z" as Instant }
    await run(store.append([{ ...committed, head: `{"data":"${long.commitment}","recordedAt":"`, tail: '"}' }]))
    const refusals = [
      ["disordered", [second!, first!]],
      ["disordered", [first!, first!]],
      ["large", [long]]
    ] as const
    for (const [reason, values] of refusals) {
      const personal = disclosing(Stream.fromIterable<Disclosure>(values))
      const refused = await failureOf(exportBundle(store, { signer, folder: temporaryPath(), personal }))
      expect(refused).toMatchObject({ _tag: "DisclosureRefused", reason })
    }
  })

  it("that fails or is interrupted on the way leaves nothing behind", async () => {
    const folder = temporaryPath()
    const failing = disclosing(Stream.concat(valuesOf(3), Stream.fail("the vault is closed")))
    expect(await failureOf(exportBundle(await logOf(12), { signer, folder, personal: failing }))).toBe(
      "the vault is closed"
    )
    const log = await logOf(12)
    const interrupted = Effect.gen(function* () {
      const isReached = yield* Deferred.make<void>()
      const never = Stream.concat(Stream.drain(Stream.fromEffect(Deferred.succeed(isReached, undefined))), Stream.never)
      const fiber = yield* Effect.forkChild(exportBundle(log, { signer, folder, personal: disclosing(never) }))
      yield* Deferred.await(isReached)
      expect(leftovers(folder)).toHaveLength(1)
      yield* Fiber.interrupt(fiber)
    })
    await run(interrupted)
    expect(leftovers(folder)).toEqual([])
  })

  it("into a folder that has no parent is a failure", async () => {
    const folder = join(temporaryPath(), "deeper")
    expect(await failureOf(exportBundle(await logOf(4), { signer, folder }))).toMatchObject({
      _tag: "BundleUnwritable"
    })
  })
})
