// Divisions under floors and caps with one fault each.
import { apportion } from "@keikaku/core/apportion"
import { boundedApportionmentLaws } from "@keikaku/testing"
import { Result } from "effect"
import { describe } from "vitest"
import { everyLawBites } from "./breaks.ts"

type Divide = Parameters<typeof boundedApportionmentLaws>[0]

const right: Divide = (total, shares) => Result.getOrThrow(apportion("webster", total, shares)).units
const sum = (all: ReadonlyArray<number>) => all.reduce((a, b) => a + b, 0)

/** Every floor first, and then the rest by weight: what a spreadsheet does. */
const floorsFirst: Divide = (total, shares) => {
  const rest = right(
    total - sum(shares.map(({ floor }) => floor)),
    shares.map((s) => ({ ...s, floor: 0, cap: s.cap - s.floor }))
  )
  return shares.map(({ floor }, i) => floor + rest[i]!)
}

/** The shares held by a bound get it, and the others divide the rest by Hamilton as if they were alone. */
const apart: Divide = (total, shares) => {
  const free = Result.getOrThrow(
    apportion(
      "hamilton",
      total,
      shares.map(({ key, weight }) => ({ key, weight }))
    )
  ).units
  const isHeld = ({ floor }: (typeof shares)[number], i: number) => free[i]! < floor
  if (!shares.some(isHeld)) return free
  const others = shares.filter((share, i) => !isHeld(share, i))
  const left = total - sum(shares.filter(isHeld).map(({ floor }) => floor))
  const within = Result.getOrThrow(apportion("hamilton", left, others)).units
  return shares.map((share, i) => (isHeld(share, i) ? share.floor : within[others.indexOf(share)]!))
}

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
  "bounds that do not bind change nothing": floorsFirst,
  "a floor gives nobody else more": apart,
  "whom no bound holds has its quota of the whole rounded down or up, as long as the bounds let it": right,
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
    boundedApportionmentLaws(right, { method: "hamilton" }).map(({ name }) => name),
    Object.fromEntries(
      Object.entries(mutants).map(([name, divide]) => [name, boundedApportionmentLaws(divide, { method: "hamilton" })])
    )
  )
})
