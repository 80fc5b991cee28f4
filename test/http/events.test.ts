// The log over HTTP: page by page, without gap or repeat, and as it was stored.

import { everything } from "@keikaku/kernel"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { application, counter, start } from "./counter.ts"

interface Line {
  readonly position: number
  readonly data: { readonly counter: string }
}

const filled = async (count: number) => {
  const api = start()
  for (let n = 1; n <= count; n++) await api.post(counter(`c${n}`, n % 2 === 0 ? "13" : "27"))
  const pages = async (query: string) => {
    const all: Array<ReadonlyArray<Line>> = []
    for (let after: number | null = 0; after !== null; ) {
      const { body } = await api.ask(`/events?after=${after}${query}`)
      all.push(body.events)
      after = body.next
    }
    return all
  }
  return { ...api, pages }
}

describe("the events", () => {
  it("250 of them come in pages of 100, without gap or repeat", async () => {
    const { pages } = await filled(250)
    const all = await pages("")
    expect(all.map((page) => page.length)).toEqual([100, 100, 50])
    expect(all.flat().map((e) => e.position)).toEqual(Array.from({ length: 250 }, (_, n) => n + 1))
    expect(all.flat().map((e) => e.data.counter)).toEqual(Array.from({ length: 250 }, (_, n) => `c${n + 1}`))
  })

  it("come in pages of the size asked for, and only those of the types and tags asked for", async () => {
    const { ask, pages } = await filled(25)
    expect((await pages("&limit=7")).map((page) => page.length)).toEqual([7, 7, 7, 4])
    const even = (await pages("&limit=5&type=CounterOpened&tag=branch:13")).flat()
    expect(even.map((e) => e.position)).toEqual(Array.from({ length: 12 }, (_, n) => 2 * n + 2))
    const { body } = await ask("/events?tag=branch:13&tag=counter:c4")
    expect(body.events.map((e: Line) => e.position)).toEqual([4])
  })

  it("are the stored lines, with their positions", async () => {
    const app = application()
    const { ask, post } = start(app)
    await post(counter())
    const [stored] = await Effect.runPromise(app.store.read(everything))
    const { body } = await ask("/events")
    expect(body).toEqual({ events: [{ position: 1, ...JSON.parse(stored!.line) }], next: null })
  })

  it("are absent in an empty log, which is healthy all the same", async () => {
    const { ask, post } = start()
    expect((await ask("/events")).body).toEqual({ events: [], next: null })
    expect((await ask("/healthz")).body).toEqual({ status: "ok", position: 0 })
    await post(counter())
    expect((await ask("/healthz")).body).toEqual({ status: "ok", position: 1 })
  })

  it("a line that cannot be read is the server's problem, with its position", async () => {
    const app = application()
    const read = () => Effect.succeed([{ position: 7, line: "{}" }])
    const { body, status } = await start(application({ ...app.store, read })).ask("/events")
    expect([status, body.type, body.position]).toEqual([500, "urn:problem-type:keikaku:unreadable", 7])
  })
})
