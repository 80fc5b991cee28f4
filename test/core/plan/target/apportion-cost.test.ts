// What a division costs, counted in looks at a weight instead of time: in proportion to the shares, however many the units,
// because only the units near the margin are awarded or withdrawn one by one, and the quota method skips houses.
import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { divisorMethod } from "../../../../packages/core/src/plan/target/apportion/divisor-methods.ts"
import { growthOf, TooManyLooks } from "../../../../packages/core/src/plan/target/apportion/quota-growth.ts"
import { contestOf } from "../../../../packages/core/src/plan/target/apportion/quota-house.ts"
import { quotaMethod } from "../../../../packages/core/src/plan/target/apportion/quota-method.ts"
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

describe("the quota method skips what it can", () => {
  it.each([1, 47, 7_702, 25_020, 50_039, 94_000, 10_000_001])(
    "divides %i units among the prefectures with at most sixty looks a branch",
    (total) => {
      const { problem } = counted(
        total,
        prefectures.map(({ weight }) => weight)
      )
      expect(quotaMethod(problem, 60 * prefectures.length)).toBeDefined()
    }
  )

  it("divides 1,741 shares of very different size with far fewer looks than units", () => {
    let seed = 12_345
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed / 2_147_483_648
    }
    const weights = Array.from({ length: 1_741 }, () => 1 + Math.floor(10 ** (random() * 12)))
    expect(quotaMethod(counted(1_000_000, weights).problem, 1_500_000)).toBeDefined()
  })

  it("does not count the units one by one where one weight is the least and one nearly all there is", () => {
    const shares = [
      { key: "a", weight: 1 },
      { key: "b", weight: 2 ** 53 - 1, cap: 5 },
      { key: "c", weight: 2 ** 53 - 2 }
    ]
    expect(unitsOf("quota", 100_000_000, shares)).toEqual([0, 5, 99_999_995])
    const weights = [1n, 2n ** 53n - 2n]
    const problem = { total: 10 ** 8, keys: ["a", "c"], weights, floors: [0, 0], caps: [10 ** 8, 10 ** 8] }
    expect(quotaMethod(problem, 200)).toBeDefined()
  })
})

/** Ten large shares that want a unit late, and twenty small ones that may have theirs early: few houses can be skipped. */
const stubborn = (units: number) => [
  ...Array.from({ length: 10 }, (_, i) => BigInt(Math.floor((units / 10 - 0.5 + (i % 2 ? 0.02 : -0.02) * i) * 1e6))),
  ...Array.from({ length: 20 }, (_, i) => BigInt(250_000 + i))
]

describe("a division by the quota method that can skip few houses", () => {
  it("is refused, not begun and never ended, where there are very many", () => {
    const error = Result.getOrThrow(Result.flip(apportion("quota", 10 ** 8, sharesOf(stubborn(10 ** 8)))))
    expect(error).toMatchObject({ _tag: "TooMuchWork", key: null, figure: "100000000" })
    expect(error.sentences.ja).toMatch(/他の方式を選んでください。$/)
    expect(error.sentences.en).toMatch(/choose another method\.$/)
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

  it("the first short one is found, wherever one begins before it", () => {
    fc.assert(
      fc.property(houses, fc.nat(), ({ contest, roundedUp, size, surplusAt }, some) => {
        const all = Array.from({ length: size }, (_, n) => n + 1)
        const first = all.find((house) => surplusAt(house) < 0)
        const from = 1 + (some % (first ?? (size || 1)))
        expect(growthOf(contest).firstShort(roundedUp, from)).toBe(first)
      }),
      { numRuns: 500 }
    )
  })

  it("a unit to spare in all of some houses is seen, and its want in any", () => {
    fc.assert(
      fc.property(houses, fc.nat(), fc.nat(), ({ contest, roundedUp, size, surplusAt }, one, other) => {
        if (size === 0) return
        const [from, to] = [1 + (one % size), 1 + (other % size)].sort((a, b) => a - b) as [number, number]
        const between = Array.from({ length: to - from + 1 }, (_, n) => from + n)
        const wanted = between.every((house) => surplusAt(house) >= 1)
        expect(growthOf(contest).hasOneToSpare(roundedUp, from, to)).toBe(wanted)
      }),
      { numRuns: 500 }
    )
  })

  it("the looks at them are counted, and stop where they must", () => {
    const { problem } = counted(25_020, [6, 10, 15, 29])
    const contest = contestOf({ positions: [0, 1, 2, 3], weights: problem.weights, sum: 60n, size: 59n })
    expect(() => growthOf(contest, 3).firstShort(new Uint8Array(4), 1)).toThrow(TooManyLooks)
    expect(quotaMethod({ ...problem, total: 59, caps: [59, 59, 59, 59] }, 3)).toBeUndefined()
  })
})
