// The contract of what a store keeps beside its log, as a suite like the store's own.
import { everything, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import type { Expect, OpenedStore, TestRunner } from "./store-contract/rule.ts"
import { samples } from "./store-contract/sample.ts"

/** An open store that keeps things beside its log. */
export interface OpenedWithSidecar extends OpenedStore {
  readonly store: StoreWithSidecar
  readonly reopen?: () => Promise<OpenedWithSidecar>
}

const nothing = { key: "none", text: undefined }
const texts = (...pairs: ReadonlyArray<readonly [string, string]>) => new Map(pairs)

const endings = ["", "a", "a\0", "\0", "a\0b", "a\0c", "a\\0b", "a\\", "\ufeffa", "\uffff\u{10ffff}"]

/** Any well-formed text; whatever a store escapes, or ends a text at, comes often. */
const unicode = fc
  .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\0", "\\", "\\0", "\ufeff", "\r\n")), {
    maxLength: 8
  })
  .map((parts) => parts.join(""))

type Promises = Readonly<Record<string, (store: StoreWithSidecar, expect: Expect) => Effect.Effect<unknown, unknown>>>

const promises: Promises = {
  "what is not kept is not found": ({ sidecar }, expect) =>
    Effect.gen(function* () {
      expect([...(yield* sidecar.get(["a", "b"]))]).toEqual([])
      expect([...(yield* sidecar.get([]))]).toEqual([])
      expect(yield* sidecar.list("a")).toEqual([])
    }),

  "the exact texts come back: empty, any script, a million characters": ({ sidecar }, expect) =>
    Effect.gen(function* () {
      const kept = texts(["a", ""], ["b", "漢字 𠮷 '\";--\u0001\n"], ["c", "x".repeat(1_000_000)])
      expect(yield* sidecar.put(kept, nothing)).toEqual(true)
      expect(yield* sidecar.get(["a", "b", "c", "d"])).toEqual(kept)
    }),

  "whatever Unicode can say comes back as it is, and is what it is when it is expected: NUL, backslashes, marks, all planes":
    ({ sidecar }, expect) =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(unicode, unicode, async (text, other) => {
            const key = "a"
            const before = (await Effect.runPromise(sidecar.get([key]))).get(key)
            const put = (written: string, expected: string | undefined) =>
              Effect.runPromise(sidecar.put(texts([key, written]), { key, text: expected }))
            expect(await put(text, before)).toEqual(true)
            expect(await Effect.runPromise(sidecar.get([key]))).toEqual(texts([key, text]))
            expect(await Effect.runPromise(sidecar.list(key))).toEqual([[key, text]])
            expect(await put(text, other)).toEqual(other === text)
          }),
          {
            numRuns: 50,
            examples: endings.flatMap((text) => endings.map((other) => [text, other] as [string, string]))
          }
        )
      ),

  "a text replaces the one before": ({ sidecar }, expect) =>
    Effect.gen(function* () {
      yield* sidecar.put(texts(["a", "1"], ["b", "1"]), nothing)
      expect(yield* sidecar.put(texts(["a", "2"]), { key: "a", text: "1" })).toEqual(true)
      expect(yield* sidecar.get(["a", "b"])).toEqual(texts(["a", "2"], ["b", "1"]))
    }),

  "where something else is kept than was expected, nothing changes": ({ sidecar }, expect) =>
    Effect.gen(function* () {
      yield* sidecar.put(texts(["a", "1"]), nothing)
      for (const expected of [
        { key: "a", text: undefined },
        { key: "a", text: "2" },
        { key: "a", text: "" },
        { key: "b", text: "1" }
      ])
        expect(yield* sidecar.put(texts(["a", "3"], ["c", "3"]), expected)).toEqual(false)
      expect(yield* sidecar.list("a")).toEqual([["a", "1"]])
      expect([...(yield* sidecar.get(["c"]))]).toEqual([])
    }),

  "a list has the keys that begin so, in their order": ({ sidecar }, expect) =>
    Effect.gen(function* () {
      const keys = ["a", "a/10", "a/2", "a/1", "a0", "b", "A/1", "a/"]
      yield* sidecar.put(new Map(keys.map((key) => [key, key])), nothing)
      const listed = yield* sidecar.list("a/")
      expect(listed.map(([key]) => key)).toEqual(["a/", "a/1", "a/10", "a/2"])
      expect(listed.every(([key, text]) => key === text)).toEqual(true)
    }),

  "of many that expect the same, one gets on": ({ sidecar }, expect) =>
    Effect.gen(function* () {
      const racing = Array.from({ length: 20 }, (_, n) =>
        sidecar.put(texts(["a", `${n}`], ["b", `${n}`]), { key: "a", text: undefined })
      )
      const won = yield* Effect.all(racing, { concurrency: "unbounded" })
      expect(won.filter((each) => each).length).toEqual(1)
      const winner = String(won.indexOf(true))
      expect(yield* sidecar.get(["a", "b"])).toEqual(texts(["a", winner], ["b", winner]))
    }),

  "what the store has made itself has no discrepancies": (store, expect) =>
    Effect.gen(function* () {
      expect(yield* store.discrepancies).toEqual([])
      yield* store.append(samples(30))
      yield* store.sidecar.put(texts(["a", "1"]), nothing)
      expect(yield* store.discrepancies).toEqual([])
    }),

  "what is kept is not part of the log": (store, expect) =>
    Effect.gen(function* () {
      yield* store.sidecar.put(texts(["a", "1"]), nothing)
      expect(yield* store.read(everything)).toEqual([])
      expect((yield* store.append(samples(1))).position).toEqual(1)
      expect(yield* store.sidecar.list("a")).toEqual([["a", "1"]])
    })
}

/**
 * Registers the contract suite of a store's sidecar.
 * @example
 * ```ts
 * import { memoryStore } from "@keikaku/kernel"
 * import { sidecarContract } from "@keikaku/testing"
 * import { Effect } from "effect"
 * const names: Array<string> = []
 * const test = (name: string) => names.push(name)
 * const expect = () => ({ toEqual: () => {} })
 * const make = async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} })
 * sidecarContract({ test, expect }, { make })
 * names.includes("a text replaces the one before") // => true
 * ```
 */
export const sidecarContract = (
  { test, expect }: TestRunner,
  { make }: { readonly make: () => Promise<OpenedWithSidecar> }
): void => {
  for (const [name, promise] of Object.entries(promises))
    test(name, async () => {
      const { close, store } = await make()
      try {
        await Effect.runPromise(promise(store, expect) as Effect.Effect<unknown>)
      } finally {
        await close()
      }
    })
  test("what was kept is there after a reopening", async () => {
    const opened = await make()
    await Effect.runPromise(opened.store.sidecar.put(texts(["a", "1"]), nothing))
    const again = await opened.reopen?.()
    const { close, store } = again ?? opened
    try {
      expect(await Effect.runPromise(store.sidecar.list("a"))).toEqual([["a", "1"]])
    } finally {
      await close()
    }
  })
}
