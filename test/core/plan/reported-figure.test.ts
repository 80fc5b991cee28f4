// Figures that branches report as a whole, beside cases: one of the two counts, in every report on targets.
import { FiscalYear, japaneseCalendar, reportedFigure } from "@keikaku/core"
import fc from "fast-check"
import { expect, test } from "vitest"
import { adoptionWalk } from "../resolved-plan.ts"
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const month = { branch: "13", metric: "canvasses", month: "2022-05" }
const figure = { ...month, units: 40, source: "支部月報" }
const inOffice = [
  ["2022-04-01", hq, "SecureParentBody", { parentBody: "m1", branch: "13" }],
  ["2022-04-01", hq, "NominatePromoter", { promoter: "p1", association: "a1", branch: "13", parentBody: "m1" }],
  ["2022-04-01", hq, "AppointPromoter", { promoter: "p1", termFrom: "2022-04-01", termTo: "2024-03-31" }],
  ["2022-04-01", hq, "IssuePromoterCard", { promoter: "p1", card: "c1", expiresOn: "2024-03-31" }],
  [
    "2022-04-01",
    tokyo,
    "ListCase",
    { case: "k1", business: "b1", branch: "13", source: "bureau-list", scheme: "unified" }
  ],
  ["2022-04-01", tokyo, "AssignCase", { case: "k1", promoter: "p1" }]
] as const
const canvass = (id: string) => ({ case: "k1", canvass: id, promoter: "p1", method: "visit", explained: true })
const won = [
  ["2020-12-01", hq, "AnnounceTender", { tender: "t-1", programme: "canvassing", title: "一掃業務", firstYear: 2021 }],
  ["2021-01-10", hq, "SubmitBid", { tender: "t-1" }],
  ["2021-02-10", hq, "RecordTenderAward", { tender: "t-1" }],
  [
    "2021-04-01",
    hq,
    "SignContract",
    {
      ...{
        contract: "c-1",
        programme: "canvassing",
        tender: "t-1",
        title: "一掃業務",
        firstYear: 2021,
        lastYear: 2023
      },
      metrics: ["canvasses", "premium-income", "promoters"]
    }
  ]
] as const
const set = (fiscalYear: number, day: string, amount: number) =>
  [
    [day, hq, "DraftPlan", { fiscalYear, title: "事業計画" }],
    [day, hq, "AddPlanItem", { fiscalYear, item: "4.3", title: "一掃" }],
    ...adoptionWalk(hq, fiscalYear, day, day),
    [day, hq, "DraftTarget", { fiscalYear, metric: "canvasses", amount }],
    [day, hq, "SetTarget", { fiscalYear, metric: "canvasses", amount }]
  ] as const

walk(
  "P4.2 a month counts from its cases or as its branch reported it, never both, and a contract adds up its years",
  [
    ...won,
    ...set(2021, "2021-04-01", 100),
    ["2021-05-31", tokyo, "ReportFigure", { ...figure, month: "2021-05", units: 50 }],
    ...inOffice,
    ...set(2022, "2022-04-01", 200),
    ["2022-04-10", tokyo, "CanvassCase", canvass("1")],
    ["2022-04-30", tokyo, "ReportFigure", { ...figure, month: "2022-04" }, "FigureCounted"],
    ["2022-04-30", tokyo, "ReportFigure", figure, "MonthNotEnded"],
    ["2022-05-30", tokyo, "ReportFigure", figure, "MonthNotEnded"],
    ["2022-05-31", tokyo, "ReportFigure", { ...figure, metric: "promoters" }, "MetricCountedOnADay"],
    ["2022-05-31", tokyo, "ReportFigure", { ...figure, units: -1 }, "Malformed"],
    ["2022-05-31", tokyo, "CorrectFigure", { ...figure, reason: "誤記" }, "FigureUnknown"],
    ["2022-05-31", tokyo, "ReportFigure", figure],
    ["2022-05-31", tokyo, "ReportFigure", figure, "AlreadySo"],
    ["2022-05-31", tokyo, "ReportFigure", { ...figure, units: 41 }, "FigureIdTaken"],
    ["2022-05-31", tokyo, "ReportFigure", { ...figure, metric: "premium-income", units: 1000 }],
    ["2022-05-20", tokyo, "CanvassCase", canvass("2")],
    ["2022-06-01", tokyo, "CorrectFigure", { ...figure, units: 44, reason: "集計漏れ" }],
    ["2022-06-02", tokyo, "WithdrawFigure", { ...month, reason: "誤り" }, "LaterFigureEntryStands"],
    [
      "2022-06-02",
      tokyo,
      "WithdrawFigureCorrection",
      { ...month, month: "2022-04", reason: "誤り" },
      "NoFigureEntryToWithdraw"
    ]
  ],
  [
    [
      "contract-to-date",
      { effectiveOn: "2022-06-30" },
      [
        { metricCode: "canvasses", year: { en: "FY2021" }, target: 100, actual: 50 },
        { metricCode: "canvasses", year: { en: "FY2022" }, target: 200, actual: 45 },
        { metricCode: "canvasses", year: { en: "to date" }, target: 300, actual: 95 },
        { metricCode: "premium-income", year: { en: "FY2021" }, target: null, actual: null },
        { metricCode: "premium-income", year: { en: "FY2022" }, target: null, actual: 1000 },
        { metricCode: "premium-income", year: { en: "to date" }, target: null, actual: null },
        { metricCode: "promoters", year: { en: "FY2021" }, actual: 0 },
        { metricCode: "promoters", year: { en: "FY2022" }, actual: 1 }
      ]
    ],
    [
      "reported-figures",
      { fiscalYear: 2022 },
      [
        {
          ...{ metricCode: "canvasses", month: "2022-05", units: 44, reportedOn: "2022-05-31" },
          ...{ correctedOn: "2022-06-01", reason: "集計漏れ" }
        },
        { metricCode: "premium-income", units: 1000, correctedOn: null, reason: null }
      ]
    ]
  ]
)

const year = FiscalYear.make(2022)
const anyFigures = fc.array(
  fc.record({
    branch: fc.constantFrom("13", "27"),
    month: fc.constantFrom("2022-03", "2022-04", "2023-03", "2023-04"),
    units: fc.nat(1000)
  })
)

test("weights and profile add up to the same figures of the year", () => {
  fc.assert(
    fc.property(anyFigures, (figures) => {
      const sum = (all: ReadonlyArray<number>) => all.reduce((total, each) => total + each, 0)
      const weights = reportedFigure.weightsByBranch(figures, year, japaneseCalendar).map(({ weight }) => weight)
      const profile = reportedFigure.monthlyProfile(figures, year, japaneseCalendar)
      const ofYear = figures.filter(({ month }) => month === "2022-04" || month === "2023-03")
      expect(sum(weights)).toBe(sum(ofYear.map(({ units }) => units)))
      expect(sum(profile)).toBe(sum(weights))
      expect(profile).toHaveLength(12)
    })
  )
})
