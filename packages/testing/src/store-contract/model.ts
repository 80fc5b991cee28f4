// A random history, played on the store and on a model that is too simple to be wrong: an array. After every step both
// must have given the same answer. fast-check shrinks a disagreement and prints its seed.
import type { AppendCondition, EventStore, PendingEvent, Query, ReadOptions } from "@keikaku/kernel"
import { Effect } from "effect"
import * as fc from "fast-check"
import { appendConditions, pendingEvents, queries, readOptions, storeModel } from "./array-store.ts"
import type { Expect } from "./rule.ts"

type Step =
  | { readonly events: ReadonlyArray<PendingEvent>; readonly condition: AppendCondition | undefined }
  | { readonly query: Query; readonly options: ReadOptions }

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    events: fc.array(pendingEvents, { minLength: 1, maxLength: 4 }),
    condition: fc.option(appendConditions, { nil: undefined })
  }),
  fc.record({ query: queries, options: readOptions })
)

const play = (store: EventStore, expect: Expect, history: ReadonlyArray<Step>) => {
  const { append, read } = storeModel()
  return Effect.forEach(history, (step) =>
    Effect.gen(function* () {
      if ("query" in step) {
        const stored = yield* store.read(step.query, step.options)
        expect(stored.map(({ line, position }) => ({ line, position }))).toEqual(read(step.query, step.options))
      } else {
        const appended = yield* store
          .append(step.events, step.condition)
          .pipe(Effect.catchTag("AppendConflict", () => Effect.succeed("refused" as const)))
        expect(appended).toEqual(append(step.events, step.condition))
      }
    })
  )
}

/** Plays random histories, each on a store of its own, which `withStore` makes and disposes of. */
export const checkAgainstModel = (
  withStore: (use: (store: EventStore) => Promise<void>) => Promise<void>,
  expect: Expect,
  histories: number
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 25 }), (history) =>
      withStore(async (store) => void (await Effect.runPromise(play(store, expect, history))))
    ),
    { numRuns: histories }
  )
