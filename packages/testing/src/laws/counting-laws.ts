// The laws of counting towards the targets of plan §4(3): canvasses are acts, a success of both insurances counts once in
// each and never in their sum, a reversal takes back exactly what it reverses, and the nation is its branches.
import { japaneseCalendar, type YearStart } from "@keikaku/core"
import { interleaved, type Success } from "../arbitraries/case-lives.ts"
import { difference } from "./as-data.ts"
import {
  type CountingUnderTest,
  type CountRow,
  eventsOf,
  figures,
  hasEi,
  hasWc,
  placeOf,
  placesOf,
  rowsOf,
  type Sweep,
  showSweep,
  sweeps,
  tally
} from "./counting-rows.ts"
import { type Law, law } from "./law.ts"

const union = (count: CountingUnderTest, calendar: YearStart, { lives, draws }: Sweep): string | undefined => {
  const keys = (counts: (success: Success) => boolean) =>
    new Set(placesOf(lives, calendar, counts).map(({ business, place }) => `${place}|${business}`))
  const [wc, ei, any] = [keys(hasWc), keys(hasEi), keys(() => true)]
  const both = tally([...wc].filter((key) => ei.has(key)).map((key) => key.split("|")[0]!))
  const bothAt = (place: string) => Number(both.find((each) => each.startsWith(`${place}: `))?.split(": ")[1] ?? 0)
  const counted = count(eventsOf({ lives, draws }))
  const found = figures(counted, (r) => r.establishments + r.eiProcedures - bothAt(`${r.area} FY${r.fiscalYear}`))
  return difference(
    "Establishments and EI procedures, those of both once, are not the businesses with any",
    found,
    tally([...any].map((key) => key.split("|")[0]!))
  )
}

const noMoreThanOnce = (count: CountingUnderTest, { lives }: Sweep): string | undefined => {
  for (const { business, events } of lives) {
    const counted = count(events).filter(({ area }) => area !== "nation")
    for (const year of new Set(counted.map(({ fiscalYear }) => fiscalYear)))
      for (const key of ["establishments", "eiProcedures"] as const) {
        const times = counted.filter((row) => row.fiscalYear === year).reduce((sum, row) => sum + row[key], 0)
        if (times > 1 || times < 0) return `Business ${business} counts ${times} times in the ${key} of FY${year}.`
      }
  }
  return undefined
}

const nationIsBranches = (count: CountingUnderTest, sweep: Sweep): string | undefined => {
  const rows = count(eventsOf(sweep))
  const sums = new Map<number, CountRow>()
  for (const { area, fiscalYear, ...r } of rows) {
    if (area === "nation") continue
    const to = sums.get(fiscalYear) ?? { canvasses: 0, establishments: 0, eiProcedures: 0 }
    const canvasses = to.canvasses + r.canvasses
    const establishments = to.establishments + r.establishments
    const eiProcedures = to.eiProcedures + r.eiProcedures
    sums.set(fiscalYear, { area: "nation", fiscalYear, canvasses, establishments, eiProcedures })
  }
  return difference("The nation is not its branches", rowsOf(rows, true), rowsOf([...sums.values()], true))
}

/**
 * The laws of counting by the fiscal years of a calendar, for any implementation.
 * @example
 * ```ts
 * import { countingLaws } from "@keikaku/testing"
 * countingLaws(() => []).map(({ name }) => name)[0] // => "every canvass is one act, in the branch and fiscal year in which it was done"
 * ```
 */
export const countingLaws = (count: CountingUnderTest, calendar: YearStart = japaneseCalendar): ReadonlyArray<Law> => {
  const rule = { cases: sweeps, show: showSweep }
  return [
    law("every canvass is one act, in the branch and fiscal year in which it was done", rule, (sweep) => {
      const acts = sweep.lives.flatMap(({ canvasses }) => canvasses).map((act) => placeOf(act.branch, act.on, calendar))
      return difference(
        "The canvasses differ",
        figures(count(eventsOf(sweep)), (r) => r.canvasses),
        tally(acts)
      )
    }),
    law("establishments are both and WC-only, in the branch and fiscal year of their day", rule, (sweep) => {
      const due = tally(placesOf(sweep.lives, calendar, hasWc).map(({ place }) => place))
      return difference(
        "The establishments differ",
        figures(count(eventsOf(sweep)), (r) => r.establishments),
        due
      )
    }),
    law("EI procedures are both, EI-only and those that follow later", rule, (sweep) => {
      const due = tally(placesOf(sweep.lives, calendar, hasEi).map(({ place }) => place))
      return difference(
        "The EI procedures differ",
        figures(count(eventsOf(sweep)), (r) => r.eiProcedures),
        due
      )
    }),
    law("both, WC-only and EI-only together are the businesses with any", rule, (sweep) =>
      union(count, calendar, sweep)
    ),
    law("a reversal restores every count", rule, ({ draws, lives }) => {
      const without = interleaved(
        lives.map(({ eventsWithoutReversals }) => eventsWithoutReversals),
        draws
      )
      const [all, never] = [count(eventsOf({ draws, lives })), count(without)]
      return difference("What was reversed left a trace", rowsOf(all, false), rowsOf(never, false))
    }),
    law("a business counts once at most for an insurance and a fiscal year", rule, (sweep) =>
      noMoreThanOnce(count, sweep)
    ),
    law("what happens to other businesses may be recorded in any order", rule, (sweep) => {
      const [one, other] = [count(eventsOf(sweep)), count(eventsOf({ ...sweep, draws: [0] }))]
      return difference("The order makes a difference", rowsOf(one, false), rowsOf(other, false))
    }),
    law("the nation is the sum of its branches", rule, (sweep) => nationIsBranches(count, sweep))
  ]
}
