// Whether the targets follow the weights: a larger weight never has less, equal weights differ by one at most. One wrong
// figure breaks the order with many others; it is named once, with the worst of them.
import { textIn } from "@keikaku/kernel"
import { separated } from "../../exact/index.ts"
import type { Finding } from "./finding.ts"
import { about, type BranchTarget, type MetricTargets } from "./metric-targets.ts"

/** Two branches of which the first should not have less than the second (or not by more than one). */
interface Pair {
  readonly first: number
  readonly second: number
  readonly gap: number
}

/** Whether a floor or a cap, not the weights, made the two what they are. */
const excused = (first: BranchTarget, second: BranchTarget): boolean =>
  (first.cap !== undefined && first.units! >= first.cap) || second.units! <= (second.floor ?? 0)

const pairsOf = (
  entries: ReadonlyArray<BranchTarget>,
  wrong: (first: BranchTarget, second: BranchTarget, gap: number) => boolean
): ReadonlyArray<Pair> =>
  entries.flatMap((a, first) =>
    entries.flatMap((b, second): ReadonlyArray<Pair> => {
      if (a.units === undefined || b.units === undefined || b.units <= a.units) return []
      const gap = b.units - a.units
      return wrong(a, b, gap) && !excused(a, b) ? [{ first, second, gap }] : []
    })
  )

/** The worst pair of a branch that is to blame, and in how many other pairs it is. */
interface Blamed extends Pair {
  readonly branch: number
  readonly others: number
}

/** Whom to blame for the pairs: whoever is in most of them first, until none is left. */
const blamed = (pairs: ReadonlyArray<Pair>): ReadonlyArray<Blamed> => {
  if (pairs.length === 0) return []
  const times = new Map<number, number>()
  for (const { first, second } of pairs) for (const one of [first, second]) times.set(one, (times.get(one) ?? 0) + 1)
  const [branch] = [...times].reduce((most, each) => (each[1] > most[1] ? each : most))
  const own = pairs.filter(({ first, second }) => first === branch || second === branch)
  const worst = own.reduce((most, each) => (each.gap > most.gap ? each : most))
  const rest = pairs.filter((pair) => !own.includes(pair))
  return [{ ...worst, branch, others: own.length - 1 }, ...blamed(rest)]
}

const further = ({ others }: Blamed) =>
  others === 0
    ? { ja: "", en: "" }
    : { ja: `（ほか${others}支部についても同様）`, en: ` (and so with ${others} ${others === 1 ? "other" : "others"})` }

/** The branch to blame and its worst counterpart, with the figures of both. */
const figuresOf = (entries: ReadonlyArray<BranchTarget>, { branch, first, others, second }: Blamed) => {
  const own = entries[branch]!
  const other = entries[branch === first ? second : first]!
  const figures = {
    ...{ target: own.units!, weight: own.weightText, other: other.branch.code ?? textIn(other.branch.label, "ja") },
    ...{ otherTarget: other.units!, otherWeight: other.weightText, others }
  }
  return { own, other, figures, target: separated(own.units!), otherTarget: separated(other.units!) }
}

/** Larger weights with smaller targets, and equal weights whose targets differ by more than one. Rounding within blocks may lead there,
 * so that alone need not forbid. */
export const checkOrder = (metricTargets: MetricTargets, forbids: boolean): ReadonlyArray<Finding> => {
  const { entries } = metricTargets
  const inverted = pairsOf(entries, (a, b) => a.weight > b.weight)
  const uneven = pairsOf(entries, (a, b, gap) => a.weight === b.weight && gap > 1)
  const found = [
    ...blamed(inverted).map((pair) => {
      const { figures, other, otherTarget, own, target } = figuresOf(entries, pair)
      const { label } = other.branch
      const has = pair.branch === pair.first ? "less" : "more"
      const [smaller, below] = has === "less" ? ["小さい", "下"] : ["大きい", "上"]
      return about(metricTargets, own, "OrderBroken", figures, {
        ja: `目標 ${target}（重み ${own.weightText}）が、重みのより${smaller}${label.ja}の目標 ${otherTarget}（重み ${other.weightText}）を${below}回っています${further(pair).ja}。`,
        en: `the target ${target} (weight ${own.weightText}) is ${has} than that of ${label.en}, ${otherTarget}, whose weight ${other.weightText} is ${has === "less" ? "smaller" : "larger"}${further(pair).en}.`
      })
    }),
    ...blamed(uneven).map((pair) => {
      const { figures, other, otherTarget, own, target } = figuresOf(entries, pair)
      const { label } = other.branch
      return about(metricTargets, own, "EqualWeightsDiffer", figures, {
        ja: `目標 ${target} と、重みの等しい（${own.weightText}）${label.ja}の目標 ${otherTarget} の差が1を超えています${further(pair).ja}。`,
        en: `the target ${target} differs by more than one from that of ${label.en}, ${otherTarget}, whose weight ${own.weightText} is equal${further(pair).en}.`
      })
    })
  ]
  return found.map((each) => ({ ...each, forbids }))
}
