// A store whose appends and reads are observed. Only hosts that take the plan from a layer pay for it: a store by itself, and what
// commands do between its calls, are as they were.
import type { Appended, EventStore } from "@keikaku/kernel"
import { Effect, Exit, Metric } from "effect"
import { memoize } from "effect/Function"
import { appendConflicts, eventsAppended } from "./metrics.ts"
import { errorType, type Operation, observed } from "./observed.ts"

/** That others were first is no failure: the command is decided again. */
const outcomeOf = (exit: Exit.Exit<unknown, unknown>): string | undefined => {
  if (Exit.isSuccess(exit)) return "appended"
  return errorType(exit.cause) === "AppendConflict" ? "conflict" : undefined
}

const appending = (events: number): Operation<Appended> => ({
  name: "append",
  answered: ({ position }) => ({ "keikaku.events": events, "keikaku.position": position }),
  outcomeOf,
  count: (ended) => {
    if (ended["keikaku.outcome"] === "appended") return Metric.update(eventsAppended, events)
    return ended["keikaku.outcome"] === "conflict" ? Metric.update(appendConflicts, 1) : Effect.void
  }
})

/**
 * The same store, with a span for each append and read, and what docs/guides/effect.md lists counted. What a subscription reads is not
 * observed: it never ends. One store has one such store, so that contending commands still take turns.
 * @example
 * ```ts
 * import { traced } from "@keikaku/core"
 * import { everything, memoryStore } from "@keikaku/kernel"
 * import { Effect } from "effect"
 * const store = traced(await Effect.runPromise(memoryStore))
 * await Effect.runPromise(store.read(everything)) // => []
 * ```
 */
export const traced: (store: EventStore) => EventStore = memoize((store: EventStore) => ({
  ...store,
  append: (events, condition) => observed(appending(events.length), store.append(events, condition)),
  read: (query, options) =>
    observed({ name: "read", answered: (events) => ({ "keikaku.events": events.length }) }, store.read(query, options))
}))
