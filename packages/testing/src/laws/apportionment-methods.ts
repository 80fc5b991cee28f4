// Which law holds for which of the seven methods, as theory has it, and for each that must fail the smallest division
// known on which it does. A method that keeps a law it must break is not the method it says it is.
// Source: Balinski & Young 1982, "Fair Representation", appendix A.
import type { Method } from "@keikaku/core/apportion"
import type { ApportionmentCase } from "./apportionment-case.ts"
import { changeRules } from "./apportionment-changes.ts"
import { divisionRules } from "./apportionment-rules.ts"

/** Every rule of division under its short name. */
export const apportionmentRules = { ...divisionRules, ...changeRules }

/** The short names of the laws of division. */
export type ApportionmentLawName = keyof typeof apportionmentRules

type Broken = Readonly<Partial<Record<ApportionmentLawName, ApportionmentCase>>>

/** The laws that each method breaks, and where; it keeps all others. No tie has to be broken in any of these. */
const broken: Readonly<Record<Method, Broken>> = {
  hamilton: {
    "house-monotone": { total: 3, weights: [3, 3, 1] },
    "population-monotone": { total: 3, weights: [14, 6, 5], later: [15, 15, 4] },
    consistent: { total: 2, weights: [10, 3, 2], part: [0, 1] }
  },
  jefferson: { "upper-quota": { total: 3, weights: [4, 1, 1] } },
  adams: { "lower-quota": { total: 3, weights: [4, 1, 1] } },
  webster: {
    "lower-quota": { total: 6, weights: [6, 1, 1, 1] },
    "upper-quota": { total: 3, weights: [6, 1, 1, 1] }
  },
  "huntington-hill": {
    "lower-quota": { total: 3, weights: [4, 1, 1] },
    "upper-quota": { total: 16, weights: [9, 1, 1, 1] }
  },
  dean: {
    "lower-quota": { total: 3, weights: [4, 1, 1] },
    "upper-quota": { total: 30, weights: [6, 1, 1, 1] }
  },
  quota: {
    "population-monotone": { total: 4, weights: [25, 6, 1], later: [26, 5, 4] },
    consistent: { total: 4, weights: [9, 2, 1], part: [0, 1] }
  }
}

/**
 * The laws of division, and for each whether the method keeps it.
 * @example
 * ```ts
 * import { lawsOf } from "@keikaku/testing"
 * lawsOf("webster")["house-monotone"] // => true
 * lawsOf("hamilton")["house-monotone"] // => false
 * lawsOf("jefferson")["lower-quota"] // => true
 * lawsOf("jefferson")["upper-quota"] // => false
 * ```
 */
export const lawsOf = (method: Method): Readonly<Record<ApportionmentLawName, boolean>> =>
  Object.fromEntries(Object.keys(apportionmentRules).map((name) => [name, !(name in broken[method])])) as Record<
    ApportionmentLawName,
    boolean
  >

/**
 * The smallest division known on which a method breaks a law (fewest shares, then least total and weights); `undefined`
 * where the method keeps the law. Found by a bounded search through small divisions in that order.
 * @example
 * ```ts
 * import { counterexample } from "@keikaku/testing"
 * counterexample("hamilton", "house-monotone") // => { total: 3, weights: [3, 3, 1] }
 * counterexample("webster", "house-monotone") // => undefined
 * ```
 */
export const counterexample = (method: Method, law: ApportionmentLawName): ApportionmentCase | undefined =>
  broken[method][law]

/** Every division on which some method breaks the law: whoever checks it begins with these. */
export const knownBreaches = (law: ApportionmentLawName): ReadonlyArray<ApportionmentCase> =>
  Object.values(broken).flatMap((laws: Broken) => laws[law] ?? [])
