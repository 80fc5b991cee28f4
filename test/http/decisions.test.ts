// Every decision of the catalogue is an endpoint: its outcomes, and who and what a command is.
import { decision } from "@keikaku/core"
import { AppendConflict, defineEvent, StoreUnavailable } from "@keikaku/kernel"
import { Effect } from "effect"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { application, counter, OpenCounter, plan, planOf, start } from "./counter.ts"

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe("a decision over HTTP", () => {
  it("answers what it recorded", async () => {
    const { post } = start()
    const { body, headers, status } = await post(counter(), { "idempotency-key": "c1" })
    expect(status).toBe(200)
    expect(headers.get("keikaku-command-id")).toBe("c1")
    expect(body).toEqual({
      outcome: "recorded",
      repeated: false,
      events: [
        {
          position: 1,
          id: "c1/1",
          type: "CounterOpened",
          recordedAt: expect.stringMatching(/^\d{4}-.*Z$/),
          occurredOn: "2023-06-01",
          data: { branch: "13", counter: "A", seats: 3 }
        }
      ]
    })
  })

  it("records nothing and answers the first outcome when the same key is sent again", async () => {
    const { post, recorded } = start()
    const first = await post(counter(), { "idempotency-key": "c1" })
    const again = await post(counter(), { "idempotency-key": "c1" })
    expect(again.status).toBe(200)
    expect(again.body).toEqual({ ...first.body, repeated: true })
    expect(await recorded()).toBe(1)
  })

  it("makes an id for a command that has none and names it in the answer", async () => {
    const { post } = start()
    const { body, headers } = await post(counter())
    const id = headers.get("keikaku-command-id")
    expect(id).toMatch(uuid)
    expect(body.events[0].id).toBe(`${id}/1`)
    expect((await post(counter("B"))).headers.get("keikaku-command-id")).not.toBe(id)
  })

  it("answers that it is already so, and records nothing", async () => {
    const { post, recorded } = start()
    await post(counter())
    const { body, status } = await post(counter())
    expect([status, body]).toEqual([200, { outcome: "alreadySo" }])
    expect(await recorded()).toBe(1)
  })

  it("records who asked: the actor of the header, else http", async () => {
    const { ask, post } = start()
    await post(counter("A"), { "keikaku-actor": "clerk-7" })
    await post(counter("B"))
    const { body } = await ask("/events")
    expect(body.events.map((e: { actor: string }) => e.actor)).toEqual(["clerk-7", "http"])
  })

  it("a refusal is a problem with its code, its particulars and its sentence, and records nothing", async () => {
    const { post, recorded } = start()
    await post(counter("A", "13"))
    const { body, headers, status } = await post(counter("A", "27"), { "idempotency-key": "c2" })
    expect(status).toBe(422)
    expect(headers.get("content-type")).toBe("application/problem+json")
    expect(headers.get("keikaku-command-id")).toBe("c2")
    expect(body).toEqual({
      type: "urn:problem-type:keikaku:refused",
      title: "Refused",
      status: 422,
      detail: "Counter A belongs to branch 13.",
      code: "CounterTaken",
      by: "counter",
      because: { counter: "A", branch: "13" },
      sentence: { ja: "窓口 A は支部 13 のものです。", en: "Counter A belongs to branch 13." }
    })
    expect(await recorded()).toBe(1)
  })

  it("a branch that the federation does not have is refused by the decision, not malformed", async () => {
    const { body, status } = await start().post(counter("A", "48"))
    expect([status, body.code, body.because]).toEqual([422, "UnknownBranch", { branch: "48" }])
  })

  it("a key that another decision used is refused", async () => {
    const Closed = defineEvent("CounterClosed", { label: { ja: "窓口閉鎖", en: "Closed" }, fields: {}, tags: () => [] })
    const CloseAll = decision("CloseAll", "窓口を閉じる", { records: Closed, refuses: [], decide: (c) => Closed(c) })
    const { post, recorded } = start(application(undefined, planOf([OpenCounter, CloseAll])))
    await post(counter(), { "idempotency-key": "c1" })
    const other = await post({ occurredOn: "2023-06-01" }, { "idempotency-key": "c1" }, "/decisions/CloseAll")
    expect([other.status, other.body.type]).toEqual([422, "urn:problem-type:keikaku:key-reused"])
    expect(other.body).toMatchObject({ decision: "CloseAll", recorded: [{ position: 1, type: "CounterOpened" }] })
    expect(await recorded()).toBe(1)
    expect((await post({ occurredOn: "2023-06-01" }, {}, "/decisions/CloseAll")).body.outcome).toBe("recorded")
  })

  it("a key that another payload used is refused, and the sentence names what the key recorded", async () => {
    const { post, recorded } = start()
    await post(counter("A", "13"), { "idempotency-key": "c1" })
    const { body, headers, status } = await post(counter("B", "13"), { "idempotency-key": "c1" })
    expect([status, body.type]).toEqual([422, "urn:problem-type:keikaku:key-reused"])
    for (const text of [body.sentence.ja, body.sentence.en]) expect(text).toContain("CounterOpened (1)")
    expect(headers.get("keikaku-command-id")).toBe("c1")
    expect(await recorded()).toBe(1)
  })
})

describe("a store that fails", () => {
  const failing = (failure: AppendConflict | StoreUnavailable) => {
    const { store } = application()
    return start(application({ ...store, append: () => Effect.fail(failure) }))
  }

  it("a conflict that does not end may be sent again after a second", async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { post } = failing(new AppendConflict({ condition: { query: [], after: 0 } }))
    const answer = post(counter())
    await vi.advanceTimersByTimeAsync(120_000)
    const { body, headers, status } = await answer
    expect([status, body.type]).toEqual([503, "urn:problem-type:keikaku:conflict"])
    expect(headers.get("retry-after")).toBe("1")
  })

  it("a busy store may be asked again after a second, a full one not", async () => {
    const busy = await failing(new StoreUnavailable({ reason: "busy", message: "locked" })).post(counter())
    expect([busy.status, busy.headers.get("retry-after"), busy.body.reason]).toEqual([503, "1", "busy"])
    const full = await failing(new StoreUnavailable({ reason: "full", message: "/disk: no space" })).post(counter())
    expect([full.status, full.headers.get("retry-after"), full.body.reason]).toEqual([503, null, "full"])
    expect(JSON.stringify(full.body)).not.toContain("/disk")
  })

  it("a defect is answered as one, without its particulars", async () => {
    const { store } = application()
    const { post } = start(application({ ...store, append: () => Effect.die(new Error("secret")) }))
    const { body, headers, status } = await post(counter())
    expect([status, headers.get("content-type")]).toEqual([500, "application/problem+json"])
    expect(JSON.stringify(body)).not.toContain("secret")
  })
})

it("the catalogue of the tests has one decision, and that one is served", () => {
  expect([...plan.catalogue.decisions.keys()]).toEqual(["OpenCounter"])
})
