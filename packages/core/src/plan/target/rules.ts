// What is allowed of a target, by what is so on the day: asked of a command before it is recorded, and of every later entry before
// something is put in front of it or taken away. Each rule answers with the entry, a refusal, or that it is already so.
import { alreadySo, once } from "@keikaku/kernel"
import { agrees, type Course, unlessSame } from "../../dated-history.ts"
import type * as happened from "./events.ts"
import { adjusted, brokenBound, life, type Target } from "./facts.ts"
import * as refused from "./refusals.ts"

type Entry<Tag> = Extract<happened.TargetEntry, { readonly _tag: Tag }>

const sum = (figures: ReadonlyArray<number>): number => figures.reduce((total, each) => total + each, 0)

const repeated = <A>(names: ReadonlyArray<A>): A | undefined => names.find((name, n) => names.indexOf(name) !== n)

/** The rule on each kind of entry. */
export const rules = {
  TargetDrafted: (target: Target, e: Entry<"TargetDrafted">) => {
    const { amount } = target
    const rule = () => (amount === undefined ? e : refused.TargetAlreadySet({ ...e, amount }))
    return unlessSame(e, target.draft, rule)
  },
  TargetSet: (target: Target, e: Entry<"TargetSet">) =>
    target.draft === undefined
      ? refused.TargetNotDrafted(e)
      : once(e, target.setting, () => refused.TargetAlreadySet({ ...e, amount: target.amount! })),
  /** A division stands on the amount that it divides. The same one again undoes what was adjusted since. */
  TargetApportioned: (target: Target, e: Entry<"TargetApportioned">) =>
    target.amount === sum(e.shares.map(({ units }) => units))
      ? once(e, target.adjustments.length === 0 ? target.division : undefined, () => e)
      : refused.TargetNotSet(e),
  /** What was decided elsewhere names each branch once and adds up to the amount. The same again undoes what was adjusted since. */
  DivisionRecorded: (target: Target, e: Entry<"DivisionRecorded">) => {
    if (target.amount === undefined) return refused.TargetNotSet(e)
    const twice = repeated(e.shares.map(({ branch }) => branch))
    if (twice !== undefined) return refused.BranchDividedTwice({ branch: twice })
    const total = sum(e.shares.map(({ units }) => units))
    return total === target.amount
      ? once(e, target.adjustments.length === 0 ? target.recorded : undefined, () => e)
      : refused.DivisionSumDiffers({ amount: target.amount, sum: total })
  },
  BranchTargetsAdjusted: (target: Target, e: Entry<"BranchTargetsAdjusted">) => {
    const { adjustments, division, recorded, shares } = target
    if (division === undefined && recorded === undefined) return refused.TargetNotDivided(e)
    if (adjustments.some((each) => agrees(each, e))) return alreadySo
    const twice = repeated(e.changes.map(({ branch }) => branch))
    if (twice !== undefined) return refused.BranchAdjustedTwice({ branch: twice })
    const total = sum(e.changes.map(({ by }) => by))
    if (total !== 0) return refused.AdjustmentNotBalanced({ sum: total })
    const changed = adjusted(shares, e.changes)
    for (const { branch, by } of e.changes) {
      const units = changed.get(branch)!
      if (units < 0) return refused.BranchTargetBelowZero({ branch, units: units - by, by })
      const isBound = division !== undefined && e.overrides === undefined
      const broken = isBound ? brokenBound(division, branch, units) : undefined
      if (broken !== undefined) return refused.BoundBroken({ branch, units, ...broken })
    }
    return e
  },
  /** Months stand on the amount that they add up to. */
  TargetPhased: (target: Target, e: Entry<"TargetPhased">) =>
    target.amount === sum(e.months) ? once(e, target.phasing, () => e) : refused.TargetNotSet(e),
  TargetRevised: (target: Target, e: Entry<"TargetRevised">) =>
    target.amount === undefined
      ? refused.TargetNotSet(e)
      : unlessSame(e, target.earlier.at(-1)?.revision, () =>
          target.amount === e.amount ? refused.TargetAlreadySet(e) : e
        )
}

/** How a target's entries follow one another, and what is allowed. An adjustment is of the division that it was made of. */
export const course: Course<Target, happened.TargetEntry> = {
  ...life,
  restsOn: ({ division, recorded }, entry) =>
    entry._tag === "BranchTargetsAdjusted" ? (division ?? recorded) : undefined,
  rule: (target, entry) =>
    (rules[entry._tag] as (target: Target, entry: happened.TargetEntry) => unknown)(target, entry)
}
