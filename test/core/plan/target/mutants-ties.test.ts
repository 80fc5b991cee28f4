// Ties of the quota method that take more than three shares to show: units are awarded house by house, and who could have had
// whose unit depends on when each was free to take one. Each was found by breaking ties in thousands of ways.
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { apportion } from "../../../../packages/core/src/plan/target/apportion.ts"
import { sharesOf } from "./apportion-arbitraries.ts"
import { slowQuota } from "./apportion-oracle.ts"

const among = (total: number, weights: ReadonlyArray<number>) => {
  const { ties, units } = Result.getOrThrow(apportion("quota", total, sharesOf(weights)))
  return { units, ties: ties.map(({ awardedTo, keys }) => [keys.join(" "), awardedTo.join(" ")]) }
}

describe("ties of the quota method", () => {
  it("a unit awarded early counts when one that was refused could have had it by then, though another could not", () => {
    expect(among(26, [5, 2, 1, 2, 8, 3, 6, 5])).toEqual({
      units: [5, 1, 0, 1, 7, 3, 5, 4],
      ties: [["b0 b1 b2 b3 b5 b7", "b0 b5"]]
    })
  })

  it("the units awarded are gone through from the latest back, whatever the order of the shares", () => {
    expect(among(19, [8, 6, 12, 12, 1, 3, 15, 15])).toEqual({
      units: [2, 2, 4, 3, 0, 0, 4, 4],
      ties: [["b1 b2 b3 b5", "b1 b2"]]
    })
  })

  it("a unit awarded before any that was refused was free to take it is no part of the tie", () => {
    expect(among(51, [8, 6, 12, 12, 1, 3, 15, 15])).toEqual({
      units: [6, 4, 9, 8, 0, 2, 11, 11],
      ties: [["b2 b3", "b2"]]
    })
  })

  it("houses that come short one after another are each made good", () => {
    const weights = [3, 5, 1, 2, 1, 5, 5]
    expect(among(19, weights).units).toEqual(slowQuota(19, sharesOf(weights)))
    expect(among(19, weights)).toEqual({
      units: [3, 5, 0, 2, 0, 5, 4],
      ties: [["b0 b1 b2 b3 b4 b5 b6", "b0 b1 b3 b5"]]
    })
  })

  it("one that was released too late for the unit of an equal one is no part of the tie", () => {
    expect(among(10, [2, 6, 1, 1, 2, 4])).toEqual({ units: [1, 4, 1, 0, 1, 3], ties: [["b2 b3", "b2"]] })
    expect(among(28, [4, 5, 54, 2, 15, 2])).toEqual({ units: [2, 2, 19, 0, 5, 0], ties: [["b0 b3 b5", "b0"]] })
  })
})
