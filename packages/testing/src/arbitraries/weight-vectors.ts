// Weights on which divisions go wrong: all equal, zeros, one giant, near-ties, up to fifteen digits, and the real
// weights of the 47 prefectures. A law that holds on these has been tried where it hurts.
import { prefectures } from "@keikaku/core"
import fc from "fast-check"

const upTo = (max: number) => fc.integer({ min: 0, max })
const weightsUpTo = (max: number, maxLength = 8) => fc.array(upTo(max), { minLength: 1, maxLength })

/** The greatest weight that is drawn: nine times as much is still a safe integer. */
export const greatestWeight = 10 ** 15

const equal = fc
  .tuple(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 9 }))
  .map(([weight, length]): ReadonlyArray<number> => Array.from({ length }, () => weight))
const giant = fc
  .tuple(fc.integer({ min: 10 ** 6, max: greatestWeight }), weightsUpTo(9))
  .map(([one, rest]) => [one, ...rest])
const nearTies = fc
  .tuple(
    fc.integer({ min: 10, max: greatestWeight - 10 }),
    fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 2, maxLength: 8 })
  )
  .map(([around, by]) => by.map((each) => around + each))
const real: ReadonlyArray<number> = prefectures.map(({ weightFy2011 }) => weightFy2011)
const slightlyChanged = fc
  .tuple(upTo(real.length - 1), fc.integer({ min: -20, max: 20 }))
  .map(([at, by]) => real.map((weight, i) => (i === at ? weight + by : weight)))

/**
 * Lists of 1 to 47 weights, whole numbers from 0 to 10^15, of which at least one is positive. Small ones, where ties
 * abound, come most often.
 * @example
 * ```ts
 * import { weightVectors } from "@keikaku/testing"
 * import fc from "fast-check"
 * const drawn = fc.sample(weightVectors, 50)
 * drawn.every((weights) => weights.some((weight) => weight > 0)) // => true
 * drawn.flat().every((weight) => Number.isSafeInteger(weight * 9) && weight >= 0) // => true
 * ```
 */
export const weightVectors: fc.Arbitrary<ReadonlyArray<number>> = fc
  .oneof(
    { weight: 8, arbitrary: weightsUpTo(6) },
    { weight: 4, arbitrary: weightsUpTo(10_000, 12) },
    {
      weight: 3,
      arbitrary: fc.array(fc.oneof(upTo(6), upTo(10_000), upTo(greatestWeight)), { minLength: 1, maxLength: 12 })
    },
    { weight: 2, arbitrary: equal },
    { weight: 2, arbitrary: giant },
    { weight: 2, arbitrary: nearTies },
    { weight: 1, arbitrary: fc.oneof(fc.constant(real), slightlyChanged) }
  )
  .filter((weights) => weights.some((weight) => weight > 0))
