// What a host has seen happen and what the log says happened are the same: on every store, for any history.

import { hostPlan, type PlanHost, questionOn, runReport, zenkokuPlan } from "@keikaku/core"
import { type EventStore, everything, execute, Instant, memoryStore, type Recorded, replay } from "@keikaku/kernel"
import { openSqliteStore } from "@keikaku/store-sqlite"
import { anyCommand } from "@keikaku/testing"
import { Effect, type Scope } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { pools } from "../core/pools.ts"
import { declaredBy } from "../core/reports/declared.ts"

type Made = Effect.Effect<EventStore, unknown, Scope.Scope>
const stores: ReadonlyArray<readonly [name: string, make: Made]> = [
  ["memory", memoryStore],
  ["SQLite", openSqliteStore({ path: ":memory:" })]
]
const commands = fc.array(anyCommand(zenkokuPlan.catalogue, pools), { minLength: 20, maxLength: 120, size: "max" })
type Commands = typeof commands extends fc.Arbitrary<infer C> ? C : never

const run = <A>(make: Made, body: (application: PlanHost) => Effect.Effect<A, unknown>) =>
  Effect.runPromise(Effect.scoped(Effect.flatMap(make, (store) => body(hostPlan({ plan: zenkokuPlan, store })))))

const executeAll = (application: PlanHost, all: Commands) =>
  Effect.forEach(all, ([decision, payload], n) =>
    Effect.map(execute(application, decision, payload, { commandId: `c${n}`, actor: "t" }), (outcome) =>
      outcome._tag === "Recorded" && !outcome.repeated ? outcome.events : []
    )
  )

const inOrder = (record: object) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
// The order of an event's keys is that of its making live and that of its line when read: it says nothing.
const asData = (state: unknown) =>
  JSON.stringify(state, (_, value) => {
    if (value instanceof Map || value instanceof Set) return [...value]
    return value?.constructor === Object ? inOrder(value) : value
  })

for (const [name, make] of stores)
  describe(`on the ${name} store`, () => {
    it("replaying the log gives the state that a host saw live, for every report", () =>
      fc.assert(
        fc.asyncProperty(commands, (all) =>
          run(make, (application) =>
            Effect.gen(function* () {
              const query = questionOn(zenkokuPlan, "2023-12-31" as never)
              const live = [...zenkokuPlan.reports.values()].map((report) => {
                const projection = report.projection(query)
                return {
                  projection,
                  types: new Set(projection.query.flatMap((i) => i.types)),
                  state: projection.initial()
                }
              })
              for (const events of yield* executeAll(application, all))
                for (const recorded of events as ReadonlyArray<Recorded>)
                  for (const each of live)
                    if (each.types.has(recorded.event._tag)) each.state = each.projection.apply(each.state, recorded)
              for (const { projection, state } of live) {
                const replayed = yield* replay(zenkokuPlan.catalogue, application.store, projection)
                expect(asData(replayed.state)).toBe(asData(state))
              }
            })
          )
        ),
        { numRuns: 25 }
      ))

    it("sending every command a second time records nothing", () =>
      fc.assert(
        fc.asyncProperty(commands, (all) =>
          run(make, (application) =>
            Effect.gen(function* () {
              yield* executeAll(application, all)
              const before = yield* application.store.read(everything)
              const recorded = new Set(before.map(({ line }) => JSON.parse(line).commandId))
              for (const [n, [decision, payload]] of all.entries()) {
                if (!recorded.has(`c${n}`)) continue
                const again = yield* execute(application, decision, payload, { commandId: `c${n}`, actor: "t" })
                expect(again).toMatchObject({ _tag: "Recorded", repeated: true })
              }
              expect(yield* application.store.read(everything)).toEqual(before)
            })
          )
        ),
        { numRuns: 15 }
      ))

    it("a report as recorded by an instant or position is the same whatever is recorded later", () =>
      fc.assert(
        fc.asyncProperty(commands, commands, (earlier, later) =>
          run(make, (application) =>
            Effect.gen(function* () {
              yield* executeAll(application, earlier)
              const [last] = yield* application.store.read(everything, { backwards: true, limit: 1 })
              if (last === undefined) return
              const upTo = Instant.make(JSON.parse(last.line).recordedAt)
              const ask = Effect.forEach([...zenkokuPlan.reports.keys()], (report) =>
                runReport(application, report, declaredBy(report, { level: "branch" }), { upTo: last.position })
              )
              const before = yield* ask
              yield* Effect.forEach(later, ([decision, payload], n) =>
                execute(application, decision, payload, { commandId: `later${n}`, actor: "t" })
              )
              expect(asData(yield* ask)).toBe(asData(before))
              expect(upTo).toBe(JSON.parse(last.line).recordedAt)
            })
          )
        ),
        { numRuns: 8 }
      ))
  })
