// What auditors ask over HTTP: commands with their grounds, the log that shows them, the reports that check them, and a search.
import { hexOf, sha256 } from "@keikaku/audit"
import { zenkokuPlan } from "@keikaku/core"
import { encodeEvent, everything, Instant, LocalDate } from "@keikaku/kernel"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { application, CounterOpened, counter, start } from "./counter.ts"

const evidence = [{ name: "報告書.pdf", sha256: "0f".repeat(32) }]
const corrects = { position: 1, leaf: "ab".repeat(32), reason: "席数の誤り", approver: "hq-7" }

describe("the grounds of a command", () => {
  it("stand beside its payload, and are kept in the line", async () => {
    const { ask, post } = start()
    await post(counter("A"))
    const { body, status } = await post({ ...counter("B"), evidence, corrects })
    expect([status, body.outcome]).toEqual([200, "recorded"])
    const { events } = (await ask("/events?after=1")).body
    expect(events).toMatchObject([{ position: 2, evidence, corrects, data: { counter: "B" } }])
    expect(events[0].data).not.toHaveProperty("evidence")
  })

  it("that are malformed are named with their place, and nothing is recorded", async () => {
    const { post, recorded } = start()
    for (const [grounds, path] of [
      [{ corrects: { ...corrects, leaf: "xyz" } }, "/corrects/leaf"],
      [{ evidence: [{ name: "a.pdf" }] }, "/evidence/0/sha256"],
      [{ evidence: [] }, "/evidence/0"]
    ] as const) {
      const { body, status } = await post({ ...counter(), ...grounds })
      expect([status, body.issues[0]]).toMatchObject([400, { in: "body", path }])
    }
    expect(await recorded()).toBe(0)
  })

  it("are checked by the report on corrections, with the hashing that the host hands in", async () => {
    const consent = { parentBody: "m1", branch: "13", occurredOn: "2023-04-01" }
    const send = async (app: ReturnType<typeof application>, leaf: string) => {
      const { ask, post } = start(app)
      const again = { ...consent, parentBody: "m2", corrects: { ...corrects, leaf } }
      await post(again, {}, "/decisions/SecureParentBody")
      return (await ask("/reports/corrections?fiscalYear=2023")).body.table.rows[0].check.en
    }
    for (const [hashed, given, check] of [
      [true, undefined, "leaf matches"],
      [true, "cd".repeat(32), "wrong leaf"],
      [false, undefined, "not checked"]
    ] as const) {
      const app = application(undefined, zenkokuPlan)
      await start(app).post(consent, {}, "/decisions/SecureParentBody")
      const [stored] = await Effect.runPromise(app.store.read(everything))
      const leafOf = (line: string) => hexOf(sha256.leaf(line))
      const host = hashed ? { ...app, leafOf } : app
      expect(await send(host, given ?? leafOf(stored!.line))).toBe(check)
    }
  })
})

describe("the search", () => {
  const filled = async () => {
    const api = start()
    for (let n = 1; n <= 25; n++)
      await api.post(counter(`c${n}`, n % 2 === 0 ? "13" : "27"), { "keikaku-actor": n % 3 === 0 ? "hq" : "desk" })
    return api
  }
  const pages = async ({ ask }: ReturnType<typeof start>, query: string) => {
    const all: Array<ReadonlyArray<number>> = []
    for (let after: number | null = 0; after !== null; ) {
      const { body } = await ask(`/search?after=${after}${query}`)
      all.push(body.events.map(({ position }: { position: number }) => position))
      after = body.next
    }
    return all
  }

  it("finds what meets all of the conditions, page by page, without gap or repeat", async () => {
    const api = await filled()
    expect(await pages(api, "&branch=13&actor=hq&limit=3")).toEqual([[6, 12, 18], [24]])
    expect((await pages(api, "&limit=10")).flat()).toEqual(Array.from({ length: 25 }, (_, n) => n + 1))
    expect(await pages(api, "&text=C25")).toEqual([[25]])
    expect(await pages(api, "&effectiveFrom=2023-06-02")).toEqual([[]])
    expect(await pages(api, "&counterparty=x")).toEqual([[]])
    expect(await pages(api, "&type=CounterOpened&tag=counter:c4")).toEqual([[4]])
  })

  it("names the malformed condition", async () => {
    const { ask } = start()
    for (const [query, path] of [
      ["effectiveFrom=yesterday", "/effectiveFrom"],
      ["amountFrom=1.5", "/amountFrom"],
      ["color=red", "/color"]
    ]) {
      const { body, status } = await ask(`/search?${query}`)
      expect([status, body.issues[0].path]).toEqual([400, path])
    }
  })

  it("of a long log ends each request early, and the next one goes on", async () => {
    const app = application()
    const event = (n: number) =>
      CounterOpened({ ...counter(`c${n}`), occurredOn: LocalDate.make("2023-06-01") } as never)
    const at = Instant.make("2023-06-01T00:00:00.000Z")
    const pending = Array.from({ length: 20_500 }, (_, n) =>
      encodeEvent(
        CounterOpened,
        event(n + 1),
        { id: `${n}`, actor: "a", commandId: `${n}`, correlationId: `${n}`, causationId: undefined },
        at
      )
    )
    await Effect.runPromise(app.store.append(pending))
    expect(await pages(start(app), "&text=c20400")).toEqual([[], [20_400]])
  })
})
