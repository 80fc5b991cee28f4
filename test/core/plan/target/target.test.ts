// Targets (目標): drafted with the plan, set once it is adopted, and revised with a reason. Its division among the branches,
// adjustments and months are tried beside this.
import { businessPlan, target, UnknownMetric } from "@keikaku/core"
import { describe, test } from "vitest"
import { given, happened } from "../../sweep/world.ts"
import { asked, change, division, drafted, on, planAdopted, planDrafted, revised, set } from "./target-world.ts"

const { PlanNotAt, PlanNotDrafted, PlanRevised } = businessPlan
const {
  ApportionTarget,
  DraftTarget,
  ReviseTarget,
  SetTarget,
  TargetAlreadySet,
  TargetDrafted,
  TargetNotDrafted,
  TargetNotSet,
  TargetSet
} = target

describe("P4.2 targets: drafted and set", () => {
  test("a target is drafted once the year has a plan, and may be drafted otherwise until it is set", () => {
    given(...planDrafted)
      .when(DraftTarget, asked)
      .thenRecorded(drafted)
    given(...planDrafted, drafted)
      .when(DraftTarget, asked)
      .thenAlreadySo()
    const other = { ...asked, amount: 95_000 }
    given(...planDrafted, drafted)
      .when(DraftTarget, other)
      .thenRecorded(happened(TargetDrafted, other))
    given().when(DraftTarget, asked).thenRefused(PlanNotDrafted)
    given(...planAdopted, drafted, set)
      .when(DraftTarget, other)
      .thenRefused(TargetAlreadySet)
  })

  test("a drafted target is set once the general meeting has adopted the plan", () => {
    given(...planAdopted, drafted)
      .when(SetTarget, asked)
      .thenRecorded(set)
    given(...planAdopted, drafted, set)
      .when(SetTarget, asked)
      .thenAlreadySo()
    given(...planAdopted)
      .when(SetTarget, asked)
      .thenRefused(TargetNotDrafted)
    for (const history of [[], planDrafted, [...planAdopted, happened(PlanRevised, { ...on, reason: "変更" })]])
      given(...history, drafted)
        .when(SetTarget, asked)
        .thenRefused(PlanNotAt)
  })

  test("a target in force is revised, never set a second time", () => {
    given(...planAdopted, drafted, set)
      .when(SetTarget, { ...asked, amount: 90_000 })
      .thenRefused(TargetAlreadySet)
    given(...planAdopted, drafted, set)
      .when(ReviseTarget, change)
      .thenRecorded(revised)
    given(...planAdopted, drafted, set, revised)
      .when(ReviseTarget, change)
      .thenAlreadySo()
    given(...planAdopted, drafted)
      .when(ReviseTarget, change)
      .thenRefused(TargetNotSet)
  })

  test("each metric and each year has a target of its own", () => {
    for (const other of [{ metric: "establishments" }, { fiscalYear: 2024 }])
      given(...planAdopted, drafted, set)
        .when(ReviseTarget, { ...change, ...other })
        .thenRefused(TargetNotSet)
  })

  test("there is no target for a figure that the federation does not plan", () => {
    given(...planAdopted)
      .when(DraftTarget, { ...asked, metric: "smiles" })
      .thenRefused(UnknownMetric)
    given(...planAdopted)
      .when(SetTarget, { ...asked, metric: "constructor" })
      .thenRefused(UnknownMetric)
    given(...planAdopted)
      .when(ApportionTarget, { ...division, metric: "smiles" })
      .thenRefused(UnknownMetric)
  })

  test("a target of zero is a target", () => {
    const zero = { ...asked, amount: 0 }
    const none = happened(TargetDrafted, zero)
    given(...planAdopted, none)
      .when(SetTarget, zero)
      .thenRecorded(happened(TargetSet, zero))
    given(...planAdopted, none, happened(TargetSet, zero))
      .when(DraftTarget, asked)
      .thenRefused(TargetAlreadySet)
  })
})
