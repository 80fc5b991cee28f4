// Divisions under floors and caps with one fault each.
import { apportion } from "@keikaku/core/apportion"
import { boundedApportionmentLaws } from "@keikaku/testing"
import { Result } from "effect"
import { describe } from "vitest"
import { everyLawBites } from "./breaks.ts"

type Divide = Parameters<typeof boundedApportionmentLaws>[0]

const right: Divide = (total, shares) => Result.getOrThrow(apportion("webster", total, shares)).units
const sum = (all: ReadonlyArray<number>) => all.reduce((a, b) => a + b, 0)

const mutants: Readonly<Record<string, Divide>> = {
  "under floors and caps, too, the units add up to the total": (_, shares) => shares.map(({ floor }) => floor),
  "every floor and every cap is kept": (total, shares) =>
    right(
      total,
      shares.map((s) => ({ ...s, floor: 0, cap: total }))
    ),
  "a weight of zero receives its floor and no more": (total, shares) =>
    right(
      total,
      shares.map((s) => ({ ...s, weight: s.weight + 1 }))
    ),
  "floors above the total are refused": (total, shares) =>
    sum(shares.map(({ floor }) => floor)) > total
      ? right(
          total,
          shares.map((s) => ({ ...s, floor: 0, cap: total }))
        )
      : right(total, shares),
  "caps below the total are refused": (total, shares) =>
    sum(shares.map(({ cap }) => cap)) < total ? shares.map(({ cap }) => cap) : right(total, shares)
}

describe("the laws of division under floors and caps", () => {
  everyLawBites(
    boundedApportionmentLaws(right).map(({ name }) => name),
    Object.fromEntries(Object.entries(mutants).map(([name, divide]) => [name, boundedApportionmentLaws(divide)]))
  )
})
