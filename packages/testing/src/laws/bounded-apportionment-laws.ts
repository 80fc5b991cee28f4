// The laws of dividing units under floors and caps: the total is still met, every bound is kept, bounds that do not bind
// change nothing, and bounds that cannot be met are refused instead of being bent.
import type { Method } from "@keikaku/core/apportion"
import fc from "fast-check"
import { divisions } from "../arbitraries/divisions.ts"
import { weightVectors } from "../arbitraries/weight-vectors.ts"
import { sharesOf, sum } from "./apportionment-case.ts"
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

/** A division without bounds, and how far below and above its units the bounds are then set: those that its units keep. */
interface Slack {
  readonly total: number
  readonly shares: ReadonlyArray<BoundedShare>
  readonly room: ReadonlyArray<readonly [below: number, above: number]>
}

const room = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 2 }), fc.nat({ max: 9_000 }))
const unbounded = divisions.map(({ total, weights }) => ({
  total,
  shares: sharesOf(weights).map((share): BoundedShare => ({ ...share, floor: 0, cap: total }))
}))

const slack: fc.Arbitrary<Slack> = unbounded.chain((division) =>
  fc.tuple(...division.shares.map(() => fc.tuple(room, room))).map((room) => ({ ...division, room }))
)

/** Floors alone, and no more than there is: each as it was drawn, or what the earlier ones leave. */
const floored: fc.Arbitrary<Bounded> = unbounded.chain(({ shares, total }) =>
  fc.tuple(...shares.map(() => fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 40 })))).map((drawn) => {
    let left = total
    const floors = drawn.map((wanted) => {
      const floor = Math.min(wanted, left)
      left -= floor
      return floor
    })
    return { total, shares: shares.map((share, i) => ({ ...share, floor: floors[i]! })) }
  })
)

const quotaOf = ({ shares, total }: Bounded, at: number): readonly [down: number, up: number] => {
  const all = shares.reduce((sum, { weight }) => sum + BigInt(weight), 0n)
  const part = BigInt(shares[at]!.weight) * BigInt(total)
  return [Number(part / all), Number((part + all - 1n) / all)]
}

const within = ({ cap, floor }: BoundedShare, units: number): number => Math.min(Math.max(units, floor), cap)

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

const bindingNothing = (divide: BoundedApportionmentUnderTest): Law =>
  law("bounds that do not bind change nothing", { cases: slack, show: showWith(divide) }, ({ room, shares, total }) => {
    const units = divide(total, shares)
    const kept = shares.map((share, i) => {
      const [below, above] = room[i]!
      return { ...share, floor: Math.max(0, units[i]! - below), cap: units[i]! + above }
    })
    const again = divide(total, kept)
    const at = again.findIndex((own, i) => own !== units[i])
    if (at < 0) return undefined
    const { cap, floor, key } = kept[at]!
    return `Share ${key} receives ${units[at]}, and ${again[at]} when it must be from ${floor} to ${cap}, as it is.`
  })

const liftingOnly = (divide: BoundedApportionmentUnderTest): Law =>
  law("a floor gives nobody else more", { cases: floored, show: showWith(divide) }, ({ shares, total }) => {
    const before = divide(
      total,
      shares.map((share) => ({ ...share, floor: 0 }))
    )
    const after = divide(total, shares)
    const at = after.findIndex((own, i) => own > Math.max(before[i]!, shares[i]!.floor))
    return at < 0
      ? undefined
      : `Share ${shares[at]!.key} receives ${before[at]} without floors, and ${after[at]} with them, above its own.`
  })

const quotasStand = (divide: BoundedApportionmentUnderTest): Law =>
  law(
    "whom no bound holds has its quota of the whole rounded down or up, as long as the bounds let it",
    { cases: feasible, show: showWith(divide) },
    (example) => {
      const { shares, total } = example
      const ranges = shares.map((share, i) => {
        if (share.weight === 0) return [share.floor, share.floor] as const
        const [down, up] = quotaOf(example, i)
        return [within(share, down), within(share, up)] as const
      })
      const [fewest, greatest] = [sum(ranges.map(([down]) => down)), sum(ranges.map(([, up]) => up))]
      if (fewest > total || greatest < total) return undefined
      const units = divide(total, shares)
      const at = ranges.findIndex(([down, up], i) => units[i]! < down || units[i]! > up)
      return at < 0
        ? undefined
        : `Share ${shares[at]!.key} receives ${units[at]}, where its quota and its bounds leave ${ranges[at]!.join(" to ")}.`
    }
  )

/**
 * The laws of division under floors and caps, for any implementation. Hamilton and the quota method keep one more: the quotas
 * of the whole stand for whom no bound holds; it is among the laws when `method` names one of them.
 * @example
 * ```ts
 * import { boundedApportionmentLaws } from "@keikaku/testing"
 * const laws = boundedApportionmentLaws(() => [])
 * laws.map(({ name }) => name)[1] // => "every floor and every cap is kept"
 * ```
 */
export const boundedApportionmentLaws = (
  implementation: BoundedApportionmentUnderTest,
  { method }: { readonly method?: Method } = {}
): ReadonlyArray<Law> => {
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
    bindingNothing(implementation),
    liftingOnly(implementation),
    ...(method === "hamilton" || method === "quota" ? [quotasStand(implementation)] : []),
    law("floors above the total are refused", { cases: tooLittle, show }, (each) => refuses(implementation, each)),
    law("caps below the total are refused", { cases: tooMuch, show }, (each) => refuses(implementation, each))
  ]
}
