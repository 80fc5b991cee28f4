// What was claimed for each business, and what of it goes beyond what one business can earn: a canvass claimed twice, visits
// beyond the paid ones, a second success fee for one insurance.
import { type Label, type LocalDate, projection, type Recorded } from "@keikaku/kernel"
import { type Federation, feeRuleOn } from "../../federation/index.ts"
import type { BusinessId, CaseId, PromoterId } from "../../identifier.ts"
import {
  CaseCanvassed,
  CaseEstablished,
  EiProcedureCompleted,
  type Insurances,
  insurancesIn,
  OutcomeReversed,
  type PayableVisit,
  paidVisits
} from "../../sweep/case/index.ts"
import type { ReportQuery } from "../report.ts"
import { type Entry, entryOf, isAskedFor } from "./entry.ts"

interface ClaimedVisit extends PayableVisit {
  readonly entry: Entry
  readonly promoter: PromoterId
}

interface Success {
  readonly entry: Entry
  readonly case: CaseId
  readonly on: LocalDate
  readonly insurances: Insurances
  readonly isClaimed: boolean
}

/** What was claimed for a business so far. */
export interface Work {
  readonly visits: Array<ClaimedVisit>
  readonly successes: Array<Success>
}

type State = Map<BusinessId, Work>

const workOf = (state: State, business: BusinessId): Work => {
  const found = state.get(business) ?? { visits: [], successes: [] }
  state.set(business, found)
  return found
}

interface Succeeded {
  readonly business: BusinessId
  readonly case: CaseId
  readonly occurredOn: LocalDate
  readonly submittedOn?: LocalDate
}

const succeed = (state: State, e: Succeeded, insurances: Insurances, recorded: Recorded): State => {
  const isClaimed = e.submittedOn !== undefined
  const success = { entry: entryOf(recorded), case: e.case, on: e.occurredOn, insurances, isClaimed }
  workOf(state, e.business).successes.push(success)
  return state
}

/** Folds the claims of each business; a reversal takes back the success that it names. */
export const claims = projection((): State => new Map())
  .on(CaseCanvassed, (state, e, recorded) => {
    const { explained, method, occurredOn: on, promoter, submittedOn } = e
    const visit = { entry: entryOf(recorded), promoter, on, isExplainingVisit: method === "visit" && explained }
    if (submittedOn !== undefined) workOf(state, e.business).visits.push(visit)
    return state
  })
  .on(CaseEstablished, (state, e, recorded) => succeed(state, e, e.insurances, recorded))
  .on(EiProcedureCompleted, (state, e, recorded) => succeed(state, e, "ei-only", recorded))
  .on(OutcomeReversed, (state, e) => {
    if (e.outcome !== "established" && e.outcome !== "ei-completed") return state
    const { successes } = workOf(state, e.business)
    const reversed = successes.findLastIndex(
      (each) => each.case === e.case && each.on === e.outcomeOn && each.insurances === e.insurances
    )
    if (reversed >= 0) successes.splice(reversed, 1)
    return state
  })

/** A claim that goes beyond, and why. */
export interface ExcessClaim {
  readonly kind: "duplicate-claim" | "beyond-paid-visits"
  readonly entry: Entry
  readonly why: Label
}

const duplicate = (entry: Entry, why: Label): ExcessClaim => ({ kind: "duplicate-claim", entry, why })

const canvassedTwice = ({ visits }: Work): ReadonlyArray<ExcessClaim> => {
  const first = new Map<string, number>()
  return visits.flatMap(({ entry, on, promoter }) => {
    const before = first.get(`${on} ${promoter}`)
    if (before === undefined) first.set(`${on} ${promoter}`, entry.position)
    const why = {
      ja: `同じ日に ${promoter} が同じ事業を勧奨した請求が位置 ${before} にもある`,
      en: `position ${before} also claims a canvass of the business by ${promoter} on that day`
    }
    return before === undefined ? [] : [duplicate(entry, why)]
  })
}

const succeededTwice = ({ successes }: Work): ReadonlyArray<ExcessClaim> => {
  const first = new Map<string, number>()
  return successes
    .filter(({ isClaimed }) => isClaimed)
    .flatMap(({ entry, insurances }) => {
      const claimed = insurancesIn(insurances)
      const before = claimed.map((insurance) => first.get(insurance)).find((position) => position !== undefined)
      for (const insurance of claimed) if (!first.has(insurance)) first.set(insurance, entry.position)
      const why = {
        ja: `同じ事業の同じ保険の成立手数料が位置 ${before} でも請求されている`,
        en: `position ${before} also claims the success fee for this insurance of the business`
      }
      return before === undefined ? [] : [duplicate(entry, why)]
    })
}

const beyondPaid = ({ visits }: Work, federation: Federation): ReadonlyArray<ExcessClaim> =>
  visits.flatMap((visit) => {
    const rule = feeRuleOn(federation, visit.on)
    if (!visit.isExplainingVisit || rule === undefined || paidVisits(visits, rule).includes(visit)) return []
    const most = rule.paidVisitsPerBusiness
    const why = {
      ja: `１事業につき支払う説明訪問は${most}回まで`,
      en: `a business has at most ${most} paid explaining visits`
    }
    return [{ kind: "beyond-paid-visits", entry: visit.entry, why }]
  })

/** Every claim asked for that goes beyond what its business can earn, in no particular order. */
export const excessClaims = (state: ReadonlyMap<BusinessId, Work>, query: ReportQuery): ReadonlyArray<ExcessClaim> =>
  [...state.values()].flatMap((work) =>
    [...work.visits, ...work.successes].some(({ entry }) => isAskedFor(query, entry))
      ? [...canvassedTwice(work), ...succeededTwice(work), ...beyondPaid(work, query.federation)].filter(({ entry }) =>
          isAskedFor(query, entry)
        )
      : []
  )
