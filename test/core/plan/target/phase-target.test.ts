// Spreading a target over the months: what is recorded adds up to the target, and stands until the target is revised.
import { FiscalYear, phaseTarget, target, UnknownMetric, zenkokuRohoren } from "@keikaku/core"
import type { AnyEvent, EventOf } from "@keikaku/kernel"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { given, happened } from "../../sweep/world.ts"
import { divided, drafted, inForce, ofTarget, planAdopted, revised, stateAfter } from "./target-world.ts"

const { PhaseTarget, ProfileNotOfBasis, TargetDrafted, TargetNotPhasable, TargetNotSet, TargetSet } = target

const even = { ...ofTarget, basis: "even" }
const profile = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const byProfile = { ...ofTarget, basis: "profile", profile }
const recordedFor = (command: object, history: ReadonlyArray<AnyEvent> = inForce) =>
  (
    Result.getOrThrow(given(...history).when(PhaseTarget, command).verdict) as unknown as [
      EventOf<typeof target.TargetPhased>
    ]
  )[0]

describe("P4.2 a target spread over the months", () => {
  test("evenly, by working days, or by a profile of the months, April first", () => {
    const fy2023 = FiscalYear.make(2023)
    for (const [command, basis] of [
      [even, { _tag: "even" }],
      [{ ...ofTarget, basis: "working-days" }, { _tag: "working-days" }],
      [byProfile, { _tag: "profile", weights: profile }]
    ] as const)
      expect(recordedFor(command).months).toEqual(
        Result.getOrThrow(phaseTarget(94_000, basis, fy2023, zenkokuRohoren.calendar))
      )
    expect(recordedFor(byProfile).profile).toEqual(profile)
    expect(recordedFor(even)).not.toHaveProperty("profile")
  })

  test("what is recorded adds up to the target, whatever the amount and the profile", () => {
    const profiles = fc
      .array(fc.oneof(fc.nat({ max: 9 }), fc.maxSafeNat()), { minLength: 12, maxLength: 12 })
      .filter((months) => months.some((month) => month > 0))
    fc.assert(
      fc.property(
        fc.nat({ max: 100_000_000_000 }),
        profiles,
        fc.constantFrom("even", "profile"),
        (amount, weights, basis) => {
          const target = { ...ofTarget, amount }
          const history = [...planAdopted, happened(TargetDrafted, target), happened(TargetSet, target)]
          const command = { ...ofTarget, basis, ...(basis === "profile" ? { profile: weights } : {}) }
          const { months } = recordedFor(command, history)
          expect(months).toHaveLength(12)
          expect(months.reduce((a, b) => a + b)).toBe(amount)
        }
      )
    )
  })

  test("only a target in force is spread, and only for a figure that is planned", () => {
    given(...planAdopted, drafted)
      .when(PhaseTarget, even)
      .thenRefused(TargetNotSet)
    given(...inForce)
      .when(PhaseTarget, { ...even, metric: "smiles" })
      .thenRefused(UnknownMetric)
  })

  test("a profile is given with its basis, and with no other", () => {
    const missing = given(...inForce).when(PhaseTarget, { ...ofTarget, basis: "profile" })
    missing.thenRefused(ProfileNotOfBasis)
    expect(missing.verdict).toMatchObject({ failure: { because: { basis: "profile" } } })
    const surplus = given(...inForce).when(PhaseTarget, { ...even, profile })
    surplus.thenRefused(ProfileNotOfBasis)
    expect(surplus.verdict).toMatchObject({ failure: { because: { basis: "even" } } })
  })

  test("a profile of zeros is refused with what forbids", () => {
    const refused = given(...inForce).when(PhaseTarget, { ...byProfile, profile: profile.map(() => 0) })
    refused.thenRefused(TargetNotPhasable)
    expect(refused.verdict).toMatchObject({ failure: { because: { fault: "ProfileAllZero" } } })
  })

  test("a profile is twelve whole numbers, zero or more", () => {
    const isAsked = (months: ReadonlyArray<number>) =>
      Schema.is(Schema.toType(PhaseTarget.payload))({ ...byProfile, profile: months })
    expect(isAsked(profile)).toBe(true)
    for (const months of [profile.slice(1), [...profile, 1], [-1, ...profile.slice(1)], [0.5, ...profile.slice(1)]])
      expect(isAsked(months)).toBe(false)
  })

  test("the same again changes nothing; on another basis it is recorded", () => {
    const phased = recordedFor(byProfile)
    given(...inForce, phased)
      .when(PhaseTarget, byProfile)
      .thenAlreadySo()
    given(...inForce, phased)
      .when(PhaseTarget, even)
      .thenRecorded(recordedFor(even))
    const doubled = { ...byProfile, profile: profile.map((month) => 2 * month) }
    expect(recordedFor(doubled, [...inForce, phased]).months).toEqual(phased.months)
  })

  test("it stands beside the division, and a revision voids it but keeps it visible", () => {
    const phased = recordedFor(even)
    expect(stateAfter(...inForce, phased, divided).phasing).toEqual(phased)
    const after = stateAfter(...inForce, divided, phased, revised)
    expect([after.phasing, after.earlier[0]?.phasing]).toEqual([undefined, phased])
    const anew = recordedFor({ ...even, occurredOn: revised.occurredOn }, [...inForce, phased, revised])
    expect(anew.months.reduce((a, b) => a + b)).toBe(90_000)
  })
})
