// The seeded draws behind a forecast's interval, pinned: a figure in a report of last year must come out the same today. The
// months to come draw in their order, and a month for which nothing is phased draws nothing.
import { FiscalYear, forecastInterval, japaneseCalendar, minimalStandard, monthsPassedOn } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { describe, expect, test } from "vitest"

const passed = monthsPassedOn(FiscalYear.make(2023), LocalDate.make("2023-07-31"), japaneseCalendar)
const done = [80, 110, 90, 100]
const even = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100]

describe("P4.2 the forecast's interval: its draws", () => {
  test("what four months of 80, 110, 90 and 100 of 100 let expect of a year", () => {
    expect(forecastInterval(done, even, passed)).toEqual({ low: 1_070, high: 1_220 })
    expect(forecastInterval(done, even, passed, { confidence: 50 })).toEqual({ low: 1_100, high: 1_180 })
  })

  test("what six uneven months let expect, from three seeds", () => {
    const half = monthsPassedOn(FiscalYear.make(2023), LocalDate.make("2023-09-30"), japaneseCalendar)
    const intervalOf = (seed: number) => forecastInterval([83, 117, 94, 101, 131, 68], even, half, { seed })
    expect([1, 2, 3].map(intervalOf)).toEqual([
      { low: 1_099, high: 1_288 },
      { low: 1_095, high: 1_289 },
      { low: 1_095, high: 1_287 }
    ])
  })

  test("where the months without units lie makes no difference", () => {
    const ahead = [100, 100, 100, 100, 50, 70, 100, 30, 0, 0, 0, 0]
    const between = [100, 100, 100, 100, 50, 0, 70, 0, 0, 100, 0, 30]
    for (const seed of [1, 2, 3])
      expect(forecastInterval(done, between, passed, { seed })).toEqual(forecastInterval(done, ahead, passed, { seed }))
  })

  test("a seed of zero or below counts back from the greatest", () => {
    const draws = (seed: number) => Array.from({ length: 5 }, minimalStandard(seed).bind(null, 1_000))
    expect(draws(-1)).toEqual(draws(2_147_483_645))
    expect(draws(-2_147_483_645)).toEqual(draws(1))
    expect(draws(0)).toEqual(draws(2_147_483_646))
  })
})
