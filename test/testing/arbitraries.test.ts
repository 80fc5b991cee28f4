// The arbitraries reach what they promise to reach: awkward weights, valid federations, deep histories, real races.
import { Federation, fiscalYearOf, japaneseCalendar, prefectures, validateFederation } from "@keikaku/core"
import {
  arbitraryOf,
  caseLives,
  concurrentHistories,
  datesIn,
  federations,
  fiscalYears,
  historyOf,
  race,
  validHistories,
  weightVectors
} from "@keikaku/testing"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { planSubject } from "../laws/plan.ts"

const seed = 20230401

describe("weights", () => {
  const drawn = fc.sample(weightVectors, { numRuns: 500, seed })
  it.each<[string, (weights: ReadonlyArray<number>) => boolean]>([
    ["all equal", (weights) => weights.length > 2 && new Set(weights).size === 1],
    ["with zeros", (weights) => weights.includes(0)],
    ["with one giant", (weights) => Math.max(...weights) > 10 ** 6 && weights.filter((w) => w < 10).length > 1],
    ["nearly tied", (weights) => new Set(weights).size > 1 && Math.max(...weights) - Math.min(...weights) <= 2],
    ["of fifteen digits", (weights) => Math.max(...weights) >= 10 ** 14],
    ["of the real prefectures", (weights) => weights.length === prefectures.length]
  ])("come %s", (_, is) => {
    expect(drawn.some(is)).toBe(true)
  })
})

describe("federations", () => {
  it("agree with one another in all settings, and read as such", () => {
    fc.assert(
      fc.property(federations, (federation) => {
        expect(Result.isSuccess(validateFederation(federation))).toBe(true)
        expect(Schema.is(Federation)(federation)).toBe(true)
      }),
      { seed, numRuns: 200 }
    )
  })

  it("differ from the real one in branches, fees, dates, metrics, calendars and languages", () => {
    const drawn = fc.sample(federations, { numRuns: 100, seed })
    for (const key of ["branches", "feeRules", "insuranceYearRules", "metrics"] as const)
      expect(new Set(drawn.map((each) => each[key].length)).size).toBeGreaterThan(2)
    expect(new Set(drawn.map(({ calendar }) => calendar.firstMonth)).size).toBe(12)
    expect(new Set(drawn.map(({ calendar }) => calendar.timeZone)).size).toBeGreaterThan(2)
    expect(new Set(drawn.map(({ languages }) => languages.join())).size).toBeGreaterThan(2)
    expect(drawn.some(({ claimClosing }) => claimClosing.announced.length > 0)).toBe(true)
  })
})

describe("days", () => {
  it("lie in their year, at its turn often", () => {
    const days = fc.sample(
      fiscalYears.chain((year) => datesIn(year, japaneseCalendar).map((date) => ({ year, date }))),
      { numRuns: 300, seed }
    )
    expect(days.every(({ date, year }) => fiscalYearOf(date, japaneseCalendar) === year)).toBe(true)
    expect(days.filter(({ date }) => /-(04-01|03-31)$/.test(date)).length).toBeGreaterThan(30)
  })
})

describe("whole numbers of a schema", () => {
  it("are found however narrow their range is", () => {
    const percent = Schema.Int.check(Schema.isBetween({ minimum: 150, maximum: 151 }))
    expect(new Set(fc.sample(arbitraryOf(percent), { numRuns: 50, seed }))).toEqual(new Set([150, 151]))
  })
})

describe("valid histories", () => {
  const drawn = fc.sample(validHistories(planSubject), { numRuns: 900, seed })

  it("hold only commands that are accepted and record something", () => {
    for (const { commands, history } of drawn) {
      const refused: Array<string> = []
      expect(historyOf(planSubject, commands, (code) => refused.push(code))).toEqual(history)
      expect(refused).toEqual([])
      expect(new Set(history.map(({ commandId }) => commandId)).size).toBe(commands.length)
    }
  })

  it("reach what lies deep", () => {
    const seen = new Set(drawn.flatMap(({ history }) => history.map(({ event }) => event._tag)))
    const deep = ["CaseEstablished", "EiProcedureCompleted", "OutcomeReversed", "CaseTransferred", "PlanClosed"]
    expect([...seen]).toEqual(expect.arrayContaining([...deep, "PromoterRenewed", "TargetSet", "CaseEntrusted"]))
    expect(Math.max(...drawn.map(({ commands }) => commands.length))).toBe(40)
  })
})

describe("lives of cases", () => {
  const lives = fc.sample(caseLives, { numRuns: 300, seed }).flat()

  it("are in the order of their days, save what takes a mistake back on its own day", () => {
    for (const { events } of lives) {
      const days = events.filter((e) => !/Withdrawn|Reversed/.test(e._tag)).map((e) => e.occurredOn)
      expect(days).toEqual([...days].sort())
    }
  })

  it("know of moves, reversals, late procedures, and successes on both sides of a year's turn", () => {
    const tags = new Set(lives.flatMap(({ events }) => events.map(({ _tag }) => _tag)))
    expect([...tags]).toEqual(
      expect.arrayContaining([
        "CaseMoved",
        "CanvassWithdrawn",
        "OutcomeReversed",
        "ReversalWithdrawn",
        "EiProcedureCompleted"
      ])
    )
    expect(lives.some(({ reversed, standing }) => reversed.length > 0 && standing.length > 0)).toBe(true)
    expect(lives.some(({ standing: [a, b] }) => a && b && a.on < "2023-04-01" && b.on >= "2023-04-01")).toBe(true)
  })
})

describe("concurrent histories", () => {
  it("let everybody send everything, each in order, and the scheduler decides who is next", async () => {
    const orders = new Set<string>()
    await fc.assert(
      fc.asyncProperty(concurrentHistories(planSubject), async (history) => {
        const sent: Array<string> = []
        await race(history, async (actor, _, nth) => void sent.push(`${actor} ${nth}`))
        for (const { actor, commands } of history.actors)
          expect(sent.filter((each) => each.startsWith(actor))).toEqual(commands.map((_, n) => `${actor} ${n + 1}`))
        orders.add(sent.map((each) => each.split(" ")[1]).join(""))
      }),
      { seed, numRuns: 50 }
    )
    expect([...orders].some((order) => /1.*2.*1/.test(order))).toBe(true)
  })
})
