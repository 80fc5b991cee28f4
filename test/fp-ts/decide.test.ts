// Deciding purely over a history is deciding on a store: random commands, each asked both ways.
import { byRole, openPlan, publication, zenkokuPlan } from "@keikaku/core"
import { commandCodec, decide, fromEffectOption, fromResult, historyOf, toEffectOption, toResult } from "@keikaku/fp-ts"
import { everything, type Instant, openMemory } from "@keikaku/kernel"
import { arbitraryOf } from "@keikaku/testing"
import { Option, Result, Schema } from "effect"
import fc from "fast-check"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as O from "fp-ts/lib/Option.js"
import { describe, expect, expectTypeOf, it } from "vitest"
import { pools } from "../core/pools.ts"
import { soak } from "../soak.ts"

const now = "2024-04-01T00:00:00.000Z" as Instant
const commands = fc.oneof(
  ...[...zenkokuPlan.catalogue.decisions.values()].map((decision) =>
    arbitraryOf(decision.payload, pools).map((command) => ({ decision, command }))
  )
)

describe("a decision as a pure function", () => {
  it("answers what the store then does, whatever has happened", async () => {
    const answers = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        // Each twice: the second is already so.
        fc.array(commands, { minLength: 10, maxLength: 20 }).map((asked) => asked.flatMap((each) => [each, each])),
        fc.constantFrom("headquarters/1", "branch:13/1"),
        async (asked, actor) => {
          const policy = byRole(zenkokuPlan)
          const plan = openPlan({ plan: zenkokuPlan, ...openMemory(), policy, now: () => Date.parse(now) })
          for (const [n, { command, decision }] of asked.entries()) {
            const { events } = await plan.read(everything)
            const circumstances = { plan: zenkokuPlan, policy, now, actor, commandId: `c${n}` }
            const answer = pipe(events, decide(decision)(command, circumstances))
            const wire = Schema.encodeUnknownSync(decision.payload)(command)
            const outcome = await plan.execute(decision, wire, { commandId: `c${n}`, actor })
            answers.add(outcome._tag)
            if (outcome._tag === "Refused") expect(answer).toEqual(E.left(outcome.rejection))
            else {
              const recorded = outcome._tag === "Recorded" ? outcome.events.map(({ event }) => event) : []
              expect(answer).toEqual(E.right(recorded))
            }
          }
        }
      ),
      { numRuns: soak(15, 500) }
    )
    expect([...answers].sort()).toEqual(["AlreadySo", "Recorded", "Refused"])
  })

  it("has the events and refusals of its decision as types, and takes a list of events as a history", () => {
    const { IssueManual, ManualIssued } = publication
    const asked = { plan: zenkokuPlan, now, actor: "headquarters/1", commandId: "c1" }
    const answer = pipe(
      commandCodec(IssueManual).decode({ manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }),
      E.chainW((command) => {
        const ask = decide(IssueManual)(command, asked)
        const { title } = command
        const other = historyOf(asked)([ManualIssued({ ...command, title: `別の${title}` as typeof title })])
        expect(ask(historyOf(asked)([ManualIssued(command)]))).toEqual(E.right([]))
        expect(ask(other)).toMatchObject(E.left({ because: { manual: "m1" } }))
        return ask(historyOf(asked)([]))
      })
    )
    if (E.isLeft(answer)) throw new Error("refused")
    expectTypeOf(answer.right[0]!._tag).toEqualTypeOf<"ManualIssued">()
    expect(answer.right.map((event) => event._tag)).toEqual(["ManualIssued"])
    expect(() => historyOf(asked)([{ _tag: "Unheard", occurredOn: "2023-06-01" as never }])).toThrow("bug: historyOf")
  })
})

it("effect's values become those of fp-ts and come back", () => {
  fc.assert(
    fc.property(fc.anything(), fc.boolean(), (value, isGood) => {
      const either = isGood ? E.right(value) : E.left(value)
      expect(toResult(either)).toEqual(isGood ? Result.succeed(value) : Result.fail(value))
      expect(fromResult(toResult(either))).toEqual(either)
      const option = isGood ? O.some(value) : O.none
      expect(toEffectOption(option)).toEqual(isGood ? Option.some(value) : Option.none())
      expect(fromEffectOption(toEffectOption(option))).toEqual(option)
    })
  )
})
