// Applications with one fault each: the plan, with its memory tampered with.
import { businessPlan, canvassing, openPlan, promoter, zenkokuPlan } from "@keikaku/core"
import { projection } from "@keikaku/kernel"
import { type ApplicationUnderTest, type ReplaySubject, replayLaws } from "@keikaku/testing"
import { describe } from "vitest"
import { planSubject } from "../../laws/plan.ts"
import { everyLawBites } from "./breaks.ts"

const { PlanDrafted } = businessPlan
const { CaseListed } = canvassing
const { PromoterNominated, SecureParentBody } = promoter

type Fault = (sound: ApplicationUnderTest) => Partial<ApplicationUnderTest>

const faulty = (fault: Fault): Partial<ReplaySubject<any>> => ({
  open: (store) => {
    const sound = openPlan({ plan: zenkokuPlan, store })
    return { ...sound, ...fault(sound) }
  }
})

let count = 0
const inOrderOfTheLog = projection((): ReadonlyArray<string> => [])
  .on(CaseListed, (order, e) => [...order, e.case])
  .on(PlanDrafted, (order, e) => [...order, `${e.fiscalYear}`])
  .on(PromoterNominated, (order, e) => [...order, e.promoter])

const mutants: Readonly<Record<string, Partial<ReplaySubject<any>>>> = {
  "replaying the log gives what was seen live": faulty(({ replay }) => ({ view: (of) => replay(of, { upTo: 4 }) })),
  "replayed in two parts or at once is the same": faulty(({ replay }) => ({
    replay: (of, asOf) => replay(of, { ...asOf, upTo: Number(asOf.upTo) + 1 })
  })),
  "a report as recorded by a position stays as it was, whatever is recorded later": faulty(({ view }) => ({
    replay: view
  })),
  "a command sent again has its first outcome and records nothing": faulty(({ execute }) => ({
    execute: (decision, command, origin) =>
      execute(decision, command, { ...origin, commandId: `${origin.commandId}-${++count}` })
  })),
  "the log holds what was answered as recorded, and of a refusal nothing": faulty(({ execute }) => ({
    execute: async (decision, command, origin) => {
      const outcome = await execute(decision, command, origin)
      const consent = { parentBody: `m-${++count}`, branch: "13", occurredOn: "2023-04-01" }
      if (outcome._tag === "Refused")
        await execute(SecureParentBody, consent, { commandId: `hidden-${count}`, actor: "law" })
      return outcome
    }
  })),
  "what shares no tag may be recorded in any order": { projections: [["order", inOrderOfTheLog, (state) => state]] },
  "of those who race, each is decided as if it came alone at its place in the log": {
    open: (store) => openPlan({ plan: zenkokuPlan, store: { ...store, append: (events) => store.append(events) } })
  }
}

describe("the laws of replay", () => {
  everyLawBites(
    replayLaws(planSubject).map(({ name }) => name),
    Object.fromEntries(
      Object.entries(mutants).map(([name, fault]) => [name, replayLaws({ ...planSubject, ...fault })])
    ),
    2_000
  )
})
