// What of the claims goes beyond what one business can earn: a canvass claimed twice, visits beyond the paid ones, a second
// success fee for one insurance.
import type { Label } from "@keikaku/kernel"
import { type Federation, feeRuleOn } from "../../federation/index.ts"
import type { BusinessId } from "../../identifier.ts"
import type { ReportQuery } from "../../report/report.ts"
import { insurancesIn, paidVisits } from "../../sweep/case/index.ts"
import { type ClaimedWork, claimedSuccesses, claimedVisits } from "../claimed-work.ts"
import { type Entry, isAskedFor } from "../entry.ts"

/** A claim that goes beyond, and why. */
export interface ExcessClaim {
  readonly kind: "duplicate-claim" | "beyond-paid-visits"
  readonly entry: Entry
  readonly why: Label
}

const duplicate = (entry: Entry, why: Label): ExcessClaim => ({ kind: "duplicate-claim", entry, why })

const canvassedTwice = (work: ClaimedWork): ReadonlyArray<ExcessClaim> => {
  const first = new Map<string, number>()
  return claimedVisits(work).flatMap(({ entry, on, promoter }) => {
    const before = first.get(`${on} ${promoter}`)
    if (before === undefined) first.set(`${on} ${promoter}`, entry.position)
    const why = {
      ja: `同じ日に ${promoter} が同じ事業を勧奨した請求が位置 ${before} にもある`,
      en: `position ${before} also claims a canvass of the business by ${promoter} on that day`
    }
    return before === undefined ? [] : [duplicate(entry, why)]
  })
}

const succeededTwice = (work: ClaimedWork): ReadonlyArray<ExcessClaim> => {
  const first = new Map<string, number>()
  return claimedSuccesses(work).flatMap(({ entry, insurances }) => {
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

const beyondPaid = (work: ClaimedWork, federation: Federation): ReadonlyArray<ExcessClaim> => {
  const visits = claimedVisits(work)
  return visits.flatMap((visit) => {
    const rule = feeRuleOn(federation, visit.on)
    if (!visit.isExplainingVisit || rule === undefined || paidVisits(visits, rule).includes(visit)) return []
    const max = rule.paidVisitsPerBusiness
    const why = {
      ja: `１事業につき支払う説明訪問は${max}回まで`,
      en: `a business has at most ${max} paid explaining visits`
    }
    return [{ kind: "beyond-paid-visits", entry: visit.entry, why }]
  })
}

/** Every claim asked for that goes beyond what its business can earn, in no particular order. */
export const excessClaims = (
  state: ReadonlyMap<BusinessId, ClaimedWork>,
  query: ReportQuery
): ReadonlyArray<ExcessClaim> =>
  [...state.values()].flatMap((work) =>
    [...work.visits, ...work.successes].some(({ entry }) => isAskedFor(query, entry))
      ? [...canvassedTwice(work), ...succeededTwice(work), ...beyondPaid(work, query.federation)].filter(({ entry }) =>
          isAskedFor(query, entry)
        )
      : []
  )
