// The heading of a table of targets: which column names the branch, weighs it, bounds it, and holds which metric. A column
// that nobody knows is refused, for a misspelt metric must not go unchecked.
import type { Federation } from "@keikaku/core"
import type { Label } from "@keikaku/kernel"
import { Result } from "effect"
import type { MalformedData } from "../input/malformed-data.ts"
import { nearest } from "../nearest.ts"
import { saidIn } from "./branch-name.ts"
import { fault, type Place } from "./place.ts"

const spellings = {
  branch: ["branch", "branch code", "code", "key", "支部", "支部コード", "コード", "都道府県コード"],
  name: ["name", "branch name", "支部名", "都道府県", "都道府県名"],
  weight: ["weight", "weights", "重み", "ウェイト", "ウエイト", "配分基準"],
  floor: ["floor", "下限"],
  cap: ["cap", "上限"],
  target: ["target", "units", "目標", "目標値", "配分"],
  ignored: ["quota", "quota.numerator", "quota.denominator", "取り分", "block", "ブロック", "note", "notes", "備考"]
} as const

/** A metric of the table: `target` where the table has one without a name. */
export interface MetricColumn {
  readonly at: number
  readonly code: string
  readonly label: Label
}

/** Where the columns are, from 0. */
export interface Columns {
  /** One or more: a code and a name may stand side by side. */
  readonly branch: ReadonlyArray<number>
  readonly weight: number
  readonly floor: number | undefined
  readonly cap: number | undefined
  readonly metrics: ReadonlyArray<MetricColumn>
}

const plain = (text: string): string => saidIn(text).toLowerCase()

const roleOf = (heading: string) =>
  (Object.keys(spellings) as ReadonlyArray<keyof typeof spellings>).find((role) =>
    (spellings[role] as ReadonlyArray<string>).includes(plain(heading))
  )

const metricNamed = ({ metrics }: Federation, heading: string) =>
  metrics.find(({ code, label }) => [code, ...Object.values(label)].some((name) => plain(name) === plain(heading)))

const listed = (names: ReadonlyArray<string>): Label => ({ ja: names.join("、"), en: names.join(", ") })

/** What columns may be called: one name each, and every metric of the federation. */
const columnsRead = ({ metrics }: Federation): Label =>
  listed([
    ...(["branch", "weight", "floor", "cap", "target"] as const).map((role) => {
      const japanese = spellings[role].find((name) => !/^[a-z ]+$/.test(name))
      return `${role} (${japanese})`
    }),
    ...metrics.map(({ code }) => code)
  ])

/** What the heading may have been meant for: whatever a column may be called. */
const nearestHeading = ({ metrics }: Federation, heading: string): string | undefined =>
  nearest(plain(heading), [...Object.values(spellings).flat(), ...metrics.map(({ code }) => code)])

/** Whether a row is a heading: one of its cells names the weight. */
export const isHeading = (cells: ReadonlyArray<string>): boolean => cells.some((cell) => roleOf(cell) === "weight")

/** Reads the heading row; `targets` says whether the table must have some. `isEmpty` finds columns without any cell: a
 * spreadsheet leaves such at its right. */
export const readHeadings = (
  federation: Federation,
  headings: ReadonlyArray<string>,
  place: Place,
  isEmpty: (at: number) => boolean,
  targets: "needed" | "optional" = "needed"
): Result.Result<Columns, MalformedData> => {
  const found = { branch: [] as Array<number>, weight: -1, floor: undefined, cap: undefined } as {
    branch: Array<number>
    weight: number
    floor: number | undefined
    cap: number | undefined
  }
  const metrics: Array<MetricColumn> = []
  for (const [at, heading] of headings.entries()) {
    const here = { ...place, column: at + 1 }
    const role = roleOf(heading)
    const twice = () =>
      fault(here, { ja: `見出し「${heading}」が重複しています。`, en: `the heading ${heading} occurs twice.` })
    if (role === "branch" || role === "name") found.branch.push(at)
    else if (role === "weight" || role === "floor" || role === "cap") {
      if ((found[role] ?? -1) >= 0) return twice()
      found[role] = at
    } else if (role !== "ignored" && !(plain(heading) === "" && isEmpty(at))) {
      const metric = metricNamed(federation, heading)
      if (metric === undefined && role !== "target") {
        const known = columnsRead(federation)
        const near = nearestHeading(federation, heading)
        return fault(here, {
          ja: `見出し「${heading}」が分かりません${near === undefined ? "" : `（${near} ではありませんか）`}。読める列は ${known.ja} です。`,
          en: `the heading "${heading}" is unknown${near === undefined ? "" : ` (did you mean ${near}?)`}. The columns read are ${known.en}.`
        })
      }
      const { code, label } = metric ?? { code: "target", label: { ja: "目標", en: "Target" } }
      if (metrics.some((other) => other.code === code)) return twice()
      metrics.push({ at, code, label })
    }
  }
  const missing = ({ en, ja }: Label) =>
    fault(place, {
      ja: `${ja}の列がありません。読める列は ${columnsRead(federation).ja} です。`,
      en: `there is no column for the ${en}. The columns read are ${columnsRead(federation).en}.`
    })
  if (found.branch.length === 0) return missing({ ja: "支部（branch）", en: "branch (branch or code)" })
  if (found.weight < 0) return missing({ ja: "重み（weight）", en: "weight (weight)" })
  if (metrics.length === 0 && targets === "needed")
    return missing({ ja: "目標（target または指標）", en: "targets (target, or a metric)" })
  return Result.succeed({ ...found, metrics })
}
