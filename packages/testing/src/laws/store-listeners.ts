// Listeners among writers: subscriptions begin anywhere in a random history, and a scheduler deals the turns of whoever
// writes and whoever hears. Each must have heard what matches after its start, once each and in order.
import { everything, type Query, type StoredEvent } from "@keikaku/kernel"
import { Effect, Fiber, Stream } from "effect"
import fc from "fast-check"
import { positions, queryItems, type StoreModel, sampleTags } from "../store-contract/array-store.ts"
import { sample, sampleTypes } from "../store-contract/sample.ts"
import { difference } from "./as-data.ts"
import type { RealStore } from "./store-commands.ts"

interface Hearing {
  readonly query: Query
  readonly after: number
  readonly heard: ReadonlyArray<StoredEvent>
  readonly end: () => Promise<unknown>
}

/** A store with its listeners, whose turns the scheduler deals. */
export interface ListenedStore extends RealStore {
  readonly scheduler: fc.Scheduler
  readonly hearings: Array<Hearing>
}

/** Begins to listen after a position, or after the last that there is. */
export class Listen implements fc.AsyncCommand<StoreModel, ListenedStore> {
  constructor(
    readonly query: Query,
    readonly after: number
  ) {}
  check = () => true
  async run(model: StoreModel, { hearings, scheduler, store }: ListenedStore) {
    const after = Math.min(this.after, model.read(everything, {}).length)
    const heard: Array<StoredEvent> = []
    const turn = Effect.promise(() => scheduler.schedule(Promise.resolve(), "hear"))
    const fiber = store.subscribe(this.query, { after }).pipe(
      Stream.runForEach((stored) => Effect.map(turn, () => heard.push(stored))),
      Effect.runFork
    )
    const end = () => Effect.runPromise(Fiber.interrupt(fiber))
    hearings.push({ query: this.query, after, heard, end })
  }
  toString = () => `listen to ${JSON.stringify(this.query)} after ${this.after}`
}

/** Listeners to queries that select something. */
export const listeners: fc.Arbitrary<Listen> = fc
  .tuple(fc.array(queryItems, { minLength: 1, maxLength: 2 }), positions)
  .map(([query, after]) => new Listen(query, after))

/** How long to wait for a listener, in milliseconds: once one was found deaf, the smaller cases need not wait as long. */
export interface Timeout {
  milliseconds: number
}

const textOf = (events: ReadonlyArray<StoredEvent>) => events.map(({ line, position }) => `${position} ${line}`)

/** Appends last events that every query selects, waits until they were heard, and compares all that was. */
export const heardRight = async (
  model: StoreModel,
  real: ListenedStore,
  timeout: Timeout
): Promise<string | undefined> => {
  const last = sampleTypes.map((type) => sample(type, sampleTags))
  model.append(last, undefined)
  await Effect.runPromise(real.store.append(last))
  const due = real.hearings.map(({ after, query }) => textOf(model.read(query, { after })))
  const complete = () => real.hearings.every(({ heard }, i) => heard.length >= due[i]!.length)
  const begun = Date.now()
  const wait = async () => {
    while (!complete() && Date.now() - begun < timeout.milliseconds)
      await new Promise((resolve) => setTimeout(resolve, 0))
  }
  await real.scheduler.waitFor(wait())
  if (!complete()) timeout.milliseconds = 50
  for (const [i, { after, heard, query }] of real.hearings.entries()) {
    const wrong = difference(
      `A listener to ${JSON.stringify(query)} after ${after} heard, and was due`,
      textOf(heard),
      due[i]
    )
    if (wrong !== undefined) return wrong
  }
  return undefined
}
