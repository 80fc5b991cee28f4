// Indicators of the circumstances: as published, from their parts, corrected, compared.

import { indicator } from "@keikaku/core"
import { Schema } from "effect"
import { expect, test } from "vitest"
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const jobs = { indicator: "jobs-to-applicants", unit: "times", source: "厚生労働省" }
const plan = "事業計画"
const part = (count: number, asOf = "2022-03-31") => ({ count, asOf, source: plan })
const entrusted = { indicator: "entrustment-rate", period: "2022-03-31", unit: "percent" }
const rate = { unit: "percent", source: plan }

walk(
  "P1.1 an indicator is recorded for a period of its kind, and corrected",
  [
    ["2023-01-31", hq, "RecordIndicator", { ...jobs, period: "2021", value: "1.13" }],
    [
      "2023-01-31",
      hq,
      "CorrectIndicator",
      { ...jobs, period: "2022", value: "1.27", reason: "誤記" },
      "IndicatorUnknown"
    ],
    ["2023-01-31", hq, "RecordIndicator", { ...jobs, period: "2022", value: "1.82" }],
    ["2023-01-31", hq, "RecordIndicator", { ...jobs, period: "2022", value: "1.82" }, "AlreadySo"],
    ["2023-01-31", hq, "RecordIndicator", { ...jobs, period: "2022", value: "1.28" }, "IndicatorIdTaken"],
    ["2023-01-31", hq, "RecordIndicator", { ...jobs, period: "2023-02-30", value: "1" }, "Malformed"],
    ["2023-01-31", hq, "RecordIndicator", { ...jobs, period: "2020", value: "1.1倍" }, "Malformed"],
    ["2023-01-31", hq, "RecordIndicator", { ...jobs, period: "2030", value: "1.28" }, "PeriodNotBegun"],
    ["2023-01-31", hq, "RecordIndicator", { ...jobs, period: "FY2023", value: "1.28" }, "PeriodNotBegun"],
    ["2023-01-31", hq, "RecordIndicator", { ...jobs, period: "2023-02", value: "1.28" }, "PeriodNotBegun"],
    ["2023-01-31", hq, "RecordIndicator", { ...jobs, period: "2023-02-01", value: "1.28" }, "PeriodNotBegun"],
    ["2023-02-01", hq, "CorrectIndicator", { ...jobs, period: "2022", value: "1.28", reason: "誤記" }],
    ["2023-04-28", hq, "RecordIndicator", { ...jobs, period: "FY2022", value: "1.31" }],
    [
      "2023-05-01",
      hq,
      "WithdrawIndicator",
      { indicator: jobs.indicator, period: "2022", reason: "誤り" },
      "LaterIndicatorEntryStands"
    ],
    [
      "2023-05-01",
      hq,
      "WithdrawIndicatorCorrection",
      { indicator: jobs.indicator, period: "FY2022", reason: "誤り" },
      "NoIndicatorEntryToWithdraw"
    ]
  ],
  [
    [
      "indicators",
      {},
      [
        { period: "2021", periodType: { en: "calendar year" }, value: "1.13", change: null },
        { period: "2022", value: "1.28", change: "+0.15", times: { numerator: 128, denominator: 100 }, flag: null },
        { period: "FY2022", periodType: { en: "fiscal year" }, value: "1.31", change: null }
      ]
    ],
    [
      "entrustment-and-collection",
      {},
      [
        { indicator: "collection-rate.all", period: null, rate: null },
        { indicator: "collection-rate.associations", period: null, rate: null },
        { indicator: "entrustment-rate", period: null, rate: null }
      ]
    ]
  ]
)

walk(
  "P1.2 entrustment and collection rates keep their parts, and only equal dates are compared",
  [
    [
      "2023-03-01",
      hq,
      "RecordSnapshot",
      { ...entrusted, numerator: part(1_415_000), denominator: part(0) },
      "DenominatorZero"
    ],
    [
      "2023-03-01",
      hq,
      "CorrectSnapshot",
      { ...entrusted, numerator: part(1), denominator: part(2), reason: "誤記" },
      "SnapshotUnknown"
    ],
    ["2023-03-01", hq, "RecordSnapshot", { ...entrusted, numerator: part(1_451_000), denominator: part(3_412_000) }],
    ["2023-03-01", hq, "RecordSnapshot", { ...entrusted, numerator: part(1), denominator: part(2) }, "SnapshotIdTaken"],
    [
      "2023-03-01",
      hq,
      "RecordSnapshot",
      { ...entrusted, period: "2023-03-31", numerator: part(1), denominator: part(2) },
      "PeriodNotBegun"
    ],
    [
      "2023-03-01",
      hq,
      "RecordSnapshot",
      { ...entrusted, period: "FY2022", numerator: part(1), denominator: part(2, "2023-03-31") },
      "PartOfLaterDay"
    ],
    [
      "2023-03-02",
      hq,
      "CorrectSnapshot",
      { ...entrusted, numerator: part(1_415_000), denominator: part(0), reason: "誤記" },
      "DenominatorZero"
    ],
    [
      "2023-03-02",
      hq,
      "CorrectSnapshot",
      { ...entrusted, numerator: part(1_415_000), denominator: part(3_412_000), reason: "誤記" }
    ],
    [
      "2023-03-02",
      hq,
      "RecordIndicator",
      { ...rate, indicator: "entrustment-rate", period: "2022-03-31", value: "41.5" }
    ],
    [
      "2023-03-02",
      hq,
      "RecordIndicator",
      { ...rate, indicator: "collection-rate.associations", period: "FY2021", value: "99.6" }
    ],
    [
      "2023-03-02",
      hq,
      "RecordIndicator",
      { ...rate, indicator: "collection-rate.all", period: "FY2021", value: "99.0" }
    ],
    [
      "2023-03-02",
      hq,
      "RecordIndicator",
      { ...rate, indicator: "collection-rate.all", period: "FY2022", value: "98.0" }
    ],
    [
      "2023-03-02",
      hq,
      "RecordIndicator",
      { ...rate, indicator: "organisation-rate", period: "2020-07", value: "96.7" }
    ],
    [
      "2023-03-02",
      hq,
      "RecordSnapshot",
      {
        indicator: "organisation-rate",
        period: "2020-07",
        unit: "percent",
        numerator: part(232, "2020-07-31"),
        denominator: part(243, "2020-04-01")
      }
    ],
    [
      "2023-03-03",
      hq,
      "WithdrawSnapshot",
      { indicator: "entrustment-rate", period: "2022-03-31", reason: "誤り" },
      "LaterSnapshotEntryStands"
    ],
    [
      "2023-03-03",
      hq,
      "WithdrawSnapshotCorrection",
      { indicator: "organisation-rate", period: "2020-07", reason: "誤り" },
      "NoSnapshotEntryToWithdraw"
    ]
  ],
  [
    [
      "entrustment-and-collection",
      {},
      [
        {
          indicator: "collection-rate.associations",
          period: "FY2021",
          rate: { numerator: 996, denominator: 1000 },
          all: { numerator: 99, denominator: 100 },
          gap: { numerator: 600, denominator: 100_000 },
          flag: null
        },
        {
          ...{ indicator: "collection-rate.associations", period: "FY2022", rate: null, gap: null },
          all: { numerator: 98, denominator: 100 }
        },
        {
          indicator: "entrustment-rate",
          rate: { numerator: 1_415_000, denominator: 3_412_000 },
          all: null,
          gap: null,
          flag: null
        }
      ]
    ],
    [
      "indicators",
      {},
      [
        { indicator: "collection-rate.all", value: "99.0", rate: { numerator: 99, denominator: 100 }, numerator: null },
        { indicator: "collection-rate.all", value: "98.0" },
        { indicator: "collection-rate.associations", value: "99.6" },
        { indicator: "entrustment-rate", value: "41.5", unit: { en: "percent" }, source: plan, flag: null },
        {
          value: "96.7",
          numerator: 232,
          numeratorAsOf: "2020-07-31",
          denominatorAsOf: "2020-04-01",
          flag: { en: "different dates, published does not follow from parts" }
        }
      ]
    ]
  ]
)

test("a period says of what kind it is", () => {
  const kinds = ["2022", "FY2022", "2022-09", "2022-03-31"].map((period) => indicator.periodTypeOf(period))
  expect(kinds).toEqual(["calendar-year", "fiscal-year", "month", "day"])
  for (const wrong of ["22", "FY22", "2022-13", "2022-02-29", "FY2022-04"])
    expect(Schema.is(indicator.IndicatorPeriod)(wrong)).toBe(false)
})
