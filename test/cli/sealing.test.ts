// What is sealed for a command goes with the command, even where another sending is faster or the store fails in the middle.
import { aes256gcm, freshSeed, memoryVaultStore, openVault, sha256 } from "@keikaku/audit"
import { promoter, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { type EventStore, everything, execute, memoryStore, StoreUnavailable } from "@keikaku/kernel"
import { Effect } from "effect"
import { expect, test } from "vitest"
import { executeSealing } from "../../packages/cli/src/sealing.ts"

const { NominatePromoter } = promoter

const nomination = { promoter: "p1", association: "a1", branch: "13", parentBody: "m1", occurredOn: "2023-04-01" }
const named = { ...nomination, name: "山田 太郎" }
const commitment = `commitment:${"a".repeat(64)}`
const metadata = { commandId: "c1", actor: "tester" }

/** Executes the nomination on a store with a fault; what came of it, and what the vault holds then. */
const nominateOn = (faulty: (store: EventStore) => EventStore) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const application = { catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren, store: yield* memoryStore }
      const held = yield* memoryVaultStore
      const vault = openVault(held, freshSeed(), { hashing: sha256, sealing: aes256gcm })
      const request = { decision: NominatePromoter, payload: named, metadata }
      const on = { ...application, store: faulty(application.store) }
      const ended = yield* Effect.exit(executeSealing(on, request, Effect.succeed(vault)))
      return { ended, held: yield* held.page(), log: yield* application.store.read(everything) }
    }) as Effect.Effect<any>
  )

test("of two sendings at once the slower has the outcome of the faster, and its own name is forgotten", async () => {
  const { ended, held, log } = await nominateOn((store) => {
    const application = { catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren, store }
    let isFirst = true
    return {
      ...store,
      // The other sending is recorded right after this one has looked for it.
      read: (query, options) => {
        const found = store.read(query, options)
        if (!isFirst) return found
        isFirst = false
        return Effect.tap(found, () =>
          Effect.orDie(execute(application, NominatePromoter, { ...nomination, name: commitment }, metadata))
        )
      }
    }
  })
  expect(ended.value).toMatchObject({ _tag: "Recorded", repeated: true, events: [{ event: { name: commitment } }] })
  expect(log).toHaveLength(1)
  expect(held).toEqual([])
})

test("a name is forgotten when the store fails", async () => {
  const full = new StoreUnavailable({ reason: "full", message: "no room" })
  const { ended, held, log } = await nominateOn((store) => ({ ...store, append: () => Effect.fail(full) }))
  expect(ended._tag).toBe("Failure")
  expect([log, held]).toEqual([[], []])
})

test("a name is kept when the command is recorded", async () => {
  const { ended, held } = await nominateOn((store) => store)
  expect(ended.value).toMatchObject({ _tag: "Recorded", repeated: false })
  expect(held).toMatchObject([{ subject: "p1", key: ended.value.events[0].event.name }])
})
