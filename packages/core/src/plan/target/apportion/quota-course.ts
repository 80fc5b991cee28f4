// The growth of a house by the quota method, one unit at a time: each goes to the highest Jefferson priority among the
// shares that it does not lift above their upper quota. An award costs the logarithm of the number of shares.
import { heapOf } from "./heap.ts"
import type { Course, House } from "./quota-house.ts"
import { startOf } from "./quota-start.ts"

/** A division of `start` units by units that are released by then and due by the size of the house, whichever they are. */
const beginAt = ({ weights, sum, size }: House, start: number): Array<number> => {
  let left = start
  return weights.map((weight) => {
    const released = (weight * BigInt(start) + sum - 1n) / sum
    const due = (weight * size) / sum
    const units = Math.min(Number(released < due ? released : due), left)
    left -= units
    return units
  })
}

/** Lets the house grow to its size, awarding each unit by the rule of the quota method. */
export const play = (house: House): Course => {
  const { weights, sum } = house
  const until = Number(house.size)
  const start = startOf(house)
  const units = beginAt(house, start)
  const awardedIn = units.map(() => 0)
  const wholeDeadline = (i: number, nth: number): number => Number((BigInt(nth) * sum) / weights[i]!)
  const releasedIn = units.map((held, i) => wholeDeadline(i, held) + 1)
  // The whole part of the next unit's deadline orders nearly all pairs; the fractions are compared where it does not.
  const dueIn = units.map((held, i) => wholeDeadline(i, held + 1))
  const isBefore = (i: number, j: number): boolean => {
    if (dueIn[i] !== dueIn[j]) return dueIn[i]! < dueIn[j]!
    const left = BigInt(units[i]! + 1) * weights[j]!
    const right = BigInt(units[j]! + 1) * weights[i]!
    if (left !== right) return left < right
    return weights[i] === weights[j] ? i < j : weights[i]! > weights[j]!
  }
  const waiting = heapOf(weights.keys(), (i, j) => releasedIn[i]! < releasedIn[j]!)
  const eligible = heapOf<number>([], isBefore)
  for (let size = start + 1; size <= until; size++) {
    for (let i = waiting.first(); i !== undefined && releasedIn[i]! <= size; i = waiting.first()) {
      waiting.removeFirst()
      eligible.add(i)
    }
    const i = eligible.first()!
    eligible.removeFirst()
    units[i]! += 1
    awardedIn[i] = size
    releasedIn[i] = dueIn[i]! + 1
    dueIn[i] = wholeDeadline(i, units[i]! + 1)
    waiting.add(i)
  }
  return { units, awardedIn, releasedIn }
}
