// The rules of a fair division that may be asked of one division by itself: what is given adds up, follows the weights
// and nothing but the weights, and stays within the quota (weight × total / sum of weights).
import type fc from "fast-check"
import { divisions, multiplied, shuffled, wholeQuotas } from "../arbitraries/divisions.ts"
import { type ApportionmentCase, type ApportionmentUnderTest, sharesOf, sum } from "./apportionment-case.ts"

/** A rule in words, the cases it is tried on, and what breaks it: a sentence, or undefined where it holds. */
export interface ApportionmentRule {
  readonly name: string
  readonly cases: fc.Arbitrary<ApportionmentCase>
  readonly violation: (divide: ApportionmentUnderTest, example: ApportionmentCase) => string | undefined
}

const pairs = (weights: ReadonlyArray<number>): ReadonlyArray<readonly [number, number]> =>
  weights.flatMap((_, i) => weights.map((_, j) => [i, j] as const))

/** The first complaint about a share, by its position. */
export const firstOf = (
  weights: ReadonlyArray<unknown>,
  complaint: (position: number) => string | false
): string | undefined => {
  for (const i of weights.keys()) {
    const found = complaint(i)
    if (found !== false) return `Share b${i + 1} ${found}.`
  }
  return undefined
}

const quotaOf = ({ total, weights }: ApportionmentCase, position: number) => {
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  const part = BigInt(weights[position]!) * BigInt(total)
  return { down: Number(part / all), up: Number((part + all - 1n) / all) }
}

/** Each rule under its short name. */
export const divisionRules = {
  sum: {
    name: "the units add up to the total",
    cases: divisions,
    violation: (divide, { total, weights }) => {
      const given = sum(divide(total, sharesOf(weights)))
      return given === total ? undefined : `The units add up to ${given}, not to ${total}.`
    }
  },
  whole: {
    name: "every share receives whole units, never less than none",
    cases: divisions,
    violation: (divide, { total, weights }) => {
      const units = divide(total, sharesOf(weights))
      if (units.length !== weights.length) return `There are ${weights.length} shares and ${units.length} answers.`
      return firstOf(weights, (i) => !(Number.isSafeInteger(units[i]) && units[i]! >= 0) && `receives ${units[i]}`)
    }
  },
  zero: {
    name: "a weight of zero receives nothing",
    cases: divisions.map(({ total, weights }) => ({ total, weights: [...weights, 0] })),
    violation: (divide, { total, weights }) => {
      const units = divide(total, sharesOf(weights))
      return firstOf(weights, (i) => weights[i] === 0 && units[i] !== 0 && `has no weight and receives ${units[i]}`)
    }
  },
  exact: {
    name: "where every quota is whole, everyone receives its quota",
    cases: wholeQuotas,
    violation: (divide, example) => {
      const units = divide(example.total, sharesOf(example.weights))
      const quota = (i: number) => quotaOf(example, i).down
      return firstOf(units, (i) => units[i] !== quota(i) && `has a quota of ${quota(i)} and receives ${units[i]}`)
    }
  },
  order: {
    name: "a larger weight never receives less",
    cases: divisions,
    violation: (divide, { total, weights }) => {
      const units = divide(total, sharesOf(weights))
      const wrong = pairs(weights).find(([i, j]) => weights[i]! > weights[j]! && units[i]! < units[j]!)
      return wrong && `Share b${wrong[0] + 1} weighs more than b${wrong[1] + 1} and receives less.`
    }
  },
  balance: {
    name: "equal weights differ by one unit at most",
    cases: divisions,
    violation: (divide, { total, weights }) => {
      const units = divide(total, sharesOf(weights))
      const wrong = pairs(weights).find(([i, j]) => weights[i] === weights[j] && units[i]! > units[j]! + 1)
      return (
        wrong &&
        `Shares b${wrong[0] + 1} and b${wrong[1] + 1} weigh the same and receive ${wrong.map((i) => units[i])}.`
      )
    }
  },
  permutation: {
    name: "the order of the shares does not matter, but among equal weights",
    cases: shuffled,
    violation: (divide, { order = [], total, weights }) => {
      const shares = sharesOf(weights)
      const resultIn = (positions: ReadonlyArray<number>) => {
        const units = divide(
          total,
          positions.map((i) => shares[i]!)
        )
        return positions.map((at, i) => `${weights[at]} receives ${units[i]}`).sort()
      }
      const [before, after] = [resultIn([...weights.keys()]), resultIn(order)]
      const at = before.findIndex((each, i) => each !== after[i])
      return at < 0 ? undefined : `A weight of ${before[at]}, but in the other order a weight of ${after[at]}.`
    }
  },
  scale: {
    name: "weights multiplied alike give the same units",
    cases: multiplied,
    violation: (divide, { factor = 1, total, weights }) => {
      const units = divide(total, sharesOf(weights))
      const scaled = divide(total, sharesOf(weights.map((weight) => weight * factor)))
      return firstOf(
        weights,
        (i) => units[i] !== scaled[i] && `receives ${units[i]}, and ${scaled[i]} when all is multiplied`
      )
    }
  },
  deterministic: {
    name: "asked again, it answers the same",
    cases: divisions,
    violation: (divide, { total, weights }) => {
      const [first, second] = [divide(total, sharesOf(weights)), divide(total, sharesOf(weights))]
      return firstOf(
        weights,
        (i) => first[i] !== second[i] && `receives ${first[i]}, and ${second[i]} when asked again`
      )
    }
  },
  "lower-quota": {
    name: "nobody receives less than its quota rounded down",
    cases: divisions,
    violation: (divide, example) => {
      const units = divide(example.total, sharesOf(example.weights))
      const down = (i: number) => quotaOf(example, i).down
      return firstOf(units, (i) => units[i]! < down(i) && `has a quota of at least ${down(i)} and receives ${units[i]}`)
    }
  },
  "upper-quota": {
    name: "nobody receives more than its quota rounded up",
    cases: divisions,
    violation: (divide, example) => {
      const units = divide(example.total, sharesOf(example.weights))
      const up = (i: number) => quotaOf(example, i).up
      return firstOf(units, (i) => units[i]! > up(i) && `has a quota of at most ${up(i)} and receives ${units[i]}`)
    }
  }
} as const satisfies Readonly<Record<string, ApportionmentRule>>
