// What a division costs, counted in looks at a weight instead of time: in proportion to the shares, however many the units,
// because only the units near the margin are awarded or withdrawn one by one, and the quota method follows only the houses in doubt.
import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { divisorMethod } from "../../../../packages/core/src/plan/target/apportion/divisor-methods.ts"
import {
  firstInDoubt,
  maxHouses,
  releasesFrom
} from "../../../../packages/core/src/plan/target/apportion/quota-growth.ts"
import { contestOf } from "../../../../packages/core/src/plan/target/apportion/quota-house.ts"
import { apportion, methods } from "../../../../packages/core/src/plan/target/apportion.ts"
import { sharesOf, unitsOf } from "./apportion-arbitraries.ts"
import { slowQuota } from "./apportion-oracle.ts"
import { prefectures } from "./apportion-weights.ts"

const divisorMethods = methods.filter((method) => method !== "hamilton" && method !== "quota")

const counted = (total: number, figures: ReadonlyArray<number>) => {
  let looks = 0
  const weights = new Proxy(figures.map(BigInt), {
    get: (list, name) => {
      if (typeof name === "string" && /^\d+$/.test(name)) looks++
      return Reflect.get(list, name)
    }
  })
  const problem = {
    total,
    keys: figures.map(String),
    weights,
    floors: figures.map(() => 0),
    caps: figures.map(() => total)
  }
  return { problem, looks: () => looks }
}

describe.each(divisorMethods)("%s", (method) => {
  it.each([1_000, 7_702, 94_000, 10_000_000, 10_000_001, 123_456_789])(
    "divides %i units among the prefectures with at most twelve looks a branch",
    (total) => {
      const weights = prefectures.map(({ weight }) => weight)
      const { looks, problem } = counted(total, weights)
      divisorMethod(method, problem)
      expect(looks()).toBeLessThanOrEqual(12 * weights.length)
    }
  )
})

describe("the quota method follows the houses in which a unit could come too late", () => {
  const followed = (size: number, figures: ReadonlyArray<number>): number => {
    const weights = figures.map(BigInt)
    const sum = weights.reduce((a, b) => a + b)
    const contest = contestOf({ positions: [...weights.keys()], weights, sum, size: BigInt(size) })
    const roundedUp = new Uint8Array(weights.length)
    for (const { share } of contest.contenders.slice(0, contest.left)) roundedUp[share] = 1
    return size + 1 - firstInDoubt(contest, roundedUp)
  }

  it.each([
    [1, 0],
    [47, 47],
    [7_702, 128],
    [25_020, 128],
    [50_039, 128],
    [94_000, 128],
    [10_000_001, 256]
  ])("of %i units among the prefectures, %i or fewer", (total, houses) => {
    const weights = prefectures.map(({ weight }) => weight)
    expect(followed(total, weights)).toBeLessThanOrEqual(houses)
    expect(unitsOf("quota", total, sharesOf(weights)).reduce((a, b) => a + b)).toBe(total)
  })

  it("none where one weight is the least and one nearly all there is", () => {
    expect(followed(100_000_000, [1, 2 ** 53 - 2])).toBe(0)
    const shares = [
      { key: "a", weight: 1 },
      { key: "b", weight: 2 ** 53 - 1, cap: 5 },
      { key: "c", weight: 2 ** 53 - 2 }
    ]
    expect(unitsOf("quota", 100_000_000, shares)).toEqual([0, 5, 99_999_995])
  })
})

/** Ten large shares that want a unit late, and twenty small ones that may have theirs early: few houses can be skipped. */
const stubborn = (units: number) => [
  ...Array.from({ length: 10 }, (_, i) => BigInt(Math.floor((units / 10 - 0.5 + (i % 2 ? 0.02 : -0.02) * i) * 1e6))),
  ...Array.from({ length: 20 }, (_, i) => BigInt(250_000 + i))
]

describe("a division by the quota method in which a unit could nearly always come too late", () => {
  it("is refused, not begun and never ended, where there are very many", () => {
    const error = Result.getOrThrow(Result.flip(apportion("quota", 10 ** 8, sharesOf(stubborn(10 ** 8)))))
    expect(error).toMatchObject({ _tag: "TooMuchWork", key: null, figure: "100000000" })
    expect(error.sentence.ja).toMatch(/他の方式を選んでください。$/)
    expect(error.sentence.en).toMatch(/choose another method\.$/)
  })

  it("is made while it is smaller, as awarding one unit at a time makes it", () => {
    for (const units of [300, 1_000, 3_000]) {
      const shares = sharesOf(stubborn(units))
      expect(unitsOf("quota", units, shares)).toEqual(slowQuota(units, shares))
    }
  })

  it("is exact for weights of hundreds of digits", () => {
    const shares = sharesOf([10n ** 400n, 3n * 10n ** 399n + 1n, 7n, 10n ** 398n - 5n, 2n * 10n ** 400n - 1n])
    for (const units of [5, 77, 400]) expect(unitsOf("quota", units, shares)).toEqual(slowQuota(units, shares))
  })

  it("is made by every other method", () => {
    for (const method of methods.filter((each) => each !== "quota"))
      expect(unitsOf(method, 10 ** 8, sharesOf(stubborn(10 ** 8))).reduce((a, b) => a + b)).toBe(10 ** 8)
  })
})

// A house on the way is supported when the units released by it, of those that are awarded, are no fewer than itself.
// Counted house by house, from the definition, in exact integers.
describe("the houses on the way", () => {
  const houses = fc
    .tuple(
      fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 900 })), {
        minLength: 1,
        maxLength: 8
      }),
      fc.nat({ max: 999 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 })
    )
    .map(([figures, thousandths, lots]) => {
      const weights = figures.map(BigInt)
      const sum = weights.reduce((a, b) => a + b)
      const size = (sum * BigInt(thousandths)) / 1_000n
      const contest = contestOf({ positions: [...weights.keys()], weights, sum, size })
      const order = [...contest.contenders].sort((a, b) => Number(lots[b.share]) - Number(lots[a.share]))
      const roundedUp = new Uint8Array(weights.length)
      for (const { share } of order.slice(0, contest.left)) roundedUp[share] = 1
      const surplusAt = (house: number): number =>
        weights.reduce((released, weight, i) => {
          const upper = Number((weight * BigInt(house) + sum - 1n) / sum)
          return released + Math.min(upper, contest.lower[i]! + roundedUp[i]!)
        }, -house)
      return { contest, roundedUp, size: Number(size), surplusAt }
    })

  it("none before those in doubt is short", () => {
    fc.assert(
      fc.property(houses, ({ contest, roundedUp, size, surplusAt }) => {
        const short = Array.from({ length: size }, (_, n) => n + 1).find((house) => surplusAt(house) < 0)
        expect(firstInDoubt(contest, roundedUp)).toBeLessThanOrEqual(short ?? size + 1)
      }),
      { numRuns: 500 }
    )
  })

  it("the units released before them and in each of them are those that the upper quotas admit", () => {
    fc.assert(
      fc.property(houses, fc.nat(), ({ contest, roundedUp, size, surplusAt }, draw) => {
        const first = 1 + (draw % (size + 1))
        const { before, inHouse } = releasesFrom(contest, roundedUp, first)!
        const released = [before]
        for (const units of inHouse) released.push(released.at(-1)! + units)
        expect(released).toEqual(released.map((_, n) => surplusAt(first - 1 + n) + first - 1 + n))
        expect(inHouse).toHaveLength(size + 1 - first)
      }),
      { numRuns: 500 }
    )
  })

  it("a unit is released in its house though a float cannot tell it from the next", () => {
    const large = 10n ** 17n
    for (const off of [-1n, 0n, 1n])
      for (const times of [2n, 3n, 7n]) {
        const weights = [large, times * large - large + off]
        const size = 3n * times + 1n
        const contest = contestOf({ positions: [0, 1], weights, sum: weights[0]! + weights[1]!, size })
        const { inHouse } = releasesFrom(contest, new Uint8Array(2), 1)!
        const expected = new Int32Array(Number(size))
        for (const [i, weight] of weights.entries())
          for (let unit = 1n; unit <= contest.lower[i]!; unit++)
            expected[Number(((unit - 1n) * contest.house.sum) / weight)]! += 1
        expect(inHouse).toEqual(expected)
      }
  })

  it("as many of them are followed as stated, and no more", () => {
    const weights = [1n, BigInt(maxHouses) + 1n]
    const contest = contestOf({ positions: [0, 1], weights, sum: weights[0]! + weights[1]!, size: weights[1]! })
    expect(releasesFrom(contest, new Uint8Array(2), 1)).toBeUndefined()
    expect(releasesFrom(contest, new Uint8Array(2), 2)!.inHouse).toHaveLength(maxHouses)
  })
})
