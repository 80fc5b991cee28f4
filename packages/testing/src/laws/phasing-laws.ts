// The laws of spreading a year's figure over its twelve months by weight: exact, whole, and after nothing but the
// weights. They are the laws of division that a year of twelve shares keeps, in months.
import fc from "fast-check"
import { totals } from "../arbitraries/divisions.ts"
import { sum } from "./apportionment-case.ts"
import { type Law, law } from "./law.ts"

/** A phasing under test: the units of the months, April first, for a total and the weights of the months. */
export type PhasingUnderTest = (total: number, weights: ReadonlyArray<number>) => ReadonlyArray<number>

interface Year {
  readonly total: number
  readonly weights: ReadonlyArray<number>
  readonly factor: number
}

const monthly = (each: fc.Arbitrary<number>) => fc.array(each, { minLength: 12, maxLength: 12 })
const weights = fc
  .oneof(
    monthly(fc.nat({ max: 3 })),
    monthly(fc.integer({ min: 17, max: 23 })),
    monthly(fc.oneof(fc.constant(0), fc.nat({ max: 10_000 })))
  )
  .filter((all) => sum(all) > 0)
const years: fc.Arbitrary<Year> = fc.record({ total: totals, weights, factor: fc.integer({ min: 2, max: 1_000 }) })
const wholeParts: fc.Arbitrary<Year> = years.map(({ factor, weights }) => ({
  total: sum(weights) * factor,
  weights,
  factor
}))

const names = ["April", "May", "June", "July", "August", "September", "October", "November", "December", "January"]
const months = [...names, "February", "March"]

const showWith =
  (phase: PhasingUnderTest) =>
  ({ total, weights }: Year): string => {
    let units: ReadonlyArray<number | string> = []
    try {
      units = phase(total, weights)
    } catch {}
    return [
      `Total ${total}`,
      ...months.map((month, i) => `${month}: weight ${weights[i]}, ${units[i] ?? "?"} units`)
    ].join("\n")
  }

/**
 * The laws of phasing, for any implementation.
 * @example
 * ```ts
 * import { phasingLaws } from "@keikaku/testing"
 * const laws = phasingLaws((total) => Array.from({ length: 12 }, () => total / 12))
 * laws.map(({ name }) => name)[0] // => "the months add up to the year"
 * ```
 */
export const phasingLaws = (phase: PhasingUnderTest): ReadonlyArray<Law> => {
  const rule = { cases: years, show: showWith(phase) }
  return [
    law("the months add up to the year", rule, ({ total, weights }) => {
      const given = sum(phase(total, weights))
      return given === total ? undefined : `The months add up to ${given}, not to ${total}.`
    }),
    law("there are twelve months of whole units, none below zero", rule, ({ total, weights }) => {
      const units = phase(total, weights)
      const wrong = units.find((own) => !Number.isSafeInteger(own) || own < 0)
      if (units.length !== 12) return `There are ${units.length} months.`
      return wrong === undefined ? undefined : `A month has ${wrong} units.`
    }),
    law("a month that weighs nothing has nothing", rule, ({ total, weights }) => {
      const at = phase(total, weights).findIndex((own, i) => weights[i] === 0 && own !== 0)
      return at < 0 ? undefined : `${months[at]} weighs nothing and has units.`
    }),
    law("months that weigh the same differ by one unit at most", rule, ({ total, weights }) => {
      const units = phase(total, weights)
      const alike = (i: number) => units.filter((_, j) => weights[j] === weights[i])
      const at = units.findIndex((_, i) => Math.max(...alike(i)) - Math.min(...alike(i)) > 1)
      return at < 0 ? undefined : `The months that weigh ${weights[at]} have ${alike(at).join(", ")} units.`
    }),
    law("a month that weighs more never has less", rule, ({ total, weights }) => {
      const units = phase(total, weights)
      const at = units.findIndex((own, i) => units.some((other, j) => weights[i]! > weights[j]! && own < other))
      return at < 0 ? undefined : `${months[at]} has less than a month that weighs less.`
    }),
    law("where every month's part is whole, it is that part", { ...rule, cases: wholeParts }, (year) => {
      const at = phase(year.total, year.weights).findIndex((own, i) => own !== year.weights[i]! * year.factor)
      return at < 0 ? undefined : `${months[at]}'s part is ${year.weights[at]! * year.factor}.`
    }),
    law("weights multiplied alike give the same months", rule, ({ factor, total, weights }) => {
      const [units, scaled] = [
        phase(total, weights),
        phase(
          total,
          weights.map((weight) => weight * factor)
        )
      ]
      const at = units.findIndex((own, i) => own !== scaled[i])
      return at < 0 ? undefined : `${months[at]} has ${units[at]}, and ${scaled[at]} when all is multiplied.`
    }),
    law("asked again, it answers the same", rule, ({ total, weights }) => {
      const [first, second] = [phase(total, weights), phase(total, weights)]
      const at = first.findIndex((own, i) => own !== second[i])
      return at < 0 ? undefined : `${months[at]} has ${first[at]}, and ${second[at]} when asked again.`
    })
  ]
}
