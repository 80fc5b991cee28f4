// Manual adjustments of a division: units move between branches with a reason, the sum stays, and only the branches that are
// changed accept anew.
import { type BranchCode, target, UnknownBranch, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { execute, memoryStore } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { adoptionSteps } from "../../resolved-plan.ts"
import { given, happened } from "../../sweep/world.ts"
import {
  acceptance,
  accepted,
  divided,
  division,
  inForce,
  ofDivision,
  ofTarget,
  revised,
  set,
  shares,
  stateAfter
} from "./target-world.ts"

const {
  AcceptBranchTarget,
  AdjustBranchTargets,
  AdjustmentNotBalanced,
  ApportionTarget,
  BoundBroken,
  BranchAdjustedTwice,
  BranchTargetAccepted,
  BranchTargetBelowZero,
  BranchTargetsAdjusted,
  TargetApportioned,
  TargetNotDivided,
  targetOf
} = target

const moving = (...changes: ReadonlyArray<readonly [branch: string, by: number]>) => ({
  ...ofTarget,
  changes: changes.map(([branch, by]) => ({ branch, by })),
  reason: "新設の支部を支える"
})
const asked = moving(["27", -667], ["13", 600], ["01", 67])
const adjusted = happened(BranchTargetsAdjusted, asked)
const unitsIn = (state: ReturnType<typeof stateAfter>, branch: string) => state.shares.get(branch as BranchCode)

describe("P4.2 adjusting branch targets", () => {
  test("units move between branches, also to one that had none", () => {
    given(...inForce, divided)
      .when(AdjustBranchTargets, asked)
      .thenRecorded(adjusted)
    const state = stateAfter(...inForce, divided, adjusted)
    expect(["27", "13", "01"].map((branch) => unitsIn(state, branch))).toEqual([62_000, 31_933, 67])
  })

  test("the sum is kept, or the refusal names the sum of the changes", () => {
    const unbalanced = given(...inForce, divided).when(AdjustBranchTargets, moving(["27", -667], ["13", 600]))
    unbalanced.thenRefused(AdjustmentNotBalanced)
    expect(unbalanced.verdict).toMatchObject({ failure: { because: { sum: -67 } } })
    expect(unbalanced.verdict).toMatchObject({
      failure: { sentence: { ja: "調整の合計が -67 です（0でなければなりません）。" } }
    })
  })

  test("a floor or a cap of the division is kept, unless the adjustment says why it overrides it", () => {
    const bounded = happened(TargetApportioned, {
      ...ofDivision,
      shares: shares.map((share) =>
        share.branch === "13" ? { ...share, floor: 31_000 } : share.branch === "27" ? { ...share, cap: 63_000 } : share
      )
    })
    const within = moving(["13", -333], ["27", 333])
    given(...inForce, bounded)
      .when(AdjustBranchTargets, within)
      .thenRecorded(happened(BranchTargetsAdjusted, within))
    for (const [beyond, because] of [
      [moving(["13", -334], ["01", 334]), { branch: "13", bound: "floor", limit: 31_000, units: 30_999 }],
      [moving(["27", 334], ["13", -334]), { branch: "27", bound: "cap", limit: 63_000, units: 63_001 }]
    ] as const) {
      const refused = given(...inForce, bounded).when(AdjustBranchTargets, beyond)
      refused.thenRefused(BoundBroken)
      expect(refused.verdict).toMatchObject({ failure: { because } })
      const overriding = { ...beyond, overrides: "台風の被害" }
      given(...inForce, bounded)
        .when(AdjustBranchTargets, overriding)
        .thenRecorded(happened(BranchTargetsAdjusted, overriding))
    }
  })

  test("no branch goes below zero, counting what was adjusted before", () => {
    const all = moving(["13", -31_333], ["27", 31_333])
    given(...inForce, divided)
      .when(AdjustBranchTargets, all)
      .thenRecorded(happened(BranchTargetsAdjusted, all))
    given(...inForce, divided, happened(BranchTargetsAdjusted, all))
      .when(AdjustBranchTargets, moving(["13", -1], ["27", 1]))
      .thenRefused(BranchTargetBelowZero)
    const from01 = given(...inForce, divided).when(AdjustBranchTargets, moving(["01", -1], ["27", 1]))
    from01.thenRefused(BranchTargetBelowZero)
    expect(from01.verdict).toMatchObject({
      failure: { sentence: { en: "Branch 01 has 0; a change by -1 would leave it below zero." } }
    })
  })

  test("only a target that is divided is adjusted", () => {
    for (const history of [[], inForce, [...inForce, divided, revised]])
      given(...history)
        .when(AdjustBranchTargets, { ...asked, occurredOn: revised.occurredOn })
        .thenRefused(TargetNotDivided)
  })

  test("each branch is named once, and is one of the federation", () => {
    given(...inForce, divided)
      .when(AdjustBranchTargets, moving(["27", -2], ["13", 1], ["13", 1]))
      .thenRefused(BranchAdjustedTwice)
    given(...inForce, divided)
      .when(AdjustBranchTargets, moving(["27", -1], ["48", 1]))
      .thenRefused(UnknownBranch)
  })

  test("what the changed branches accepted is void; what the others accepted stands", () => {
    const ofKyushu = happened(BranchTargetAccepted, { ...acceptance, branch: "40", units: 0 })
    const anew = happened(BranchTargetAccepted, { ...acceptance, units: 62_000 })
    const history = [...inForce, divided, accepted, ofKyushu, adjusted]
    given(...history)
      .when(AcceptBranchTarget, acceptance)
      .thenRecorded(anew)
    given(...history)
      .when(AcceptBranchTarget, { ...acceptance, branch: "40" })
      .thenAlreadySo()
    given(...history, anew)
      .when(AcceptBranchTarget, acceptance)
      .thenAlreadySo()
  })

  test("the figure as it was computed and every adjustment with its reason stay visible", () => {
    const back = { ...moving(["27", 1], ["01", -1]), reason: "再調整" }
    const { adjustments, division: made } = stateAfter(
      ...inForce,
      divided,
      adjusted,
      happened(BranchTargetsAdjusted, back)
    )
    expect(made?.shares).toEqual(divided.shares)
    expect(adjustments).toEqual([adjusted, happened(BranchTargetsAdjusted, back)])
    const { earlier } = stateAfter(...inForce, divided, adjusted, revised)
    expect(earlier[0]?.adjustments).toHaveLength(1)
    expect(earlier[0]?.shares.get("27" as BranchCode)).toBe(62_000)
  })

  test("dividing again as before undoes an adjustment, so it is recorded", () => {
    given(...inForce, divided, adjusted)
      .when(ApportionTarget, division)
      .thenRecorded(divided)
    const state = stateAfter(...inForce, divided, adjusted, divided)
    expect([unitsIn(state, "27"), state.adjustments]).toEqual([62_667, []])
  })

  test("whatever is adjusted, the branches add up to the target and none is below zero", () => {
    const codes = zenkokuRohoren.branches.map(({ code }) => code).slice(0, 6)
    const weights = codes.map((branch, n) => ({ branch, weight: n }))
    const inSixths = { ...division, sources: [{ name: "前年度実績", percent: 100, weights }] }
    const changes = fc.array(
      fc.record({
        branch: fc.constantFrom(...codes),
        by: fc.integer({ min: -9_000, max: 9_000 }).filter((by) => by !== 0)
      }),
      { minLength: 1, maxLength: 4 }
    )
    const balanced = fc.oneof(
      changes,
      changes.map((list) => [...list, { branch: codes[5]!, by: -list.reduce((sum, { by }) => sum + by, 0) }])
    )
    const possible = balanced.filter((list) => list.every(({ by }) => by !== 0))
    fc.assert(
      fc.property(fc.array(possible, { maxLength: 12 }), (lists) => {
        const first = given(...inForce).when(ApportionTarget, inSixths).verdict
        const history = [...inForce, ...Result.getOrThrow(first)]
        for (const list of lists) {
          const { verdict } = given(...history).when(AdjustBranchTargets, {
            ...ofTarget,
            changes: list,
            reason: "調整"
          })
          if (Result.isSuccess(verdict)) history.push(...verdict.success)
        }
        const units = [...stateAfter(...history).shares.values()]
        expect(units.reduce((a, b) => a + b)).toBe(set.amount)
        expect(units.every((each) => each >= 0)).toBe(true)
      }),
      { numRuns: 60 }
    )
  })
})

describe("P4.2 accepting branch targets", () => {
  test("47 branches that accept at the same time do not conflict: each reads only its own acceptance", async () => {
    const store = await Effect.runPromise(memoryStore)
    const conflicts: Array<string> = []
    const counting: typeof store = {
      ...store,
      append: (events, condition) =>
        store.append(events, condition).pipe(Effect.tapError(({ _tag }) => Effect.sync(() => conflicts.push(_tag))))
    }
    const application = { catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren, store: counting }
    const run = (name: string, command: object, commandId: string) =>
      execute(application, zenkokuPlan.catalogue.decisions.get(name)!, command as never, { commandId, actor: "test" })
    const on = { fiscalYear: 2023, occurredOn: "2023-03-01" }
    const before: ReadonlyArray<readonly [string, object]> = [
      ["DraftPlan", { ...on, title: "計画" }],
      ["AddPlanItem", { ...on, item: "4.3", title: "手続勧奨活動" }],
      ...adoptionSteps(2023, on.occurredOn, on.occurredOn),
      ["DraftTarget", { ...ofTarget, amount: 94_000 }],
      ["SetTarget", { ...ofTarget, amount: 94_000 }],
      ["ApportionTarget", division]
    ]
    for (const [n, [name, command]] of before.entries()) await Effect.runPromise(run(name, command, `before-${n}`))
    const outcomes = await Effect.runPromise(
      Effect.all(
        zenkokuRohoren.branches.map(({ code }) =>
          run("AcceptBranchTarget", { ...ofTarget, branch: code }, `accept-${code}`)
        ),
        { concurrency: "unbounded" }
      )
    )
    expect(outcomes.map(({ _tag }) => _tag)).toEqual(outcomes.map(() => "Recorded"))
    expect(conflicts).toEqual([])
  })

  test("the fact about the target does not read acceptances", () => {
    const { query } = targetOf(set.fiscalYear, set.metric)
    expect(query.types).not.toContain("BranchTargetAccepted")
    expect(query.types).toEqual(expect.arrayContaining(["TargetApportioned", "BranchTargetsAdjusted", "TargetRevised"]))
  })
})
