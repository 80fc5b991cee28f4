// Floors and caps where the units that remain after rounding are many for a few shares: a share that has reached its cap
// takes no further one, however far ahead of the others its next claim would be.
import { expect, it } from "vitest"
import type { Share } from "../../../../packages/core/src/plan/target/apportion.ts"
import { unitsOf } from "./apportion-arbitraries.ts"
import { slowDivisor } from "./apportion-oracle.ts"

const shares: ReadonlyArray<Share> = [
  { key: "a", weight: 700, cap: 5 },
  { key: "b", weight: 1, cap: 5 },
  { key: "c", weight: 208, floor: 1, cap: 4 },
  { key: "d", weight: 712, cap: 2 },
  { key: "e", weight: 3 },
  { key: "f", weight: 796, cap: 4 },
  { key: "g", weight: 3 },
  { key: "h", weight: 4 }
]

it("under Adams 17 units among large shares with low caps and small ones without", () => {
  expect(unitsOf("adams", 17, shares)).toEqual([5, 1, 2, 2, 1, 4, 1, 1])
  expect(slowDivisor("adams", 17, shares)).toEqual([5, 1, 2, 2, 1, 4, 1, 1])
})
