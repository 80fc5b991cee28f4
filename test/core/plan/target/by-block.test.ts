// Division by the blocks: sums agree, bounds are kept, and where rounding twice differs from rounding once it is shown.
import { apportion, apportionByBlock, type BlockShare, compareRoutes, methods, prefectures } from "@keikaku/core"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { boundedArbitrary } from "./apportion-arbitraries.ts"

const blocked = fc
  .tuple(boundedArbitrary, fc.array(fc.constantFrom("a", "b", "c"), { minLength: 12, maxLength: 12 }))
  .map(([{ shares, total }, lots]) => ({
    total,
    shares: shares.map((share, i): BlockShare => ({ ...share, block: lots[i % lots.length]! }))
  }))

describe.each(methods)("P4.2 division by the blocks, %s", (method) => {
  test("the branches of a block add up to its units, and the blocks to the total", () => {
    fc.assert(
      fc.property(blocked, ({ shares, total }) => {
        const { blocks, units } = Result.getOrThrow(apportionByBlock(method, total, shares))
        expect(blocks.reduce((sum, each) => sum + each.units, 0)).toBe(total)
        for (const { block, units: ofBlock } of blocks)
          expect(shares.reduce((sum, share, i) => sum + (share.block === block ? units[i]! : 0), 0)).toBe(ofBlock)
      }),
      { numRuns: 100 }
    )
  })

  test("every branch keeps its floor and its cap", () => {
    fc.assert(
      fc.property(blocked, ({ shares, total }) => {
        const { units } = Result.getOrThrow(apportionByBlock(method, total, shares))
        for (const [i, { cap, floor }] of shares.entries()) {
          expect(units[i]).toBeGreaterThanOrEqual(floor ?? 0)
          expect(units[i]).toBeLessThanOrEqual(cap ?? total)
        }
      }),
      { numRuns: 100 }
    )
  })

  test("bounds that the branches keep without them change nothing", () => {
    fc.assert(
      fc.property(blocked, fc.nat({ max: 2 }), ({ shares, total }, slack) => {
        fc.pre(shares.some(({ weight }) => BigInt(weight) > 0n))
        const free = shares.map(({ block, key, weight }) => ({ block, key, weight }))
        const unbounded = Result.getOrThrow(apportionByBlock(method, total, free))
        const kept = free.map((share, i) => {
          const own = unbounded.units[i]!
          return { ...share, floor: Math.max(0, own - slack), cap: own + (i % 3) * slack }
        })
        expect(Result.getOrThrow(apportionByBlock(method, total, kept)).units).toEqual(unbounded.units)
      }),
      { numRuns: 100 }
    )
  })

  test("the blocks receive what dividing among them alone gives, and each is divided as if alone", () => {
    const shares = prefectures.map(({ block, code, weightFy2011 }) => ({ key: code, block, weight: weightFy2011 }))
    const { blocks, units } = Result.getOrThrow(apportionByBlock(method, 94_000, shares))
    const weightOf = (block: string) =>
      shares.reduce((sum, share) => sum + (share.block === block ? share.weight : 0), 0)
    const among = blocks.map(({ block }) => ({ key: block, weight: weightOf(block) }))
    expect(blocks.map((each) => each.units)).toEqual(Result.getOrThrow(apportion(method, 94_000, among)).units)
    const kinki = shares.filter(({ block }) => block === "kinki")
    const alone = Result.getOrThrow(apportion(method, blocks.find(({ block }) => block === "kinki")!.units, kinki))
    expect(units.filter((_, i) => shares[i]!.block === "kinki")).toEqual(alone.units)
  })

  test("with one block for all, or a block for each, the routes agree", () => {
    fc.assert(
      fc.property(blocked, ({ shares, total }) => {
        for (const blockOf of [() => "all", (key: string) => key]) {
          const same = shares.map((share) => ({ ...share, block: blockOf(share.key) }))
          const compared = Result.getOrThrow(compareRoutes(method, total, same))
          expect(compared.map(({ difference }) => difference)).toEqual(same.map(() => 0))
        }
      }),
      { numRuns: 50 }
    )
  })

  test("the differences between the routes add up to zero", () => {
    fc.assert(
      fc.property(blocked, ({ shares, total }) => {
        const compared = Result.getOrThrow(compareRoutes(method, total, shares))
        expect(compared.reduce((sum, { difference }) => sum + difference, 0)).toBe(0)
        for (const { byBlock, difference, direct } of compared) expect(byBlock - direct).toBe(difference)
      }),
      { numRuns: 50 }
    )
  })
})

describe("P4.2 division by the blocks", () => {
  const share = (key: string, block: string, weight: number, bounds: object = {}) => ({ key, block, weight, ...bounds })

  test("may give a branch other units than the direct division", () => {
    const shares = [share("13", "east", 2), share("14", "east", 2), share("27", "west", 3)]
    const compared = Result.getOrThrow(compareRoutes("jefferson", 1, shares))
    expect(compared.map(({ byBlock, difference, direct, key }) => [key, direct, byBlock, difference])).toEqual([
      ["13", 0, 1, 1],
      ["14", 0, 0, 0],
      ["27", 1, 0, -1]
    ])
  })

  test("a block is capped only when all its branches are; one of weight zero receives its floor", () => {
    const capped = [share("a", "x", 9, { cap: 2 }), share("b", "x", 0, { floor: 1 }), share("c", "y", 1)]
    expect(Result.getOrThrow(apportionByBlock("webster", 20, capped)).units).toEqual([2, 1, 17])
    const open = [share("a", "x", 9, { cap: 2 }), share("b", "x", 1), share("c", "y", 1)]
    expect(Result.getOrThrow(apportionByBlock("webster", 11, open)).units).toEqual([2, 8, 1])
  })

  test("ties are reported separately: among the blocks, and among the branches of one", () => {
    const shares = [share("a", "x", 1), share("b", "x", 1), share("c", "y", 2)]
    const { blockTies, ties, units } = Result.getOrThrow(apportionByBlock("webster", 1, shares))
    expect(units).toEqual([1, 0, 0])
    expect(blockTies).toEqual([{ keys: ["x", "y"], awardedTo: ["x"] }])
    expect(ties).toEqual([{ keys: ["a", "b"], awardedTo: ["a"] }])
  })

  test("a refusal names the branch that forbids the division, not its block", () => {
    const error = Result.getOrThrow(Result.flip(apportionByBlock("webster", 3, [share("13", "east", -1)])))
    expect(error).toMatchObject({ _tag: "WeightNotAllowed", key: "13" })
    const twice = [share("13", "east", 1), share("13", "west", 1)]
    expect(Result.getOrThrow(Result.flip(apportionByBlock("webster", 3, twice)))).toMatchObject({ key: "13" })
    const floors = [share("13", "east", 1, { floor: 2 }), share("27", "west", 1, { floor: 2 })]
    expect(Result.getOrThrow(Result.flip(compareRoutes("webster", 3, floors)))._tag).toBe("FloorsAboveTotal")
  })
})
