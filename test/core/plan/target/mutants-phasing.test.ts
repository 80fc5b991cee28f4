// A year's figure that cannot be spread over its months: the refusal of a profile without units can be read in both languages,
// as every other can.
import { FiscalYear, phaseTarget, zenkokuRohoren } from "@keikaku/core"
import { Result } from "effect"
import { expect, test } from "vitest"

test("P4.2 a profile in which every month is zero is refused in both languages", () => {
  const weights = Array.from({ length: 12 }, () => 0)
  const refused = Result.getOrThrow(
    Result.flip(phaseTarget(7, { _tag: "profile", weights }, FiscalYear.make(2023), zenkokuRohoren.calendar))
  )
  expect(refused.sentence.ja).toMatch(/すべて0.*。$/)
  expect(refused.sentence.en).toMatch(/is zero, .*\.$/)
})
