// Who may ask what, row by row: each role against each decision and report, and each branch, association and promoter against
// what is its own and what is another's.
import { byRole, hostPlan, parseActor, type Role, roles, rolesOfUnit, runReport, zenkokuPlan } from "@keikaku/core"
import { type AnyEvent, execute, memoryStore } from "@keikaku/kernel"
import { arbitraryOf } from "@keikaku/testing"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { pools } from "./pools.ts"

const policy = byRole(zenkokuPlan)
const actorOf = (role: Role, unit = "13") => (rolesOfUnit.has(role) ? `${role}:${unit}/c-1` : `${role}/c-1`)
const contextOf = (actor: string) => ({
  now: "2030-01-01T00:00:00.000Z" as never,
  actor,
  commandId: "c",
  settings: zenkokuPlan.federation,
  catalogue: zenkokuPlan.catalogue
})

const decisions = zenkokuPlan.topics.flatMap((topic) =>
  topic.decisions.map((decision) => ({ decision, by: decision.by ?? topic.by }))
)

describe.each(decisions.map((each) => [each.decision.name, each] as const))("%s", (_, { by, decision }) => {
  test.each(roles)("may be asked by %s exactly if the topic or the decision says so", (role) => {
    const refused = policy.mayAsk(decision, contextOf(actorOf(role)))
    expect(refused === undefined).toBe(role === "system" || by.includes(role))
  })

  const held = by.filter((role) => rolesOfUnit.has(role))
  if (held.length > 0)
    test.each(held)("records for a %s what is its own, and nothing of another's", (role) => {
      const events = fc.oneof(...decision.records.map(({ schema }) => arbitraryOf(schema as any, pools)))
      fc.assert(
        fc.property(events as fc.Arbitrary<AnyEvent>, (event) => {
          const tags = zenkokuPlan.catalogue.events.get(event._tag)!.tags(event)
          const owner = tags.find((tag) => tag.startsWith(`${role}:`))?.slice(role.length + 1)
          const as = (unit: string) => policy.mayRecord(decision, [event], contextOf(actorOf(role, unit)))?.code
          // What may be a branch's or headquarters' is headquarters' where it names no branch.
          const isHeadquarters = role in zenkokuPlan.catalogue.events.get(event._tag)!.fields && !(role in event)
          if (isHeadquarters) {
            expect(as("13")).toBe("NotPermitted")
            return
          }
          expect(owner, `${event._tag} names no ${role}`).toBeDefined()
          expect([as(owner!), as(`${owner}-other`)]).toEqual([undefined, "NotPermitted"])
        }),
        { numRuns: 20 }
      )
    })
})

describe("an actor", () => {
  test("is a role with the unit that it is held for, and an identifier", () => {
    expect(parseActor("branch:13/c-7")).toEqual({ role: "branch", unit: "13", id: "c-7" })
    expect(parseActor("headquarters/c-1")).toEqual({ role: "headquarters", unit: undefined, id: "c-1" })
    for (const wrong of [
      "",
      "branch/c-7",
      "headquarters:1/c-1",
      "chief/c-1",
      "branch:13/",
      "branch:13",
      "Tarō",
      "system"
    ])
      expect(parseActor(wrong), wrong).toBeUndefined()
  })

  test("that is written otherwise may nothing, and what it asks leaves no trace", async () => {
    const store = await Effect.runPromise(memoryStore)
    const host = hostPlan({ plan: zenkokuPlan, store, policy })
    const draft = { fiscalYear: 2023, title: "令和５年度事業計画", occurredOn: "2023-03-01" }
    const ask = (actor: string) =>
      Effect.runPromise(
        execute(host, zenkokuPlan.catalogue.decisions.get("DraftPlan")!, draft, { commandId: actor, actor })
      )
    expect(await ask("hq")).toMatchObject({ _tag: "Refused", rejection: { code: "NotPermitted", by: "actor" } })
    expect(await ask("branch:13/c-1")).toMatchObject({ _tag: "Refused", rejection: { code: "NotPermitted" } })
    expect(await ask("headquarters/c-1")).toMatchObject({ _tag: "Recorded", repeated: false })
  })

  test("reads a report that names roles only in one of them", async () => {
    const store = await Effect.runPromise(memoryStore)
    const host = hostPlan({ plan: zenkokuPlan, store, policy })
    const report = { ...zenkokuPlan.reports.get("plan-items")!, by: ["auditor" as const] }
    const read = (actor: string) => Effect.runPromise(Effect.result(runReport(host, report, {}, { actor })))
    expect(await read("auditor/a-1")).toMatchObject({ _tag: "Success" })
    expect(await read("branch:13/c-1")).toMatchObject({ _tag: "Failure", failure: { _tag: "ReportForbidden" } })
  })
})
