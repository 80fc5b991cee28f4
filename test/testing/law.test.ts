// A law that is broken says so: in words, with the smallest case, and with the seed that finds it again.
import { apportionmentLaws, LawBroken, phasingLaws } from "@keikaku/testing"
import { describe, expect, it, test } from "vitest"

const roundedDown = (total: number, shares: ReadonlyArray<{ readonly weight: number }>) => {
  const all = shares.reduce((sum, { weight }) => sum + weight, 0)
  return shares.map(({ weight }) => Math.floor((total * weight) / all))
}
const [sum, whole] = apportionmentLaws(roundedDown, { holds: ["sum", "whole"] }) as [any, any]

const brokenBy = (check: () => void): LawBroken => {
  try {
    check()
  } catch (broken) {
    if (broken instanceof LawBroken) return broken
  }
  throw new Error("the law held")
}

describe("a broken law", () => {
  const broken = brokenBy(() => sum.check({ runs: 500, seed: 7 }))

  it("says what is wrong, and shows the smallest case as a table", () => {
    const [law, wrong, total, heading, ...rows] = broken.message.split("\n")
    expect(law).toBe("The law is broken: the units add up to the total.")
    expect(wrong).toMatch(/^The units add up to \d+, not to \d+\.$/)
    expect(total).toBe("Total 1")
    expect(heading).toMatch(/^share +weight +units$/)
    expect(rows[0]).toMatch(/^ +b1 +\d+ +0$/)
  })

  it("names seed and path, and the same seed finds the same case", () => {
    expect(broken.message).toContain(`Seed 7, path "${broken.path}".`)
    expect(brokenBy(() => sum.check({ runs: 500, seed: 7 })).counterexample).toEqual(broken.counterexample)
  })

  it("counts an implementation that throws as one that does not keep it", () => {
    const [law] = phasingLaws(() => {
      throw new Error("no")
    })
    expect(() => law!.check()).toThrow("It threw: no")
  })
})

describe("a law that holds", () => {
  test("fits a test runner as it is", whole.check)

  it("has nothing to say", () => {
    expect(whole.check({ runs: 1_000 })).toBeUndefined()
  })

  it("is checked on as many cases as asked for", () => {
    let asked = 0
    const [law] = apportionmentLaws(
      (total, shares) => {
        asked++
        return shares.map((_, i) => (i === 0 ? total : 0))
      },
      { holds: ["sum"] }
    )
    law!.check({ runs: 123 })
    expect(asked).toBe(123)
  })
})
