// The division of a target among all branches: blended, bounded, by either route; accepted branch by branch, and void when
// the target is revised. How a division is computed is tried in the apportion tests.
import { methods, prefectures, routes, target, UnknownBranch, zenkokuRohoren } from "@keikaku/core"
import { encodeEvent, Instant, lineOf } from "@keikaku/kernel"
import { describe, expect, test } from "vitest"
import { given, happened } from "../../sweep/world.ts"
import {
  acceptance,
  accepted,
  divided,
  dividedBy,
  division,
  drafted,
  inForce,
  ofDivision,
  planAdopted,
  revised,
  shares,
  sharesOfAll,
  sourceOf,
  stateAfter,
  unitsOf
} from "./target-world.ts"

const {
  AcceptBranchTarget,
  ApportionTarget,
  BranchHasNoShare,
  BranchTargetAccepted,
  TargetApportioned,
  TargetNotDivisible,
  TargetNotSet
} = target

describe("P4.2 targets: divided among the branches", () => {
  const thirds = { "27": 2, "13": 1 }

  test("a target in force is divided among all branches in whole units that add up to it", () => {
    given(...inForce)
      .when(ApportionTarget, division)
      .thenRecorded(divided)
    given(...planAdopted, drafted)
      .when(ApportionTarget, division)
      .thenRefused(TargetNotSet)
    expect(divided.shares.map(({ branch }) => branch)).toEqual(zenkokuRohoren.branches.map(({ code }) => code))
  })

  test("every method divides the nation's 94,000 among 47 branches to the last unit, by either route", () => {
    const weights = Object.fromEntries(prefectures.map(({ code }, n) => [code, 100 + 37 * n]))
    for (const method of methods)
      for (const route of routes) {
        const event = dividedBy({ method, route, sources: [sourceOf(weights)] })
        expect(event.shares.reduce((sum, { units }) => sum + units, 0)).toBe(94_000)
        expect(event).toMatchObject({ method, route })
      }
  })

  test("weights are blended from several sources, each with its stated percentage", () => {
    const sources = [
      sourceOf({ "27": 300, "13": 100 }, "会員数", 40),
      sourceOf({ "13": 7 }, "未手続事業の推計", 50),
      sourceOf({ "01": 1, "27": 1 }, "推進員数", 10)
    ]
    const event = dividedBy({ sources })
    expect(unitsOf(event)).toEqual({ "01": 4_700, "13": 56_400, "27": 32_900 })
    expect(event.sources).toEqual(sources.map(({ name, percent }) => ({ name, percent })))
    expect(event.shares.find(({ branch }) => branch === "13")?.weights).toEqual([100, 7, 0])
  })

  test("a source counts by its proportions, whatever its unit", () => {
    const blended = (members: number) => [
      sourceOf({ "27": 3 * members, "13": members }, "会員数", 70),
      sourceOf({ "13": 9, "01": 2 }, "前年度実績", 30)
    ]
    expect(unitsOf(dividedBy({ sources: blended(1) }))).toEqual(unitsOf(dividedBy({ sources: blended(1_000) })))
  })

  test("the event stays far below 64 KiB for 47 branches, three sources and bounds for all", () => {
    const large = Object.fromEntries(prefectures.map(({ code }, n) => [code, Number.MAX_SAFE_INTEGER - n]))
    const event = dividedBy({
      sources: [
        sourceOf(large, "あ".repeat(100), 40),
        sourceOf(large, "い".repeat(100), 40),
        sourceOf(large, "う", 20)
      ],
      bounds: prefectures.map(({ code }) => ({ branch: code, floor: 1_000, cap: 90_000 }))
    })
    const origin = { id: "c/1", actor: "hq", commandId: "c", correlationId: "c", causationId: undefined }
    const at = Instant.make("2023-03-20T00:00:00.000Z")
    const line = lineOf(encodeEvent(TargetApportioned, event, origin, at), at)
    expect(new TextEncoder().encode(line).length).toBeLessThan(8_000)
  })

  test("the same division again changes nothing, so it voids no acceptance", () => {
    given(...inForce, divided, accepted)
      .when(ApportionTarget, division)
      .thenAlreadySo()
    given(...inForce, divided, accepted)
      .when(ApportionTarget, { ...division, sources: [sourceOf({ "13": 1, "01": 0, "27": 2 })] })
      .thenAlreadySo()
  })

  test("another division replaces the first, and is to be accepted anew", () => {
    const halves = sharesOfAll({ "27": { units: 47_000, weights: [1] }, "13": { units: 47_000, weights: [1] } })
    const anew = happened(TargetApportioned, { ...ofDivision, shares: halves })
    given(...inForce, divided, accepted)
      .when(ApportionTarget, { ...division, sources: [sourceOf({ "27": 1, "13": 1 })] })
      .thenRecorded(anew)
    given(...inForce, divided, accepted, anew)
      .when(AcceptBranchTarget, acceptance)
      .thenRecorded(happened(BranchTargetAccepted, { ...acceptance, units: 47_000 }))
    const other = happened(TargetApportioned, { ...ofDivision, sources: [{ name: "会員数", percent: 100 }], shares })
    given(...inForce, divided)
      .when(ApportionTarget, { ...division, sources: [sourceOf(thirds, "会員数")] })
      .thenRecorded(other)
    const byBlock = happened(TargetApportioned, { ...ofDivision, route: "by-block", shares })
    given(...inForce, divided)
      .when(ApportionTarget, { ...division, route: "by-block" })
      .thenRecorded(byBlock)
  })

  test("floors and caps are kept and recorded, and impossible ones are refused with what forbids", () => {
    const boundsOf = (bound: object) => ["27", "13"].map((branch) => ({ branch, ...bound }))
    const event = dividedBy({ bounds: boundsOf({ floor: 40_000 }) })
    expect(unitsOf(event)).toEqual({ "27": 54_000, "13": 40_000 })
    expect(event.shares.find(({ branch }) => branch === "27")).toMatchObject({ floor: 40_000, weights: [2] })
    const impossible = given(...inForce).when(ApportionTarget, { ...division, bounds: boundsOf({ floor: 47_001 }) })
    impossible.thenRefused(TargetNotDivisible)
    expect(impossible.verdict).toMatchObject({ failure: { because: { fault: "FloorsAboveTotal" } } })
    given(...inForce)
      .when(ApportionTarget, { ...division, bounds: boundsOf({ cap: 46_999 }) })
      .thenRefused(TargetNotDivisible)
    expect(unitsOf(dividedBy({ bounds: [{ branch: "01", floor: 5 }] }))["01"]).toBe(5)
  })

  test("what cannot be blended or bounded is refused, with the source, the branch and the figure", () => {
    const refusedFor = (changes: object) => {
      const scenario = given(...inForce).when(ApportionTarget, { ...division, ...changes })
      scenario.thenRefused(TargetNotDivisible)
      return (scenario.verdict as unknown as { failure: { because: object } }).failure.because
    }
    expect(refusedFor({ sources: [] })).toMatchObject({ fault: "NoSources", branch: "-" })
    expect(refusedFor({ sources: [sourceOf(thirds, "会員数", 99)] })).toMatchObject({
      fault: "PercentsNotHundred",
      figure: "99"
    })
    expect(refusedFor({ sources: [sourceOf({ "13": 0 })] })).toMatchObject({
      fault: "SourceAllZero",
      ja: "配分の基礎「前年度実績」の重みがすべて0です。"
    })
    const twice = { ...sourceOf(thirds), weights: [...sourceOf(thirds).weights, { branch: "13", weight: 4 }] }
    expect(refusedFor({ sources: [twice] })).toMatchObject({ fault: "DuplicateBranch", branch: "13", figure: "2" })
    const bounds = [
      { branch: "13", floor: 1 },
      { branch: "13", cap: 9 }
    ]
    expect(refusedFor({ bounds })).toMatchObject({ fault: "DuplicateKey", branch: "13", figure: "2" })
  })

  test("only branches of the federation have a share or a bound", () => {
    for (const changes of [{ sources: [sourceOf({ "27": 2, "48": 1 })] }, { bounds: [{ branch: "48", floor: 1 }] }])
      given(...inForce)
        .when(ApportionTarget, { ...division, ...changes })
        .thenRefused(UnknownBranch)
  })

  test("a branch accepts the share it has, once; a share of zero, too", () => {
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
      .thenRecorded(happened(BranchTargetAccepted, { ...acceptance, branch: "01", units: 0 }))
    given(...inForce, divided)
      .when(AcceptBranchTarget, { ...acceptance, branch: "48" })
      .thenRefused(UnknownBranch)
  })

  test("a revision voids the division, until it is made anew", () => {
    const later = { occurredOn: "2023-10-02" }
    given(...inForce, divided, revised)
      .when(AcceptBranchTarget, { ...acceptance, ...later })
      .thenRefused(BranchHasNoShare)
    const anew = sharesOfAll({ "27": { units: 60_000, weights: [2] }, "13": { units: 30_000, weights: [1] } })
    const dividedAnew = happened(TargetApportioned, { ...ofDivision, ...later, shares: anew })
    given(...inForce, divided, accepted, revised)
      .when(ApportionTarget, { ...division, ...later })
      .thenRecorded(dividedAnew)
    given(...inForce, divided, accepted, revised, dividedAnew)
      .when(AcceptBranchTarget, { ...acceptance, ...later })
      .thenRecorded(happened(BranchTargetAccepted, { ...acceptance, ...later, units: 60_000 }))
  })

  test("what was revised stays visible with its division of then, when it was revised and why", () => {
    const { amount, earlier, shares: now } = stateAfter(...inForce, divided, revised)
    expect([amount, now.size]).toEqual([90_000, 0])
    expect(earlier).toMatchObject([{ amount: 94_000, revision: revised }])
    expect(earlier[0]?.division?.shares).toEqual(divided.shares)
    expect(earlier[0]?.shares.get(accepted.branch)).toBe(62_667)
  })
})
