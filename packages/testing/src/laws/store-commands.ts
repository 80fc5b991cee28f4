// Random appends and reads, one after another, on a store and on the model: fast-check's model-based testing. After every
// step both must have answered the same.
import type { AppendCondition, EventStore, PendingEvent, Query, ReadOptions } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import {
  appendConditions,
  pendingEvents,
  queries,
  readOptions,
  type StoreModel
} from "../store-contract/array-store.ts"
import { difference } from "./as-data.ts"

/** The store under test, as the commands need it. */
export interface RealStore {
  readonly store: EventStore
}

const agree = (what: string, store: unknown, model: unknown): void => {
  const wrong = difference(`${what}: the store's answer, then the model's`, store, model)
  if (wrong !== undefined) throw new Error(wrong)
}

/** Appends, on a condition or without one. */
export class Append implements fc.AsyncCommand<StoreModel, RealStore> {
  constructor(
    readonly events: ReadonlyArray<PendingEvent>,
    readonly condition: AppendCondition | undefined
  ) {}
  check = () => true
  async run(model: StoreModel, { store }: RealStore) {
    const appending = store.append(this.events, this.condition)
    const ending = Effect.catchTag(appending, "AppendConflict", () => Effect.succeed("refused" as const))
    agree(this.toString(), await Effect.runPromise(ending), model.append(this.events, this.condition))
  }
  toString = () => {
    const what = this.events.map(({ tags, type }) => `${type}(${tags.filter((tag) => !tag.startsWith("command:"))})`)
    return `append ${what.join(", ")}${this.condition === undefined ? "" : ` on ${JSON.stringify(this.condition)}`}`
  }
}

/** Reads. */
export class Read implements fc.AsyncCommand<StoreModel, RealStore> {
  constructor(
    readonly query: Query,
    readonly options: ReadOptions
  ) {}
  check = () => true
  async run(model: StoreModel, { store }: RealStore) {
    const found = await Effect.runPromise(store.read(this.query, this.options))
    const read = found.map(({ line, position }) => ({ line, position }))
    agree(this.toString(), read, model.read(this.query, this.options))
  }
  toString = () => `read ${JSON.stringify(this.query)} ${JSON.stringify(this.options)}`
}

const conditions = fc.option(appendConditions, { nil: undefined })

/** Appends of one to four events. */
export const appends: fc.Arbitrary<Append> = fc
  .tuple(fc.array(pendingEvents, { minLength: 1, maxLength: 4 }), conditions)
  .map(([events, condition]) => new Append(events, condition))

/** Reads of any kind. */
export const reads: fc.Arbitrary<Read> = fc
  .tuple(queries, readOptions)
  .map(([query, options]) => new Read(query, options))
