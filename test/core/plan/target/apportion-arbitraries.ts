// Divisions to try the rules on: from a few small weights, where ties abound, to weights of fifteen digits and more.
import { Result } from "effect"
import * as fc from "fast-check"
import { apportion, type Method, type Share } from "../../../../packages/core/src/plan/target/apportion.ts"

export const unitsOf = (method: Method, total: number, shares: ReadonlyArray<Share>): ReadonlyArray<number> =>
  Result.getOrThrow(apportion(method, total, shares)).units

export const sharesOf = (weights: ReadonlyArray<number | bigint>): ReadonlyArray<Share> =>
  weights.map((weight, i) => ({ key: `b${i}`, weight }))

const anyWeight = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: 0, max: 10_000 }),
  fc.bigInt({ min: 0n, max: 10n ** 15n }),
  fc.bigInt({ min: 0n, max: 10n ** 25n })
)

export const weightsArbitrary = fc
  .oneof(
    fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 8 }),
    fc.array(anyWeight, { minLength: 1, maxLength: 12 })
  )
  .filter((weights) => weights.some((weight) => BigInt(weight) > 0n))

export const totalArbitrary = fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 600 }))

/** Weights, bounds and a total that the bounds admit. */
export const boundedArbitrary = weightsArbitrary.chain((weights) =>
  fc
    .tuple(
      fc.array(fc.record({ floor: fc.nat({ max: 12 }), room: fc.option(fc.nat({ max: 40 }), { nil: undefined }) }), {
        minLength: weights.length,
        maxLength: weights.length
      }),
      fc.nat({ max: 300 })
    )
    .map(([bounds, extra]) => {
      const shares = weights.map((weight, i): Share => {
        const { floor, room } = bounds[i]!
        return { key: `b${i}`, weight, floor, ...(room === undefined ? {} : { cap: floor + room }) }
      })
      const floors = shares.reduce((sum, share) => sum + share.floor!, 0)
      const room = shares.reduce(
        (sum, share) =>
          sum + (BigInt(share.weight) === 0n ? 0 : (share.cap ?? Number.POSITIVE_INFINITY) - share.floor!),
        0
      )
      return { shares, total: floors + Math.min(extra, room) }
    })
)
