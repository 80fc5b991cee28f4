// Several people at work at once: each has commands to send one after another, and a scheduler decides whose turn it is
// at every single operation of the store. So races that take luck to meet are met, shrunk, and met again by their seed.
import type { EventStore } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import { type AnyCommand, anyCommand, type LawSubject } from "./histories.ts"
import { validHistories } from "./valid-histories.ts"

/** What is so already, who asks what, and the scheduler that lets them take turns. */
export interface ConcurrentHistory<Settings> {
  /** Commands sent before anybody races. */
  readonly before: ReadonlyArray<AnyCommand<Settings>>
  readonly actors: ReadonlyArray<{ readonly actor: string; readonly commands: ReadonlyArray<AnyCommand<Settings>> }>
  readonly scheduler: fc.Scheduler
}

/**
 * Two to four actors with up to six commands each, over a valid history.
 * @example
 * ```ts
 * import { zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
 * import { concurrentHistories, race } from "@keikaku/testing"
 * import fc from "fast-check"
 * const plan = { catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren }
 * const [history] = fc.sample(concurrentHistories(plan), { numRuns: 1, seed: 7 })
 * const sent: Array<string> = []
 * await race(history!, async (actor, [decision]) => void sent.push(`${actor} ${decision.name}`))
 * sent.length === history!.actors.flatMap(({ commands }) => commands).length // => true
 * ```
 */
export const concurrentHistories = <Settings>(
  subject: LawSubject<Settings>
): fc.Arbitrary<ConcurrentHistory<Settings>> => {
  const commands = fc.array(anyCommand(subject.catalogue, subject.pools), { minLength: 1, maxLength: 6 })
  return fc.record({
    before: validHistories(subject, { commands: 15 }).map((history) => history.commands),
    actors: fc
      .array(commands, { minLength: 2, maxLength: 4 })
      .map((all) => all.map((commands, n) => ({ actor: `actor ${n + 1}`, commands }))),
    scheduler: fc.scheduler()
  })
}

/** A store that waits for the scheduler before every append and every read. */
export const scheduledStore = (store: EventStore, scheduler: fc.Scheduler): EventStore => {
  const turn = (label: string) => Effect.promise(() => scheduler.schedule(Promise.resolve(), label))
  return {
    append: (events, condition) => Effect.andThen(turn("append"), store.append(events, condition)),
    read: (query, options) => Effect.andThen(turn("read"), store.read(query, options)),
    subscribe: store.subscribe,
    identity: store.identity
  }
}

/** Lets the actors send their commands, each its own one after another, and ends when all have. */
export const race = async <Settings>(
  { actors, scheduler }: Pick<ConcurrentHistory<Settings>, "actors" | "scheduler">,
  send: (actor: string, command: AnyCommand<Settings>, nth: number) => Promise<unknown>
): Promise<void> => {
  const one = async ({ actor, commands }: (typeof actors)[number]): Promise<void> => {
    for (const [n, command] of commands.entries()) {
      await scheduler.schedule(Promise.resolve(), actor)
      await send(actor, command, n + 1)
    }
  }
  await scheduler.waitFor(Promise.all(actors.map(one)))
}
