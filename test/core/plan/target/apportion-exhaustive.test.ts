// Every small division there is, against what awarding one unit at a time gives: where weights and totals are small, ties
// and quotas that are just whole are the rule, and none is left to chance.
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import {
  apportion,
  explain,
  type Method,
  methods,
  type Share
} from "../../../../packages/core/src/plan/target/apportion.ts"
import { soak } from "../../../soak.ts"
import { sharesOf } from "./apportion-arbitraries.ts"
import { slowDivisor, slowHamilton, slowQuota } from "./apportion-oracle.ts"

const slowly = (method: Method, total: number, shares: ReadonlyArray<Share>, preference?: ReadonlyArray<number>) =>
  method === "hamilton"
    ? slowHamilton(total, shares, preference)
    : method === "quota"
      ? slowQuota(total, shares, preference)
      : slowDivisor(method, total, shares, preference)

const triplesOf = <A>(items: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  items.flatMap((a) => items.flatMap((b) => items.map((c) => [a, b, c])))

const upTo = (most: number): ReadonlyArray<number> => [...Array(most + 1).keys()]
const sumOf = (figures: ReadonlyArray<number>): number => figures.reduce((a, b) => a + b, 0)

/** An expectation only where the two differ: there are thousands to compare. */
const agree = (found: unknown, wanted: unknown, where: { readonly shares: ReadonlyArray<Share>; total: number }) => {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) expect({ ...where, found }).toEqual({ ...where, found: wanted })
}

const preferences = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0]
]

const [heaviest, most] = [soak(3, 4), soak(6, 9)]

describe.each(methods)(`%s, among three shares of weights from 0 to ${heaviest}`, (method) => {
  const all = triplesOf(upTo(heaviest)).filter((weights) => sumOf(weights) > 0)

  it("gives up to nine units as awarding them one at a time does, the larger weight and then the earlier first", () => {
    for (const weights of all)
      for (const total of upTo(9)) {
        const shares = sharesOf(weights)
        const { units } = Result.getOrThrow(apportion(method, total, shares))
        agree(units, slowly(method, total, shares), { shares, total })
      }
  })

  it("reports as ties exactly the shares that another way of breaking ties would treat otherwise", () => {
    for (const weights of all)
      for (const total of upTo(6)) {
        const shares = sharesOf(weights)
        const { ties, units } = Result.getOrThrow(apportion(method, total, shares))
        const others = preferences.map((preference) => slowly(method, total, shares, preference))
        const changed = shares.flatMap(({ key }, i) => (others.some((other) => other[i] !== units[i]) ? [key] : []))
        const reported = ties.flatMap(({ keys }) => keys)
        agree([...reported].sort(), changed, { shares, total })
        for (const { awardedTo, keys } of ties) {
          const among = shares.flatMap(({ key }, i) => (keys.includes(key) ? [{ key, i }] : []))
          const withMore = among.filter(({ i }) => others.some((other) => other[i]! < units[i]!))
          const named = (shares: typeof among) => shares.map(({ key }) => key)
          agree({ keys, awardedTo }, { keys: named(among), awardedTo: named(withMore) }, { shares, total })
        }
      }
  })
})

const kinds: ReadonlyArray<Omit<Share, "key">> = [
  { weight: 0, floor: 1 },
  { weight: 1 },
  { weight: 1, floor: 2 },
  { weight: 2, cap: 1 },
  { weight: 2, floor: 1, cap: 3 },
  { weight: 5 },
  { weight: 5, cap: 2 }
]
const bounded = triplesOf(kinds).map((three) => three.map((kind, i): Share => ({ ...kind, key: `b${i}` })))

const possible = bounded.flatMap((shares) =>
  upTo(most)
    .filter((total) => {
      const floors = sumOf(shares.map(({ floor = 0 }) => floor))
      const caps = sumOf(
        shares.map(({ cap = total, floor = 0, weight }) => (weight === 0 ? floor : Math.min(cap, total)))
      )
      return floors <= total && total <= caps
    })
    .map((total) => ({ shares, total }))
)

describe.each(methods)("%s, among three shares with floors and caps", (method) => {
  it(`gives up to ${most} units as awarding them one at a time does`, () => {
    for (const { shares, total } of possible)
      agree(Result.getOrThrow(apportion(method, total, shares)).units, slowly(method, total, shares), { shares, total })
  })

  it("reports as ties exactly the shares that another way of breaking ties would treat otherwise, bounds or not", () => {
    for (const { shares, total } of possible) {
      const { ties, units } = Result.getOrThrow(apportion(method, total, shares))
      const others = preferences.map((preference) => slowly(method, total, shares, preference))
      const changed = shares.flatMap(({ key }, i) => (others.some((other) => other[i] !== units[i]) ? [key] : []))
      const reported = ties.flatMap(({ keys }) => keys)
      agree([...reported].sort(), changed, { shares, total })
    }
  })

  it("is not changed by bounds that the units keep without them, whichever those are", () => {
    for (const { shares, total } of possible) {
      if (shares.every(({ weight }) => weight === 0)) continue
      const free = shares.map(({ key, weight }) => ({ key, weight }))
      const { units } = Result.getOrThrow(apportion(method, total, free))
      const keeps = ({ cap = total, floor = 0 }: Share, i: number) => floor <= units[i]! && units[i]! <= cap
      if (shares.every(keeps))
        agree(Result.getOrThrow(apportion(method, total, shares)).units, units, { shares, total })
      const tight = free.map((share, i) => ({ ...share, floor: units[i]!, cap: units[i]! }))
      agree(Result.getOrThrow(apportion(method, total, tight)), { method, total, units, ties: [] }, { shares, total })
    }
  })

  it("says that a floor or a cap holds a share exactly when without it the share would have fewer or more", () => {
    for (const { shares, total } of possible) {
      const { shares: rows } = Result.getOrThrow(explain(method, total, shares))
      const held = shares.map(({ cap, floor, key, weight }, i) => {
        const beside = (own: Omit<Share, "key" | "weight">) =>
          apportion(method, total, shares.with(i, { key, weight, ...own }))
        const unfloored = beside(cap === undefined ? {} : { cap })
        const uncapped = beside(floor === undefined ? {} : { floor })
        const own = rows[i]!.units
        if (Result.isFailure(unfloored) || unfloored.success.units[i]! < own) return "floor"
        return Result.getOrThrow(uncapped).units[i]! > own ? "cap" : null
      })
      agree(
        rows.map(({ heldBy }) => heldBy),
        held,
        { shares, total }
      )
    }
  })
})

// The bounded quotas by their definition: of all ways to hold shares at bounds, the one in which the part at the common
// divisor lies strictly beyond the bound of each share held, and within those of each left free. There are
// several only where the bounds alone make up the total. A weight of zero has its floor.
const ways = triplesOf(["floor", "cap", null] as const)
const places = [0, 1, 2]

const byDefinition = (shares: ReadonlyArray<Share>, total: number) => {
  const weights = shares.map(({ weight }) => Number(weight))
  const floors = shares.map(({ floor = 0 }) => floor)
  const caps = shares.map(({ cap = total }) => Math.min(cap, total))
  const boundOf = (holds: (typeof ways)[number], i: number) =>
    holds[i] === null ? 0 : (holds[i] === "floor" ? floors : caps)[i]!
  const freeOf = (holds: (typeof ways)[number]) => ({
    left: total - sumOf(places.map((i) => boundOf(holds, i))),
    sum: sumOf(places.map((i) => (holds[i] === null ? weights[i]! : 0)))
  })
  const fits = ways.filter((holds) => {
    const { left, sum } = freeOf(holds)
    if (places.some((i) => weights[i] === 0 && holds[i] !== "floor")) return false
    const weighty = places.filter((i) => weights[i]! > 0)
    if (holds.every((hold) => hold !== null)) {
      const above = weighty.map((i) => (holds[i] === "floor" ? weights[i]! / floors[i]! : 0))
      const below = weighty.map((i) => (holds[i] === "cap" ? weights[i]! / caps[i]! : Number.POSITIVE_INFINITY))
      return left === 0 && Math.max(...above, 0) < Math.min(...below)
    }
    return weighty.every((i) => {
      const [part, least, most] = [weights[i]! * left, floors[i]! * sum, caps[i]! * sum]
      return holds[i] === "floor" ? part < least : holds[i] === "cap" ? part > most : least <= part && part <= most
    })
  })
  return fits.map((holds) => {
    const { left, sum } = freeOf(holds)
    return places.map((i) => (holds[i] === null ? (weights[i]! * left) / sum : boundOf(holds, i)))
  })
}

it("what floors and caps leave in proportion adds up, each part beyond the bound of exactly the shares held there", () => {
  for (const { shares, total } of possible) {
    const { shares: rows } = Result.getOrThrow(explain("webster", total, shares))
    const shown = rows.map(({ boundedQuota: { denominator, numerator } }) => Number(numerator) / Number(denominator))
    const ways = byDefinition(shares, total).map((way) => JSON.stringify(way))
    expect(ways).toContain(JSON.stringify(shown))
  }
})
