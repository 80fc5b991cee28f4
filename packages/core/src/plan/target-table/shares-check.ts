// Whether each branch's target stands by itself: within its floor and cap, nothing for no weight, and within its quota
// (weight × total / sum of weights), rounded down or up. Where floors and caps hold some, the quota is what they leave.
import { Result } from "effect"
import { separated } from "../../exact/index.ts"
import type { Fraction } from "../target/index.ts"
import type { Finding } from "./finding.ts"
import { about, aboutNation, type BranchTarget, type MetricTargets, quotaBounds } from "./metric-targets.ts"

/** Floors and caps that are not kept, or cannot be, and weights of zero with a target. */
export const checkBounds = (metricTargets: MetricTargets): ReadonlyArray<Finding> => {
  const { entries, total, working } = metricTargets
  const unmet =
    working === undefined || Result.isSuccess(working)
      ? []
      : [aboutNation(metricTargets, "BoundsCannotBeMet", { total: total! }, working.failure.sentence)]
  return [...unmet, ...entries.flatMap((entry) => boundsOf(metricTargets, entry))]
}

const boundsOf = (metricTargets: MetricTargets, entry: BranchTarget): ReadonlyArray<Finding> => {
  const { cap, floor = 0, units, weight } = entry
  if (units === undefined) return []
  const [target, least, most] = [units, floor, cap ?? 0].map(separated)
  const found: Array<Finding> = []
  if (units < floor) {
    const sentence = {
      ja: `目標 ${target} が下限 ${least} を下回っています。`,
      en: `the target ${target} is below its floor of ${least}.`
    }
    found.push(about(metricTargets, entry, "BelowFloor", { target: units, floor }, sentence))
  }
  if (cap !== undefined && units > cap) {
    const sentence = {
      ja: `目標 ${target} が上限 ${most} を超えています。`,
      en: `the target ${target} is above its cap of ${most}.`
    }
    found.push(about(metricTargets, entry, "AboveCap", { target: units, cap }, sentence))
  }
  if (weight === 0n && units > floor) {
    const sentence = {
      ja: `重みは0ですが、目標が ${target} あります。`,
      en: `the weight is zero, and yet the target is ${target}.`
    }
    found.push(about(metricTargets, entry, "ZeroWeightWithTarget", { target: units, weight: 0 }, sentence))
  }
  return found
}

const fractionText = ({ decimal, denominator, numerator }: Fraction): string => {
  const [over, under] = [numerator, denominator].map((part) => separated(BigInt(part)))
  return under === "1" ? over! : `${over}/${under} ≒ ${decimal}`
}

/** Targets outside their quota. A method on offer may lead there (a divisor method), so that alone need not forbid. */
export const checkQuotas = (metricTargets: MetricTargets, forbids: boolean): ReadonlyArray<Finding> => {
  const { entries, working } = metricTargets
  if (working === undefined || Result.isFailure(working)) return []
  return entries.flatMap((entry, at): ReadonlyArray<Finding> => {
    const share = working.success.shares[at]!
    const { lower, upper } = quotaBounds(share)
    const { units, weight } = entry
    if (units === undefined || weight === 0n || (units >= lower && units <= upper)) return []
    const [target, down, up] = [units, lower, upper].map(separated)
    const { denominator, numerator } = share.boundedQuota
    const exact = fractionText(share.boundedQuota)
    const sentence =
      units < lower
        ? {
            ja: `目標 ${target} が取り分 ${exact} の切り捨て ${down} を下回っています。`,
            en: `the target ${target} is below its quota of ${exact}, rounded down to ${down}.`
          }
        : {
            ja: `目標 ${target} が取り分 ${exact} の切り上げ ${up} を上回っています。`,
            en: `the target ${target} is above its quota of ${exact}, rounded up to ${up}.`
          }
    const figures = { target: units, total: metricTargets.total!, quota: `${numerator}/${denominator}`, lower, upper }
    return [{ ...about(metricTargets, entry, "OutsideQuota", figures, sentence), forbids }]
  })
}
