// Closing: no event is delivered any more, running listeners are waited for, and whatever is left running is said.
import {
  decision,
  defineCatalogue,
  defineEvent,
  type ListenersLeft,
  LocalDate,
  memoryStore,
  open
} from "@keikaku/kernel"
import { Effect, Schema } from "effect"
import { describe, expect, it } from "vitest"

const Noted = defineEvent("Noted", {
  label: { ja: "覚え書き", en: "Noted" },
  fields: { text: Schema.String },
  tags: () => []
})
const Note = decision(
  "Note",
  { ja: "書き留める", en: "Note" },
  { payload: { text: Schema.String }, records: [Noted], refuses: [], reads: () => ({}), decide: (c) => Noted(c) }
)
const day = LocalDate.make("2024-04-01")
const fresh = Effect.map(memoryStore, (store) => ({ catalogue: defineCatalogue([Note]), store, settings: undefined }))

/** An open host on which a listener is running, and waits to be let go. */
const listening = async (closeTimeout: number) => {
  const steps: Array<string> = []
  const failures: Array<unknown> = []
  let letGo: (error?: Error) => void = () => {}
  const held = new Promise<void>((resolve, reject) => {
    letGo = (error) => (error === undefined ? resolve() : reject(error))
  })
  const host = open({
    ...(await Effect.runPromise(fresh)),
    closeTimeout,
    close: async () => void steps.push("store closed")
  })
  await host.execute(Note, { text: "1", occurredOn: day }, { commandId: "c-1", actor: "ann" })
  await host.execute(Note, { text: "2", occurredOn: day }, { commandId: "c-2", actor: "ann" })
  const end = host.subscribe(
    async ({ position }) => {
      steps.push(`begins ${position}`)
      await held
      steps.push(`ends ${position}`)
    },
    { onFailure: (failure) => failures.push(failure) }
  )
  await expect.poll(() => steps).toEqual(["begins 1"])
  return { end, failures, host, letGo, steps }
}

const anHour = 3_600_000

describe("close", () => {
  it("waits for the running listener, delivers nothing more, and then closes the store, once", async () => {
    const { failures, host, letGo, steps } = await listening(anHour)
    const closing = host.close()
    expect(host.close()).toBe(closing)
    letGo()
    await closing
    await host.close()
    expect(steps).toEqual(["begins 1", "ends 1", "store closed"])
    expect(failures).toEqual([])
  })

  it("rejects with how many listeners it left running, and has closed the store all the same", async () => {
    const { host, letGo, steps } = await listening(0)
    const failure = await host.close().then(
      () => undefined,
      (left: ListenersLeft) => left
    )
    expect(failure).toMatchObject({
      ...{ _tag: "ListenersLeft", listeners: 1 },
      message: "Closed, while 1 listeners were still running."
    })
    expect(steps).toEqual(["begins 1", "store closed"])
    letGo()
    await expect.poll(() => steps).toEqual(["begins 1", "store closed", "ends 1"])
  })

  it("hears of a listener that fails while it waits", async () => {
    const { failures, host, letGo } = await listening(anHour)
    const closing = host.close()
    letGo(new Error("deaf"))
    await closing
    expect(failures).toMatchObject([{ message: "deaf" }])
  })

  it("also waits for the listener of a subscription that was ended", async () => {
    const { end, host, letGo, steps } = await listening(anHour)
    await end()
    const closing = host.close()
    letGo()
    await closing
    expect(steps).toEqual(["begins 1", "ends 1", "store closed"])
  })

  it("lets nobody subscribe afterwards", async () => {
    const host = open(await Effect.runPromise(fresh))
    await host.execute(Note, { text: "1", occurredOn: day }, { commandId: "c-1", actor: "ann" })
    await host.close()
    const failures: Array<unknown> = []
    const end = host.subscribe(
      () => {
        throw new Error("heard")
      },
      { onFailure: (failure) => failures.push(failure) }
    )
    await end()
    expect(failures).toMatchObject([{ _tag: "StoreUnavailable", reason: "closed" }])
  })

  it("is what `await using` calls at the end of the block", async () => {
    const steps: Array<string> = []
    {
      await using host = open({ ...(await Effect.runPromise(fresh)), close: async () => void steps.push("closed") })
      await host.execute(Note, { text: "1", occurredOn: day }, { commandId: "c-1", actor: "ann" })
      expect(steps).toEqual([])
    }
    expect(steps).toEqual(["closed"])
  })
})
