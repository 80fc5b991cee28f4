// What outlives the store: closed and opened again, the log is the one it was, and its conditions, positions and
// instants go on from there. A store that forgets offers no reopening and has nothing to show here.
import { everything, type Query } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Expect, StoreHarness } from "./rule.ts"
import { ending, sample, samples } from "./sample.ts"

const query: Query = [{ types: [], tags: ["seat:1"] }]

/** Checks the promise on a store of its own. */
export const checkReopening = async ({ make }: StoreHarness, expect: Expect): Promise<void> => {
  let opened = await make()
  try {
    if (opened.reopen === undefined) return
    const { recordedAt } = await Effect.runPromise(opened.store.append(samples(3, ["seat:1"])))
    const before = await Effect.runPromise(opened.store.read(everything))
    const identity = await Effect.runPromise(opened.store.identity)
    opened = await opened.reopen()
    expect(await Effect.runPromise(opened.store.identity)).toEqual(identity)
    expect(await Effect.runPromise(opened.store.read(everything))).toEqual(before)
    expect(await Effect.runPromise(ending(opened.store, samples(1), { query, after: 2 }))).toEqual("refused")
    const early = sample("Opened", ["seat:1"], { at: "2001-01-01T00:00:00.000Z" })
    const appended = await Effect.runPromise(opened.store.append([early], { query, after: 3 }))
    expect(appended).toEqual({ position: 4, recordedAt })
  } finally {
    await opened.close()
  }
}
