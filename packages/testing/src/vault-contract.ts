// The contract of a vault store, as a suite like the event store's: one test for each promise of the port. That nothing
// of what was removed is left in any file, each store shows in tests of its own.
import { defaultPageSize, type SealedRecord, type VaultStore } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import type { Expect, TestRunner } from "./store-contract/rule.ts"

/** An open vault store. `reopen`, where what it keeps outlives it, closes it and opens the same place again. */
export interface OpenedVault {
  readonly vault: VaultStore
  readonly close: () => Promise<void>
  readonly reopen?: () => Promise<OpenedVault>
}

/** A record that is easily distinguished from others. */
const record = (key: string, subject = "p1", sealed = `sealed-${key}`): SealedRecord => ({ key, subject, sealed })

const keysIn = (records: ReadonlyArray<SealedRecord>) => records.map(({ key }) => key)

const byKey = (a: SealedRecord, b: SealedRecord) => (a.key < b.key ? -1 : 1)

type Promises = Readonly<Record<string, (vault: VaultStore, expect: Expect) => Effect.Effect<unknown, unknown>>>

const promises: Promises = {
  "what is not kept is not found, and removing it removes nothing": (vault, expect) =>
    Effect.gen(function* () {
      expect(yield* vault.get(["a", "b"])).toEqual([])
      expect(yield* vault.get([])).toEqual([])
      expect(yield* vault.about("p1")).toEqual([])
      expect(yield* vault.page()).toEqual([])
      expect(yield* vault.remove(["a"])).toEqual(0)
      expect(yield* vault.erase("p1")).toEqual(0)
    }),

  "the exact records come back, in order of their keys, each once": (vault, expect) =>
    Effect.gen(function* () {
      const long = record("c", "p-2.x_y", "x".repeat(100_000))
      yield* vault.put([record("b", "p2"), long, record("a")])
      expect(yield* vault.get(["c", "a", "none", "a"])).toEqual([record("a"), long])
      expect(yield* vault.page()).toEqual([record("a"), record("b", "p2"), long])
    }),

  "whatever ASCII can say comes back as it is, and is found by it: every character, NUL and the others that end a text":
    (vault, expect) =>
      Effect.gen(function* () {
        const ascii = String.fromCharCode(...Array.from({ length: 128 }, (_, n) => n))
        const records = ["a", "a\0", "a\0b", ascii].map((text) => record(text, text, `${text}${ascii}`))
        yield* vault.put(records)
        expect((yield* vault.page()).toSorted(byKey)).toEqual(records.toSorted(byKey))
        for (const each of records) {
          expect(yield* vault.get([each.key])).toEqual([each])
          expect(yield* vault.about(each.subject)).toEqual([each])
        }
        yield* vault.reseal([{ key: "a\0b", from: `a${ascii}`, to: "not this" }])
        expect(yield* vault.erase("a\0b")).toEqual(1)
        expect(yield* vault.remove(["a\0"])).toEqual(1)
        expect(keysIn(yield* vault.page()).length).toEqual(2)
      }),

  "a record replaces the one under its key, with its subject": (vault, expect) =>
    Effect.gen(function* () {
      yield* vault.put([record("a"), record("b")])
      yield* vault.put([record("a", "p2", "new")])
      expect(yield* vault.about("p1")).toEqual([record("b")])
      expect(yield* vault.about("p2")).toEqual([record("a", "p2", "new")])
    }),

  "all that is about a subject is found and erased, and nothing else": (vault, expect) =>
    Effect.gen(function* () {
      yield* vault.put([record("c"), record("a"), record("b", "p11"), record("d", "P1")])
      expect(yield* vault.about("p1")).toEqual([record("a"), record("c")])
      expect(yield* vault.erase("p1")).toEqual(2)
      expect(yield* vault.about("p1")).toEqual([])
      expect(keysIn(yield* vault.page())).toEqual(["b", "d"])
      expect(yield* vault.erase("p1")).toEqual(0)
    }),

  "only what is named is removed, and is counted once": (vault, expect) =>
    Effect.gen(function* () {
      yield* vault.put([record("a"), record("b"), record("c")])
      expect(yield* vault.remove(["b", "b", "none"])).toEqual(1)
      expect(keysIn(yield* vault.page())).toEqual(["a", "c"])
    }),

  "a record is sealed anew only where it is still what it was: what was erased meanwhile stays erased": (
    vault,
    expect
  ) =>
    Effect.gen(function* () {
      yield* vault.put([record("a"), record("b"), record("c")])
      yield* vault.remove(["b"])
      const change = (key: string, from: string) => ({ key, from, to: `${key}-anew` })
      yield* vault.reseal([change("a", "sealed-a"), change("b", "sealed-b"), change("c", "another")])
      expect(yield* vault.page()).toEqual([record("a", "p1", "a-anew"), record("c")])
    }),

  "a page has 1,000 records by default, and the pages join up": (vault, expect) =>
    Effect.gen(function* () {
      const keys = Array.from({ length: defaultPageSize + 1 }, (_, n) => `k${String(n).padStart(5, "0")}`)
      yield* vault.put(keys.map((key) => record(key)))
      const first = yield* vault.page()
      expect(keysIn(first)).toEqual(keys.slice(0, defaultPageSize))
      expect(keysIn(yield* vault.page({ after: first.at(-1)!.key }))).toEqual(keys.slice(defaultPageSize))
      expect(keysIn(yield* vault.page({ after: keys[0]!, limit: 2 }))).toEqual(keys.slice(1, 3))
    }),

  "of many that put, remove and erase at once, each is done whole": (vault, expect) =>
    Effect.gen(function* () {
      const subjects = Array.from({ length: 20 }, (_, n) => `s${n}`)
      const pair = (subject: string) => [record(`${subject}/1`, subject), record(`${subject}/2`, subject)]
      yield* Effect.all(
        subjects.map((subject) => vault.put(pair(subject))),
        { concurrency: "unbounded" }
      )
      const erased = yield* Effect.all(
        subjects.slice(0, 10).flatMap((subject) => [vault.erase(subject), vault.erase(subject)]),
        { concurrency: "unbounded" }
      )
      expect(erased.reduce((sum, count) => sum + count, 0)).toEqual(20)
      expect((yield* vault.page()).length).toEqual(20)
    })
}

type Step = readonly ["put", SealedRecord] | readonly ["remove" | "erase", string]

const letters = fc.constantFrom("a", "b", "c", "d")
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(
    fc.constant("put" as const),
    fc.tuple(letters, letters, letters).map(([k, s, t]) => record(k, s, t))
  ),
  fc.tuple(fc.constantFrom("remove" as const, "erase" as const), letters)
)

/** The same steps on a plain list. */
const afterAll = (all: ReadonlyArray<Step>): ReadonlyArray<SealedRecord> =>
  all
    .reduce<ReadonlyArray<SealedRecord>>((kept, [what, given]) => {
      if (what === "put") return [...kept.filter(({ key }) => key !== given.key), given]
      return kept.filter(({ key, subject }) => (what === "remove" ? key : subject) !== given)
    }, [])
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))

const play = (vault: VaultStore, all: ReadonlyArray<Step>) =>
  Effect.forEach(all, ([what, given]) =>
    what === "put" ? vault.put([given]) : what === "remove" ? vault.remove([given]) : vault.erase(given)
  )

/**
 * Registers the contract suite of a vault store.
 * @example
 * ```ts
 * import { memoryVaultStore } from "@keikaku/audit"
 * import { vaultContract } from "@keikaku/testing"
 * import { Effect } from "effect"
 * const names: Array<string> = []
 * const test = (name: string) => names.push(name)
 * const expect = () => ({ toEqual: () => {} })
 * const make = async () => ({ vault: await Effect.runPromise(memoryVaultStore), close: async () => {} })
 * vaultContract({ test, expect }, { make })
 * names.includes("only what is named is removed, and is counted once") // => true
 * ```
 */
export const vaultContract = (
  { test, expect }: TestRunner,
  { histories = 50, make }: { readonly make: () => Promise<OpenedVault>; readonly histories?: number }
): void => {
  const withVault = async (use: (vault: VaultStore) => Effect.Effect<unknown, unknown>): Promise<void> => {
    const { close, vault } = await make()
    try {
      await Effect.runPromise(use(vault) as Effect.Effect<unknown>)
    } finally {
      await close()
    }
  }
  for (const [name, promise] of Object.entries(promises)) test(name, () => withVault((vault) => promise(vault, expect)))
  test("random histories leave what a plain list would hold", () =>
    fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 15 }), (all) =>
        withVault((vault) =>
          Effect.gen(function* () {
            yield* play(vault, all)
            expect(yield* vault.page()).toEqual(afterAll(all))
          })
        )
      ),
      { numRuns: histories }
    ))
  test("what was kept is there after a reopening, and what was erased is not", async () => {
    const opened = await make()
    await Effect.runPromise(opened.vault.put([record("a"), record("b", "p2")]))
    await Effect.runPromise(opened.vault.erase("p2"))
    const { close, vault } = (await opened.reopen?.()) ?? opened
    try {
      expect(await Effect.runPromise(vault.page())).toEqual([record("a")])
    } finally {
      await close()
    }
  })
}
