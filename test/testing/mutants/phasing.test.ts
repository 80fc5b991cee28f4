// Phasings with one fault each.
import { FiscalYear, phaseTarget, zenkokuRohoren } from "@keikaku/core"
import { type PhasingUnderTest, phasingLaws } from "@keikaku/testing"
import { Result } from "effect"
import { describe } from "vitest"
import { everyLawBites } from "./breaks.ts"

const right: PhasingUnderTest = (total, weights) =>
  Result.getOrThrow(phaseTarget(total, { _tag: "profile", weights }, FiscalYear.make(2023), zenkokuRohoren.calendar))
const sum = (all: ReadonlyArray<number>) => all.reduce((a, b) => a + b, 0)
const parts: PhasingUnderTest = (total, weights) => weights.map((weight) => (total * weight) / sum(weights))
const even: PhasingUnderTest = (total) =>
  right(
    total,
    Array.from({ length: 12 }, () => 1)
  )

let calls = 0
const mutants: Readonly<Record<string, PhasingUnderTest>> = {
  "the months add up to the year": (total, weights) => parts(total, weights).map(Math.floor),
  "there are twelve months of whole units, none below zero": parts,
  "a month that weighs nothing has nothing": even,
  "months that weigh the same differ by one unit at most": (total, weights) => {
    const down = parts(total, weights).map(Math.floor)
    const at = weights.findIndex((weight) => weight > 0)
    return down.map((own, i) => (i === at ? own + total - sum(down) : own))
  },
  "a month that weighs more never has less": (total, weights) => [...right(total, [...weights].reverse())],
  "where every month's part is whole, it is that part": (total, weights) =>
    right(
      total,
      weights.map((weight) => weight * weight)
    ),
  "weights multiplied alike give the same months": (total, weights) =>
    (sum(weights) % 2 ? even : right)(total, weights),
  "asked again, it answers the same": (total, weights) => (calls++ % 2 ? even : right)(total, weights)
}

describe("the laws of phasing", () => {
  everyLawBites(
    phasingLaws(right).map(({ name }) => name),
    Object.fromEntries(Object.entries(mutants).map(([name, phase]) => [name, phasingLaws(phase)]))
  )
})
