// The contract of an event store, as a suite that any store can be put through: hand it a test runner and a way to make
// empty stores, and it registers one test for each promise of the port. A store that passes can replace any other.
import type { EventStore } from "@keikaku/kernel"
import { Effect } from "effect"
import { appendRules } from "./store-contract/append.ts"
import { argumentRules } from "./store-contract/arguments.ts"
import { conditionRules } from "./store-contract/condition.ts"
import { checkAgainstModel } from "./store-contract/model.ts"
import { readRules } from "./store-contract/read.ts"
import { checkReopening } from "./store-contract/reopen.ts"
import type { Rules, StoreHarness, TestRunner } from "./store-contract/rule.ts"
import { subscribeRules } from "./store-contract/subscribe.ts"

export type { Expect, OpenedStore, StoreHarness, TestRunner } from "./store-contract/rule.ts"

const rules: Rules = { ...appendRules, ...argumentRules, ...conditionRules, ...readRules, ...subscribeRules }

/**
 * Registers the contract suite for one store.
 * @example
 * ```ts
 * import { memoryStore } from "@keikaku/kernel"
 * import { storeContract } from "@keikaku/testing"
 * import { Effect } from "effect"
 * const names: Array<string> = []
 * const test = (name: string) => names.push(name)
 * const expect = () => ({ toEqual: () => {} })
 * const make = async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} })
 * storeContract({ test, expect }, { make })
 * names.includes("an empty log reads as empty") // => true
 * ```
 */
export const storeContract = ({ test, expect }: TestRunner, harness: StoreHarness): void => {
  const withStore = async (use: (store: EventStore) => Promise<void>): Promise<void> => {
    const opened = await harness.make()
    try {
      await use(opened.store)
    } finally {
      await opened.close()
    }
  }
  for (const [name, rule] of Object.entries(rules))
    test(name, () => withStore(async (store) => void (await Effect.runPromise(Effect.scoped(rule(store, expect))))))
  test("no two logs have the same identity", () =>
    withStore((one) =>
      withStore(async (other) => {
        const identities = await Promise.all([one, other, one].map(({ identity }) => Effect.runPromise(identity)))
        expect(new Set(identities).size).toEqual(2)
        expect(identities[2]).toEqual(identities[0])
      })
    ))
  test("what is there after a reopening is what was there before, and appending goes on from it", () =>
    checkReopening(harness, expect))
  test("random histories give the same answers as a model", () =>
    checkAgainstModel(withStore, expect, harness.histories ?? 50))
}
