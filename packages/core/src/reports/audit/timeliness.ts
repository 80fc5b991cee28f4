// How long after it took effect each entry was recorded, and whether the year's plan had been closed by then. What came late
// is listed by `backdating`, what is an exception by `exceptions`: both read this fold, so they cannot disagree.
import { daysBetween, type FiscalYear, fiscalYearOf } from "../../calendar/index.ts"
import { lateAfter30Days } from "../../federation/index.ts"
import { PlanClosed, PlanClosingWithdrawn } from "../../plan/business-plan/index.ts"
import type { ReportQuery } from "../../report/report.ts"
import { type Entry, entryOf, isAskedFor, overTheLog } from "../entry.ts"

/** An entry and its time: `days` from taking effect to being recorded, negative when it was recorded ahead. */
export interface TimedEntry extends Entry {
  readonly days: number
  /** The plan of the fiscal year in which it took effect had been closed before it was recorded. */
  readonly isIntoClosedYear: boolean
}

/** The entries so far, and what shows whether a year was closed. */
export interface Timeliness {
  readonly closed: Set<FiscalYear>
  readonly entries: Array<TimedEntry>
}

const reopen = ({ closed, entries }: Timeliness, fiscalYear: FiscalYear, { federation }: ReportQuery): void => {
  closed.delete(fiscalYear)
  const kept = entries.flatMap((each) => {
    if (fiscalYearOf(each.occurredOn, federation.calendar) !== fiscalYear) return [each]
    return each.days > 0 ? [{ ...each, isIntoClosedYear: false }] : []
  })
  entries.splice(0, entries.length, ...kept)
}

/** Keeps what was recorded on a later day than it took effect, or into a closed year. A year whose closing was taken back was
 * never closed. */
export const timeliness = (query: ReportQuery) =>
  overTheLog(
    query.plan,
    (): Timeliness => ({ closed: new Set(), entries: [] }),
    ({ closed, entries }, recorded) => {
      const entry = entryOf(recorded, query.federation.calendar)
      const days = daysBetween(entry.occurredOn, entry.recordedOn)
      const isIntoClosedYear = closed.has(fiscalYearOf(entry.occurredOn, query.federation.calendar))
      if ((days > 0 || isIntoClosedYear) && isAskedFor(query, entry)) entries.push({ ...entry, days, isIntoClosedYear })
      if (PlanClosed.is(recorded.event)) closed.add(recorded.event.fiscalYear)
      if (PlanClosingWithdrawn.is(recorded.event)) reopen({ closed, entries }, recorded.event.fiscalYear, query)
    }
  )

/** From how many days on an entry is late. */
export const lateFrom = ({ federation }: ReportQuery): number => (federation.audit ?? lateAfter30Days).lateEntryDays

/** Whether it was recorded in a later fiscal year than it took effect in. */
export const isAcrossYears = ({ occurredOn, recordedOn }: Entry, { federation: { calendar } }: ReportQuery): boolean =>
  fiscalYearOf(recordedOn, calendar) > fiscalYearOf(occurredOn, calendar)
