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

export const slowQuota = (
  total: number,
  shares: ReadonlyArray<Share>,
  preference: Preference = statedPreference(shares)
): ReadonlyArray<number> => {
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

export const slowHamilton = (
  total: number,
  shares: ReadonlyArray<Share>,
  preference: Preference = statedPreference(shares)
): ReadonlyArray<number> => {
  const weight = shares.map((share) => BigInt(share.weight))
  const sum = weight.reduce((a, b) => a + b)
  const part = weight.map((own) => own * BigInt(total))
  const units = part.map((own) => Number(own / sum))
  const order = [...shares.keys()].sort((a, b) => {
    const [left, right] = [part[a]! % sum, part[b]! % sum]
    return left === right ? preference[a]! - preference[b]! : left > right ? -1 : 1
  })
  const left = total - units.reduce((a, b) => a + b, 0)
  for (const i of order.slice(0, left)) units[i]! += 1
  return units
}
