// The field on which the year is played: the working days, the branches, and who can act in which branch on which day.
import { businessPlan } from "@keikaku/core"
import { type BranchSize, branchSizes } from "./branches.ts"
import type { Options } from "./options.ts"
import { type Colleague, promotersOf } from "./promoters.ts"
import type { Random } from "./random.ts"
import { type Seasons, seasonsOf } from "./seasons.ts"

const { planFy2023 } = businessPlan

/** A branch and its promoters. */
export interface Branch {
  readonly code: string
  readonly actor: string
  readonly size: BranchSize
  readonly colleagues: ReadonlyArray<Colleague>
}

/** The working days and the branches of a synthetic year. */
export interface Field {
  readonly seed: number
  readonly seasons: Seasons
  readonly branches: ReadonlyArray<Branch>
}

/** The field of the options: the same for the same seed and scale. */
export const fieldOf = (options: Options): Field => {
  const seasons = seasonsOf(planFy2023.fiscalYear)
  const branches = branchSizes(options).map((size) => ({
    code: size.code,
    actor: `branch-${size.code}`,
    size,
    colleagues: promotersOf(size, options.seed, seasons)
  }))
  return { seed: options.seed, seasons, branches }
}

/** Another branch than this one. */
export const elsewhere = ({ branches }: Field, { size: { index } }: Branch, random: Random): Branch =>
  branches[(index + 1 + random.below(branches.length - 1)) % branches.length]!

/** Somebody of the branch who can act on that day; the first promoter always can. */
export const someoneOf = ({ colleagues }: Branch, random: Random, day: number): Colleague => {
  const start = random.below(colleagues.length)
  for (let n = 0; n < colleagues.length; n++) {
    const colleague = colleagues[(start + n) % colleagues.length]!
    if (colleague.canAct(day)) return colleague
  }
  return colleagues[0]!
}
