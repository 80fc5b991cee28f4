import { LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  addDays,
  type EraName,
  eraOn,
  eras,
  formatEraDate,
  fromEra,
  toEra
} from "../../../packages/core/src/calendar/index.ts"
import { datesFrom } from "./dates.ts"

describe("eras", () => {
  test("every date since Meiji goes to its era and back", () => {
    fc.assert(
      fc.property(datesFrom("1868-01-25", "2999-12-31"), (date) => {
        const inEra = toEra(date)
        expect(inEra && fromEra(inEra)).toBe(date)
      }),
      { numRuns: 1000 }
    )
  })

  test("an era date that reads as a date is written back the same", () => {
    const eraDates = fc.record({
      era: fc.constantFrom<EraName>("Meiji", "Taisho", "Showa", "Heisei", "Reiwa"),
      year: fc.integer({ min: -1, max: 70 }),
      month: fc.integer({ min: 0, max: 13 }),
      day: fc.integer({ min: 0, max: 32 })
    })
    fc.assert(
      fc.property(eraDates, (eraDate) => {
        const date = fromEra(eraDate)
        if (date !== undefined) expect(toEra(date)).toEqual(eraDate)
      }),
      { numRuns: 2000 }
    )
  })

  test("each era begins on its day, and the day before belongs to the one before", () => {
    const boundaries = eras.map((era) => [eraOn(addDays(era.firstDay, -1))?.ja, era.firstDay, eraOn(era.firstDay)?.ja])
    expect(boundaries).toEqual([
      [undefined, "1868-01-25", "明治"],
      ["明治", "1912-07-30", "大正"],
      ["大正", "1926-12-25", "昭和"],
      ["昭和", "1989-01-08", "平成"],
      ["平成", "2019-05-01", "令和"]
    ])
  })

  test("a date outside its era does not exist", () => {
    expect(fromEra({ era: "Heisei", year: 31, month: 4, day: 30 })).toBe("2019-04-30")
    expect(fromEra({ era: "Heisei", year: 31, month: 5, day: 1 })).toBeUndefined()
    expect(fromEra({ era: "Reiwa", year: 1, month: 4, day: 30 })).toBeUndefined()
    expect(fromEra({ era: "Showa", year: 64, month: 1, day: 7 })).toBe("1989-01-07")
    expect(fromEra({ era: "Reiwa", year: 5, month: 2, day: 29 })).toBeUndefined()
    expect(toEra(LocalDate.make("1868-01-24"))).toBeUndefined()
  })

  test("dates are written as the federation's papers write them", () => {
    expect(formatEraDate(LocalDate.make("2023-04-01"))).toBe("令和５年４月１日")
    expect(formatEraDate(LocalDate.make("2024-03-31"))).toBe("令和６年３月31日")
    expect(formatEraDate(LocalDate.make("2019-05-01"))).toBe("令和元年５月１日")
    expect(formatEraDate(LocalDate.make("2013-10-01"))).toBe("平成25年10月１日")
  })
})
