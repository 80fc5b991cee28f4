// A log written by hand: each entry with the day it was recorded, by whom and on what grounds. What no decision would grant can
// stand in it too, for auditors look for exactly that.
import { type FiscalYear, questionOn, type ReportQuery, type Table, zenkokuPlan } from "@keikaku/core"
import { type AnyEvent, type Grounds, groundTags, Instant, LocalDate, type Recorded } from "@keikaku/kernel"
import { recordedAs } from "@keikaku/testing"
import { foldOf } from "../any-sweep.ts"

/** How an entry was recorded; on the day it took effect, by `clerk`, unless it says otherwise. */
export interface Recording extends Grounds {
  readonly on?: string
  readonly actor?: string
  readonly correlationId?: string
  readonly causationId?: string
}

/** Noon in Japan of a day. */
export const noonOf = (day: string): Instant => Instant.make(`${day}T03:00:00.000Z`)

/** A log of these events, in this order. */
export const logOf = (...entries: ReadonlyArray<readonly [AnyEvent, Recording?]>): ReadonlyArray<Recorded> =>
  entries.map(([event, { actor = "clerk", on = event.occurredOn, ...rest } = {}], n) => {
    const recorded = recordedAs(zenkokuPlan.catalogue, event, n + 1, `c${n + 1}`)
    const tags = [...recorded.tags, ...groundTags(rest)]
    return { ...recorded, recordedAt: noonOf(on), actor, ...rest, tags }
  })

/** A question about the fiscal year 2022. */
export const query: ReportQuery = questionOn(zenkokuPlan, LocalDate.make("2023-03-31"), {
  fiscalYear: 2022 as FiscalYear,
  level: "branch"
})

/** A report of a log. */
export const reportOf = (name: string, log: ReadonlyArray<Recorded>, changes: Partial<ReportQuery> = {}): Table => {
  const [report, asked] = [zenkokuPlan.reports.get(name)!, { ...query, ...changes }]
  return report.table(foldOf(report.projection(asked), log), asked)
}

/** The rows of a report of a log; a test reads from them what it is about. */
export const rowsOf = (name: string, log: ReadonlyArray<Recorded>, changes: Partial<ReportQuery> = {}) =>
  reportOf(name, log, changes).rows as ReadonlyArray<Readonly<Record<string, any>>>
