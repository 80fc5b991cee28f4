// Premiums with one fault each.
import { addRates, multiplyYen, perMille, Yen } from "@keikaku/core"
import { type PremiumUnderTest, premiumLaws } from "@keikaku/testing"
import { describe } from "vitest"
import { plainPremiums as right } from "../../laws/premiums.ts"
import { everyLawBites } from "./breaks.ts"

const whole = (wages: number) => Yen.make(wages - (wages % 1_000))

const mutants: Readonly<Record<string, Partial<PremiumUnderTest>>> = {
  "more wages never make a smaller premium": {
    premium: (wages, rate) => right.premium(wages, rate) | 0
  },
  "wages below the next thousand yen do not count": {
    premium: (wages, rate) => multiplyYen(Yen.make(wages), perMille(rate), "truncate")
  },
  "a premium is the wage base at its rate, cut to whole yen": {
    premium: (wages, rate) => multiplyYen(whole(wages), perMille(rate), "half-up")
  },
  "both insurances together are computed on the sum of their rates": {
    combined: (wages, wcRate, eiRate) => {
      const [wc, ei] = [right.premium(wages, wcRate), right.premium(wages, eiRate)]
      return { total: wc + ei, wc, ei }
    }
  },
  "the odd yen shows under workers' compensation": {
    combined: (wages, wcRate, eiRate) => {
      const total = multiplyYen(whole(wages), addRates(perMille(wcRate), perMille(eiRate)), "truncate")
      const wc = right.premium(wages, wcRate)
      return { total, wc, ei: total - wc }
    }
  },
  "instalments add up to the premium": {
    instalments: (premium, times) => Array.from({ length: times }, () => Math.floor(premium / times))
  },
  "there are as many instalments as agreed, and the first is the largest": {
    instalments: (premium, times) => [...right.instalments(premium, times)].reverse()
  },
  "instalments differ by two yen at most": {
    instalments: (premium, times) => {
      const each = Math.floor(premium / (times + 1))
      return Array.from({ length: times }, (_, n) => (n === 0 ? premium - each * (times - 1) : each))
    }
  }
}

describe("the laws of premiums", () => {
  everyLawBites(
    premiumLaws(right).map(({ name }) => name),
    Object.fromEntries(Object.entries(mutants).map(([name, fault]) => [name, premiumLaws({ ...right, ...fault })]))
  )
})
