// The methods as their inventors would explain them: one unit at a time, every comparison a bigint fraction, no shortcut.
// `preference` ranks the shares for ties (lower first), so that a test can break them in every possible way.
import type { DivisorMethod, Share } from "../../../../packages/core/src/plan/target/apportion.ts"

type Preference = ReadonlyArray<number>

/** Larger weight first, then earlier position: the rule of the package. */
export const statedPreference = (shares: ReadonlyArray<Share>): Preference => {
  const order = shares.map((_, i) => i)
  order.sort((a, b) =>
    shares[a]!.weight === shares[b]!.weight ? a - b : shares[a]!.weight > shares[b]!.weight ? -1 : 1
  )
  return shares.map((_, i) => order.indexOf(i))
}

// d(n) as a fraction; Huntington–Hill's squared.
const signpost = (method: DivisorMethod, n: bigint): readonly [bigint, bigint] => {
  switch (method) {
    case "adams":
      return [n, 1n]
    case "jefferson":
      return [n + 1n, 1n]
    case "webster":
      return [2n * n + 1n, 2n]
    case "huntington-hill":
      return [n * (n + 1n), 1n]
    case "dean":
      return [2n * n * (n + 1n), 2n * n + 1n]
  }
}

const best = (candidates: ReadonlyArray<number>, isBetter: (a: number, b: number) => boolean): number =>
  candidates.reduce((a, b) => (isBetter(b, a) ? b : a))

export const slowDivisor = (
  method: DivisorMethod,
  total: number,
  shares: ReadonlyArray<Share>,
  preference: Preference = statedPreference(shares)
): ReadonlyArray<number> => {
  const weight = shares.map((share) => BigInt(share.weight))
  const units = shares.map((share) => share.floor ?? 0)
  const isBetter = (a: number, b: number): boolean => {
    const [da, ea] = signpost(method, BigInt(units[a]!))
    const [db, eb] = signpost(method, BigInt(units[b]!))
    if (da === 0n || db === 0n) {
      if (da !== 0n || db !== 0n) return da === 0n
      if (weight[a] !== weight[b]) return weight[a]! > weight[b]!
      return preference[a]! < preference[b]!
    }
    const power = method === "huntington-hill" ? 2n : 1n
    const [left, right] = [weight[a]! ** power * ea * db, weight[b]! ** power * eb * da]
    return left === right ? preference[a]! < preference[b]! : left > right
  }
  for (let given = units.reduce((a, b) => a + b, 0); given < total; given++) {
    const open = [...shares.keys()].filter((i) => weight[i]! > 0n && units[i]! < (shares[i]!.cap ?? total))
    units[best(open, isBetter)]! += 1
  }
  return units
}

const clamp = ({ cap, floor = 0, weight }: Share, total: number, units: number): number =>
  Math.min(Math.max(units, floor), BigInt(weight) === 0n ? floor : (cap ?? total))

/**
 * Floors and caps on the methods that keep the quota, by the definition: lift, cut, and let the others be rounded up in their
 * order (`inOrder`, positions) while units are left. Where floors take more, units within the quotas are given up, and where
 * caps leave more, all beyond the quotas rounded down go, by the priorities of a divisor method.
 */
const slowBounded = (
  near: DivisorMethod,
  total: number,
  shares: ReadonlyArray<Share>,
  inOrder: ReadonlyArray<number>,
  preference: Preference
): ReadonlyArray<number> => {
  const weight = shares.map((share) => BigInt(share.weight))
  const sum = weight.reduce((a, b) => a + b)
  const part = weight.map((own) => own * BigInt(total))
  const least = part.map((own, i) => clamp(shares[i]!, total, sum === 0n ? 0 : Number(own / sum)))
  const most = part.map((own, i) => clamp(shares[i]!, total, sum === 0n ? 0 : Number((own + sum - 1n) / sum)))
  const open = inOrder.filter((i) => least[i]! < most[i]!)
  const left = total - least.reduce((a, b) => a + b, 0)
  if (left < 0)
    return slowDivisor(
      near,
      total,
      shares.map((share, i) => ({ ...share, cap: least[i]! })),
      preference
    )
  if (left > open.length)
    return slowDivisor(
      near,
      total,
      shares.map((share, i) => ({ ...share, floor: least[i]! })),
      preference
    )
  const up = new Set(open.slice(0, left))
  return least.map((own, i) => (up.has(i) ? most[i]! : own))
}

const freeQuota = (total: number, shares: ReadonlyArray<Share>, preference: Preference): ReadonlyArray<number> => {
  const weight = shares.map((share) => BigInt(share.weight))
  const sum = weight.reduce((a, b) => a + b)
  const units = shares.map(() => 0)
  const isBetter = (a: number, b: number): boolean => {
    const [left, right] = [weight[a]! * BigInt(units[b]! + 1), weight[b]! * BigInt(units[a]! + 1)]
    return left === right ? preference[a]! < preference[b]! : left > right
  }
  for (let house = 1; house <= total; house++) {
    const eligible = [...shares.keys()].filter((i) => BigInt(units[i]!) * sum < weight[i]! * BigInt(house))
    units[best(eligible, isBetter)]! += 1
  }
  return units
}

/** Who is rounded up without floors and caps comes before the others, and each by priority. */
export const slowQuota = (
  total: number,
  shares: ReadonlyArray<Share>,
  preference: Preference = statedPreference(shares)
): ReadonlyArray<number> => {
  const weight = shares.map((share) => BigInt(share.weight))
  const sum = weight.reduce((a, b) => a + b)
  if (sum === 0n) return slowBounded("jefferson", total, shares, [], preference)
  const lower = weight.map((own) => Number((own * BigInt(total)) / sum))
  const units = freeQuota(total, shares, preference)
  const isUp = (i: number) => units[i]! > lower[i]!
  const order = [...shares.keys()].sort((a, b) => {
    if (isUp(a) !== isUp(b)) return isUp(a) ? -1 : 1
    const [left, right] = [weight[a]! * BigInt(lower[b]! + 1), weight[b]! * BigInt(lower[a]! + 1)]
    return left === right ? preference[a]! - preference[b]! : left > right ? -1 : 1
  })
  return slowBounded("jefferson", total, shares, order, preference)
}

export const slowHamilton = (
  total: number,
  shares: ReadonlyArray<Share>,
  preference: Preference = statedPreference(shares)
): ReadonlyArray<number> => {
  const weight = shares.map((share) => BigInt(share.weight))
  const sum = weight.reduce((a, b) => a + b)
  const remainder = weight.map((own) => (sum === 0n ? 0n : (own * BigInt(total)) % sum))
  const order = [...shares.keys()].sort((a, b) => {
    const [left, right] = [remainder[a]!, remainder[b]!]
    return left === right ? preference[a]! - preference[b]! : left > right ? -1 : 1
  })
  return slowBounded("webster", total, shares, order, preference)
}
