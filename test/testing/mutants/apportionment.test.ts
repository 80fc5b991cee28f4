// Divisions with one fault each: a law of division that none of them breaks would be no law.
import { apportion, type Method, methods } from "@keikaku/core/apportion"
import { apportionmentLaws, counterexample, lawsOf } from "@keikaku/testing"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { everyLawBites } from "./breaks.ts"

type Shares = ReadonlyArray<{ readonly key: string; readonly weight: number }>
type Divide = (total: number, shares: Shares) => ReadonlyArray<number>

const by =
  (method: Method): Divide =>
  (total, shares) =>
    Result.getOrThrow(apportion(method, total, shares)).units
const webster = by("webster")

/** Webster's units, and then a unit moved from one share to another, where `between` names two. */
const moved =
  (between: (units: ReadonlyArray<number>, shares: Shares) => readonly [from: number, to: number], by = 1): Divide =>
  (total, shares) => {
    const units = [...webster(total, shares)]
    const [from, to] = between(units, shares)
    if (from < 0 || to < 0 || units[from]! < by) return units
    units[from]! -= by
    units[to]! += by
    return units
  }

const largest = (units: ReadonlyArray<number>) => units.indexOf(Math.max(...units))
const smallest = (units: ReadonlyArray<number>) => units.indexOf(Math.min(...units.filter((own) => own > 0)))
const twin = (shares: Shares) => shares.findIndex(({ weight }, i) => shares.findIndex((s) => s.weight === weight) < i)
const first = (shares: Shares) => shares.findIndex(({ weight }) => weight === shares[twin(shares)]?.weight)

let calls = 0
const mutants: Readonly<Record<keyof ReturnType<typeof lawsOf>, Divide>> = {
  sum: (total, shares) => webster(total + 1, shares),
  whole: moved((units) => [largest(units), smallest(units)], 0.5),
  zero: moved((units, shares) => [largest(units), shares.findIndex(({ weight }) => weight === 0)]),
  exact: moved((units) => [smallest(units), largest(units)]),
  order: moved((units) => [largest(units), units.findLastIndex((own) => own < Math.max(...units))]),
  balance: moved((_, shares) => [twin(shares), first(shares)]),
  permutation: moved((units) => [largest(units), 0]),
  scale: (total, shares) => by(shares[0]!.weight % 2 === 1 ? "jefferson" : "webster")(total, shares),
  deterministic: (total, shares) => by(calls++ % 2 === 1 ? "jefferson" : "webster")(total, shares),
  "lower-quota": by("adams"),
  "upper-quota": by("jefferson"),
  "house-monotone": by("hamilton"),
  "population-monotone": by("hamilton"),
  consistent: by("hamilton")
}

describe("the laws of division", () => {
  const names = Object.keys(mutants) as ReadonlyArray<keyof typeof mutants>
  const all = apportionmentLaws(webster, { holds: Object.keys(lawsOf("webster")) as typeof names })
  const laws = names.map((law) => [law, apportionmentLaws(mutants[law], { holds: [law] })] as const)
  everyLawBites(
    all.map(({ name }) => name),
    Object.fromEntries(laws.map(([, each]) => [each[0]!.name, each]))
  )
})

describe.each(methods)("%s", (method) => {
  const broken = Object.entries(lawsOf(method)).filter(([, holds]) => !holds)
  const divide = by(method)

  it("breaks some law: none can keep them all", () => {
    expect(broken).not.toEqual([])
  })

  it.each(broken.map(([law]) => law as keyof typeof mutants))("breaks %s, where it should", (law) => {
    const [checked] = apportionmentLaws(divide, { holds: [law] })
    const { later, part, total, weights } = counterexample(method, law)!
    expect(checked!.violation(counterexample(method, law)!)).toMatch(/^Share b/)
    const shares = (list: ReadonlyArray<number>) => list.map((weight, i) => ({ key: `${i}`, weight }))
    const divisions = [
      [total, weights],
      ...(later === undefined ? [] : [[total, later] as const]),
      ...(law === "house-monotone" ? [[total + 1, weights] as const] : []),
      ...(part === undefined
        ? []
        : [
            [
              part.reduce((sum, i) => sum + divide(total, shares(weights))[i]!, 0),
              part.map((i) => weights[i]!)
            ] as const
          ])
    ] as const
    for (const [units, list] of divisions)
      expect(Result.getOrThrow(apportion(method, units as number, shares(list as ReadonlyArray<number>))).ties).toEqual(
        []
      )
  })

  it("is checked by the laws that it keeps, and by those that all keep where it is not named", () => {
    const kept = Object.entries(lawsOf(method)).flatMap(([law, holds]) => (holds ? [law] : []))
    expect(apportionmentLaws(divide, { method }).map(({ law }) => law)).toEqual(kept)
    expect(kept).toEqual(expect.arrayContaining(apportionmentLaws(divide).map(({ law }) => law)))
  })
})
