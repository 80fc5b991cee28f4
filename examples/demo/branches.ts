// The 47 branches of the synthetic year: how much each sets out to do, how well it succeeds, and with how many promoters.
// Sizes follow the real weights and the real targets; vigour and luck are invented for each branch.
import { apportion, businessPlan, type Prefecture, prefectures } from "@keikaku/core"
import { Result } from "effect"
import { fullScale, type Options } from "./options.ts"
import { randomAt } from "./random.ts"

const { planFy2023 } = businessPlan

/** A branch as it enters the year. */
export interface BranchSize {
  readonly code: string
  readonly index: number
  /** Acts of canvassing that it will carry out, by and large. */
  readonly canvasses: number
  readonly promoters: number
  /** How readily owners agree, in percent of the national average. */
  readonly success: number
}

/** Fewer would leave a branch without anybody to act while one is away. */
const fewestPromoters = 3

/** What the branches are asked to reach of a national target. */
const shareOf = (metric: string): ReadonlyArray<number> => {
  const { amount } = planFy2023.targets.find((target) => target.metric === metric)!
  const weights = prefectures.map(({ code, weightFy2011 }: Prefecture) => ({ key: code, weight: weightFy2011 }))
  return Result.getOrThrow(apportion("webster", amount, weights)).units
}

const dividedUp = (amount: number, by: number): number => Math.floor((amount + by - 1) / by)

/** The branches, in the order of their codes. */
export const branchSizes = ({ scaleThousandths, seed }: Options): ReadonlyArray<BranchSize> => {
  const [canvasses, promoters] = [shareOf("canvasses"), shareOf("promoters")]
  const thousandthsOfAll = fullScale * 1_000
  return prefectures.map(({ code }, index) => {
    const random = randomAt(seed, 1, index)
    const vigour = 82 + random.below(35)
    const success = 78 + random.below(45)
    const presence = 96 + random.below(6)
    return {
      code,
      index,
      canvasses: dividedUp(canvasses[index]! * vigour * scaleThousandths, 100 * thousandthsOfAll),
      promoters: Math.max(
        fewestPromoters,
        dividedUp(promoters[index]! * presence * scaleThousandths, 100 * thousandthsOfAll)
      ),
      success
    }
  })
}
