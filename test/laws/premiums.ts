// Premiums as plainly as they can be computed from the money of the core: what the laws of premiums are tried on.
import { addRates, multiplyYen, perMille, truncateTo, Yen } from "@keikaku/core"
import type { PremiumUnderTest } from "@keikaku/testing"

const base = (wages: number): Yen => truncateTo(Yen.make(wages), 1_000)

export const plainPremiums: PremiumUnderTest = {
  premium: (wages, rate) => multiplyYen(base(wages), perMille(rate), "truncate"),
  combined: (wages, wcRate, eiRate) => {
    const total = multiplyYen(base(wages), addRates(perMille(wcRate), perMille(eiRate)), "truncate")
    const ei = multiplyYen(base(wages), perMille(eiRate), "truncate")
    return { total, wc: total - ei, ei }
  },
  instalments: (premium, times) => {
    const each = Math.floor(premium / times)
    return Array.from({ length: times }, (_, n) => (n === 0 ? premium - each * (times - 1) : each))
  }
}
