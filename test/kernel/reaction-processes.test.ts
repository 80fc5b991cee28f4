// Reactions of processes that are killed, that run beside each other, and that find another log than the one they have read.
import { beginNextEpoch, type Recorded, type StoreWithSidecar } from "@keikaku/kernel"
import { copySqliteStore, openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { soak } from "../soak.ts"
import { startScript } from "../store-sqlite/process.ts"
import { temporaryFile } from "../temporary.ts"
import { april, remind, stamp, stampAgain } from "./loans.ts"
import { emptyStore, libraryOn, recordedIn } from "./reading-room.ts"

const react = (path: string, moments: number, day: number) =>
  startScript("test/kernel/scripts/react.ts", path, `${moments}`, `${day}`).ended

const opened = async (path: string) => {
  const { close, store } = await openSqlite(path)
  return { close, ...libraryOn(store) }
}

/** Loans of four readers, of which one brings its book back. */
const lendFour = async ({ giveBack, lend }: ReturnType<typeof libraryOn>) => {
  for (const [loan, day] of [
    ["a", 9],
    ["b", 5],
    ["c", 5],
    ["d", 20]
  ] as const)
    await lend(loan, april(day))
  await giveBack("c")
}

const expected = {
  stamp: ["a", "b", "c", "d"],
  remind: ["b", "a"],
  "stamp-again": ["b reminded", "b reminded twice", "a reminded", "a reminded twice"]
}

/** What each reaction recorded, in order. */
const effectsIn = (recorded: ReadonlyArray<Recorded>) =>
  Object.fromEntries(
    Object.keys(expected).map((name) => [
      name,
      recorded.flatMap(({ actor, event }) => (actor === `system/reaction.${name}` ? [(event as any).loan] : []))
    ])
  )

describe("on a file", () => {
  it("after a kill at any writing, again and again, each effect is recorded exactly once and in order", async () => {
    const path = temporaryFile()
    const desk = await opened(path)
    await lendFour(desk)
    await desk.close()
    expect(await react(path, -1, 1)).toMatchObject({ code: 0 })
    const kills: Array<string | null> = []
    // Each is killed at its next writing but so many, so that every kind of writing is cut off sooner or later.
    for (let kill = 0; kill < soak(14, 120); kill++) kills.push((await react(path, kill % 4, 10)).signal)
    expect(kills.filter((signal) => signal === "SIGKILL").length).toBeGreaterThan(8)
    expect(await react(path, -1, 10)).toMatchObject({ code: 0 })
    const after = await opened(path)
    expect(effectsIn(await after.recorded())).toEqual(expected)
    await after.close()
  }, 180_000)

  it("two processes that run the same reactions at once record each effect once", async () => {
    const path = temporaryFile()
    const desk = await opened(path)
    await lendFour(desk)
    const ends = await Promise.all([1, 2, 3].map(() => react(path, -1, 10)))
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0])
    const { remind: reminded, ...others } = effectsIn(await desk.recorded())
    // All days have come before anything was seen, so that the order is that of the log.
    expect([reminded, others.stamp]).toEqual([["a", "b"], expected.stamp])
    expect([...others["stamp-again"]!].sort()).toEqual([...expected["stamp-again"]].sort())
    for (const name of Object.keys(expected)) expect((await desk.status(name)).behind).toBe(0)
    await desk.close()
  })
})

it("in one process, runs at once take turns", async () => {
  const store = emptyStore()
  const [one, other] = [libraryOn(store), libraryOn(store)]
  await lendFour(one)
  await Promise.all([one.runDue(april(10)), one.runDue(april(10)), other.runDue(april(10)), other.runDue(april(4))])
  await one.runDue(april(10))
  expect(effectsIn(await recordedIn(store)).stamp).toEqual(expected.stamp)
  expect((await recordedIn(store)).filter(({ event }) => event._tag === "ReaderReminded")).toHaveLength(2)
})

describe("in another log", () => {
  it("a reaction stops, and goes on in a copy that was put back once it is told to", async () => {
    const [path, backup] = [temporaryFile(), temporaryFile()]
    const desk = await opened(path)
    await desk.lend("a")
    await desk.runDue(april(1))
    await Effect.runPromise(copySqliteStore({ from: path, to: backup }, () => Effect.void))
    await desk.lend("lost")
    await desk.runDue(april(1))
    await desk.close()
    const { close, store } = await openSqlite(backup)
    await Effect.runPromise(beginNextEpoch(store.sidecar))
    const restored = libraryOn(store, [stamp])
    await restored.lend("b")
    const trouble = { kind: "store", message: expect.stringContaining("the log is") }
    expect(await restored.runDue(april(1))).toMatchObject([{ trouble, cause: { reason: "other-log" } }])
    expect(await restored.status("stamp")).toMatchObject({ position: 1, behind: 1, stopped: trouble })
    expect(await Effect.runPromise(restored.reactions.resume("stamp"))).toBe(1)
    expect(await restored.runDue(april(1))).toEqual([])
    expect(effectsIn(await restored.recorded()).stamp).toEqual(["a", "b"])
    await close()
  })

  it("that lacks what was seen it begins anew, and what it has asked there already is asked once", async () => {
    const [here, there] = [emptyStore(), emptyStore()]
    const first = libraryOn(here, [stamp, remind, stampAgain])
    await first.lend("a")
    await first.lend("b")
    await first.runDue(april(1))
    const other: StoreWithSidecar = { ...there, sidecar: here.sidecar }
    const second = libraryOn(other, [stamp])
    await second.lend("x")
    expect(await second.runDue(april(1))).toMatchObject([{ cause: { reason: "other-log" } }])
    expect(await Effect.runPromise(second.reactions.resume("stamp"))).toBe(0)
    expect(await second.runDue(april(1))).toEqual([])
    await Effect.runPromise(second.reactions.resume("stamp"))
    expect(await second.effects("stamp")).toEqual(["LoanStamped x 2023-04-01"])
  })
})
