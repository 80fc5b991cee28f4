// The laws of dividing units under floors and caps: the total is still met, every bound is kept, and bounds that cannot
// be met are refused instead of being bent.
import fc from "fast-check"
import { weightVectors } from "../arbitraries/weight-vectors.ts"
import { sum } from "./apportionment-case.ts"
import { type Law, law } from "./law.ts"

/** A share with its bounds, in units. */
export interface BoundedShare {
  readonly key: string
  readonly weight: number
  readonly floor: number
  readonly cap: number
}

/** A method under test that knows bounds. It throws what cannot be met. */
export type BoundedApportionmentUnderTest = (
  total: number,
  shares: ReadonlyArray<BoundedShare>
) => ReadonlyArray<number>

interface Bounded {
  readonly total: number
  readonly shares: ReadonlyArray<BoundedShare>
}

const shares = weightVectors.chain((weights) =>
  fc.tuple(
    ...weights.map((weight, i) =>
      fc
        .tuple(fc.nat({ max: 12 }), fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 200 })))
        .map(([floor, room]): BoundedShare => ({ key: `b${i + 1}`, weight, floor, cap: floor + room }))
    )
  )
)

/** What can be given at most: a share without weight receives its floor and no more. */
const most = (each: BoundedShare): number => (each.weight === 0 ? each.floor : each.cap)
const least = (each: BoundedShare): number => each.floor

const feasible: fc.Arbitrary<Bounded> = shares.chain((all) =>
  fc.integer({ min: sum(all.map(least)), max: sum(all.map(most)) }).map((total) => ({ total, shares: all }))
)

const tooLittle: fc.Arbitrary<Bounded> = shares
  .filter((all) => sum(all.map(least)) > 0)
  .chain((all) => fc.nat({ max: sum(all.map(least)) - 1 }).map((total) => ({ total, shares: all })))
const tooMuch: fc.Arbitrary<Bounded> = fc
  .tuple(shares, fc.integer({ min: 1, max: 40 }))
  .map(([all, more]) => ({ total: sum(all.map(most)) + more, shares: all }))

const showWith =
  (divide: BoundedApportionmentUnderTest) =>
  ({ shares, total }: Bounded): string => {
    let units: ReadonlyArray<number | string> = []
    try {
      units = divide(total, shares)
    } catch {}
    const rows = shares.map(
      ({ cap, floor, key, weight }, i) => `${key}: weight ${weight}, ${floor} to ${cap}, receives ${units[i] ?? "?"}`
    )
    return [`Total ${total}`, ...rows].join("\n")
  }

const refuses = (divide: BoundedApportionmentUnderTest, { shares, total }: Bounded): string | undefined => {
  try {
    return `It answers ${divide(total, shares).join(", ")}, where it must refuse.`
  } catch {
    return undefined
  }
}

/**
 * The laws of division under floors and caps, for any implementation.
 * @example
 * ```ts
 * import { boundedApportionmentLaws } from "@keikaku/testing"
 * const laws = boundedApportionmentLaws(() => [])
 * laws.map(({ name }) => name)[1] // => "every floor and every cap is kept"
 * ```
 */
export const boundedApportionmentLaws = (implementation: BoundedApportionmentUnderTest): ReadonlyArray<Law> => {
  const show = showWith(implementation)
  return [
    law("under floors and caps, too, the units add up to the total", { cases: feasible, show }, ({ shares, total }) => {
      const given = sum(implementation(total, shares))
      return given === total ? undefined : `The units add up to ${given}, not to ${total}.`
    }),
    law("every floor and every cap is kept", { cases: feasible, show }, ({ shares, total }) => {
      const units = implementation(total, shares)
      const wrong = shares.findIndex(({ cap, floor }, i) => !(units[i]! >= floor && units[i]! <= cap))
      return wrong < 0 ? undefined : `Share ${shares[wrong]!.key} receives ${units[wrong]}, outside its bounds.`
    }),
    law("a weight of zero receives its floor and no more", { cases: feasible, show }, ({ shares, total }) => {
      const units = implementation(total, shares)
      const wrong = shares.findIndex(({ floor, weight }, i) => weight === 0 && units[i] !== floor)
      return wrong < 0 ? undefined : `Share ${shares[wrong]!.key} has no weight and receives ${units[wrong]}.`
    }),
    law("floors above the total are refused", { cases: tooLittle, show }, (each) => refuses(implementation, each)),
    law("caps below the total are refused", { cases: tooMuch, show }, (each) => refuses(implementation, each))
  ]
}
