// Positions with one fault are as few discrepancies as there are stretches of them, and never too many.
import { discrepanciesAt, maxDiscrepancies } from "@keikaku/kernel"
import fc from "fast-check"
import { expect, it } from "vitest"

const at = (positions: Parameters<typeof discrepanciesAt>[1]) =>
  discrepanciesAt("missing", positions).map(({ position, sentence }) => [position, sentence.en.replace(/:.*/, "")])

it("neighbouring positions are one discrepancy, at the first of them, in whatever order they are given", () => {
  expect(at([])).toEqual([])
  expect(at([9, 2, 1, 3, 7])).toEqual([
    [1, "Positions 1 to 3"],
    [7, "Position 7"],
    [9, "Position 9"]
  ])
  expect(at([[5, 1_000_000_000_000], 4, 3, [7, 9]])).toEqual([[3, "Positions 3 to 1000000000000"]])
})

it("there are never more than a hundred, whatever the positions", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2_000), { maxLength: 1_000 }), (positions) => {
      const found = at(positions)
      expect(found.length).toBeLessThanOrEqual(maxDiscrepancies)
      for (const [position] of found) expect(positions.includes((position as number) - 1)).toBe(false)
    })
  )
})
