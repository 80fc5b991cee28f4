// A target of FY2023 in force, 94,000 canvasses, and its division between Osaka (27) with two parts and Tokyo (13) with one:
// what the tests of the targets begin with.
import { businessPlan, target, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import type { AnyEvent, EventOf } from "@keikaku/kernel"
import { recordedHistory } from "@keikaku/testing"
import { Result } from "effect"
import { given, happened } from "../../sweep/world.ts"

const { PlanAdopted, PlanApproved, PlanDrafted, PlanItemAdded } = businessPlan
const { ApportionTarget, BranchTargetAccepted, TargetApportioned, TargetDrafted, TargetRevised, TargetSet, targets } =
  target

export const on = { fiscalYear: 2023, occurredOn: "2023-03-01" }
export const planDrafted = [
  happened(PlanDrafted, { ...on, title: "計画" }),
  happened(PlanItemAdded, { ...on, item: "4.3", title: "手続勧奨活動" })
]
const atMeeting = { meeting: "meeting-1", item: "1" }
export const planAdopted = [
  ...planDrafted,
  happened(PlanApproved, { ...on, ...atMeeting }),
  happened(PlanAdopted, { ...on, ...atMeeting })
]
export const ofTarget = { ...on, metric: "canvasses" }
export const asked = { ...ofTarget, amount: 94_000 }
export const drafted = happened(TargetDrafted, asked)
export const set = happened(TargetSet, asked)
export const inForce = [...planAdopted, drafted, set]

/** A source that counts for all: the weights of branches by their codes. */
export const sourceOf = (weights: Readonly<Record<string, number>>, name = "前年度実績", percent = 100) => ({
  name,
  percent,
  weights: Object.entries(weights).map(([branch, weight]) => ({ branch, weight }))
})

/** The shares of all branches in the federation's order; those not named have nothing. */
export const sharesOfAll = (
  named: Readonly<Record<string, { readonly units: number; readonly weights: ReadonlyArray<number> }>>,
  sources = 1
) =>
  zenkokuRohoren.branches.map(({ code }) => ({
    branch: code,
    ...(named[code] ?? { units: 0, weights: Array.from({ length: sources }, () => 0) })
  }))

export const division = {
  ...ofTarget,
  method: "webster" as const,
  route: "direct" as const,
  sources: [sourceOf({ "27": 2, "13": 1 })]
}
export const shares = sharesOfAll({ "27": { units: 62_667, weights: [2] }, "13": { units: 31_333, weights: [1] } })
export const ofDivision = { ...division, sources: [{ name: "前年度実績", percent: 100 }] }
export const divided = happened(TargetApportioned, { ...ofDivision, shares })
export const acceptance = { ...ofTarget, branch: "27" }
export const accepted = happened(BranchTargetAccepted, { ...acceptance, units: 62_667 })
export const change = { ...ofTarget, amount: 90_000, reason: "感染症の影響", occurredOn: "2023-10-01" }
export const revised = happened(TargetRevised, change)

/** The division that changes of the command come to, over the target in force. */
export const dividedBy = (changes: object, history: ReadonlyArray<AnyEvent> = inForce) => {
  const { verdict } = given(...history).when(ApportionTarget, { ...division, ...changes })
  return (Result.getOrThrow(verdict) as unknown as [EventOf<typeof TargetApportioned>])[0]
}

/** Branches with units, and how many. */
export const unitsOf = (event: EventOf<typeof TargetApportioned>) =>
  Object.fromEntries(event.shares.filter(({ units }) => units > 0).map(({ branch, units }) => [branch, units]))

/** The target after a history. */
export const stateAfter = (...events: ReadonlyArray<AnyEvent>): target.Target =>
  target.targetOn(
    recordedHistory(zenkokuPlan.catalogue, events)
      .filter(({ event }) => targets.query.types.includes(event._tag))
      .reduce((history, recorded) => targets.evolve(history, recorded), targets.initial)
  )
