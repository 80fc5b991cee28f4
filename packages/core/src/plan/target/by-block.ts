// The route of a division: straight to the branches, or first among the blocks and then within each. Rounding twice can give a
// branch other units than rounding once; `compareRoutes` shows where.
import { Result } from "effect"
import { sumOf } from "../../exact/integer.ts"
import { accept } from "./apportion/problem.ts"
import { type Apportionment, type ApportionmentError, apportion, type Method, type Share } from "./apportion.ts"

/**
 * The routes a division can take.
 * @example
 * ```ts
 * import { routes } from "@keikaku/core"
 * routes // => ["direct", "by-block"]
 * ```
 */
export const routes = ["direct", "by-block"] as const

/** One of {@link routes}. */
export type Route = (typeof routes)[number]

/** One who takes part, and the block it belongs to. */
export interface BlockShare extends Share {
  readonly block: string
}

/** A division made block by block. `ties` are those among the branches of a block. */
export interface BlockApportionment extends Apportionment {
  /** In the order in which the shares first name them; each block's branches add up to its units. */
  readonly blocks: ReadonlyArray<{ readonly block: string; readonly units: number }>
  /** Ties among the blocks that changed the result. */
  readonly blockTies: Apportionment["ties"]
}

/** A weight of zero admits its floor only. */
const capOf = ({ cap, floor, weight }: Share): number | undefined => (BigInt(weight) === 0n ? (floor ?? 0) : cap)

/** A block weighs and needs what its branches do together; it has a cap when each of them has one. */
const blockShare = (total: number, block: string, members: ReadonlyArray<BlockShare>): Share => {
  const caps = members.map(capOf)
  const admitted = caps.every((cap) => cap !== undefined) ? sumOf(caps) : BigInt(total)
  return {
    key: block,
    weight: sumOf(members.map(({ weight }) => weight)),
    floor: members.reduce((sum, { floor }) => sum + (floor ?? 0), 0),
    cap: admitted < BigInt(total) ? Number(admitted) : total
  }
}

/**
 * Divides `total` units among the blocks by their branches' weights together, then each block's units among its branches, by
 * the same method. Every branch keeps its floor and cap. Fails as {@link apportion} does, naming the branch.
 *
 * @example
 * ```ts
 * import { Result } from "effect"
 * import { apportionByBlock } from "@keikaku/core"
 * const shares = [
 *   { key: "13", block: "kanto", weight: 5 },
 *   { key: "14", block: "kanto", weight: 2 },
 *   { key: "27", block: "kinki", weight: 3 }
 * ]
 * const { blocks, units } = Result.getOrThrow(apportionByBlock("webster", 8, shares))
 * blocks // => [{ block: "kanto", units: 6 }, { block: "kinki", units: 2 }]
 * units // => [4, 2, 2]
 * ```
 */
export const apportionByBlock = (
  method: Method,
  total: number,
  shares: ReadonlyArray<BlockShare>
): Result.Result<BlockApportionment, ApportionmentError> =>
  Result.gen(function* () {
    yield* accept(total, shares)
    const members = new Map<string, Array<BlockShare>>()
    for (const share of shares) {
      const others = members.get(share.block)
      if (others === undefined) members.set(share.block, [share])
      else others.push(share)
    }
    const among = yield* apportion(
      method,
      total,
      [...members].map(([block, branches]) => blockShare(total, block, branches))
    )
    const units = new Map<string, number>()
    const ties: Array<Apportionment["ties"][number]> = []
    for (const [n, branches] of [...members.values()].entries()) {
      const within = yield* apportion(method, among.units[n]!, branches)
      for (const [i, { key }] of branches.entries()) units.set(key, within.units[i]!)
      ties.push(...within.ties)
    }
    return {
      method,
      total: among.total,
      units: shares.map(({ key }) => units.get(key)!),
      ties,
      blocks: [...members.keys()].map((block, n) => ({ block, units: among.units[n]! })),
      blockTies: among.ties
    }
  })

/** What a branch receives by either route; `difference` is positive where the way by the blocks gives it more. */
export interface RouteComparison {
  readonly key: string
  readonly block: string
  readonly direct: number
  readonly byBlock: number
  readonly difference: number
}

/**
 * Makes the same division by both routes. The differences add up to zero. Fails as {@link apportion} does.
 *
 * @example
 * ```ts
 * import { Result } from "effect"
 * import { compareRoutes } from "@keikaku/core"
 * const shares = ["a", "b", "c"].map((key) => ({ key, block: key === "a" ? "east" : "west", weight: key === "a" ? 4 : 3 }))
 * Result.getOrThrow(compareRoutes("webster", 2, shares)).map(({ difference }) => difference) // => [0, 0, 0]
 * Result.getOrThrow(compareRoutes("jefferson", 1, shares)).map(({ difference }) => difference) // => [-1, 1, 0]
 * ```
 */
export const compareRoutes = (
  method: Method,
  total: number,
  shares: ReadonlyArray<BlockShare>
): Result.Result<ReadonlyArray<RouteComparison>, ApportionmentError> =>
  Result.gen(function* () {
    const direct = yield* apportion(method, total, shares)
    const byBlock = yield* apportionByBlock(method, total, shares)
    return shares.map(({ block, key }, i) => {
      const [one, other] = [direct.units[i]!, byBlock.units[i]!]
      return { key, block, direct: one, byBlock: other, difference: other - one }
    })
  })
