// The form of the contract: each promise of the port is a rule with a name in plain words and a check that needs
// nothing but an empty store. No test runner is imported; the caller brings one.
import type { EventStore } from "@keikaku/kernel"
import type { Effect, Scope } from "effect"

/** Compares deeply and throws when the two differ: vitest's and jest's `expect` fit, and `assert.deepStrictEqual`, wrapped. */
export type Expect = (actual: unknown) => { readonly toEqual: (expected: unknown) => unknown }

/** The two things that the contract needs of a test runner. */
export interface TestRunner {
  /** Registers a test; vitest, jest and node:test fit. */
  readonly test: (name: string, run: () => Promise<void>) => unknown
  readonly expect: Expect
}

/** An open store. `reopen`, where the log outlives its store, closes the store and opens the same log again. */
export interface OpenedStore {
  readonly store: EventStore
  readonly close: () => Promise<void>
  readonly reopen?: () => Promise<OpenedStore>
}

/** How the suite comes by stores. */
export interface StoreHarness {
  /** An empty store, independent of all others. */
  readonly make: () => Promise<OpenedStore>
  /** How many random histories are compared with the model; 50 by default. */
  readonly histories?: number
}

/** One promise, checked on an empty store of its own. Whatever it starts ends with the scope. */
export type Rule = (store: EventStore, expect: Expect) => Effect.Effect<unknown, unknown, Scope.Scope>

/** Promises by name. */
export type Rules = Readonly<Record<string, Rule>>
