// Blended weights: exact, in lowest terms, each source by its proportions; and what cannot be blended, with its sentence in both languages.
import { type BlendError, type BlendSource, blend } from "@keikaku/core"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const source = (name: string, percent: number, weights: Readonly<Record<string, number>>): BlendSource => ({
  name,
  percent,
  weights: Object.entries(weights).map(([branch, weight]) => ({ branch, weight }))
})
const blended = (sources: ReadonlyArray<BlendSource>) => Result.getOrThrow(blend(sources))
const faultOf = (sources: ReadonlyArray<BlendSource>): BlendError => Result.getOrThrow(Result.flip(blend(sources)))

const branches = ["01", "13", "23", "27", "40"]
const weightsArbitrary = fc
  .tuple(
    fc.shuffledSubarray(branches, { minLength: 1 }),
    fc.array(fc.oneof(fc.nat({ max: 9 }), fc.maxSafeNat()), { minLength: 5, maxLength: 5 })
  )
  .map(([branches, weights]) => branches.map((branch, n) => ({ branch, weight: weights[n]! })))
  .filter((weights) => weights.some(({ weight }) => weight > 0))
const sourcesArbitrary = fc
  .tuple(
    fc.array(weightsArbitrary, { minLength: 1, maxLength: 4 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 3 })
  )
  .map(([lists, cuts]) => {
    const ends = [0, ...cuts.slice(0, lists.length - 1).sort((a, b) => a - b), 100]
    return lists.map((weights, n): BlendSource => ({ name: `s${n}`, percent: ends[n + 1]! - ends[n]!, weights }))
  })

describe("P4.2 blended weights", () => {
  test("one source alone keeps its proportions, in lowest terms", () => {
    expect(blended([source("results", 100, { "13": 40, "27": 60, "01": 0 })])).toEqual([
      { key: "13", weight: 2n },
      { key: "27", weight: 3n },
      { key: "01", weight: 0n }
    ])
  })

  test("a branch that a source does not name has zero in it", () => {
    expect(blended([source("results", 50, { "13": 1 }), source("members", 50, { "27": 9 })])).toEqual([
      { key: "13", weight: 1n },
      { key: "27", weight: 1n }
    ])
  })

  test("a blend is exact: each weight is the sum of percent × weight / the source's sum, over one denominator", () => {
    fc.assert(
      fc.property(sourcesArbitrary, (sources) => {
        const result = new Map(blended(sources).map(({ key, weight }) => [key, weight]))
        const sums = sources.map(({ weights }) => weights.reduce((sum, { weight }) => sum + BigInt(weight), 0n))
        const product = sums.reduce((a, b) => a * b)
        const exact = (branch: string) =>
          sources.reduce((sum, { percent, weights }, n) => {
            const weight = BigInt(weights.find((each) => each.branch === branch)?.weight ?? 0)
            return sum + (BigInt(percent) * weight * product) / sums[n]!
          }, 0n)
        const total = [...result.values()].reduce((a, b) => a + b)
        for (const branch of branches) expect((result.get(branch) ?? 0n) * 100n * product).toBe(exact(branch) * total)
      })
    )
  })

  test("a source may count in any unit: many times all its weights change nothing", () => {
    fc.assert(
      fc.property(sourcesArbitrary, fc.integer({ min: 1, max: 1_000 }), fc.nat(), (sources, factor, which) => {
        const small = sources.map((each) => ({
          ...each,
          weights: each.weights.map(({ branch, weight }) => ({ branch, weight: weight % 1_000_003 }))
        }))
        fc.pre(small.every(({ weights }) => weights.some(({ weight }) => weight > 0)))
        const scaled = small.map((each, n) =>
          n === which % small.length
            ? { ...each, weights: each.weights.map(({ branch, weight }) => ({ branch, weight: weight * factor })) }
            : each
        )
        expect(blended(scaled)).toEqual(blended(small))
      })
    )
  })

  test("lowest terms: no number above one divides all the weights", () => {
    const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
    fc.assert(
      fc.property(sourcesArbitrary, (sources) => {
        expect(
          blended(sources)
            .map(({ weight }) => weight)
            .reduce(gcd)
        ).toBe(1n)
      })
    )
  })
})

describe("P4.2 what cannot be blended", () => {
  const half = source("members", 50, { "13": 1 })
  const cases: ReadonlyArray<readonly [rule: string, ReadonlyArray<BlendSource>, Partial<BlendError>]> = [
    ["no source", [], { _tag: "NoSources", figure: "0", source: null, key: null }],
    ["percentages below 100 together", [half], { _tag: "PercentsNotHundred", figure: "50" }],
    ["percentages above 100 together", [half, source("results", 51, { "13": 1 })], { figure: "101" }],
    ["a percentage of zero", [source("members", 0, { "13": 1 })], { _tag: "PercentNotAllowed", figure: "0" }],
    ["a percentage above 100", [source("members", 101, { "13": 1 })], { _tag: "PercentNotAllowed", source: "members" }],
    ["a fractional percentage", [source("members", 0.5, { "13": 1 })], { _tag: "PercentNotAllowed", figure: "0.5" }],
    ["a source of zeros", [source("members", 100, { "13": 0 })], { _tag: "SourceAllZero", source: "members" }],
    ["a source without branches", [source("members", 100, {})], { _tag: "SourceAllZero", source: "members" }],
    ["a source named twice", [half, half], { _tag: "DuplicateSource", source: "members", figure: "2" }],
    [
      "a branch twice in a source",
      [{ ...half, weights: [...half.weights, ...half.weights] }],
      { _tag: "DuplicateBranch", source: "members", key: "13", figure: "2" }
    ],
    ...[-1, 0.5, Number.NaN, 2 ** 53].map(
      (weight) =>
        [
          `a weight of ${weight}`,
          [source("members", 100, { "13": weight })],
          { _tag: "SourceWeightNotAllowed", source: "members", key: "13", figure: String(weight) }
        ] as const
    )
  ]
  test.each(cases)("%s", (_rule, sources, expected) => {
    const { figure, key, sentence, source: name, ...rest } = faultOf(sources)
    expect({ figure, key, source: name, ...rest }).toMatchObject(expected)
    for (const text of Object.values(sentence))
      for (const known of [name, key]) if (known !== null) expect(text).toContain(known)
    expect(sentence.ja).toMatch(/。$|）。$/)
    expect(sentence.en).toMatch(/\.$/)
  })
})
