// How the target of a metric and year stands: its amounts in order, its division among the branches with what was adjusted
// by hand, its months. Who accepted is a fact of its own for each branch, so that branches never wait for one another.
import { type EventOf, fact, type LocalDate } from "@keikaku/kernel"
import type { FiscalYear } from "../../calendar/index.ts"
import type { BranchCode, MetricCode } from "../../federation/index.ts"
import * as happened from "./events.ts"

type Apportioned = EventOf<typeof happened.TargetApportioned>

/** A division as it was computed, before any adjustment: its shares say by which weights, floors and caps. */
export type Division = Pick<Apportioned, "method" | "route" | "sources" | "shares">

/** The floor or cap that a division gave a branch and that so many units break; `undefined` where none is broken. */
export const brokenBound = (
  { shares }: Division,
  branch: BranchCode,
  units: number
): { readonly bound: "floor" | "cap"; readonly limit: number } | undefined => {
  const { cap, floor } = shares.find((share) => share.branch === branch) ?? {}
  if (floor !== undefined && units < floor) return { bound: "floor", limit: floor }
  return cap !== undefined && units > cap ? { bound: "cap", limit: cap } : undefined
}

/** One manual adjustment. */
export interface Adjustment {
  readonly on: LocalDate
  readonly changes: EventOf<typeof happened.BranchTargetsAdjusted>["changes"]
  readonly reason: string
  /** Why a bound was overridden. */
  readonly overrides: string | undefined
}

type Phased = EventOf<typeof happened.TargetPhased>

interface Standing {
  /** The division as it was computed; `undefined` while the amount in force is not divided. */
  readonly division: Division | undefined
  /** What was adjusted by hand since then, oldest first. */
  readonly adjustments: ReadonlyArray<Adjustment>
  /** Each branch's units as they stand, adjustments included; empty while the amount in force is not divided. */
  readonly shares: ReadonlyMap<BranchCode, number>
  /** The units of the twelve months, in the calendar's order; `undefined` while the amount in force is not phased. */
  readonly phasing: ReadonlyArray<number> | undefined
}

/** An amount that was in force until it was revised, with its division and its months of then. */
export interface EarlierTarget extends Standing {
  readonly amount: number
  readonly revisedOn: LocalDate
  readonly reason: string
}

/** The target of one metric in one fiscal year. Amounts are in the metric's unit. */
export interface Target extends Standing {
  readonly drafted: number | undefined
  /** The amount in force. */
  readonly amount: number | undefined
  /** What was in force before, oldest first. */
  readonly earlier: ReadonlyArray<EarlierTarget>
  /** What the months were found by. */
  readonly phasedBy: { readonly basis: Phased["basis"]; readonly profile: Phased["profile"] } | undefined
  /** The position in the log since which each branch's units stand: what was accepted before is void. */
  readonly standsSince: ReadonlyMap<BranchCode, number>
}

const unmade = {
  division: undefined,
  adjustments: [],
  shares: new Map<BranchCode, number>(),
  phasing: undefined,
  phasedBy: undefined,
  standsSince: new Map<BranchCode, number>()
}

/** A target of which nothing has been recorded. */
export const noTarget: Target = { ...unmade, drafted: undefined, amount: undefined, earlier: [] }

const adjusted = (shares: Target["shares"], changes: Adjustment["changes"]): Target["shares"] => {
  const units = new Map(shares)
  for (const { branch, by } of changes) units.set(branch, (units.get(branch) ?? 0) + by)
  return units
}

const earlierOf = (t: Target, e: EventOf<typeof happened.TargetRevised>): ReadonlyArray<EarlierTarget> => {
  const { adjustments, amount, division, phasing, shares } = t
  if (amount === undefined) return t.earlier
  return [...t.earlier, { amount, division, adjustments, shares, phasing, revisedOn: e.occurredOn, reason: e.reason }]
}

/** How a target's history folds. */
export const targets = fact(noTarget)
  .on(happened.TargetDrafted, (t, e) => ({ ...t, drafted: e.amount }))
  .on(happened.TargetSet, (t, e) => ({ ...t, amount: e.amount }))
  .on(happened.TargetApportioned, (t, { method, route, shares, sources }, { position }) => ({
    ...t,
    division: { method, route, sources, shares },
    adjustments: [],
    shares: new Map(shares.map(({ branch, units }) => [branch, units])),
    standsSince: new Map(shares.map(({ branch }) => [branch, position]))
  }))
  .on(happened.BranchTargetsAdjusted, (t, { changes, occurredOn, overrides, reason }, { position }) => ({
    ...t,
    adjustments: [...t.adjustments, { on: occurredOn, changes, reason, overrides }],
    shares: adjusted(t.shares, changes),
    standsSince: new Map([...t.standsSince, ...changes.map(({ branch }) => [branch, position] as const)])
  }))
  .on(happened.TargetPhased, (t, { basis, months, profile }) => ({
    ...t,
    phasing: months,
    phasedBy: { basis, profile }
  }))
  .on(happened.TargetRevised, (t, e) => ({ ...t, ...unmade, amount: e.amount, earlier: earlierOf(t, e) }))

/** The target of a metric in a fiscal year. */
export const targetOf = (fiscalYear: FiscalYear, metric: MetricCode) => targets.about(`target:${fiscalYear}:${metric}`)

/** The last time a branch accepted its units: on which day, and where in the log. */
export interface Acceptance {
  readonly on: LocalDate
  readonly position: number
}

/** How a branch's acceptances fold; `undefined` while it has accepted nothing. */
export const acceptances = fact<Acceptance | undefined>(undefined).on(
  happened.BranchTargetAccepted,
  (_, { occurredOn }, { position }) => ({ on: occurredOn, position })
)

/** The acceptance of one branch. Only its own events are read, so that all branches can accept at the same time. */
export const acceptanceOf = (fiscalYear: FiscalYear, metric: MetricCode, branch: BranchCode) =>
  acceptances.about(`target:${fiscalYear}:${metric}`, `branch:${branch}`)

/** Whether what a branch accepted is what it has now: neither divided nor adjusted since. */
export const isAccepted = (
  { standsSince }: Target,
  branch: BranchCode,
  acceptance: Acceptance | undefined
): boolean => {
  const since = standsSince.get(branch)
  return since !== undefined && acceptance !== undefined && acceptance.position > since
}
