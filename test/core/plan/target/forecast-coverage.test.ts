// How often the interval of a forecast holds the year's end, on made-up years: the figures that decision record 7 states.
import {
  FiscalYear,
  forecastInterval,
  japaneseCalendar,
  minimalStandard,
  monthsOfFiscalYear,
  monthsPassedOn
} from "@keikaku/core"
import { describe, expect, test } from "vitest"

const fy2023 = FiscalYear.make(2023)
const after = (months: number) =>
  monthsPassedOn(fy2023, monthsOfFiscalYear(fy2023, japaneseCalendar)[months - 1]!.lastDay, japaneseCalendar)
const sum = (figures: ReadonlyArray<number>) => figures.reduce((total, each) => total + each, 0)

describe("P4.2 the forecast's interval: how often it holds the year's end", () => {
  /** Of 300 made-up years whose months lie anywhere from 70% to 130% of plan, in how many percent the end lay within. */
  const held = (months: number, carried: boolean) => {
    const phasing = [500, 600, 900, 1000, 700, 800, 900, 800, 700, 600, 800, 1700]
    const draw = minimalStandard(7)
    let within = 0
    for (let year = 1; year <= 300; year += 1) {
      let before = 70 + draw(61)
      const actuals = phasing.map((units) => {
        const percent = carried ? Math.round((before + 70 + draw(61)) / 2) : 70 + draw(61)
        before = percent
        return Math.round((units * percent) / 100)
      })
      const done = actuals.map((each, month) => (month < months ? each : 0))
      const { high, low } = forecastInterval(done, phasing, after(months), { seed: year })!
      const end = sum(actuals)
      if (low <= end && end <= high) within += 1
    }
    return Math.round(within / 3)
  }

  test("with independent months it is half after two months and about three quarters from the third on, short of 80%", () => {
    expect(held(2, false)).toBeGreaterThan(40)
    for (const months of [3, 6, 9]) {
      expect(held(months, false)).toBeGreaterThan(66)
      expect(held(months, false)).toBeLessThan(85)
    }
  })

  test("where good and bad months come in runs it is less, as decision record 7 says", () => {
    for (const months of [3, 6]) expect(held(months, true)).toBeLessThan(held(months, false))
  })
})
