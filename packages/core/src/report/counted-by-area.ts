// How often things happened in a fiscal year, by area, against a guide for each branch where the plan gives one: one of the two
// shapes that most reports have.
import { type Label, labelOf, type Named, type Projection, together } from "@keikaku/kernel"
import type { Role } from "../actor.ts"
import { ratio } from "../exact/index.ts"
import type { Federation } from "../federation/index.ts"
import { areasOf, sumOver } from "./areas.ts"
import { column, type Heading, type Headings, type Row } from "./column.ts"
import { type UnitsByBranch, unitsInYear } from "./flow-in-year.ts"
import type { Flow } from "./measure.ts"
import { byArea, defineReport, ofYear, type Report } from "./report.ts"

/** Flows by the key of their column, each with the heading of the column. */
export type Counts = Readonly<Record<string, { readonly flow: Flow; readonly label: Named }>>

/** What a fold of these counts holds: the units of each branch in the year, by count. */
export type Counted<C extends Counts> = { readonly [K in keyof C]: UnitsByBranch }

const parameters = { ...ofYear, ...byArea }

/**
 * Defines a report of flows with a row for each area. A guide adds two columns: what the branches of the area are guided to do
 * together in the year, and how much of it the count named by `of` achieves.
 * @example
 * ```ts
 * import { BranchCode, countedByArea, occurrencesOf } from "@keikaku/core"
 * import { defineEvent } from "@keikaku/kernel"
 * const SeminarHeld = defineEvent("SeminarHeld", { label: "研修", fields: { branch: BranchCode }, tags: () => [] })
 * const seminars = countedByArea("seminars", "研修の開催", {
 *   counts: { held: { flow: occurrencesOf(SeminarHeld), label: "開催" } },
 *   guide: { of: "held", perBranch: 2 }
 * })
 * seminars.columns.map(({ key }) => key) // => ["area", "name", "held", "guide", "achievement"]
 * ```
 */
export const countedByArea = <const C extends Counts>(
  name: string,
  label: Named,
  report: {
    readonly by?: ReadonlyArray<Role>
    readonly counts: C
    readonly guide?: {
      readonly of: keyof C & string
      readonly perBranch: number | ((federation: Federation) => number)
    }
    readonly notes?: ReadonlyArray<Label>
  }
): Report<typeof parameters, Counted<C>> => {
  const { counts, guide, ...rest } = report
  const forEachCount = <A>(make: (count: C[keyof C], key: keyof C & string) => A) =>
    Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, make(count as C[keyof C], key)])) as {
      readonly [K in keyof C]: A
    }
  const columns: Headings = {
    area: column.text("コード", "Area"),
    name: column.text("区域", "Name"),
    ...forEachCount((count, key): Heading => column.count(labelOf(key, count.label))),
    ...(guide && { guide: column.count("目途", "Guide"), achievement: column.percent("達成率", "Achievement") })
  }
  return defineReport(name, label, {
    ...rest,
    parameters,
    columns,
    projection: ({ federation, fiscalYear }) =>
      together(forEachCount(({ flow }) => unitsInYear(flow, fiscalYear, federation.calendar))) as unknown as Projection<
        Counted<C>
      >,
    rows: (state, query) =>
      areasOf(query).map((area): Row => {
        const sums = forEachCount((_, key) => sumOver(area, (branch) => state[key].get(branch) ?? 0))
        const row = { area: area.code, name: area.label, ...sums }
        if (guide === undefined) return row
        const perBranch = typeof guide.perBranch === "number" ? guide.perBranch : guide.perBranch(query.federation)
        const guided = perBranch * area.branches.length
        return { ...row, guide: guided, achievement: ratio(sums[guide.of], guided) }
      }) as never
  })
}
