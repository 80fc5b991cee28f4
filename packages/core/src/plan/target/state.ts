// How the target of a metric and year stands: its amounts in order, and its division among the branches.
import { fact } from "@keikaku/kernel"
import type { FiscalYear } from "../../calendar/index.ts"
import type { BranchCode, MetricCode } from "../../federation/index.ts"
import * as happened from "./events.ts"

/** The target of one metric in one fiscal year. Amounts are in the metric's unit. */
export interface Target {
  readonly drafted: number | undefined
  /** The amount in force. */
  readonly amount: number | undefined
  /** The amounts that were in force before, oldest first. */
  readonly earlier: ReadonlyArray<number>
  readonly method: string | undefined
  readonly basis: string | undefined
  /** The weights by which it is divided. */
  readonly weights: ReadonlyMap<BranchCode, number>
  /** Each branch's units; empty while the amount in force is not divided. */
  readonly shares: ReadonlyMap<BranchCode, number>
  readonly accepted: ReadonlySet<BranchCode>
}

/** A target of which nothing has been recorded. */
export const noTarget: Target = {
  drafted: undefined,
  amount: undefined,
  earlier: [],
  method: undefined,
  basis: undefined,
  weights: new Map(),
  shares: new Map(),
  accepted: new Set()
}

const { accepted, basis, method, shares, weights } = noTarget
const undivided = { accepted, basis, method, shares, weights }

/** How a target's history folds. */
export const targets = fact(noTarget)
  .on(happened.TargetDrafted, (t, e) => ({ ...t, drafted: e.amount }))
  .on(happened.TargetSet, (t, e) => ({ ...t, amount: e.amount }))
  .on(happened.TargetApportioned, (t, e) => ({
    ...t,
    method: e.method,
    basis: e.basis,
    weights: new Map(e.shares.map((share) => [share.branch, share.weight])),
    shares: new Map(e.shares.map((share) => [share.branch, share.units])),
    accepted: noTarget.accepted
  }))
  .on(happened.BranchTargetAccepted, (t, e) => ({ ...t, accepted: new Set([...t.accepted, e.branch]) }))
  .on(happened.TargetRevised, (t, e) => ({
    ...t,
    ...undivided,
    amount: e.amount,
    earlier: t.amount === undefined ? t.earlier : [...t.earlier, t.amount]
  }))

/** The target of a metric in a fiscal year. */
export const targetOf = (fiscalYear: FiscalYear, metric: MetricCode) => targets.about(`target:${fiscalYear}:${metric}`)
