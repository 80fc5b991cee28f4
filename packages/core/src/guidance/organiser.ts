// Who arranges what guides the work: the headquarters, or one of the branches (本部・支部, plan §5(3)). What the headquarters arranges
// carries the tag `branch:headquarters`, so that no branch takes it for its own.
import type { RejectionOf } from "@keikaku/kernel"
import { Schema } from "effect"
import type { PlanContext } from "../decision.ts"
import { BranchCode, branchOf } from "../federation/index.ts"
import { UnknownBranch } from "../shared-refusals.ts"

const headquarters = "headquarters"

/** The headquarters, or a branch by its code. */
export const Organiser = Schema.String.check(
  Schema.isPattern(/^[0-9A-Za-z-]{1,16}$/u, { message: "who arranges it is headquarters or the code of a branch" })
).annotate({ identifier: "Organiser", description: "headquarters, or the code of a branch", examples: [headquarters] })

/** The branch that arranges it; none, where it is the headquarters. */
export const branchOfOrganiser = (organiser: string): BranchCode | undefined =>
  organiser === headquarters ? undefined : BranchCode.make(organiser)

/** The refusal of an organiser that the federation does not have. */
export const unknownOrganiser = (
  { organiser }: { readonly organiser: string },
  { settings }: PlanContext
): RejectionOf<typeof UnknownBranch> | undefined => {
  const branch = branchOfOrganiser(organiser)
  return branch === undefined || branchOf(settings, branch) !== undefined ? undefined : UnknownBranch({ branch })
}
