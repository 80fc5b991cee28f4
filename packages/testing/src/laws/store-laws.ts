// The laws of a store, found by playing: random commands against a model, listeners and writers whose turns a scheduler
// deals, races whose outcome must be explainable as one append after another. They go on where the contract's rules end.
import type { EventStore } from "@keikaku/kernel"
import fc from "fast-check"
import { storeModel } from "../store-contract/array-store.ts"
import type { OpenedStore } from "../store-contract/rule.ts"
import { type Law, lawInTime } from "./law.ts"
import { onItsStore } from "./replay-play.ts"
import { appends, reads } from "./store-commands.ts"
import { heardRight, type ListenedStore, listeners, type Timeout } from "./store-listeners.ts"
import { notGrownAtItsEnd, notOneAfterAnother, type RaceEnd, races, runRace, showRace } from "./store-races.ts"

const messageOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure))

const asModel = async (store: EventStore, commands: Iterable<any>): Promise<string | undefined> => {
  try {
    await fc.asyncModelRun(() => ({ model: storeModel(), real: { store } }), commands)
    return undefined
  } catch (failure) {
    return messageOf(failure)
  }
}

const heard = async (store: EventStore, commands: Iterable<any>, scheduler: fc.Scheduler, timeout: Timeout) => {
  const [model, real] = [storeModel(), { store, scheduler, hearings: [] } as ListenedStore]
  try {
    await fc.scheduledModelRun(scheduler, () => ({ model, real }), commands)
    return await heardRight(model, real, timeout)
  } catch (failure) {
    return messageOf(failure)
  } finally {
    await Promise.all(real.hearings.map(({ end }) => end()))
  }
}

/**
 * The laws of an event store, for any implementation. Each case is played on an empty store of its own.
 * @example
 * ```ts
 * import { memoryStore } from "@keikaku/kernel"
 * import { storeLaws } from "@keikaku/testing"
 * import { Effect } from "effect"
 * const laws = storeLaws(async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} }))
 * for (const law of laws) await law.check({ runs: 5 })
 * laws.map(({ name }) => name)[0] // => "appends and reads are answered as a list would answer them"
 * ```
 */
export const storeLaws = (make: () => Promise<OpenedStore>): ReadonlyArray<Law> => {
  const timeout: Timeout = { milliseconds: 3_000 }
  const afterRace = (violation: (end: RaceEnd) => string | undefined) => async (race: Parameters<typeof runRace>[1]) =>
    onItsStore({ make }, async (store) => violation(await runRace(store, race)))
  return [
    lawInTime(
      "appends and reads are answered as a list would answer them",
      { cases: fc.commands<any, any>([appends, reads], { maxCommands: 25 }), show: String },
      (commands) => onItsStore({ make }, (store) => asModel(store, commands))
    ),
    lawInTime(
      "whoever listens hears everything after its start once and in order, whoever has the turn",
      {
        cases: fc.tuple(fc.commands<any, any>([appends, listeners], { maxCommands: 12 }), fc.scheduler()),
        show: ([commands]) => String(commands)
      },
      ([commands, scheduler]) => onItsStore({ make }, (store) => heard(store, commands, scheduler, timeout))
    ),
    lawInTime(
      "of appends that race, what comes out is what one after another would have left",
      { cases: races, show: showRace },
      afterRace(notOneAfterAnother)
    ),
    lawInTime(
      "the log only grows at its end, and what was once read stays",
      { cases: races, show: showRace },
      afterRace(notGrownAtItsEnd)
    )
  ]
}
