// The check of a table of targets: every finding, metric by metric, and which methods give the table.
import { textIn } from "@keikaku/kernel"
import { type Figure, figureData } from "../../exact/figure.ts"
import type { Federation } from "../../federation/index.ts"
import type { Method } from "../target/index.ts"
import { type Division, divisionOf } from "./division.ts"
import { checkFigures, checkSum } from "./figures-check.ts"
import type { Finding } from "./finding.ts"
import { checkMembership } from "./membership.ts"
import { checkMethod, compareMethods, nearestMethod, reproduces } from "./methods-check.ts"
import { methodsNote } from "./methods-note.ts"
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
export interface MetricVerdict {
  readonly metric: string
  /** The national target; null without one. */
  readonly national: number | string | null
  readonly sum: number | string
  /** The methods that give exactly this table, ties aside. */
  readonly reproducedBy: ReadonlyArray<Method>
  /** Where none does: the nearest, and the branches in which it differs. */
  readonly nearest: {
    readonly method: Method
    readonly differences: ReadonlyArray<{ readonly branch: string; readonly target: number; readonly units: number }>
  } | null
}

/** A table that was checked: it is right when no finding forbids it. */
export interface TableVerdict {
  readonly right: boolean
  readonly metrics: ReadonlyArray<MetricVerdict>
  readonly findings: ReadonlyArray<Finding>
}

const checkOne = (division: Division, written: Figure | null, method: Method | undefined) => {
  const compared = compareMethods(division)
  const reproduced = compared.filter(reproduces)
  const nearest = reproduced.length > 0 ? undefined : nearestMethod(compared)
  const findings = [
    ...checkFigures(division),
    ...checkSum(division, written),
    ...checkBounds(division),
    ...checkQuotas(division, reproduced.length === 0),
    ...checkOrder(division),
    ...(method === undefined ? [] : checkMethod(division, compared, method)),
    ...methodsNote(division, compared)
  ]
  const verdict: MetricVerdict = {
    metric: division.metric.code,
    national: division.national === null ? null : figureData(division.national.target),
    sum: figureData(division.sum),
    reproducedBy: reproduced.map((each) => each.method),
    nearest:
      nearest === undefined
        ? null
        : {
            method: nearest.method,
            differences: nearest.differences.map(({ at, target, units }) => {
              const { code, label } = division.entries[at]!.branch
              return { branch: code ?? textIn(label, "ja"), target, units }
            })
          }
  }
  return { verdict, findings }
}

/** Checks a table of targets against itself, the federation's branches, and what is expected of it. */
export const verifyTargets = (
  federation: Federation,
  table: TargetTable,
  { method, totals }: Expected
): TableVerdict => {
  const checked = table.metrics.map(({ code }, at) =>
    checkOne(divisionOf(table, at, totals.get(code)), table.nation?.targets[at] ?? null, method)
  )
  const findings = [...checkMembership(federation, table), ...checked.flatMap((each) => each.findings)]
  return { right: !findings.some(({ forbids }) => forbids), metrics: checked.map(({ verdict }) => verdict), findings }
}
