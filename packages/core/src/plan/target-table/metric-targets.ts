// One metric of a table, ready to be checked: who takes part with which weight and bounds, what each was given, and what
// the nation was. Weights with fractions are made whole in the same proportion, which changes no division.
import { type Label, prefixed } from "@keikaku/kernel"
import { Result } from "effect"
import { countOf, type Figure, figureText, inProportion, sumOfFigures } from "../../exact/figure.ts"
import { quotientUp } from "../../exact/integer.ts"
import { type Explanation, explain, type Share, type ShareExplanation } from "../target/index.ts"
import type { Finding, FindingCode } from "./finding.ts"
import type { TargetTable } from "./target-table.ts"

/** What one branch is given, and by which weight and bounds. */
export interface BranchTarget extends Share {
  readonly branch: NonNullable<Finding["branch"]>
  readonly line: number
  readonly weight: bigint
  /** The block of the branch, where the federation has it. */
  readonly block: string | undefined
  /** The weight as people read it. */
  readonly weightText: string
  readonly target: Figure | null
  /** The target where it is a whole number from zero up. */
  readonly units: number | undefined
}

/** One metric of a table. */
export interface MetricTargets {
  readonly metric: TargetTable["metrics"][number]
  /** The national target as given, and its line; null without one. */
  readonly national: { readonly target: Figure; readonly line: number | null } | null
  /** What the branches' targets add up to. */
  readonly sum: Figure
  /** What the quotas and methods are held against: the national target, or the sum where that is missing, or differs and
   * leaves fewer branches outside their quotas (then the national target is the wrong one). Undefined for no whole number. */
  readonly total: number | undefined
  readonly entries: ReadonlyArray<BranchTarget>
  /** The quotas and how they came about; undefined where nothing can be divided. */
  readonly working: Result.Result<Explanation, { readonly sentence: Finding["sentence"] }> | undefined
}

const units = (target: Figure | null): number | undefined => {
  const count = target === null ? undefined : countOf(target)
  return count !== undefined && count >= 0 ? count : undefined
}

/** The quota of a share rounded down and up. */
export const quotaBounds = ({ boundedQuota: { denominator, numerator } }: ShareExplanation) => {
  const [over, under] = [BigInt(numerator), BigInt(denominator)]
  return { lower: Number(over / under), upper: Number(quotientUp(over, under)) }
}

const workingOf = (total: number, entries: ReadonlyArray<BranchTarget>) => explain("hamilton", total, entries)

/** How many branches are outside their quotas; none where nothing can be divided. */
const outside = (working: MetricTargets["working"], entries: ReadonlyArray<BranchTarget>): number => {
  if (working === undefined || Result.isFailure(working)) return 0
  return entries.filter(({ units }, at) => {
    const { lower, upper } = quotaBounds(working.success.shares[at]!)
    return units !== undefined && (units < lower || units > upper)
  }).length
}

/** The figures of one metric. `total` is the national target where it was given beside the table. */
export const metricTargetsOf = (
  { metrics, nation, rows }: TargetTable,
  at: number,
  total: Figure | undefined
): MetricTargets => {
  const weights = inProportion(rows.map(({ weight }) => weight))
  const names = rows.map(({ branch, written }) => branch?.label.ja ?? written)
  const entries = rows.map(({ branch, cap, floor, line, targets, weight, written }, i): BranchTarget => {
    const label = branch?.label ?? { ja: written, en: written }
    return {
      // Whoever stands twice takes part twice; the line tells the two apart.
      key: names.indexOf(names[i]!) === i ? names[i]! : `${names[i]} (${line})`,
      branch: { code: branch?.code ?? null, label },
      ...{
        line,
        weight: weights[i]!,
        block: branch?.block,
        weightText: figureText(weight),
        target: targets[at]!,
        units: units(targets[at]!)
      },
      ...(floor === undefined ? {} : { floor }),
      ...(cap === undefined ? {} : { cap })
    }
  })
  const written = nation?.targets[at] ?? null
  const national =
    total !== undefined
      ? { target: total, line: null }
      : written !== null
        ? { target: written, line: nation!.line }
        : null
  const sum = sumOfFigures(entries.flatMap(({ target }) => target ?? []))
  const [divided, added] = [units(national?.target ?? sum), units(sum)]
  const dividing = divided === undefined ? undefined : workingOf(divided, entries)
  const adding = added === undefined ? undefined : workingOf(added, entries)
  const preferSum = outside(adding, entries) < outside(dividing, entries)
  const [working, taken] = preferSum ? [adding, added] : [dividing, divided]
  return { metric: metrics[at]!, national, sum, total: taken, entries, working }
}

/** A finding about a branch. */
export const about = (
  { metric }: MetricTargets,
  { branch, line }: BranchTarget,
  code: FindingCode,
  figures: Finding["figures"],
  sentence: Label
): Finding => ({
  ...{ code, forbids: true, metric: metric.code, branch, line, figures },
  sentence: prefixed({ ja: `${branch.label.ja}の`, en: `${branch.label.en}: ` }, sentence)
})

/** A finding about the nation. */
export const aboutNation = (
  { metric, national }: MetricTargets,
  code: FindingCode,
  figures: Finding["figures"],
  sentence: Label
): Finding => ({
  ...{ code, forbids: true, metric: metric.code, branch: null, line: national?.line ?? null, figures },
  sentence
})
