import { japaneseCalendar } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { Result, Schema } from "effect"
import { describe, expect, test } from "vitest"
import {
  FiscalYear,
  firstDayOfInsuranceYear,
  fiscalYearOf,
  InsuranceYear
} from "../../../packages/core/src/calendar/index.ts"
import {
  aichiFeeRule,
  BranchCode,
  blockOf,
  branchesOf,
  branchOf,
  claimsCloseOn24March,
  Federation,
  feeRuleOn,
  lastClaimDay,
  metricOf,
  prefectures,
  validateFederation,
  zenkokuRohoren
} from "../../../packages/core/src/federation/index.ts"

const date = (text: string) => LocalDate.make(text)
const faults = (changes: Partial<Federation>) =>
  Result.match(validateFederation({ ...zenkokuRohoren, ...changes }), {
    onSuccess: () => [],
    onFailure: (found) => found.map((fault) => [fault._tag, fault.subject])
  })

describe("the default federation", () => {
  test("it agrees with itself, and reads back from JSON as the same value", () => {
    expect(validateFederation(zenkokuRohoren)).toEqual(Result.succeed(zenkokuRohoren))
    const stored = JSON.parse(JSON.stringify(zenkokuRohoren))
    expect(Schema.decodeUnknownResult(Federation)(stored)).toEqual(Result.succeed(zenkokuRohoren))
  })

  test("it has a branch in each of the 47 prefectures, in six blocks", () => {
    expect(zenkokuRohoren.branches.map((branch) => branch.code)).toEqual(
      Array.from({ length: 47 }, (_, at) => String(at + 1).padStart(2, "0"))
    )
    expect(
      zenkokuRohoren.blocks.map((block) => [block.label.ja, branchesOf(zenkokuRohoren, block.code).length])
    ).toEqual([
      ["北海道・東北", 7],
      ["関東・甲信越", 10],
      ["東海・北陸", 7],
      ["近畿", 6],
      ["中国・四国", 9],
      ["九州・沖縄", 8]
    ])
  })

  test("the FY2011 weights of the prefectures sum to 50,040", () => {
    expect(prefectures.reduce((sum, prefecture) => sum + prefecture.weightFy2011, 0)).toBe(50_040)
    expect(prefectures.find((prefecture) => prefecture.label.ja === "東京")?.weightFy2011).toBe(6_150)
    expect(new Set(prefectures.map((prefecture) => prefecture.label.en)).size).toBe(47)
  })

  test("branches, blocks and metrics are found by code, and unknown codes are not", () => {
    expect(branchOf(zenkokuRohoren, "27")?.label).toEqual({ ja: "大阪", en: "Osaka" })
    expect(blockOf(zenkokuRohoren, "tokai-hokuriku")?.label.ja).toBe("東海・北陸")
    expect(branchOf(zenkokuRohoren, "48")).toBeUndefined()
    expect(blockOf(zenkokuRohoren, "hokkaido")).toBeUndefined()
    expect(branchesOf(zenkokuRohoren, "hokkaido")).toEqual([])
    expect(metricOf(zenkokuRohoren, "visits")).toBeUndefined()
  })

  test("only the number of promoters is a soft target, and only it is counted on a day", () => {
    const { metrics } = zenkokuRohoren
    expect(metrics.filter((metric) => metric.firmness === "soft").map((metric) => metric.code)).toEqual(["promoters"])
    expect(metrics.filter((metric) => metric.kind === "stock").map((metric) => metric.code)).toEqual(["promoters"])
    expect(metrics.map((metric) => metric.unit)).toEqual(["acts", "businesses", "businesses", "persons", "money"])
  })

  test("three visits, both insurances and a special enrolment are paid ¥13,900", () => {
    const rule = feeRuleOn(zenkokuRohoren, date("2023-06-01"))!
    expect(rule.paidVisitsPerBusiness * rule.perVisit + rule.both + rule.withSpecialEnrolment).toBe(13_900)
    expect([rule.both, rule.wcOnly, rule.eiOnly]).toEqual([9_000, 5_000, 4_000])
  })

  test("a new fee rule holds from its own date, and before the first nothing is paid", () => {
    const later = { ...aichiFeeRule, from: date("2024-04-01"), perVisit: 1_400 }
    const earlier = { ...aichiFeeRule, from: date("2020-04-01") }
    const federation: Federation = { ...zenkokuRohoren, feeRules: [earlier, later] }
    expect(feeRuleOn(federation, date("2020-03-31"))).toBeUndefined()
    expect(feeRuleOn(federation, date("2024-03-31"))?.perVisit).toBe(1_300)
    expect(feeRuleOn(federation, date("2024-04-01"))?.perVisit).toBe(1_400)
  })

  test("FY2022's last claim day is 24 March 2023, and an announced day takes its place", () => {
    expect(lastClaimDay(claimsCloseOn24March, FiscalYear.make(2022), japaneseCalendar)).toBe("2023-03-24")
    const announced = [{ fiscalYear: FiscalYear.make(2023), lastClaimDay: date("2024-03-22") }]
    const closing = { ...claimsCloseOn24March, announced }
    expect(lastClaimDay(closing, FiscalYear.make(2023), japaneseCalendar)).toBe("2024-03-22")
    expect(lastClaimDay(closing, FiscalYear.make(2024), japaneseCalendar)).toBe("2025-03-24")
  })

  test("the last claim day lies in its own fiscal year, whatever month and day are set", () => {
    const months = Array.from({ length: 12 }, (_, n) => n + 1)
    const year = FiscalYear.make(2022)
    for (const firstMonth of months)
      for (const month of months)
        for (const day of [1, 28, 29, 30, 31]) {
          const last = lastClaimDay({ month, day, announced: [] }, year, { firstMonth })
          expect(fiscalYearOf(last, { firstMonth })).toBe(2022)
        }
  })

  test("the insurance year begins on 1 August", () => {
    const { insuranceYearRules } = zenkokuRohoren
    expect(firstDayOfInsuranceYear(InsuranceYear.make(2016), insuranceYearRules)).toBe("2016-08-01")
    expect(firstDayOfInsuranceYear(InsuranceYear.make(2023), insuranceYearRules)).toBe("2023-08-01")
  })
})

describe("another federation's settings", () => {
  const [block] = zenkokuRohoren.blocks
  const [branch] = zenkokuRohoren.branches
  const [metric] = zenkokuRohoren.metrics

  test("a small federation of its own is as good", () => {
    const name = { ja: "県連合会", en: "A prefectural federation" }
    expect(faults({ name, blocks: [block!], branches: [branch!], metrics: [] })).toEqual([])
  })

  test("there is at least one branch", () => {
    expect(faults({ branches: [] })).toEqual([["NoBranch", ""]])
  })

  test("no code of a branch, block or metric is used twice", () => {
    expect(faults({ branches: [branch!, branch!, branch!] })).toEqual([["DuplicateBranch", "01"]])
    expect(faults({ blocks: [...zenkokuRohoren.blocks, block!] })).toEqual([["DuplicateBlock", "hokkaido-tohoku"]])
    expect(faults({ metrics: [metric!, metric!] })).toEqual([["DuplicateMetric", "canvasses"]])
  })

  test("a branch belongs to a block that is configured", () => {
    expect(faults({ branches: [branch!], blocks: [] })).toEqual([["UnknownBlock", "01"]])
  })

  test("effective-dated rules are listed in order, one a date", () => {
    expect(faults({ feeRules: [aichiFeeRule, aichiFeeRule] })).toEqual([["FeeRulesNotAscending", "1947-04-01"]])
    const rule = (year: number) => ({ fromYear: InsuranceYear.make(year), firstMonth: 8 })
    expect(faults({ insuranceYearRules: [rule(2020), rule(2016)] })).toEqual([
      ["InsuranceYearRulesNotAscending", "2016"]
    ])
  })

  test("an announced last claim day lies in its fiscal year, and a year has one", () => {
    const day = (year: number, text: string) => ({ fiscalYear: FiscalYear.make(year), lastClaimDay: date(text) })
    const announced = (...days: ReadonlyArray<ReturnType<typeof day>>) => ({
      claimClosing: { ...claimsCloseOn24March, announced: days }
    })
    expect(faults(announced(day(2022, "2023-04-01")))).toEqual([["LastClaimDayOutsideFiscalYear", "2023-04-01"]])
    expect(faults(announced(day(2022, "2023-03-24"), day(2022, "2023-03-20")))).toEqual([
      ["DuplicateLastClaimDay", "2022"]
    ])
  })

  test("every fault is found at once, and says so in Japanese and English", () => {
    const found = Result.flip(validateFederation({ ...zenkokuRohoren, blocks: [], metrics: [metric!, metric!] }))
    const all = Result.getOrThrow(found)
    expect(all).toHaveLength(48)
    for (const fault of all) {
      expect(fault.sentence.ja).toMatch(/。$/)
      expect(fault.sentence.en).toMatch(/\.$/)
      expect(fault.sentence.en).toContain(fault.subject)
    }
  })

  test("a branch code is 1 to 16 letters, digits or hyphens", () => {
    for (const code of ["13", "hq", "Tokyo-West-1", "a".repeat(16)]) expect(Schema.is(BranchCode)(code)).toBe(true)
    for (const code of ["", "a".repeat(17), "branch:13", "１３", "13 ", "東京", "13\n"]) {
      expect([code, Schema.is(BranchCode)(code)]).toEqual([code, false])
    }
  })
})
