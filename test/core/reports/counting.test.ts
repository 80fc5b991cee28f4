// What counts, against a naive second opinion: sets of acts and of (business, insurance, fiscal year), each with the branch
// that did it, and the outcomes of each case by their identifiers. It is written from the rules and knows nothing of the projection.

import { FiscalYear, fiscalYearOf, japaneseCalendar } from "@keikaku/core"
import type { Recorded } from "@keikaku/kernel"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { soak } from "../../soak.ts"
import { anyCommands, anySweep, foldOf, sweepDays, sweepOf } from "./any-sweep.ts"
import { countsOf } from "./counts.ts"

const years = [2022, 2023].map((year) => FiscalYear.make(year))
const runs = { numRuns: soak(60, 150) }

type Three = readonly [canvasses: number, establishments: number, eiProcedures: number]
type ByBranch = Readonly<Record<string, Three>>

/** The counts of a year as the projection has them, without branches that have none. */
const projected = (history: ReadonlyArray<Recorded>, year: FiscalYear): ByBranch =>
  Object.fromEntries(
    [...foldOf(countsOf(year), history)]
      .map(
        ([branch, { canvasses, eiProcedures, establishments }]) =>
          [branch, [canvasses, establishments, eiProcedures]] as const
      )
      .filter(([, three]) => three.some((count) => count !== 0))
      .sort()
  )

interface Standing {
  readonly business: string
  readonly insurance: "wc" | "ei"
  readonly year: number
  readonly branch: string
  readonly byAuthority: boolean
}

const singles: Readonly<Record<string, ReadonlyArray<"wc" | "ei">>> = {
  both: ["wc", "ei"],
  "wc-only": ["wc"],
  "ei-only": ["ei"]
}

/** What stands in a history: acts by branch and year, the branch's successes, and those by authority. The branch is found from the
 * listing and the moves, by their days, and not read from the act. */
const naive = (history: ReadonlyArray<Recorded>) => {
  const events = history.map(({ event }) => event as any)
  const branchOn = (id: string, event: any): string => {
    const ofCase = events.filter((e) => e.case === id)
    const isUndone = (e: any) =>
      ofCase.some(
        (by, n) =>
          by._tag === "MoveWithdrawn" &&
          by.toBranch === e.toBranch &&
          by.occurredOn === e.occurredOn &&
          n > ofCase.indexOf(e)
      )
    const moves = ofCase
      .filter((e) => e._tag === "CaseMoved" && !isUndone(e))
      .filter(
        (e) =>
          e.occurredOn < event.occurredOn ||
          (e.occurredOn === event.occurredOn && events.indexOf(e) < events.indexOf(event))
      )
      .sort((one, other) => (one.occurredOn < other.occurredOn ? -1 : 1))
    return moves.at(-1)?.toBranch ?? ofCase.findLast((e) => e._tag === "CaseListed").branch
  }
  const acts = new Map<string, { readonly branch: string; readonly year: number }>()
  const standing = new Map<string, Standing>()
  for (const e of events) {
    const of = {
      business: e.business,
      year: fiscalYearOf(e.occurredOn, japaneseCalendar),
      byAuthority: e._tag === "CaseEstablishedByAuthority"
    }
    const covered = e._tag === "EiProcedureCompleted" ? ["ei" as const] : (singles[e.insurances] ?? [])
    if (/^(CaseEstablished|EiProcedureCompleted)/.test(e._tag))
      for (const insurance of covered)
        standing.set(`${e.case}/${e.outcome}/${insurance}`, { ...of, insurance, branch: branchOn(e.case, e) })
    if (e._tag === "CaseCanvassed") acts.set(`${e.case}/${e.canvass}`, { branch: branchOn(e.case, e), year: of.year })
    if (e._tag === "CanvassWithdrawn") acts.delete(`${e.case}/${e.canvass}`)
    if (e._tag === "OutcomeReversed")
      for (const insurance of covered) standing.delete(`${e.case}/${e.outcome}/${insurance}`)
    if (e._tag === "ReversalWithdrawn")
      for (const insurance of covered) {
        const byAuthority = e.kind === "established-by-authority"
        const year = fiscalYearOf(e.outcomeOn, japaneseCalendar)
        standing.set(`${e.case}/${e.outcome}/${insurance}`, { ...of, year, byAuthority, insurance, branch: e.branch })
      }
  }
  return { acts: [...acts.values()], standing: [...standing.values()] }
}

const modelled = (history: ReadonlyArray<Recorded>, year: FiscalYear): ByBranch => {
  const { acts, standing } = naive(history)
  const ofBranch = (branch: string): Three => {
    const successes = standing.filter((each) => !each.byAuthority && each.year === year && each.branch === branch)
    const businesses = (insurance: string) =>
      new Set(successes.filter((each) => each.insurance === insurance).map(({ business }) => business)).size
    return [acts.filter((act) => act.year === year && act.branch === branch).length, businesses("wc"), businesses("ei")]
  }
  return Object.fromEntries(
    ["13", "27"].map((branch) => [branch, ofBranch(branch)] as const).filter(([, three]) => three.some((n) => n > 0))
  )
}

describe("P4.3 counting, for any history", () => {
  test("canvasses, establishments and EI procedures are what a naive count finds", () => {
    fc.assert(
      fc.property(anySweep, (history) => {
        for (const year of years) expect(projected(history, year)).toEqual(modelled(history, year))
      }),
      runs
    )
  })

  test("at most one establishment stands for a business, an insurance and a fiscal year", () => {
    fc.assert(
      fc.property(anySweep, (history) => {
        const keys = naive(history).standing.map((each) => `${each.business} ${each.insurance} ${each.year}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      runs
    )
  })

  test("a reversal takes back exactly what its outcome had brought, in every branch and year", () => {
    const total = (history: ReadonlyArray<Recorded>) =>
      years.map((year) => ["13", "27"].map((branch) => projected(history, year)[branch] ?? [0, 0, 0])).flat(2)
    const difference = (history: ReadonlyArray<Recorded>, at: number) => {
      const before = total(history.slice(0, at))
      return total(history.slice(0, at + 1)).map((count, n) => count - before[n]!)
    }
    fc.assert(
      fc.property(anySweep, (history) => {
        const counted = new Map<string, ReadonlyArray<number>>()
        for (const [at, { event }] of history.entries()) {
          const { case: id, outcome, _tag } = event as any
          const key = `${id}/${outcome}`
          if (/^(CaseEstablished|EiProcedureCompleted|CaseRefused|CaseRuledOut|CaseMarked|CaseTransferred)/.test(_tag))
            counted.set(key, difference(history, at))
          if (_tag !== "OutcomeReversed" && _tag !== "ReversalWithdrawn") continue
          const left = counted.get(key)!.map((count, n) => 0 + count + difference(history, at)[n]!)
          expect(left.every((count) => count === 0 || count === 1)).toBe(true)
          counted.set(key, left)
        }
      }),
      { numRuns: soak(30, 60) }
    )
  })

  test("as in effect on any day no count is negative, and on the last day it is the whole", () => {
    fc.assert(
      fc.property(anySweep, sweepDays, (history, day) => {
        const by = (last: string) => history.filter(({ event }) => event.occurredOn <= last)
        for (const year of years) {
          expect(
            Object.values(projected(by(day), year))
              .flat()
              .every((count) => count >= 0)
          ).toBe(true)
          expect(projected(by("2023-12-01"), year)).toEqual(projected(history, year))
        }
      }),
      runs
    )
  })

  test("as in effect on any day, too, at most one establishment stands for a business, an insurance and a year", () => {
    fc.assert(
      fc.property(anySweep, sweepDays, (history, day) => {
        const standing = new Map<string, number>()
        for (const { event } of history) {
          const e = event as any
          const insurances = e._tag === "EiProcedureCompleted" ? "ei-only" : e.insurances
          if (insurances === undefined || e.occurredOn > day) continue
          const [by, year] = /Reversed|ReversalWithdrawn/.test(e._tag)
            ? [e._tag === "OutcomeReversed" ? -1 : 1, fiscalYearOf(e.outcomeOn, japaneseCalendar)]
            : [1, fiscalYearOf(e.occurredOn, japaneseCalendar)]
          for (const insurance of insurances === "both" ? ["wc-only", "ei-only"] : [insurances]) {
            const key = `${e.business} ${insurance} ${year}`
            standing.set(key, (standing.get(key) ?? 0) + by)
          }
        }
        expect([...standing.values()].every((count) => count === 0 || count === 1)).toBe(true)
      }),
      runs
    )
  })

  test("a refused command changes nothing: without it the history is the same", () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const history = sweepOf(commands)
        const granted = new Set(history.map(({ commandId }) => commandId))
        const again = sweepOf(commands.filter((_, n) => granted.has(`c${n + 1}`)))
        expect(again.map(({ event }) => event)).toEqual(history.map(({ event }) => event))
      }),
      { numRuns: soak(20, 40) }
    )
  })

  test("counted in two parts or at once is the same", () => {
    fc.assert(
      fc.property(anySweep, fc.nat(), (history, cut) => {
        const at = cut % (history.length + 1)
        for (const year of years) {
          const half = foldOf(countsOf(year), history.slice(0, at))
          expect(foldOf(countsOf(year), history.slice(at), half)).toEqual(foldOf(countsOf(year), history))
        }
      }),
      runs
    )
  })

  test("what happens to unrelated businesses may be recorded in any order", () => {
    const interleaved = anySweep.chain((history) =>
      fc.tuple(fc.constant(history), fc.array(fc.nat(), { minLength: history.length, maxLength: history.length }))
    )
    fc.assert(
      fc.property(interleaved, ([history, draws]) => {
        const lanes = new Map<string, Array<Recorded>>()
        for (const each of history) {
          const lane = (each.event as any).business ?? "office"
          lanes.set(lane, [...(lanes.get(lane) ?? []), each])
        }
        const inOtherOrder = draws.map((draw) => {
          const waiting = [...lanes.values()].filter((lane) => lane.length > 0)
          return waiting[draw % waiting.length]!.shift()!
        })
        for (const year of years) expect(projected(inOtherOrder, year)).toEqual(projected(history, year))
      }),
      runs
    )
  })

  test("the random histories reach every event of a case", () => {
    const seen = new Set(
      fc.sample(anySweep, { numRuns: 60, seed: 4 }).flatMap((all) => all.map((each) => each.event._tag))
    )
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        ...["CanvassAccepted", "CaseAssigned", "CaseCanvassed", "CaseEntrusted", "CaseEstablished"],
        ...[
          "CaseEstablishedByAuthority",
          "CaseListed",
          "CaseMarkedDuplicate",
          "CaseMoved",
          "CaseRefused",
          "CaseRuledOut"
        ],
        ...["CaseTransferred", "EiProcedureCompleted", "OutcomeReversed", "PromoterSuspended", "PromoterResigned"]
      ])
    )
  })
})
