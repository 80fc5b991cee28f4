// Countings with one fault each: the plan's own, on events that were tampered with, or with its rows altered.
import type { AnyEvent } from "@keikaku/kernel"
import { type CountingUnderTest, countingLaws } from "@keikaku/testing"
import { describe } from "vitest"
import { countPlan } from "../../laws/count-plan.ts"
import { everyLawBites } from "./breaks.ts"

type Tamper = (event: any, at: number, all: ReadonlyArray<any>) => ReadonlyArray<any>

const tampered =
  (tamper: Tamper): CountingUnderTest =>
  (events) =>
    countPlan((events as ReadonlyArray<any>).flatMap(tamper) as ReadonlyArray<AnyEvent>)

const mutants: Readonly<Record<string, CountingUnderTest>> = {
  "every canvass is one act, in the branch and fiscal year in which it was done": tampered((e, at, all) =>
    e._tag === "CaseCanvassed" && all.slice(0, at).some((o) => o._tag === e._tag && o.case === e.case) ? [] : [e]
  ),
  "establishments are both and WC-only, in the branch and fiscal year of their day": tampered((e) => [
    e._tag === "CaseEstablished" && e.insurances === "ei-only" ? { ...e, insurances: "both" } : e
  ]),
  "EI procedures are both, EI-only and those that follow later": tampered((e) =>
    e._tag === "EiProcedureCompleted" || e.outcome === "ei-completed" ? [] : [e]
  ),
  "both, WC-only and EI-only together are the businesses with any": tampered((e) =>
    e._tag === "CaseEstablished" && e.insurances === "both" ? [e, { ...e, insurances: "wc-only" }] : [e]
  ),
  "a reversal restores every count": tampered((e) => [
    e._tag === "OutcomeReversed" ? { ...e, outcomeOn: e.occurredOn } : e
  ]),
  "a business counts once at most for an insurance and a fiscal year": tampered((e) =>
    e._tag === "OutcomeReversed" ? [] : [e]
  ),
  "what happens to other businesses may be recorded in any order": tampered((e, at, all) =>
    all[at - 1]?._tag === "CaseCanvassed" && all[at - 1].case !== e.case ? [] : [e]
  ),
  "the nation is the sum of its branches": (events) =>
    countPlan(events).map((row) => (row.area === "nation" ? { ...row, canvasses: Math.min(row.canvasses, 3) } : row))
}

describe("the laws of counting", () => {
  everyLawBites(
    countingLaws(countPlan).map(({ name }) => name),
    Object.fromEntries(Object.entries(mutants).map(([name, count]) => [name, countingLaws(count)]))
  )
})
