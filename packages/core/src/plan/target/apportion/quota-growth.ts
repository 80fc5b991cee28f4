// Whether a house can grow to its size one unit at a time with given shares rounded up in the end. Every house on the way is
// vouched for, but few are looked at: what supports one house supports all up to another far ahead.
import { floatsOf } from "./quota-floats.ts"
import type { Contest } from "./quota-house.ts"

/** The work that a division may cost, counted in looks at a share; one that needs exact integers counts for sixteen. */
export const mostLooks = 20_000_000

/** Thrown to leave a division that would cost more looks than allowed; caught where the method is entered. */
export class TooManyLooks extends Error {}

/** Which shares end with the unit above their lower quota: 1 for those, 0 for the others. */
export type RoundedUp = Uint8Array

/** The looks at houses on the way. A house is short when the units released by it, of those awarded, are fewer than itself. */
export interface Growth {
  /** The first short house from `from` on. */
  readonly firstShort: (roundedUp: RoundedUp, from: number) => number | undefined
  /** Whether in every house from `from` to `to` at least one unit more than the house has been released. */
  readonly hasOneToSpare: (roundedUp: RoundedUp, from: number, to: number) => boolean
}

/**
 * Prepares the growth of a house. Houses are told by how far back from the last they lie: so near the last, where nearly all is
 * decided, the figures are small, and floats tell them apart in the largest house.
 */
export const growthOf = (contest: Contest, looks = mostLooks): Growth => {
  const { house, left, remainders } = contest
  const { sum, weights } = house
  const [count, size] = [weights.length, Number(house.size)]
  const { perHouse, rest } = floatsOf(contest)
  /** Of each open share, its upper quota in the house looked at, less its lower quota in the last. */
  const upper = new Float64Array(count)
  /** The shares, the first `open` of them open. The others have released all they ever will: `settled` more than is due. */
  const shares = Int32Array.from(weights.keys())
  let open = count
  let settled = 0
  let allowed = looks
  const spend = (some: number): void => {
    allowed -= some
    if (allowed < 0) throw new TooManyLooks()
  }

  /** By how many units a house is supported, or fewer: the units released by it less the house. Settles shares on the way. */
  const roughSurplus = (roundedUp: RoundedUp, back: number): number => {
    spend(open)
    let released = 0
    for (let k = 0; k < open; ) {
      const i = shares[k]!
      const quota = Math.ceil(rest[i]! - back * perHouse[i]!)
      if (quota > 0) {
        settled += roundedUp[i]!
        open -= 1
        shares[k] = shares[open]!
        shares[open] = i
      } else {
        upper[i] = quota
        released += quota
        k += 1
      }
    }
    return back - left + settled + released
  }

  /** The same exactly: with integers where the float lies so close below a whole number that the true quota may be above. */
  const exactSurplus = (roundedUp: RoundedUp, back: number): number => {
    spend(open)
    let released = 0
    for (let k = 0; k < open; k++) {
      const i = shares[k]!
      const gone = back * perHouse[i]!
      if (Math.ceil(rest[i]! - gone + (1 + gone) * 2 ** -46) !== upper[i]) {
        spend(16)
        const lacking = BigInt(back) * weights[i]! - remainders[i]!
        upper[i] = lacking < 0n ? 1 : -Number(lacking / sum)
      }
      released += upper[i]! < roundedUp[i]! ? upper[i]! : roundedUp[i]!
    }
    return back - left + settled + released
  }

  /**
   * Whether every house is supported from the one in `upper` to a later one: by then a share has released what it had by the
   * first, and at least its quota at the later one. The surplus of that can only fall from house to house.
   */
  const isSupportedTo = (roundedUp: RoundedUp, back: number, spare: number): boolean => {
    spend(open)
    let released = 0
    for (let k = 0; k < open; k++) {
      const i = shares[k]!
      const quota = rest[i]! - back * perHouse[i]!
      const most = quota > upper[i]! ? quota : upper[i]!
      released += most < roundedUp[i]! ? most : roundedUp[i]!
    }
    return back - left + settled + released - (count + 8) * (count + back) * 2 ** -50 > spare - 1
  }

  /** How far back a house can lie and come short: only where the quotas of those not rounded up pass their whole parts by one
   * unit together. That only grows, so it is found by halving. */
  const earliestDoubt = (roundedUp: RoundedUp): number => {
    let [possible, excluded] = [-1, size]
    while (excluded - possible > 1) {
      const back = Math.floor((possible + excluded) / 2)
      spend(count)
      let excess = count * 2 ** -46
      for (let i = 0; i < count; i++) {
        const quota = rest[i]! - back * perHouse[i]!
        if (roundedUp[i] === 0 && quota > 0) excess += quota
      }
      if (excess >= 1) possible = back
      else excluded = back
    }
    return possible
  }

  /** The first house, by how far back it lies, without the support wished for; -1 when there is none. */
  const firstWithout = (spare: 0 | 1, roundedUp: RoundedUp, from: number, to: number): number => {
    open = count
    settled = 0
    let stride = from - to
    for (let back = from; back >= to; ) {
      let surplus = roughSurplus(roundedUp, back)
      if (surplus < spare) surplus = exactSurplus(roundedUp, back)
      if (surplus < spare) return back
      let vouched = back - (surplus - spare)
      const ahead = Math.max(back - stride, to)
      if (ahead < vouched) {
        const isSupported = isSupportedTo(roundedUp, ahead, spare)
        if (isSupported) vouched = ahead
        stride = isSupported ? stride * 4 : Math.max(Math.floor(stride / 4), 2 * (back - vouched + 1))
      }
      back = vouched - 1
    }
    return -1
  }

  let doubtFrom: number | undefined
  return {
    firstShort: (roundedUp, from) => {
      doubtFrom ??= earliestDoubt(roundedUp)
      const back = firstWithout(0, roundedUp, Math.min(size - from, doubtFrom), 0)
      return back < 0 ? undefined : size - back
    },
    hasOneToSpare: (roundedUp, from, to) => firstWithout(1, roundedUp, size - from, size - to) < 0
  }
}
