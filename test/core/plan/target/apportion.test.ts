import { Result } from "effect"
import { describe, expect, it } from "vitest"
import {
  type ApportionmentError,
  apportion,
  explain,
  type Method,
  methods,
  type Share
} from "../../../../packages/core/src/plan/target/apportion.ts"
import { sharesOf, unitsOf } from "./apportion-arbitraries.ts"
import { prefectures } from "./apportion-weights.ts"

describe("known divisions", () => {
  const weights = [5117, 4400, 162, 161, 160]
  const expected: Record<Method, ReadonlyArray<number>> = {
    hamilton: [51, 44, 2, 2, 1],
    jefferson: [52, 45, 1, 1, 1],
    webster: [51, 43, 2, 2, 2],
    "huntington-hill": [51, 43, 2, 2, 2],
    adams: [51, 43, 2, 2, 2],
    dean: [51, 43, 2, 2, 2],
    quota: [52, 44, 2, 1, 1]
  }
  it.each(methods)("five shares and 100 units by %s", (method) => {
    expect(unitsOf(method, 100, sharesOf(weights))).toEqual(expected[method])
  })

  it("the Alabama paradox: under Hamilton the least of 3, 3, 1 has one unit of three and none of four", () => {
    expect(unitsOf("hamilton", 3, sharesOf([3, 3, 1]))).toEqual([1, 1, 1])
    expect(unitsOf("hamilton", 4, sharesOf([3, 3, 1]))).toEqual([2, 2, 0])
  })

  it("the quota method gives 3, 3, 1 no paradox", () => {
    expect(unitsOf("quota", 3, sharesOf([3, 3, 1]))).toEqual([2, 1, 0])
    expect(unitsOf("quota", 4, sharesOf([3, 3, 1]))).toEqual([2, 2, 0])
    expect(unitsOf("quota", 7, sharesOf([3, 3, 1]))).toEqual([3, 3, 1])
  })

  it("the five divisor methods differ on weights 9061, 7179, 5259, 3319, 1182 and 26 units", () => {
    const shares = sharesOf([9061, 7179, 5259, 3319, 1182])
    expect(unitsOf("adams", 26, shares)).toEqual([9, 7, 5, 3, 2])
    expect(unitsOf("dean", 26, shares)).toEqual([9, 7, 5, 4, 1])
    expect(unitsOf("huntington-hill", 26, shares)).toEqual([9, 7, 6, 3, 1])
    expect(unitsOf("webster", 26, shares)).toEqual([9, 8, 5, 3, 1])
    expect(unitsOf("jefferson", 26, shares)).toEqual([10, 7, 5, 3, 1])
    expect(unitsOf("hamilton", 26, shares)).toEqual([9, 7, 5, 4, 1])
  })
})

describe("the prefectures", () => {
  const unitsFor = (method: Method, total: number, key: string) =>
    unitsOf(method, total, prefectures)[prefectures.findIndex((share) => share.key === key)]

  it("Hamilton takes a unit from 宮城 when one promoter is added to 7,702", () => {
    expect(unitsFor("hamilton", 7_703, "宮城")).toBe(unitsFor("hamilton", 7_702, "宮城")! - 1)
  })

  it.each(methods.filter((method) => method !== "hamilton"))("%s takes none from anyone", (method) => {
    const [before, after] = [unitsOf(method, 7_702, prefectures), unitsOf(method, 7_703, prefectures)]
    expect(after.every((units, i) => units >= before[i]!)).toBe(true)
  })

  it.each(methods)("%s gives every branch its weight when the total is the sum of weights", (method) => {
    expect(unitsOf(method, 50_040, prefectures)).toEqual(prefectures.map((share) => share.weight))
  })

  it.each(methods)("%s divides 94,000 and ten million canvasses without losing one", (method) => {
    for (const total of [94_000, 10_000_000]) {
      expect(unitsOf(method, total, prefectures).reduce((a, b) => a + b)).toBe(total)
    }
  })
})

describe("few units", () => {
  it.each(["adams", "dean", "huntington-hill"] as const)("%s gives the largest weights one each", (method) => {
    expect(unitsOf(method, 2, sharesOf([1, 5, 0, 900, 5]))).toEqual([0, 1, 0, 1, 0])
    expect(unitsOf(method, 4, sharesOf([1, 5, 0, 900, 5]))).toEqual([1, 1, 0, 1, 1])
  })

  it.each(methods)("%s divides nothing into nothings", (method) => {
    expect(unitsOf(method, 0, sharesOf([1, 0, 2]))).toEqual([0, 0, 0])
    expect(unitsOf(method, 0, sharesOf([0, 0]))).toEqual([0, 0])
    expect(unitsOf(method, -0, sharesOf([-0]))).toEqual([0])
  })

  it.each(methods)("%s never gives a negative zero, whatever zeros it is given", (method) => {
    const shares = [
      { key: "a", weight: 1, cap: -0 },
      { key: "b", weight: 1, floor: -0 },
      { key: "c", weight: -0, floor: -0 }
    ]
    expect(unitsOf(method, 3, shares)).toEqual([0, 3, 0])
    expect(Result.getOrThrow(apportion(method, -0, shares))).toEqual({ method, total: 0, units: [0, 0, 0], ties: [] })
  })

  it.each(methods)("%s stays exact with totals and weights at the edge of the safe numbers", (method) => {
    const most = Number.MAX_SAFE_INTEGER
    expect(unitsOf(method, most, sharesOf([most, 0]))).toEqual([most, 0])
    expect(unitsOf(method, most, sharesOf([10n ** 40n, 10n ** 40n]))).toEqual([2 ** 52, 2 ** 52 - 1])
  })
})

describe("ties", () => {
  const tiesOf = (method: Method, total: number, shares: ReadonlyArray<Share>) =>
    Result.getOrThrow(apportion(method, total, shares)).ties

  it.each(methods)("%s breaks a tie of equal weights by position and says so", (method) => {
    expect(unitsOf(method, 4, sharesOf([5, 5, 5]))).toEqual([2, 1, 1])
    expect(tiesOf(method, 4, sharesOf([5, 5, 5]))).toEqual([{ keys: ["b0", "b1", "b2"], awardedTo: ["b0"] }])
  })

  it("of unequal weights with equal claims, the larger has the unit", () => {
    expect(unitsOf("webster", 2, sharesOf([1, 3]))).toEqual([0, 2])
    expect(tiesOf("webster", 2, sharesOf([1, 3]))).toEqual([{ keys: ["b0", "b1"], awardedTo: ["b1"] }])
  })

  it.each(methods)("%s reports no tie where everyone's quota is whole", (method) => {
    expect(tiesOf(method, 6, sharesOf([5, 5, 5]))).toEqual([])
  })
})

describe("floors and caps that do not bind", () => {
  it.each(methods)(
    "%s gives the prefectures the same with a floor of one, where everybody has one anyway",
    (method) => {
      const units = unitsOf(method, 174, prefectures)
      const isServed = units.every((own) => own >= 1)
      expect(isServed).toBe(method !== "jefferson" && method !== "quota" && method !== "webster")
      const floored = prefectures.map((share, i) => ({ ...share, floor: Math.min(1, units[i]!) }))
      expect(unitsOf(method, 174, floored)).toEqual(units)
    }
  )

  it("Hamilton's and the quota method's remainders stay those of the whole", () => {
    const hamilton = [2, 2, 7].map((weight, i) => ({ key: `b${i}`, weight, ...(i < 2 ? { cap: 1 - i } : {}) }))
    expect(unitsOf("hamilton", 2, hamilton)).toEqual([1, 0, 1])
    const quota = [4, 8, 4].map((weight, i) => ({ key: `b${i}`, weight, ...(i === 2 ? { cap: 0 } : {}) }))
    expect(unitsOf("quota", 2, quota)).toEqual([1, 1, 0])
  })

  it("whom a floor binds is lifted, and the others are rounded by their quotas of the whole", () => {
    // Quotas 4.6, 3.3, 1.7 and 0.4: the first and the third are rounded up. The fourth's floor takes the unit of the smaller
    // remainder under Hamilton, and that of the lower priority, 17/2 against 46/5, under the quota method.
    const shares = [46, 33, 17, 4].map((weight, i) => ({ key: `b${i}`, weight }))
    const floored = shares.with(3, { ...shares[3]!, floor: 1 } as (typeof shares)[number])
    expect(unitsOf("hamilton", 10, shares)).toEqual([5, 3, 2, 0])
    expect(unitsOf("hamilton", 10, floored)).toEqual([4, 3, 2, 1])
    expect(unitsOf("quota", 10, shares)).toEqual([5, 3, 2, 0])
    expect(unitsOf("quota", 10, floored)).toEqual([5, 3, 1, 1])
  })
})

describe("floors and caps", () => {
  it.each(methods)("%s keeps floors and caps and divides the rest", (method) => {
    const shares: ReadonlyArray<Share> = [
      { key: "a", weight: 10, cap: 4 },
      { key: "b", weight: 1, floor: 3 },
      { key: "c", weight: 10 },
      { key: "d", weight: 0, floor: 1 }
    ]
    expect(unitsOf(method, 20, shares)).toEqual([4, 3, 12, 1])
  })

  it.each(methods)("%s gives all floors, or all caps, when they make up the total", (method) => {
    const shares = [3, 1, 0].map((weight, i) => ({ key: `b${i}`, weight, floor: i, cap: i + 2 }))
    expect(unitsOf(method, 3, shares)).toEqual([0, 1, 2])
    expect(unitsOf(method, 7, shares)).toEqual([2, 3, 2])
  })

  it.each(methods)("%s settles floors and caps that balance each other", (method) => {
    const shares = [
      { key: "a", weight: 1, floor: 2 },
      { key: "b", weight: 3, cap: 2 }
    ]
    expect(unitsOf(method, 4, shares)).toEqual([2, 2])
  })

  it.each(methods)("%s accepts weights of zero when the floors make up the total", (method) => {
    expect(unitsOf(method, 3, [{ key: "a", weight: 0, floor: 3 }])).toEqual([3])
  })
})

describe("divisions that cannot be made", () => {
  const cases: ReadonlyArray<
    readonly [rule: string, total: number, shares: ReadonlyArray<Share>, Partial<ApportionmentError>]
  > = [
    ["no shares", 3, [], { _tag: "NoShares", key: null }],
    [
      "a key twice",
      3,
      sharesOf([1, 2]).map(({ weight }) => ({ key: "大阪", weight })),
      { _tag: "DuplicateKey", key: "大阪", figure: "2" }
    ],
    ["a negative weight", 3, sharesOf([1, -2]), { _tag: "WeightNotAllowed", key: "b1", figure: "-2" }],
    ["a negative bigint weight", 3, sharesOf([1, -2n]), { _tag: "WeightNotAllowed", key: "b1", figure: "-2" }],
    ["a fractional weight", 3, sharesOf([1.5]), { _tag: "WeightNotAllowed", key: "b0", figure: "1.5" }],
    [
      "a weight that is not a number",
      3,
      sharesOf([Number.NaN]),
      { _tag: "WeightNotAllowed", key: "b0", figure: "NaN" }
    ],
    [
      "an infinite weight",
      3,
      sharesOf([Number.POSITIVE_INFINITY]),
      { _tag: "WeightNotAllowed", key: "b0", figure: "Infinity" }
    ],
    [
      "a weight too large to be exact",
      3,
      sharesOf([2 ** 53]),
      { _tag: "WeightNotAllowed", key: "b0", figure: "9007199254740992" }
    ],
    ["a negative total", -1, sharesOf([1]), { _tag: "TotalNotAllowed", key: null, figure: "-1" }],
    ["a fractional total", 0.5, sharesOf([1]), { _tag: "TotalNotAllowed", key: null, figure: "0.5" }],
    ["a total that is not a number", Number.NaN, sharesOf([1]), { _tag: "TotalNotAllowed", key: null, figure: "NaN" }],
    [
      "a total too large to be exact",
      2 ** 53,
      sharesOf([1]),
      { _tag: "TotalNotAllowed", key: null, figure: "9007199254740992" }
    ],
    ["weights all zero", 3, sharesOf([0, 0]), { _tag: "AllWeightsZero", key: null, figure: "3" }],
    [
      "a floor above its cap",
      3,
      [{ key: "a", weight: 1, floor: 3, cap: 2 }],
      { _tag: "FloorAboveCap", key: "a", figure: "3" }
    ],
    ["a negative floor", 3, [{ key: "a", weight: 1, floor: -1 }], { _tag: "BoundNotAllowed", key: "a", figure: "-1" }],
    ["a fractional cap", 3, [{ key: "a", weight: 1, cap: 3.5 }], { _tag: "BoundNotAllowed", key: "a", figure: "3.5" }],
    [
      "a floor that is not a number",
      3,
      [{ key: "a", weight: 1, floor: Number.NaN }],
      { _tag: "BoundNotAllowed", key: "a", figure: "NaN" }
    ],
    [
      "floors above the total",
      3,
      [
        { key: "a", weight: 1, floor: 2 },
        { key: "b", weight: 1, floor: 2 }
      ],
      { _tag: "FloorsAboveTotal", key: null, figure: "4" }
    ],
    [
      "caps below the total",
      5,
      [
        { key: "a", weight: 1, cap: 2 },
        { key: "b", weight: 1, cap: 2 }
      ],
      { _tag: "CapsBelowTotal", key: null, figure: "4" }
    ],
    [
      "caps below the total, as a weight of zero takes its floor only",
      5,
      [
        { key: "a", weight: 1, cap: 2 },
        { key: "b", weight: 0, floor: 1, cap: 9 }
      ],
      { _tag: "CapsBelowTotal", key: null, figure: "3" }
    ]
  ]
  it.each(cases)("%s", (_rule, total, shares, expected) => {
    for (const method of methods) {
      const error = Result.getOrThrow(Result.flip(apportion(method, total, shares)))
      expect(error).toMatchObject(expected)
      expect(error.sentence.ja).toMatch(/。$/)
      expect(error.sentence.en).toMatch(/\.$/)
      if (error.key !== null) expect(error.sentence.ja).toContain(error.key)
      expect(JSON.parse(JSON.stringify(error))).toEqual(error)
      expect(explain(method, total, shares)).toEqual(apportion(method, total, shares))
    }
  })

  it("says whether it was the floor or the cap that is not allowed", () => {
    const refused = (share: Omit<Share, "key" | "weight">) =>
      Result.getOrThrow(Result.flip(apportion("webster", 3, [{ key: "a", weight: 1, ...share }]))).sentence
    expect(refused({ floor: -1 }).ja).toMatch(/下限 -1/)
    expect(refused({ floor: -1 }).en).toMatch(/^The floor of "a" is -1;/)
    expect(refused({ cap: -1 }).ja).toMatch(/上限 -1/)
    expect(refused({ cap: -1 }).en).toMatch(/^The cap of "a" is -1;/)
  })

  it("counts only the shares that bear the repeated key, and none where there are none", () => {
    const keyed = (keys: ReadonlyArray<string>) =>
      Result.getOrThrow(
        Result.flip(
          apportion(
            "webster",
            3,
            keys.map((key) => ({ key, weight: 1 }))
          )
        )
      )
    expect(keyed(["a", "b", "c", "b"])).toMatchObject({ _tag: "DuplicateKey", key: "b", figure: "2" })
    expect(keyed([])).toMatchObject({ _tag: "NoShares", figure: "0" })
  })
})
