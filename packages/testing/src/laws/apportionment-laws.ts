// The laws of dividing a whole number of units by weight, for any implementation: hand it over, say which method it
// means to be, and each law is a named check that shows a counterexample as a small table.
import { type Method, methods } from "@keikaku/core/apportion"
import { type ApportionmentCase, type ApportionmentUnderTest, showDivision } from "./apportionment-case.ts"
import { type ApportionmentLawName, apportionmentRules, knownBreaches, lawsOf } from "./apportionment-methods.ts"
import { type Law, law } from "./law.ts"

/** A law of division: its short name, its sentence, its check, and what breaks it in one case. */
export interface ApportionmentLaw extends Law {
  readonly law: ApportionmentLawName
  /** What is wrong in a case, in words, or undefined when the law holds in it. */
  readonly violation: (example: ApportionmentCase) => string | undefined
}

/**
 * The laws that a division should keep: those named in `holds`, else those that `method` keeps, else those that every
 * one of the seven methods keeps. The implementation's way of breaking ties belongs to it: larger weights first, then
 * earlier shares, keeps every law.
 * @example
 * ```ts
 * import { apportionmentLaws } from "@keikaku/testing"
 * const roundedDown = (total: number, shares: ReadonlyArray<{ weight: number }>) => {
 *   const all = shares.reduce((sum, { weight }) => sum + weight, 0)
 *   return shares.map(({ weight }) => Math.floor((total * weight) / all))
 * }
 * const laws = apportionmentLaws(roundedDown, { holds: ["sum", "whole"] })
 * laws.map(({ name }) => name) // => ["the units add up to the total", "every share receives whole units, never less than none"]
 * laws[0]?.violation({ total: 4, weights: [3, 3, 1] }) // => "The units add up to 2, not to 4."
 * ```
 */
export const apportionmentLaws = (
  implementation: ApportionmentUnderTest,
  options: { readonly method?: Method; readonly holds?: ReadonlyArray<ApportionmentLawName> } = {}
): ReadonlyArray<ApportionmentLaw> => {
  const { holds, method } = options
  const kept = (name: ApportionmentLawName): boolean =>
    holds?.includes(name) ?? (method === undefined ? keptByAll.includes(name) : lawsOf(method)[name])
  const show = showDivision(implementation)
  return names.filter(kept).map((name): ApportionmentLaw => {
    const rule = apportionmentRules[name]
    const violation = (example: ApportionmentCase) => rule.violation(implementation, example)
    return {
      ...law(rule.name, { cases: rule.cases, show, examples: knownBreaches(name) }, violation),
      law: name,
      violation
    }
  })
}

const names = Object.keys(apportionmentRules) as ReadonlyArray<ApportionmentLawName>
const keptByAll = names.filter((name) => methods.every((method) => lawsOf(method)[name]))
