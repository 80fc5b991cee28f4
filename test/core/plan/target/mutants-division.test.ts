// What a division does with its route and with a name given twice, shown by the figures themselves: small changes to either
// would pass where only the sums are looked at.
import { apportion, apportionByBlock, blend, divideTarget, prefectures, zenkokuRohoren } from "@keikaku/core"
import { Result } from "effect"
import { describe, expect, test } from "vitest"

const weights = prefectures.map(({ code, weightFy2011 }) => ({ branch: code, weight: weightFy2011 }))
const sources = [{ name: "目標把握数", percent: 100, weights }]
const shares = prefectures.map(({ block, code, weightFy2011 }) => ({ key: code, block, weight: weightFy2011 }))
const unitsBy = (route: "direct" | "by-block") =>
  Result.getOrThrow(divideTarget(zenkokuRohoren, 7_700, { method: "hamilton", route, sources })).map(
    ({ units }) => units
  )

describe("the route of a division", () => {
  test("straight to the branches is the plain division, and by the blocks the other one; they differ", () => {
    expect(unitsBy("direct")).toEqual(Result.getOrThrow(apportion("hamilton", 7_700, shares)).units)
    expect(unitsBy("by-block")).toEqual(Result.getOrThrow(apportionByBlock("hamilton", 7_700, shares)).units)
    expect(unitsBy("by-block")).not.toEqual(unitsBy("direct"))
  })
})

describe("what is named twice", () => {
  test("is refused with how often it occurs, not with how many there are", () => {
    const twice = ["13", "27", "13"].map((branch) => ({ branch, floor: 1 }))
    const spec = { method: "webster", route: "direct", sources, bounds: twice } as const
    expect(divideTarget(zenkokuRohoren, 100, spec)).toMatchObject({ failure: { key: "13", figure: "2" } })
    const named = (name: string, percent: number) => ({ name, percent, weights })
    const blended = blend([named("実績", 40), named("会員", 20), named("実績", 40)])
    expect(blended).toMatchObject({ failure: { figure: "2" } })
  })
})
