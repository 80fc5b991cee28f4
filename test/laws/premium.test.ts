// The money of the core makes premiums that keep the laws, and the vector of the guidance: 347,529 yen, of which WC 64,019.
import { premiumLaws } from "@keikaku/testing"
import { describe, expect, it } from "vitest"
import { plainPremiums } from "./premiums.ts"
import { testLaws } from "./runs.ts"

describe("premiums from the money of the core", () => {
  testLaws(premiumLaws(plainPremiums))

  it("18,291 thousand yen at 3.5‰ and 15.5‰ make 347,529 yen, of which 64,019 show under WC", () => {
    expect(plainPremiums.combined(18_291_999, "3.5", "15.5")).toEqual({ total: 347_529, wc: 64_019, ei: 283_510 })
    expect(plainPremiums.premium(18_291_999, "3.5")).toBe(64_018)
  })
})
