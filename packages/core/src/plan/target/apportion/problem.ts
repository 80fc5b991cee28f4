// A division to be made, checked once at the door: after `accept` every figure is exact and the floors and caps can be
// met, so that the methods never have to refuse.
import { Result } from "effect"
import { isCount, sumOf } from "../../../exact/integer.ts"
import {
  type ApportionmentError,
  allWeightsZero,
  boundNotAllowed,
  capsBelowTotal,
  duplicateKey,
  floorAboveCap,
  floorsAboveTotal,
  noShares,
  totalNotAllowed,
  weightNotAllowed
} from "./error.ts"

/** One who takes part: `key` names the branch, `weight` is its claim (any unit), `floor` and `cap` bound its units. */
export interface Share {
  readonly key: string
  /** A whole number, zero or more; a bigint from 2^53 on. */
  readonly weight: number | bigint
  /** The least number of units it may receive; zero when absent. */
  readonly floor?: number
  /** The greatest number of units it may receive; unlimited when absent. */
  readonly cap?: number
}

/** A division that can be made. The lists run parallel, in the order of the shares. */
export interface Problem {
  readonly total: number
  readonly keys: ReadonlyArray<string>
  readonly weights: ReadonlyArray<bigint>
  readonly floors: ReadonlyArray<number>
  /** Never above the total; for a weight of zero, its floor. */
  readonly caps: ReadonlyArray<number>
}

/** Units by position in the list of shares, and the ties that had to be broken to award them. */
export interface Allocation {
  readonly units: ReadonlyArray<number>
  readonly ties: ReadonlyArray<{ readonly among: ReadonlyArray<number>; readonly awarded: ReadonlyArray<number> }>
}

const isWeight = (weight: number | bigint): boolean => (typeof weight === "bigint" ? weight >= 0n : isCount(weight))

const faultOf = (share: Share): ApportionmentError | undefined => {
  const { key, weight, floor, cap } = share
  if (!isWeight(weight)) return weightNotAllowed(key, weight)
  if (floor !== undefined && !isCount(floor)) return boundNotAllowed(key, "floor", floor)
  if (cap !== undefined && !isCount(cap)) return boundNotAllowed(key, "cap", cap)
  if (cap !== undefined && (floor ?? 0) > cap) return floorAboveCap(key, floor ?? 0, cap)
  return undefined
}

const repeatedKey = (keys: ReadonlyArray<string>): string | undefined => {
  const seen = new Set<string>()
  return keys.find((key) => seen.size === seen.add(key).size)
}

/**
 * Checks a division: units are whole, weights exact, floors ≤ caps, and floors ≤ total ≤ caps in sum.
 * A weight of zero admits its floor only. All weights may be zero when the floors make up the whole total.
 */
export const accept = (total: number, shares: ReadonlyArray<Share>): Result.Result<Problem, ApportionmentError> => {
  if (!isCount(total)) return Result.fail(totalNotAllowed(total))
  if (shares.length === 0) return Result.fail(noShares())
  const keys = shares.map((share) => share.key)
  const repeated = repeatedKey(keys)
  if (repeated !== undefined) {
    return Result.fail(duplicateKey(repeated, keys.filter((key) => key === repeated).length))
  }
  for (const share of shares) {
    const fault = faultOf(share)
    if (fault !== undefined) return Result.fail(fault)
  }
  const weights = shares.map((share) => BigInt(share.weight))
  // Adding zero turns a negative zero into zero.
  const floors = shares.map((share) => (share.floor ?? 0) + 0)
  const required = sumOf(floors)
  if (required > BigInt(total)) return Result.fail(floorsAboveTotal(required, total))
  if (weights.every((weight) => weight === 0n) && required < BigInt(total)) return Result.fail(allWeightsZero(total))
  const caps = shares.map((share, i) => (weights[i] === 0n ? floors[i]! : Math.min(share.cap ?? total, total) + 0))
  const admitted = sumOf(caps)
  if (admitted < BigInt(total)) return Result.fail(capsBelowTotal(admitted, total))
  return Result.succeed({ total: total + 0, keys, weights, floors, caps })
}
