// A list of things, each with its status, since when it has had it, and for how many days: one of the two shapes that most
// reports have.
import { type Label, type LocalDate, labelOf, type Named, type Projection } from "@keikaku/kernel"
import { Schema } from "effect"
import type { Role } from "../actor.ts"
import { daysBetween } from "../calendar/index.ts"
import type { BranchCode } from "../federation/index.ts"
import { column, type Heading, type Headings, type RowOf } from "./column.ts"
import { defineReport, ofBranch, type Report, type ReportQuery } from "./report.ts"

/** What the list says of a thing besides its identifier and its age. */
export type ListedThing<Status extends string, H extends Headings> = RowOf<H> & {
  readonly branch: BranchCode | null
  readonly status: Status
  readonly since: LocalDate
}

type ListParameters<Status extends string, P extends Schema.Struct.Fields> = typeof ofBranch & {
  readonly status: Schema.optionalKey<Schema.Literals<ReadonlyArray<Status>>>
} & P

/** Defines a list of things, the oldest first. It can be asked about one branch and about one status. */
export const listed = <
  K extends string,
  S,
  const Key extends string,
  const Statuses extends Readonly<Record<string, Named>>,
  // biome-ignore lint/complexity/noBannedTypes: no further columns is the empty record
  const H extends Headings = {},
  // biome-ignore lint/complexity/noBannedTypes: no further parameters is the empty record
  const P extends Schema.Struct.Fields = {}
>(
  name: string,
  label: Named,
  list: {
    readonly by?: ReadonlyArray<Role>
    /** Parameters besides branch and status; `row` heeds them. */
    readonly parameters?: P
    /** The things by identifier. */
    readonly things: Projection<Map<K, S>>
    /** The key and the heading of the column with the identifiers. */
    readonly identifier: readonly [key: Key, heading: Heading<"text">]
    /** What each status is called. */
    readonly statuses: Statuses
    /** Other headings of the day and of the number of days. */
    readonly since?: Heading<"date">
    readonly days?: Heading<"count">
    readonly columns?: H
    /** What is listed of a thing on the report's day; nothing, where it is not on the list. */
    readonly row: (thing: S, query: ReportQuery<P>) => ListedThing<keyof Statuses & string, H> | undefined
    readonly notes?: ReadonlyArray<Label>
  }
): Report<ListParameters<keyof Statuses & string, P>, Map<K, S>> => {
  const { columns, days, identifier, parameters = {} as P, row: rowOf, since, statuses, things, ...rest } = list
  const [key, heading] = identifier
  const status = Schema.optionalKey(Schema.Literals(Object.keys(statuses) as ReadonlyArray<keyof Statuses & string>))
  return defineReport(name, label, {
    ...rest,
    parameters: { ...ofBranch, status, ...parameters },
    columns: {
      [key]: heading,
      branch: column.text("支部", "Branch"),
      statusCode: column.code,
      status: column.text("状態", "Status"),
      ...columns,
      since: since ?? column.date("起算日", "Since"),
      days: days ?? column.count("経過日数", "Days")
    } as Headings,
    projection: () => things,
    rows: (state, query) => {
      const wanted = (query.parameters as { readonly status?: string }).status
      return [...state]
        .flatMap(([id, thing]) => {
          const found = rowOf(thing, query as unknown as ReportQuery<P>)
          if (found === undefined || (query.branch !== undefined && found.branch !== query.branch)) return []
          if (wanted !== undefined && found.status !== wanted) return []
          const of = { status: labelOf(found.status, statuses[found.status]!), statusCode: found.status }
          return [{ id, row: { [key]: id, ...found, ...of, days: daysBetween(found.since, query.asOf) } }]
        })
        .sort((a, b) => b.row.days - a.row.days || (a.id < b.id ? -1 : 1))
        .map(({ row }) => row)
    }
  })
}
