// Targets (目標): drafted with the plan, set once it is adopted, divided among the branches in whole units, accepted, and
// revised with a reason. How a division is computed is tried in the apportion tests.
import {
  AcceptBranchTarget,
  ApportionTarget,
  BranchHasNoShare,
  BranchTargetAccepted,
  DraftTarget,
  methods,
  PlanAdopted,
  PlanApproved,
  PlanDrafted,
  PlanItemAdded,
  PlanNotAt,
  PlanNotDrafted,
  PlanRevised,
  prefectures,
  ReviseTarget,
  SetTarget,
  TargetAlreadySet,
  TargetApportioned,
  TargetDrafted,
  TargetNotDivisible,
  TargetNotDrafted,
  TargetNotSet,
  TargetRevised,
  TargetSet,
  UnknownBranch,
  UnknownMetric
} from "@keikaku/core"
import { Result } from "effect"
import { describe, expect, test } from "vitest"
import { given, happened } from "../../sweep/world.ts"

const on = { fiscalYear: 2023, occurredOn: "2023-03-01" }
const planDrafted = [
  happened(PlanDrafted, { ...on, title: "計画" }),
  happened(PlanItemAdded, { ...on, item: "4.3", title: "手続勧奨活動" })
]
const planAdopted = [...planDrafted, happened(PlanApproved, on), happened(PlanAdopted, on)]
const wish = { ...on, metric: "canvasses", amount: 94_000 }
const drafted = happened(TargetDrafted, wish)
const set = happened(TargetSet, wish)
const division = {
  ...on,
  metric: "canvasses",
  method: "webster",
  basis: "前年度実績",
  weights: [
    { branch: "27", weight: 2 },
    { branch: "13", weight: 1 }
  ]
}
const shares = [
  { branch: "27", weight: 2, units: 62_667 },
  { branch: "13", weight: 1, units: 31_333 }
]
const { weights: _, ...ofDivision } = division
const divided = happened(TargetApportioned, { ...ofDivision, shares })
const acceptance = { ...on, metric: "canvasses", branch: "27" }
const accepted = happened(BranchTargetAccepted, acceptance)
const change = { ...on, metric: "canvasses", amount: 90_000, reason: "感染症の影響", occurredOn: "2023-10-01" }
const revised = happened(TargetRevised, change)

describe("P4.2 targets: drafted and set", () => {
  test("a target is drafted once the year has a plan, and may be drafted otherwise until it is set", () => {
    given(...planDrafted)
      .when(DraftTarget, wish)
      .thenRecorded(drafted)
    given(...planDrafted, drafted)
      .when(DraftTarget, wish)
      .thenAlreadySo()
    const other = { ...wish, amount: 95_000 }
    given(...planDrafted, drafted)
      .when(DraftTarget, other)
      .thenRecorded(happened(TargetDrafted, other))
    given().when(DraftTarget, wish).thenRefused(PlanNotDrafted)
    given(...planAdopted, drafted, set)
      .when(DraftTarget, other)
      .thenRefused(TargetAlreadySet)
  })

  test("a drafted target is set once the general meeting has adopted the plan", () => {
    given(...planAdopted, drafted)
      .when(SetTarget, wish)
      .thenRecorded(set)
    given(...planAdopted, drafted, set)
      .when(SetTarget, wish)
      .thenAlreadySo()
    given(...planAdopted)
      .when(SetTarget, wish)
      .thenRefused(TargetNotDrafted)
    for (const history of [
      [],
      planDrafted,
      [...planAdopted, happened(PlanRevised, { ...on, revision: 1, reason: "変更" })]
    ])
      given(...history, drafted)
        .when(SetTarget, wish)
        .thenRefused(PlanNotAt)
  })

  test("a target in force is revised, never set a second time", () => {
    given(...planAdopted, drafted, set)
      .when(SetTarget, { ...wish, amount: 90_000 })
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
      .when(DraftTarget, { ...wish, metric: "smiles" })
      .thenRefused(UnknownMetric)
    given(...planAdopted)
      .when(SetTarget, { ...wish, metric: "constructor" })
      .thenRefused(UnknownMetric)
    given(...planAdopted)
      .when(ApportionTarget, { ...division, metric: "smiles" })
      .thenRefused(UnknownMetric)
  })

  test("a target of zero is a target", () => {
    const zero = { ...wish, amount: 0 }
    const none = happened(TargetDrafted, zero)
    given(...planAdopted, none)
      .when(SetTarget, zero)
      .thenRecorded(happened(TargetSet, zero))
    given(...planAdopted, none, happened(TargetSet, zero))
      .when(DraftTarget, wish)
      .thenRefused(TargetAlreadySet)
  })
})

describe("P4.2 targets: divided among the branches", () => {
  const inForce = [...planAdopted, drafted, set]

  test("a target in force is divided in whole units that add up to it", () => {
    given(...inForce)
      .when(ApportionTarget, division)
      .thenRecorded(divided)
    given(...planAdopted, drafted)
      .when(ApportionTarget, division)
      .thenRefused(TargetNotSet)
  })

  test("every method divides the nation's 94,000 among 47 branches to the last unit", () => {
    const weights = prefectures.map(({ code }, n) => ({ branch: code, weight: 100 + 37 * n }))
    for (const method of methods) {
      const { verdict } = given(...inForce).when(ApportionTarget, { ...division, method, weights })
      const [event] = Result.getOrThrow(verdict) as unknown as [typeof divided]
      expect(event.shares.reduce((sum, share) => sum + share.units, 0)).toBe(94_000)
    }
  })

  test("the same division again changes nothing, so it voids no acceptance", () => {
    given(...inForce, divided, accepted)
      .when(ApportionTarget, division)
      .thenAlreadySo()
  })

  test("another division replaces the first, and is to be accepted anew", () => {
    const equal = { ...division, weights: division.weights.map((each) => ({ ...each, weight: 1 })) }
    const halves = shares.map((share) => ({ ...share, weight: 1, units: 47_000 }))
    const anew = happened(TargetApportioned, { ...ofDivision, shares: halves })
    given(...inForce, divided, accepted)
      .when(ApportionTarget, equal)
      .thenRecorded(anew)
    given(...inForce, divided, accepted, anew)
      .when(AcceptBranchTarget, acceptance)
      .thenRecorded(accepted)
    const onOtherBasis = { ...division, basis: "会員数" }
    const other = happened(TargetApportioned, { ...ofDivision, basis: "会員数", shares })
    given(...inForce, divided)
      .when(ApportionTarget, onOtherBasis)
      .thenRecorded(other)
  })

  test("floors and caps are kept, and impossible ones are refused with what forbids", () => {
    const floors = (floor: number) => division.weights.map((each) => ({ ...each, floor }))
    const { verdict } = given(...inForce).when(ApportionTarget, { ...division, weights: floors(40_000) })
    const [event] = Result.getOrThrow(verdict) as unknown as [typeof divided]
    expect(event.shares.map(({ units }) => units)).toEqual([54_000, 40_000])
    const impossible = given(...inForce).when(ApportionTarget, { ...division, weights: floors(47_001) })
    impossible.thenRefused(TargetNotDivisible)
    expect(impossible.verdict).toMatchObject({ failure: { because: { fault: "FloorsAboveTotal" } } })
    const caps = division.weights.map((each) => ({ ...each, cap: 46_999 }))
    given(...inForce)
      .when(ApportionTarget, { ...division, weights: caps })
      .thenRefused(TargetNotDivisible)
  })

  test("nobody, weights of zero alone, or a branch named twice cannot be divided among", () => {
    const bad = [
      [],
      division.weights.map((each) => ({ ...each, weight: 0 })),
      [...division.weights, ...division.weights]
    ]
    for (const weights of bad)
      given(...inForce)
        .when(ApportionTarget, { ...division, weights })
        .thenRefused(TargetNotDivisible)
  })

  test("only branches of the federation have a share", () => {
    given(...inForce)
      .when(ApportionTarget, { ...division, weights: [...division.weights, { branch: "48", weight: 1 }] })
      .thenRefused(UnknownBranch)
  })

  test("a branch accepts the share it has, once", () => {
    given(...inForce, divided)
      .when(AcceptBranchTarget, acceptance)
      .thenRecorded(accepted)
    given(...inForce, divided, accepted)
      .when(AcceptBranchTarget, acceptance)
      .thenAlreadySo()
    given(...inForce)
      .when(AcceptBranchTarget, acceptance)
      .thenRefused(BranchHasNoShare)
    given(...inForce, divided)
      .when(AcceptBranchTarget, { ...acceptance, branch: "01" })
      .thenRefused(BranchHasNoShare)
    given(...inForce, divided)
      .when(AcceptBranchTarget, { ...acceptance, branch: "48" })
      .thenRefused(UnknownBranch)
  })

  test("a revision voids the division, until it is made anew", () => {
    given(...inForce, divided, revised)
      .when(AcceptBranchTarget, acceptance)
      .thenRefused(BranchHasNoShare)
    const anew = shares.map((share) => ({ ...share, units: share.weight * 30_000 }))
    given(...inForce, divided, revised)
      .when(ApportionTarget, division)
      .thenRecorded(happened(TargetApportioned, { ...ofDivision, shares: anew }))
  })
})
