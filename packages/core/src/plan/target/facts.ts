// What is known of the target of a metric and year: its entries, and what they make of it on a day. Who accepted is a fact of
// its own for each branch, so that branches never wait for one another.
import type { EventOf, LocalDate } from "@keikaku/kernel"
import type { FiscalYear } from "../../calendar/index.ts"
import { datedHistory, type Entries, stateOn } from "../../dated-history.ts"
import type { BranchCode, MetricCode } from "../../federation/index.ts"
import * as happened from "./events.ts"

/** A division as it was computed, before any adjustment: its shares have their weights, floors and caps. */
export type Division = EventOf<typeof happened.TargetApportioned>

/** A division that was decided elsewhere, as it was recorded. */
export type RecordedDivision = EventOf<typeof happened.DivisionRecorded>

/** One manual adjustment. */
export type Adjustment = EventOf<typeof happened.BranchTargetsAdjusted>

/** An amount in force, and what was made of it. */
interface AmountInForce {
  readonly amount: number | undefined
  /** `undefined` while the amount is not divided by a method. */
  readonly division: Division | undefined
  /** Instead of that: `undefined` while no division of the amount was decided elsewhere. */
  readonly recorded: RecordedDivision | undefined
  /** What was adjusted by hand since then, oldest first. */
  readonly adjustments: ReadonlyArray<Adjustment>
  /** Each branch's units, adjustments included; empty while the amount is not divided. */
  readonly shares: ReadonlyMap<BranchCode, number>
  /** The months, in the calendar's order; `undefined` while the amount is not phased. */
  readonly phasing: EventOf<typeof happened.TargetPhased> | undefined
}

/** An amount that was in force until it was revised, with its division and its months of then. */
export interface EarlierAmount extends AmountInForce {
  readonly amount: number
  readonly revision: EventOf<typeof happened.TargetRevised>
}

/** The target of one metric in one fiscal year on a day. Amounts are in the metric's unit. */
export interface Target extends AmountInForce {
  readonly draft: EventOf<typeof happened.TargetDrafted> | undefined
  /** As it was first set. */
  readonly setting: EventOf<typeof happened.TargetSet> | undefined
  /** What was in force before, oldest first. */
  readonly earlier: ReadonlyArray<EarlierAmount>
}

const undivided = { division: undefined, recorded: undefined, adjustments: [], shares: new Map(), phasing: undefined }

/** A target of which nothing has been recorded. */
export const noTarget: Target = {
  ...{ ...undivided, draft: undefined, setting: undefined },
  ...{ amount: undefined, earlier: [] }
}

/** The entries of a target. */
export type TargetHistory = Entries<happened.TargetEntry>

/** Everything that is known of each target. */
export const targets = datedHistory(happened.withdrawals)

/** The target of a metric in a fiscal year. */
export const targetOf = (fiscalYear: FiscalYear, metric: MetricCode) => targets.about(`target:${fiscalYear}:${metric}`)

/** The units of every branch after changes. */
export const adjusted = (shares: Target["shares"], changes: Adjustment["changes"]): Target["shares"] => {
  const units = new Map(shares)
  for (const { branch, by } of changes) units.set(branch, (units.get(branch) ?? 0) + by)
  return units
}

const next = (target: Target, entry: happened.TargetEntry): Target => {
  if (happened.TargetDrafted.is(entry)) return { ...target, draft: entry }
  if (happened.TargetSet.is(entry)) return { ...target, setting: entry, amount: entry.amount }
  if (happened.TargetApportioned.is(entry) || happened.DivisionRecorded.is(entry)) {
    const shares = new Map(entry.shares.map(({ branch, units }) => [branch, units] as const))
    const made = happened.TargetApportioned.is(entry)
      ? { division: entry, recorded: undefined }
      : { division: undefined, recorded: entry }
    return { ...target, ...made, adjustments: [], shares }
  }
  if (happened.BranchTargetsAdjusted.is(entry)) {
    const { adjustments, shares } = target
    return { ...target, adjustments: [...adjustments, entry], shares: adjusted(shares, entry.changes) }
  }
  if (happened.TargetPhased.is(entry)) return { ...target, phasing: entry }
  const { amount, draft, earlier, setting, ...made } = target
  const revised = amount === undefined ? [] : [{ ...made, amount, revision: entry }]
  return { ...target, ...undivided, amount: entry.amount, earlier: [...earlier, ...revised] }
}

/** How a target's entries follow one another. */
export const life = { initial: noTarget, next }

/** The target at the end of a day, or with all that is known. */
export const targetOn = (history: TargetHistory, day?: LocalDate): Target => stateOn(life, history, day)

/** The floor or cap that a division gave a branch and that a number of units breaks; `undefined` where none is broken. */
export const brokenBound = (
  { shares }: Division,
  branch: BranchCode,
  units: number
): { readonly bound: "floor" | "cap"; readonly limit: number } | undefined => {
  const { cap, floor } = shares.find((share) => share.branch === branch) ?? {}
  if (floor !== undefined && units < floor) return { bound: "floor", limit: floor }
  return cap !== undefined && units > cap ? { bound: "cap", limit: cap } : undefined
}

/** The acceptances of a branch, by date. */
export type Acceptances = Entries<EventOf<typeof happened.BranchTargetAccepted>>

/** Everything that branches have accepted. */
export const acceptances = datedHistory([[happened.BranchAcceptanceWithdrawn, happened.BranchTargetAccepted]])

/** What one branch has accepted. Only its own events are read, so that all branches can accept at the same time. */
export const acceptancesOf = (fiscalYear: FiscalYear, metric: MetricCode, branch: BranchCode) =>
  acceptances.about(`target:${fiscalYear}:${metric}`, `branch:${branch}`)

/** Whether what a branch accepted last is what it has. */
export const isAccepted = ({ shares }: Target, branch: BranchCode, accepted: Acceptances): boolean =>
  shares.has(branch) && accepted.at(-1)?.units === shares.get(branch)
