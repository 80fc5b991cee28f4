// What decisions about a case share: the case as of the command's day, what its events name, and the guards that several keep.
import { type LocalDate, once, type RejectionOf } from "@keikaku/kernel"
import { fiscalYearOf } from "../../calendar/index.ts"
import type { Federation } from "../../federation/index.ts"
import type { BusinessId, CaseId, OutcomeId } from "../../identifier.ts"
import {
  type CaseEntry,
  type Insurance,
  insurancesIn,
  insurancesOf,
  type OutcomeEvent,
  OutcomeReversed,
  type Scheme
} from "./events.ts"
import {
  type BusinessHistory,
  businessOf,
  type Case,
  type CaseHistory,
  caseOn,
  coveredBy,
  entriesOf,
  isClosed,
  isOpen,
  outcomeIn,
  outcomesOf,
  standingWork,
  stateOf
} from "./facts.ts"
import * as refused from "./refusals.ts"

/** A command about a case. */
export interface OnCase {
  readonly case: CaseId
  readonly occurredOn: LocalDate
}

/** Decides on the case as it is at the end of the command's day. */
export const onListed = <A>(c: OnCase, history: CaseHistory, rule: (found: Case) => A) => {
  const found = caseOn(history, c.occurredOn)
  return found === undefined ? refused.CaseNotListed(c) : rule(found)
}

/** Why no promoter can work on the case that day. */
export const closedOn = (c: OnCase, found: Case): RejectionOf<typeof refused.CaseClosed> | undefined =>
  isClosed(found) ? refused.CaseClosed({ case: c.case, state: stateOf(found) }) : undefined

/** What every event of the case names, beside what the command says. */
export const of = <C extends OnCase>(c: C, { branch, listing }: Case) => ({ ...c, business: listing.business, branch })

/** Records an outcome once under its identifier; one that was reversed is not recorded again under the same. */
export const onceAs = <E extends OutcomeEvent, R>(history: CaseHistory, event: E, rule: () => E | R) => {
  const earlier = outcomeIn(history, event.outcome)
  if (earlier === undefined) return rule()
  const taken = () => refused.OutcomeIdTaken({ ...event, on: earlier.occurredOn })
  const isReversed = entriesOf(history, OutcomeReversed).some(({ outcome }) => outcome === event.outcome)
  return isReversed ? taken() : once(event, earlier as E, taken)
}

/** The fact about the business of a case, once the case is known. */
export const businessOfCase = (history: CaseHistory) => {
  const business = caseOn(history)?.listing.business
  return business === undefined ? {} : { business: businessOf(business) }
}

/** Why something does not fit before what happened later. */
export const outOfPlace = (c: OnCase, history: CaseHistory) => {
  const later = standingWork(history).find(({ occurredOn }) => occurredOn > c.occurredOn)
  return later && laterStands(later)
}

/** That entry has to be taken back first. */
export const laterStands = (later: CaseEntry) =>
  refused.LaterEntryStands({ case: later.case, later: later._tag, on: later.occurredOn })

const overlap = (a: Scheme, b: Scheme): boolean => insurancesOf(a).some((each) => insurancesOf(b).includes(each))

/** Why a business cannot have an open case of that scheme from a day on: another one is open then or later. */
export const alreadyListed = (
  business: BusinessHistory,
  c: OnCase & { readonly business: BusinessId; readonly scheme: Scheme }
) => {
  const isOpenFrom = (history: CaseHistory) =>
    [c.occurredOn, ...history.map(({ occurredOn }) => occurredOn)].some((day) => {
      const found = day < c.occurredOn ? undefined : caseOn(history, day)
      return found !== undefined && isOpen(found) && overlap(found.listing.scheme, c.scheme)
    })
  const open = [...business].find(([id, history]) => id !== c.case && isOpenFrom(history))
  return open && refused.BusinessAlreadyListed({ business: c.business, openCase: open[0] })
}

/** Why these insurances cannot be established: nation-wide once a fiscal year, and on one case once for all. */
export const alreadyEstablished = (
  { calendar }: Federation,
  business: BusinessHistory,
  c: OnCase & {
    readonly business: BusinessId
    readonly insurances: ReadonlyArray<Insurance>
    readonly outcome: OutcomeId
  }
) => {
  const fiscalYear = fiscalYearOf(c.occurredOn, calendar)
  for (const [id, history] of business)
    for (const earlier of outcomesOf(history)) {
      const year = fiscalYearOf(earlier.occurredOn, calendar)
      const isItself = id === c.case && earlier.outcome === c.outcome
      if (isItself || (year !== fiscalYear && id !== c.case)) continue
      const insurance = c.insurances.find((each) => standsOn(history, earlier, each, c.occurredOn))
      if (insurance !== undefined)
        return refused.AlreadyEstablished({ business: c.business, insurance, fiscalYear: year, case: id })
    }
  return undefined
}

/** Whether an outcome covers the insurance on that day or any later one; one that was reversed on its own day never did. */
const standsOn = (history: CaseHistory, outcome: OutcomeEvent, insurance: Insurance, day: LocalDate): boolean => {
  if (!coveredBy(outcome).includes(insurance)) return false
  const until = entriesOf(history, OutcomeReversed).find(
    (each) => each.outcome === outcome.outcome && insurancesIn(each.insurances).includes(insurance)
  )?.occurredOn
  return until === undefined || (outcome.occurredOn < until && day < until)
}
