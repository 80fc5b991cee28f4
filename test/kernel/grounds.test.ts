// What an event rests on: evidence and correction go into its line and its tags, come back from them, and are refused when
// they are malformed.
import {
  type CommandMetadata,
  decision,
  defineCatalogue,
  defineEvent,
  everything,
  execute,
  memoryStore,
  parseStored
} from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { describe, expect, it } from "vitest"

const Noted = defineEvent("Noted", {
  label: { ja: "記録", en: "Noted" },
  fields: {},
  tags: () => ["note:1"],
  particulars: () => ({ amount: 13_900, counterparty: "b1" })
})
const Note = decision(
  "Note",
  { ja: "記録する", en: "Note" },
  {
    payload: {},
    records: [Noted],
    refuses: [],
    reads: () => ({}),
    decide: (c) => Noted(c)
  }
)

const send = async (grounds: Partial<CommandMetadata>) => {
  const store = await Effect.runPromise(memoryStore)
  const application = { catalogue: defineCatalogue([Note]), settings: undefined, store }
  const origin = { commandId: "c1", actor: "a", ...grounds }
  const outcome = await Effect.runPromise(
    Effect.result(execute(application, Note, { occurredOn: "2023-04-01" }, origin))
  )
  return { outcome, stored: await Effect.runPromise(store.read(everything)) }
}

const leaf = "ab".repeat(32)
const evidence = [{ name: "請求書.pdf", sha256: "0f".repeat(32) }] as const
const corrects = { position: 7, leaf, reason: "日付の誤り", approver: "会計課長" }

describe("what an event rests on", () => {
  it("stands in its line, in the order of canonical JSON, and among its tags", async () => {
    const { outcome, stored } = await send({ evidence, corrects })
    expect(stored[0]!.line.replace(/"recordedAt":"[^"]*"/, '"recordedAt":""')).toBe(
      `{"actor":"a","commandId":"c1","corrects":{"approver":"会計課長","leaf":"${leaf}","position":7,"reason":"日付の誤り"},"correlationId":"c1","data":{},"evidence":[{"name":"請求書.pdf","sha256":"${"0f".repeat(32)}"}],"id":"c1/1","occurredOn":"2023-04-01","recordedAt":"","tags":["note:1","command:c1","corrects:7","evidence:${"0f".repeat(32)}"],"type":"Noted","version":1}`
    )
    expect(Result.getOrThrow(outcome)).toMatchObject({ events: [{ evidence, corrects }] })
    expect(Result.getOrThrow(parseStored(stored[0]!))).toMatchObject({ evidence, corrects })
  })

  it("is not mentioned where there is none", async () => {
    const { outcome, stored } = await send({})
    expect(stored[0]!.line).not.toMatch(/corrects|evidence/)
    expect(JSON.stringify(outcome)).not.toMatch(/corrects|evidence/)
  })

  it.each([
    ["corrects.position", { corrects: { ...corrects, position: 0 } }],
    ["corrects.leaf", { corrects: { ...corrects, leaf: leaf.slice(2) } }],
    ["corrects.reason", { corrects: { ...corrects, reason: "" } }],
    ["corrects.approver", { corrects: { position: 7, leaf, reason: "x" } }],
    ["evidence.0", { evidence: [] }],
    ["evidence.0.sha256", { evidence: [{ name: "x", sha256: "00" }] }],
    ["evidence.0.name", { evidence: [{ name: "\ud800", sha256: leaf }] }]
  ])("%s that is malformed is refused, and nothing is recorded", async (path, grounds) => {
    const { outcome, stored } = await send(grounds as unknown as Partial<CommandMetadata>)
    const failure = Result.getOrThrow(Result.flip(outcome)) as unknown as { _tag: string; issues: Array<{ path: [] }> }
    expect(failure._tag).toBe("MalformedCommand")
    expect(failure.issues.map((issue) => issue.path.join("."))).toContain(path)
    expect(stored).toEqual([])
  })

  it("an event has its particulars, and one without any has nothing", () => {
    expect(Noted.particulars({} as never)).toEqual({ amount: 13_900, counterparty: "b1" })
    const Bare = defineEvent("Bare", { label: { ja: "空", en: "Bare" }, fields: {}, tags: () => [] })
    expect(Bare.particulars({} as never)).toEqual({})
  })
})
