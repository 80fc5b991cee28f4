// The check of a table of targets: every finding, metric by metric, and which methods give the table.
import { textIn } from "@keikaku/kernel"
import { type Figure, figureData } from "../../exact/figure.ts"
import type { Federation } from "../../federation/index.ts"
import type { Method, Route } from "../target/index.ts"
import { checkFigures, checkSum } from "./figures-check.ts"
import type { Finding } from "./finding.ts"
import { checkMembership } from "./membership.ts"
import { checkMethod, compareMethods, nearestMethod, reproducing } from "./methods-check.ts"
import { methodsNote } from "./methods-note.ts"
import { type MetricTargets, metricTargetsOf } from "./metric-targets.ts"
import { checkOrder } from "./order-check.ts"
import { checkBounds, checkQuotas } from "./shares-check.ts"
import type { TargetTable } from "./target-table.ts"

/** What a table is checked against, besides itself. */
export interface Expected {
  /** National targets given beside the table, by the code of their metric. */
  readonly totals: ReadonlyMap<string, Figure>
  /** The one method that the table should follow. */
  readonly method: Method | undefined
}

/** What was found out about one metric. */
export interface CheckedMetric {
  readonly metric: string
  /** The national target; null without one. */
  readonly national: number | string | null
  readonly sum: number | string
  /** The methods that give exactly this table, ties aside. */
  readonly reproducedBy: ReadonlyArray<Method>
  /** How they do: straight, or only among the blocks first and then within each. Null where none does. */
  readonly route: Route | null
  /** Where none does: the nearest, and the branches in which it differs. */
  readonly nearest: {
    readonly method: Method
    readonly route: Route
    readonly differences: ReadonlyArray<{ readonly branch: string; readonly target: number; readonly units: number }>
  } | null
}

/** A table that was checked: it is right when no finding forbids it. */
export interface CheckedTable {
  readonly right: boolean
  readonly metrics: ReadonlyArray<CheckedMetric>
  readonly findings: ReadonlyArray<Finding>
}

const checkOne = (metricTargets: MetricTargets, written: Figure | null, method: Method | undefined) => {
  const compared = compareMethods(metricTargets)
  const reproduced = reproducing(compared)
  const isMade = reproduced.length > 0
  const nearest = isMade ? undefined : nearestMethod(compared)
  const findings = [
    ...checkFigures(metricTargets),
    ...checkSum(metricTargets, written),
    ...checkBounds(metricTargets),
    ...checkQuotas(metricTargets, !isMade),
    ...checkOrder(metricTargets, !isMade),
    ...(method === undefined ? [] : checkMethod(metricTargets, compared, method)),
    ...methodsNote(metricTargets, compared)
  ]
  const metric: CheckedMetric = {
    metric: metricTargets.metric.code,
    national: metricTargets.national === null ? null : figureData(metricTargets.national.target),
    sum: figureData(metricTargets.sum),
    reproducedBy: reproduced.map((each) => each.method),
    route: reproduced[0]?.route ?? null,
    nearest:
      nearest === undefined
        ? null
        : {
            method: nearest.method,
            route: nearest.route,
            differences: nearest.differences.map(({ at, target, units }) => {
              const { code, label } = metricTargets.entries[at]!.branch
              return { branch: code ?? textIn(label, "ja"), target, units }
            })
          }
  }
  return { metric, findings }
}

/** Checks a table of targets against itself, the federation's branches, and what is expected of it. */
export const verifyTargets = (
  federation: Federation,
  table: TargetTable,
  { method, totals }: Expected
): CheckedTable => {
  const checked = table.metrics.map(({ code }, at) =>
    checkOne(metricTargetsOf(table, at, totals.get(code)), table.nation?.targets[at] ?? null, method)
  )
  const findings = [...checkMembership(federation, table), ...checked.flatMap((each) => each.findings)]
  return { right: !findings.some(({ forbids }) => forbids), metrics: checked.map(({ metric }) => metric), findings }
}
