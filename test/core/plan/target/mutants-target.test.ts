// Targets, rule by rule where one small change of the sources would go unnoticed otherwise: what makes a division another
// division, what a history makes of a target, and what each decision is called and may come to.
import { target } from "@keikaku/core"
import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { given, happened } from "../../sweep/world.ts"
import {
  accepted,
  asked,
  divided,
  dividedBy,
  division,
  drafted,
  inForce,
  ofDivision,
  ofTarget,
  revised,
  set,
  sharesOfAll,
  sourceOf,
  stateAfter,
  unitsOf
} from "./target-world.ts"

const {
  AcceptBranchTarget,
  AdjustBranchTargets,
  AdjustmentUnits,
  ApportionTarget,
  acceptancesOf,
  BranchTargetAccepted,
  DraftTarget,
  isAccepted,
  noTarget,
  Percent,
  PhaseTarget,
  ReviseTarget,
  SetTarget,
  TargetApportioned,
  TargetRevised,
  targetOf
} = target

const divisionOf = (osaka: number, tokyo: number, units: readonly [number, number], of: object = {}) =>
  happened(TargetApportioned, {
    ...ofDivision,
    shares: sharesOfAll({ "27": { units: units[0], weights: [osaka] }, "13": { units: units[1], weights: [tokyo] } }),
    ...of
  })
const weighed = (osaka: number, tokyo: number) => ({ sources: [sourceOf({ "27": osaka, "13": tokyo })] })

describe("P4.2 targets: what makes it another division", () => {
  test("the same units by another method, by another route, by other weights, or by a source of another name", () => {
    for (const [changes, recorded] of [
      [{ method: "hamilton" }, divisionOf(2, 1, [62_667, 31_333], { method: "hamilton" })],
      [{ route: "by-block" }, divisionOf(2, 1, [62_667, 31_333], { route: "by-block" })],
      [weighed(4, 2), divisionOf(4, 2, [62_667, 31_333])],
      [
        { sources: [sourceOf({ "27": 2, "13": 1 }, "会員数")] },
        divisionOf(2, 1, [62_667, 31_333], { sources: [{ name: "会員数", percent: 100 }] })
      ]
    ] as const)
      given(...inForce, divided)
        .when(ApportionTarget, { ...division, ...changes })
        .thenRecorded(recorded)
  })

  test("a floor, even one that moves no unit", () => {
    const floored = { ...division, bounds: [{ branch: "13", floor: 1 }] }
    const event = dividedBy(floored, [...inForce, divided])
    expect(unitsOf(event)).toEqual(unitsOf(divided))
    given(...inForce, event)
      .when(ApportionTarget, floored)
      .thenAlreadySo()
    given(...inForce, event)
      .when(ApportionTarget, division)
      .thenRecorded(divided)
  })

  test("but not the order in which the branches are named, nor a branch of weight zero", () => {
    for (const weights of [
      { "13": 1, "27": 2 },
      { "27": 2, "13": 1, "02": 0 }
    ])
      given(...inForce, divided)
        .when(ApportionTarget, { ...division, sources: [sourceOf(weights)] })
        .thenAlreadySo()
  })
})

describe("P4.2 targets: what a refusal names", () => {
  const because = (...[decision, command]: Parameters<ReturnType<typeof given>["when"]>) =>
    (given(...inForce).when(decision, command).verdict as unknown as { failure: { because: object } }).failure.because

  test("an unknown branch, and a metric that is not planned", () => {
    const unknown = { ...division, sources: [sourceOf({ "27": 2, "48": 1 })] }
    expect(because(ApportionTarget, unknown)).toMatchObject({ branch: "48" })
    expect(because(ApportionTarget, { ...division, bounds: [{ branch: "49" }] })).toMatchObject({ branch: "49" })
    expect(because(DraftTarget, { ...asked, metric: "smiles" })).toMatchObject({ metric: "smiles" })
  })

  test("a target already set, the amount in force", () => {
    for (const decision of [DraftTarget, SetTarget])
      expect(because(decision, { ...asked, amount: 91 })).toMatchObject({
        metric: "canvasses",
        fiscalYear: 2023,
        amount: 94_000
      })
  })
})

describe("P4.2 targets: what may be asked at all", () => {
  const isAsked = (weight: object, bound: object = { branch: "27" }) =>
    Schema.is(Schema.toType(ApportionTarget.payload))({
      ...division,
      sources: [{ name: "前年度実績", percent: 100, weights: [{ branch: "27", weight: 1, ...weight }] }],
      bounds: [bound]
    })

  test("weights, floors and caps are whole numbers of zero or more, of branches that have a code", () => {
    expect([isAsked({}), isAsked({ weight: 0 }), isAsked({}, { branch: "27", floor: 0, cap: 0 })]).toEqual([
      true,
      true,
      true
    ])
    for (const figure of [-1, 0.5, "1"]) {
      expect(isAsked({ weight: figure })).toBe(false)
      for (const name of ["floor", "cap"]) expect(isAsked({}, { branch: "27", [name]: figure })).toBe(false)
    }
    expect([isAsked({ branch: "" }), isAsked({}, { branch: "" })]).toEqual([false, false])
  })

  test("percentages are whole, from 1 to 100, and adjustments whole and never zero", () => {
    const percents = [1, 100, 0, 101, 50.5].map((percent) => Schema.is(Percent)(percent))
    expect(percents).toEqual([true, true, false, false, false])
    const changes = [1, -1, 0, 0.5, 10 ** 11 + 1].map((by) => Schema.is(AdjustmentUnits)(by))
    expect(changes).toEqual([true, true, false, false, false])
  })
})

describe("P4.2 targets: what a history makes of a target", () => {
  const osaka = accepted.branch
  const accepting = (units: number) => happened(BranchTargetAccepted, { ...ofTarget, branch: osaka, units })

  test("of nothing, nothing: no amount, no division", () => {
    expect(noTarget).toEqual({
      draft: undefined,
      setting: undefined,
      amount: undefined,
      earlier: [],
      division: undefined,
      adjustments: [],
      shares: new Map(),
      phasing: undefined
    })
    expect(stateAfter()).toEqual(noTarget)
  })

  test("a draft, then the amount set beside it, then its division", () => {
    const inForce = { ...noTarget, draft: drafted, setting: set, amount: 94_000 }
    expect(stateAfter(drafted)).toEqual({ ...noTarget, draft: drafted })
    expect(stateAfter(drafted, set)).toEqual(inForce)
    const after = stateAfter(drafted, set, divided)
    expect(after).toEqual({ ...inForce, division: divided, shares: after.shares })
    expect(after.shares.get(osaka)).toBe(62_667)
  })

  test("a branch has accepted its target when what it accepted last is what it has", () => {
    const after = stateAfter(drafted, set, divided)
    for (const [acceptances, isSo] of [
      [[], false],
      [[accepting(62_667)], true],
      [[accepting(62_667), accepting(62_666)], false],
      [[accepting(62_666), accepting(62_667)], true]
    ] as const)
      expect(isAccepted(after, osaka, acceptances)).toBe(isSo)
    expect(isAccepted(stateAfter(drafted, set), osaka, [])).toBe(false)
    expect(isAccepted(stateAfter(drafted, set), osaka, [accepting(62_667)])).toBe(false)
  })

  test("an acceptance is that of one branch and one target", () => {
    const { query } = acceptancesOf(accepted.fiscalYear, accepted.metric, osaka)
    expect(query).toEqual({
      types: ["BranchTargetAccepted", "BranchAcceptanceWithdrawn"],
      tags: ["target:2023:canvasses", "branch:27"]
    })
  })

  test("a revision keeps the draft and every earlier amount in order, and voids the division", () => {
    const again = happened(TargetRevised, { ...ofTarget, amount: 85_000, reason: "再改定", occurredOn: "2023-11-01" })
    const after = stateAfter(drafted, set, divided, revised)
    const { earlier } = after
    expect(after).toEqual({ ...noTarget, draft: drafted, setting: set, amount: 90_000, earlier })
    const amounts = stateAfter(drafted, set, revised, again)
    expect([amounts.amount, amounts.earlier.map(({ amount }) => amount)]).toEqual([85_000, [94_000, 90_000]])
    expect(amounts.earlier.map(({ revision }) => revision.reason)).toEqual(["感染症の影響", "再改定"])
  })

  test("a revision of what was never set leaves no earlier amount", () => {
    expect(stateAfter(revised)).toMatchObject({ amount: 90_000, earlier: [] })
  })

  test("a target is found by its year and its metric", () => {
    const { query } = targetOf(drafted.fiscalYear, drafted.metric)
    expect(query.tags).toEqual(["target:2023:canvasses"])
    expect(query.types).toEqual(expect.arrayContaining(["TargetSet", "TargetApportioned", "TargetRevised"]))
  })
})

describe("P4.2 targets: what each decision is called, comes to, and may be refused for", () => {
  test.each([
    [DraftTarget, "DraftTarget", "目標案を作成する", "Draft target"],
    [SetTarget, "SetTarget", "目標を設定する", "Set target"],
    [ApportionTarget, "ApportionTarget", "目標を支部に配分する", "Apportion target"],
    [AdjustBranchTargets, "AdjustBranchTargets", "支部目標を調整する", "Adjust branch targets"],
    [PhaseTarget, "PhaseTarget", "目標を月別に分ける", "Spread a target over the months"],
    [AcceptBranchTarget, "AcceptBranchTarget", "支部目標を受諾する", "Accept branch target"],
    [ReviseTarget, "ReviseTarget", "目標を改定する", "Revise target"]
  ] as const)("%#: its name and its label in both languages", (decision, name, ja, en) => {
    expect([decision.name, decision.label]).toEqual([name, { ja, en }])
  })

  test.each([
    [DraftTarget, ["TargetDrafted"], ["UnknownMetric", "PlanNotDrafted", "TargetAlreadySet"]],
    [SetTarget, ["TargetSet"], ["UnknownMetric", "PlanNotAt", "TargetNotDrafted", "TargetAlreadySet"]],
    [ApportionTarget, ["TargetApportioned"], ["UnknownMetric", "UnknownBranch", "TargetNotSet", "TargetNotDivisible"]],
    [
      AdjustBranchTargets,
      ["BranchTargetsAdjusted"],
      ["UnknownBranch", "TargetNotDivided", "BranchAdjustedTwice", "AdjustmentNotBalanced", "BranchTargetBelowZero"]
    ],
    [PhaseTarget, ["TargetPhased"], ["UnknownMetric", "ProfileNotOfBasis", "TargetNotSet", "TargetNotPhasable"]],
    [AcceptBranchTarget, ["BranchTargetAccepted"], ["UnknownBranch", "BranchHasNoShare"]],
    [ReviseTarget, ["TargetRevised"], ["TargetNotSet"]]
  ] as const)("%#: the events and the refusals it announces", (decision, records, refuses) => {
    expect(decision.records.map(({ type }) => type)).toEqual(expect.arrayContaining([...records]))
    expect(decision.refuses.map(({ code }) => code)).toEqual(expect.arrayContaining([...refuses]))
  })
})
