// A subscription under a name: its place is kept after the listener returned, and every event comes in order, at least once.
import { openPlan, publication, zenkokuPlan } from "@keikaku/core"
import { type EventStore, openMemory, type StoreWithSidecar } from "@keikaku/kernel"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const manualOf = (n: number) => ({ manual: `m${n}`, title: "手引", edition: 1, occurredOn: "2023-06-01" })

const opened = (store: EventStore = openMemory().store) => {
  const plan = openPlan({ plan: zenkokuPlan, store })
  let count = 0
  return {
    store,
    ...plan,
    record: async (more: number) => {
      for (let n = 0; n < more; n++) {
        count += 1
        await plan.execute(publication.IssueManual, manualOf(count), {
          commandId: `c${count}`,
          actor: "headquarters/1"
        })
      }
    }
  }
}

/** Listens under a name until that many events were heard, or for ever. */
const listen = (
  { subscribe }: Pick<ReturnType<typeof opened>, "subscribe">,
  name: string,
  fail: (position: number) => boolean = () => false
) => {
  const heard: Array<number> = []
  const failures: Array<unknown> = []
  const end = subscribe(
    ({ position }) => {
      if (fail(position)) throw new Error(`fails at ${position}`)
      heard.push(position)
    },
    { name, onFailure: (failure) => failures.push(failure) }
  )
  return { end, failures, heard }
}

describe("a subscription under a name", () => {
  it("goes on after what it has dealt with", async () => {
    const plan = opened()
    await plan.record(3)
    const first = listen(plan, "mail")
    await expect.poll(() => first.heard).toEqual([1, 2, 3])
    await first.end()
    await plan.record(2)
    const second = listen(plan, "mail")
    await expect.poll(() => second.heard).toEqual([4, 5])
    const other = listen(plan, "post")
    await expect.poll(() => other.heard).toEqual([1, 2, 3, 4, 5])
    await plan.close()
  })

  it("comes back with the event at which its listener failed, and with none before it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }), async (failAt) => {
        const plan = opened()
        await plan.record(12)
        const heard: Array<number> = []
        for (const at of failAt) {
          const listening = listen(plan, "mail", (position) => position === at)
          const reaches = () => (heard.length + listening.heard.length >= 12 ? "end" : listening.failures.length)
          await expect.poll(reaches).toBe(heard.length < at ? 1 : "end")
          await listening.end()
          heard.push(...listening.heard)
        }
        const last = listen(plan, "mail")
        await expect.poll(() => heard.length + last.heard.length).toBe(12)
        expect([...heard, ...last.heard]).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
        await plan.close()
      }),
      { numRuns: 15 }
    )
  })

  it("never goes back behind another process of its name that has come further", async () => {
    const plan = opened()
    await plan.record(4)
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const slow: Array<number> = []
    const end = plan.subscribe(
      async ({ position }) => {
        await held
        slow.push(position)
      },
      { name: "mail", onFailure: (failure) => expect.unreachable(String(failure)) }
    )
    const fast = listen(plan, "mail")
    await expect.poll(() => fast.heard).toEqual([1, 2, 3, 4])
    await fast.end()
    const ending = end()
    letGo()
    await ending
    expect(slow).toEqual([1])
    const third = listen(plan, "mail")
    await plan.record(1)
    await expect.poll(() => third.heard).toEqual([5])
    await plan.close()
  })

  it("does not go on in another log", async () => {
    const [here, there] = [opened(), opened()]
    await here.record(2)
    await there.record(2)
    const first = listen(here, "mail")
    await expect.poll(() => first.heard).toEqual([1, 2])
    await first.end()
    const moved: StoreWithSidecar = {
      ...(there.store as StoreWithSidecar),
      sidecar: (here.store as StoreWithSidecar).sidecar
    }
    const elsewhere = listen(opened(moved), "mail")
    await expect.poll(() => elsewhere.failures).toMatchObject([{ _tag: "StoreUnavailable", reason: "other-log" }])
    expect(elsewhere.heard).toEqual([])
  })

  it.each(["", "two words", "名前", "x".repeat(101)])("cannot be called %j", (name) => {
    const plan = opened()
    expect(() => plan.subscribe(() => {}, { name, onFailure: () => {} })).toThrow("bug: subscribe: a name")
  })
})
