// How a target was divided, and how it stands (plan §4(2)): what was computed, what the other route would have given, what
// was adjusted by hand and why, and which branches have accepted.
import { forEach, type Label, prefixed, textIn, together } from "@keikaku/kernel"
import { Result } from "effect"
import { type BranchCode, branchOf, type MetricDefinition } from "../federation/index.ts"
import {
  acceptances,
  brokenBound,
  type Division,
  divideTarget,
  isAccepted,
  type RecordedDivision,
  type Route,
  type Target,
  targetOn,
  targets
} from "../plan/target/index.ts"
import { verifyTargets } from "../plan/target-table/index.ts"
import { type Area, areasOf, metricsOf, sumOver } from "../report/areas.ts"
import { column } from "../report/column.ts"
import { defineReport, ofBranch, ofYear, type ReportQuery } from "../report/report.ts"

const projectionFor = () =>
  together({
    targets: forEach(targets, (event) => `${event.fiscalYear}:${event.metric}`),
    acceptances: forEach(acceptances, (event) => `${event.fiscalYear}:${event.metric}:${event.branch}`)
  })

type State = ReturnType<ReturnType<typeof projectionFor>["initial"]>

/** The same division by a route, from the weights and bounds that the log keeps; none where it cannot be made that way. */
const byRoute = (
  query: ReportQuery,
  { method, shares, sources }: Division,
  route: Route
): ReadonlyMap<BranchCode, number> => {
  const amount = shares.reduce((sum, { units }) => sum + units, 0)
  const weighed = sources.map((source, n) => ({
    ...source,
    weights: shares.map(({ branch, weights }) => ({ branch, weight: weights[n]! }))
  }))
  const bounds = shares.map(({ branch, cap, floor }) => ({
    branch,
    ...(floor === undefined ? {} : { floor }),
    ...(cap === undefined ? {} : { cap })
  }))
  const divided = divideTarget(query.federation, amount, { method, route, sources: weighed, bounds })
  return new Map(Result.isFailure(divided) ? [] : divided.success.map(({ branch, units }) => [branch, units]))
}

/** The bounds that the units of an area's branches break, each with the reason that was given last. */
const overriddenIn = (division: Division, { adjustments, shares }: Target, area: Area): Label | null => {
  const reason = adjustments.findLast(({ overrides }) => overrides !== undefined)?.overrides ?? ""
  const broken = area.branches.flatMap((branch) => {
    const found = brokenBound(division, branch, shares.get(branch) ?? 0)
    return found === undefined ? [] : [{ branch, ...found }]
  })
  if (broken.length === 0) return null
  const named = (names: Readonly<Record<"floor" | "cap", string>>) =>
    broken.map(({ bound, branch, limit }) => `${branch} ${names[bound]} ${limit}`).join(", ")
  return {
    ja: `${named({ floor: "下限", cap: "上限" })}: ${reason}`,
    en: `${named({ floor: "floor", cap: "cap" })}: ${reason}`
  }
}

const rowsOf = (state: State, query: ReportQuery, metric: MetricDefinition, target: Target) => {
  const { adjustments, division, earlier, recorded, shares } = target
  const none: ReadonlyMap<BranchCode, number> = new Map()
  const computed = division && new Map(division.shares.map(({ branch, units }) => [branch, units]))
  const direct = division === undefined ? none : byRoute(query, division, "direct")
  const byBlock = division === undefined ? none : byRoute(query, division, "by-block")
  const changesOf = (branch: BranchCode) =>
    adjustments.flatMap(({ changes, reason }) =>
      changes.flatMap((c) => (c.branch === branch ? [{ ...c, reason }] : []))
    )
  const accepted = (branch: BranchCode) =>
    isAccepted(target, branch, state.acceptances.get(`${query.fiscalYear}:${metric.code}:${branch}`) ?? []) ? 1 : 0
  return areasOf({ ...query, level: "branch" }).map((area) => {
    const sum = (units: ReadonlyMap<BranchCode, number>) => sumOver(area, (branch) => units.get(branch) ?? 0)
    return {
      area: area.code,
      name: area.label,
      metric: metric.label,
      metricCode: metric.code,
      ...decidedIn(recorded, area),
      computed: computed === undefined ? null : sum(computed),
      direct: direct.size === 0 ? null : sum(direct),
      byBlock: byBlock.size === 0 ? null : sum(byBlock),
      difference: direct.size === 0 || byBlock.size === 0 ? null : sum(byBlock) - sum(direct),
      adjusted: sumOver(area, (branch) => changesOf(branch).reduce((all, { by }) => all + by, 0)),
      units: sum(shares),
      overridden: division === undefined ? null : overriddenIn(division, target, area),
      accepted: sumOver(area, accepted),
      why:
        area.code === "nation"
          ? earlier.map(({ amount }) => `${amount}→`).join("")
          : changesOf(area.branches[0]!)
              .map(({ reason }) => reason)
              .join("、")
    }
  })
}

/** What a decision that was made elsewhere gave an area, and by what weights; nothing, where a method divided the target. */
const decidedIn = (recorded: RecordedDivision | undefined, area: Area) => {
  if (recorded === undefined) return { decided: null, weight: null, decidedBy: null, document: null }
  const { decidedBy, document, shares } = recorded
  const byBranch = new Map(shares.map((share) => [share.branch, share]))
  const isNamed = area.branches.some((branch) => byBranch.has(branch))
  const isWeighed = area.branches.some((branch) => byBranch.get(branch)?.weight !== undefined)
  return {
    decided: isNamed ? sumOver(area, (branch) => byBranch.get(branch)?.units ?? 0) : null,
    weight: isWeighed ? sumOver(area, (branch) => byBranch.get(branch)?.weight ?? 0) : null,
    decidedBy,
    document: document.title
  }
}

const columns = {
  area: column.text("コード", "Area"),
  name: column.text("区域", "Name"),
  metric: column.text("指標", "Metric"),
  metricCode: column.code,
  decided: column.count("決定値", "Decided"),
  weight: column.count("重み", "Weight"),
  computed: column.count("算出", "Computed"),
  direct: column.count("直接配分", "Direct"),
  byBlock: column.count("ブロック経由", "By block"),
  difference: column.count("差", "Difference"),
  adjusted: column.count("調整", "Adjusted"),
  units: column.count("目標", "Target"),
  overridden: column.text("上書きした制限", "Overridden bounds"),
  accepted: column.count("受諾支部", "Accepted"),
  why: column.text("調整の理由・以前の目標", "Reasons, earlier targets"),
  decidedBy: column.text("決定者", "Decided by"),
  document: column.text("決定の文書", "Document")
}

const dividedIn = (state: State, query: ReportQuery) =>
  metricsOf(query).flatMap((metric) => {
    const target = targetOn(state.targets.get(`${query.fiscalYear}:${metric.code}`) ?? [])
    return target.division === undefined && target.recorded === undefined ? [] : [{ metric, target }]
  })

/** What a division was made by: a method from a blend, or whoever decided it, with what the check of tables finds in it. */
const notesOn = (
  query: ReportQuery,
  metric: MetricDefinition,
  { division, recorded }: Target
): ReadonlyArray<Label> => {
  const about = (text: Label) => prefixed({ ja: `${textIn(metric.label, "ja")}: `, en: `${metric.label.en}: ` }, text)
  if (recorded !== undefined) {
    const { decidedBy, document, shares } = recorded
    return [
      about({
        ja: `${decidedBy}の決定、「${document.title}」（${document.hash}）`,
        en: `decided by ${decidedBy}, "${document.title}" (${document.hash})`
      }),
      ...findingsOf(query, metric, shares).map(({ sentence }) => about(sentence))
    ]
  }
  if (division === undefined) return []
  const { method, route, sources } = division
  const blend = sources.map(({ name, percent }) => `${name} ${percent}%`).join(" + ")
  return [
    about({
      ja: `${method}、${route === "direct" ? "直接" : "ブロック経由"}、${blend}`,
      en: `${method}, ${route}, ${blend}`
    })
  ]
}

/** The check of tables, on what was decided. Where no weights are given, only what needs none is checked. */
const findingsOf = ({ federation }: ReportQuery, metric: MetricDefinition, shares: RecordedDivision["shares"]) => {
  const whole = (units: number) => ({ digits: BigInt(units), places: 0 })
  const isWeighed = shares.some(({ weight }) => weight !== undefined)
  const rows = shares.map(({ branch, units, weight }, n) => ({
    line: n + 1,
    written: branch,
    branch: branchOf(federation, branch),
    weight: whole(isWeighed ? (weight ?? 0) : 1),
    floor: undefined,
    cap: undefined,
    targets: [whole(units)]
  }))
  const table = { metrics: [metric], rows, nation: undefined }
  const { findings } = verifyTargets(federation, table, { totals: new Map(), method: undefined })
  return findings.filter(
    ({ code }) =>
      code !== "NationalTargetMissing" && (isWeighed || code === "MissingBranch" || code === "UnknownBranch")
  )
}

/** The division of each target, by branch. */
export const targetDivision = defineReport(
  "target-division",
  { ja: "目標の配分", en: "Target division" },
  {
    parameters: { ...ofYear, ...ofBranch },
    columns,
    projection: projectionFor,
    rows: (state, query) =>
      dividedIn(state, query).flatMap(({ metric, target }) => rowsOf(state, query, metric, target)),
    notes: (state, query) => dividedIn(state, query).flatMap(({ metric, target }) => notesOn(query, metric, target))
  }
)
