import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { apportion, explain, methods } from "../../../../packages/core/src/plan/target/apportion.ts"
import { boundedArbitrary, sharesOf, totalArbitrary, unitsOf, weightsArbitrary } from "./apportion-arbitraries.ts"
import { slowHamilton, slowQuota } from "./apportion-oracle.ts"

const divisorMethods = methods.filter((method) => method !== "hamilton" && method !== "quota")
const sum = (units: ReadonlyArray<number>) => units.reduce((a, b) => a + b, 0)
const positions = (list: ReadonlyArray<unknown>) => [...list.keys()]

describe.each(methods)("%s", (method) => {
  it("gives whole units, never negative, that add up to the total", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, (weights, total) => {
        const units = unitsOf(method, total, sharesOf(weights))
        expect(units.every((own) => Number.isSafeInteger(own) && own >= 0)).toBe(true)
        expect(sum(units)).toBe(total)
      })
    )
  })

  it("gives a weight of zero nothing", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, (weights, total) => {
        const units = unitsOf(method, total, sharesOf(weights))
        for (const i of positions(weights)) if (BigInt(weights[i]!) === 0n) expect(units[i]).toBe(0)
      })
    )
  })

  it("gives the same units in whatever order the shares come, but among equal weights", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, fc.infiniteStream(fc.nat()), (weights, total, keys) => {
        const shuffled = weights
          .map((weight) => ({ weight, key: keys.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ weight }) => weight)
        const pairs = (list: typeof weights) =>
          unitsOf(method, total, sharesOf(list))
            .map((own, i) => `${list[i]} has ${own}`)
            .sort()
        expect(pairs(shuffled)).toEqual(pairs(weights))
      })
    )
  })

  it("gives the same units when all weights are multiplied alike", () => {
    fc.assert(
      fc.property(
        weightsArbitrary,
        totalArbitrary,
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (weights, total, factor) => {
          const scaled = weights.map((weight) => BigInt(weight) * factor)
          expect(apportion(method, total, sharesOf(scaled))).toEqual(apportion(method, total, sharesOf(weights)))
        }
      )
    )
  })

  it("gives everyone its quota where all quotas are whole", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 200 }), { minLength: 1 }),
        fc.bigInt({ min: 1n, max: 10n ** 18n }),
        (units, factor) => {
          const shares = sharesOf(units.map((own) => BigInt(own) * factor))
          const { units: given, ties } = Result.getOrThrow(apportion(method, sum(units), shares))
          expect(given).toEqual(units)
          expect(ties).toEqual([])
        }
      )
    )
  })

  it("never gives a larger weight less, and equal weights differ by one at most", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, (weights, total) => {
        const units = unitsOf(method, total, sharesOf(weights))
        for (const i of positions(weights)) {
          for (const j of positions(weights)) {
            if (weights[i]! > weights[j]!) expect(units[i]).toBeGreaterThanOrEqual(units[j]!)
            if (BigInt(weights[i]!) === BigInt(weights[j]!))
              expect(Math.abs(units[i]! - units[j]!)).toBeLessThanOrEqual(1)
          }
        }
      })
    )
  })

  it("keeps every floor and cap and the total, and gives a weight of zero its floor", () => {
    fc.assert(
      fc.property(boundedArbitrary, ({ shares, total }) => {
        const units = unitsOf(method, total, shares)
        expect(sum(units)).toBe(total)
        for (const [i, { floor, cap, weight }] of shares.entries()) {
          expect(units[i]).toBeGreaterThanOrEqual(floor!)
          expect(units[i]).toBeLessThanOrEqual(cap ?? total)
          if (BigInt(weight) === 0n) expect(units[i]).toBe(floor)
        }
      }),
      { numRuns: 400 }
    )
  })

  it("is not changed by floors and caps that everyone keeps anyway", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, fc.nat({ max: 3 }), (weights, total, slack) => {
        const shares = sharesOf(weights)
        const units = unitsOf(method, total, shares)
        const weightSum = weights.reduce<bigint>((all, weight) => all + BigInt(weight), 0n)
        const bounded = shares.map((share, i) => {
          const lower = Number((BigInt(share.weight) * BigInt(total)) / weightSum)
          return { ...share, floor: Math.min(lower, units[i]!), cap: Math.max(lower + 1, units[i]!) + slack }
        })
        expect(unitsOf(method, total, bounded)).toEqual(units)
      })
    )
  })

  it("explains the units it gives, in plain JSON, with the quotas adding up to the total", () => {
    fc.assert(
      fc.property(boundedArbitrary, ({ shares, total }) => {
        const made = Result.getOrThrow(apportion(method, total, shares))
        const explained = Result.getOrThrow(explain(method, total, shares))
        expect(JSON.parse(JSON.stringify(explained))).toEqual(explained)
        expect(explained.shares.map(({ units }) => units)).toEqual(made.units)
        expect(explained.ties).toEqual(made.ties)
        const common = explained.shares.reduce((all, { boundedQuota }) => all * BigInt(boundedQuota.denominator), 1n)
        const quotas = explained.shares.map(
          ({ boundedQuota: { numerator, denominator } }) => (BigInt(numerator) * common) / BigInt(denominator)
        )
        expect(quotas.reduce((a, b) => a + b, 0n)).toBe(common * BigInt(total))
      })
    )
  })
})

describe.each(["hamilton", "quota"] as const)("%s", (method) => {
  it("stays within the quota, rounded down or up", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, (weights, total) => {
        const units = unitsOf(method, total, sharesOf(weights))
        const all = weights.reduce<bigint>((a, b) => a + BigInt(b), 0n)
        for (const [i, weight] of weights.entries()) {
          const part = BigInt(weight) * BigInt(total)
          expect(BigInt(units[i]!)).toBeGreaterThanOrEqual(part / all)
          expect(BigInt(units[i]!)).toBeLessThanOrEqual((part + all - 1n) / all)
        }
      })
    )
  })

  it("leaves the quotas of the whole to whom no bound holds, as long as floors and caps let them stand", () => {
    fc.assert(
      fc.property(boundedArbitrary, ({ shares, total }) => {
        const { shares: rows } = Result.getOrThrow(explain(method, total, shares))
        const within = (units: number, { cap, floor }: (typeof rows)[number]) =>
          Math.min(Math.max(units, floor), cap ?? total)
        const ranges = rows.map((row) => {
          const isWhole = row.quota.denominator === "1"
          const [least, most] = [within(row.lowerQuota, row), within(row.lowerQuota + (isWhole ? 0 : 1), row)]
          return row.weight === "0" ? [row.floor, row.floor] : [least, most]
        })
        if (sum(ranges.map(([least]) => least!)) > total || sum(ranges.map(([, most]) => most!)) < total) return
        for (const [i, { units }] of rows.entries()) expect(ranges[i]).toContain(units)
      }),
      { numRuns: 400 }
    )
  })

  it("gives under floors and caps what the definition gives, one unit at a time", () => {
    const slow = method === "hamilton" ? slowHamilton : slowQuota
    fc.assert(
      fc.property(boundedArbitrary, ({ shares, total }) => {
        expect(unitsOf(method, total, shares)).toEqual(slow(total, shares))
      }),
      { numRuns: 400 }
    )
  })
})

describe.each([...divisorMethods, "quota" as const])("%s", (method) => {
  it("takes a unit from nobody when the total grows (house monotony)", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, (weights, total) => {
        const before = unitsOf(method, total, sharesOf(weights))
        const after = unitsOf(method, total + 1, sharesOf(weights))
        for (const i of positions(weights)) expect(after[i]).toBeGreaterThanOrEqual(before[i]!)
      }),
      { numRuns: 300 }
    )
  })
})

describe.each(divisorMethods)("%s", (method) => {
  it("takes a unit from nobody when the total grows under floors and caps", () => {
    fc.assert(
      fc.property(boundedArbitrary, ({ shares, total }) => {
        const after = apportion(method, total + 1, shares)
        if (Result.isFailure(after)) return
        const before = unitsOf(method, total, shares)
        for (const i of positions(shares)) expect(after.success.units[i]).toBeGreaterThanOrEqual(before[i]!)
      })
    )
  })

  it("never moves a unit from a share that grew to one that shrank (population monotony)", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, fc.array(fc.nat({ max: 40 })), (weights, total, changes) => {
        const before = weights.map((weight) => BigInt(weight) * 20n)
        const after = before.map((weight, i) => (weight * BigInt(80 + (changes[i] ?? 20))) / 100n)
        const [old, now] = [unitsOf(method, total, sharesOf(before)), unitsOf(method, total, sharesOf(after))]
        for (const i of positions(before)) {
          for (const j of positions(before)) {
            const moved = now[i]! < old[i]! && now[j]! > old[j]!
            if (moved && after[i]! > before[i]!) expect(after[j]).toBeGreaterThanOrEqual(before[j]!)
          }
        }
      }),
      { numRuns: 300 }
    )
  })

  it("divides any part of the shares as it divided the whole (consistency)", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, fc.array(fc.boolean()), (weights, total, chosen) => {
        const units = unitsOf(method, total, sharesOf(weights))
        const part = positions(weights).filter((i) => chosen[i] ?? BigInt(weights[i]!) > 0n)
        if (part.every((i) => BigInt(weights[i]!) === 0n)) return
        const own = part.map((i) => units[i]!)
        expect(unitsOf(method, sum(own), sharesOf(part.map((i) => weights[i]!)))).toEqual(own)
      })
    )
  })
})

describe("what distinguishes the methods", () => {
  it("Jefferson never falls below the quota rounded down, Adams never rises above it rounded up", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, (weights, total) => {
        const all = weights.reduce<bigint>((a, b) => a + BigInt(b), 0n)
        const [jefferson, adams] = [
          unitsOf("jefferson", total, sharesOf(weights)),
          unitsOf("adams", total, sharesOf(weights))
        ]
        const few = weights.filter((weight) => BigInt(weight) > 0n).length
        for (const [i, weight] of weights.entries()) {
          const part = BigInt(weight) * BigInt(total)
          expect(BigInt(jefferson[i]!)).toBeGreaterThanOrEqual(part / all)
          if (total >= few) expect(BigInt(adams[i]!)).toBeLessThanOrEqual((part + all - 1n) / all)
        }
      })
    )
  })

  it.each(["adams", "dean", "huntington-hill"] as const)(
    "%s gives every positive weight a unit when there are enough",
    (method) => {
      fc.assert(
        fc.property(weightsArbitrary, totalArbitrary, (weights, total) => {
          if (total < weights.length) return
          const units = unitsOf(method, total, sharesOf(weights))
          for (const [i, weight] of weights.entries())
            if (BigInt(weight) > 0n) expect(units[i]).toBeGreaterThanOrEqual(1)
        })
      )
    }
  )
})

describe.each(methods)("%s, with totals and weights of fifteen digits", (method) => {
  const large = fc.array(fc.integer({ min: 10 ** 12, max: 10 ** 15 }), { minLength: 2, maxLength: 6 })

  it("loses no unit, and keeps to the quota or to one divisor for all", () => {
    fc.assert(
      fc.property(large, fc.integer({ min: 10 ** 14, max: 9 * 10 ** 15 }), (weights, total) => {
        const { divisors, shares } = Result.getOrThrow(explain(method, total, sharesOf(weights)))
        expect(shares.reduce((all, { units }) => all + BigInt(units), 0n)).toBe(BigInt(total))
        if (divisors === null) {
          for (const { lowerQuota, units } of shares) expect([lowerQuota, lowerQuota + 1]).toContain(units)
        } else {
          const { greatest, least } = divisors
          const [left, right] = [
            BigInt(least!.numerator) * BigInt(greatest!.denominator),
            BigInt(greatest!.numerator) * BigInt(least!.denominator)
          ]
          expect(left <= right).toBe(true)
        }
      })
    )
  })
})
