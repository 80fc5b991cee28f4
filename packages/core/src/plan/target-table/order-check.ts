// Whether the targets follow the weights: a larger weight never has less, equal weights differ by one at most. One wrong
// figure breaks the order with many others; it is named once, with the worst of them.
import { textIn } from "@keikaku/kernel"
import { separated } from "../../exact/index.ts"
import type { Finding } from "./finding.ts"
import { about, type MetricColumn, type Participant } from "./metric-column.ts"

/** Two branches of which the first should not have less than the second (or not by more than one). */
interface Pair {
  readonly first: number
  readonly second: number
  readonly gap: number
}

/** Whether a floor or a cap, not the weights, made the two what they are. */
const excused = (first: Participant, second: Participant): boolean =>
  (first.cap !== undefined && first.units! >= first.cap) || second.units! <= (second.floor ?? 0)

const pairsOf = (
  participants: ReadonlyArray<Participant>,
  wrong: (first: Participant, second: Participant, gap: number) => boolean
): ReadonlyArray<Pair> =>
  participants.flatMap((one, first) =>
    participants.flatMap((other, second): ReadonlyArray<Pair> => {
      if (one.units === undefined || other.units === undefined || other.units <= one.units) return []
      const gap = other.units - one.units
      return wrong(one, other, gap) && !excused(one, other) ? [{ first, second, gap }] : []
    })
  )

/** The worst pair of a branch that is to blame, and in how many other pairs it is. */
interface Blamed extends Pair {
  readonly branch: number
  readonly others: number
}

/** The branches to blame for the pairs: the one that is in most of them first, until no pair is left. */
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
const figuresOf = (participants: ReadonlyArray<Participant>, { branch, first, others, second }: Blamed) => {
  const own = participants[branch]!
  const other = participants[branch === first ? second : first]!
  const figures = {
    ...{ target: own.units!, weight: own.weightText, other: other.branch.code ?? textIn(other.branch.label, "ja") },
    ...{ otherTarget: other.units!, otherWeight: other.weightText, others }
  }
  return { own, other, figures, target: separated(own.units!), otherTarget: separated(other.units!) }
}

/** Larger weights with smaller targets, and equal weights whose targets differ by more than one. */
export const checkOrder = (column: MetricColumn): ReadonlyArray<Finding> => {
  const { participants } = column
  const inverted = pairsOf(participants, (a, b) => a.weight > b.weight)
  const uneven = pairsOf(participants, (a, b, gap) => a.weight === b.weight && gap > 1)
  return [
    ...blamed(inverted).map((pair) => {
      const { figures, other, otherTarget, own, target } = figuresOf(participants, pair)
      const { label } = other.branch
      const has = pair.branch === pair.first ? "less" : "more"
      const [smaller, below] = has === "less" ? ["小さい", "下"] : ["大きい", "上"]
      return about(column, own, "OrderBroken", figures, {
        ja: `目標 ${target}（重み ${own.weightText}）が、重みのより${smaller}${label.ja}の目標 ${otherTarget}（重み ${other.weightText}）を${below}回っています${further(pair).ja}。`,
        en: `the target ${target} (weight ${own.weightText}) is ${has} than that of ${label.en}, ${otherTarget}, whose weight ${other.weightText} is ${has === "less" ? "smaller" : "larger"}${further(pair).en}.`
      })
    }),
    ...blamed(uneven).map((pair) => {
      const { figures, other, otherTarget, own, target } = figuresOf(participants, pair)
      const { label } = other.branch
      return about(column, own, "EqualWeightsDiffer", figures, {
        ja: `目標 ${target} と、重みの等しい（${own.weightText}）${label.ja}の目標 ${otherTarget} の差が1を超えています${further(pair).ja}。`,
        en: `the target ${target} differs by more than one from that of ${label.en}, ${otherTarget}, whose weight ${own.weightText} is equal${further(pair).en}.`
      })
    })
  ]
}
