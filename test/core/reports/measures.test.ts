// Whatever a topic measures, a federation can plan: its metrics are settings, and the target reports take the measures from the plan.
import { type Measure, MetricCode, type MetricDefinition, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { describe, expect, test } from "vitest"
import { openOffice } from "../sweep/world.ts"

const metricOf = ([code, { kind }]: [string, Measure]): MetricDefinition => ({
  code: MetricCode.make(code),
  label: { ja: code, en: code },
  unit: "acts",
  firmness: "firm",
  kind
})
const metrics = [...zenkokuPlan.measures].map(metricOf)
const office = openOffice({ ...zenkokuRohoren, metrics })

describe("P0 a federation that plans for everything that is measured", () => {
  const progress = office.rows("target-progress", { fiscalYear: 2023, level: "nation" })

  test.each(metrics.map(({ code }) => code))("sees what it has of %s", (code) => {
    const row = progress.find(({ metricCode }) => metricCode === code)
    expect(row).toMatchObject({ target: null, actual: 0 })
  })

  test("by month where it is a flow", () => {
    const months = office.rows("target-months", { fiscalYear: 2023 })
    const flows = metrics.filter(({ kind }) => kind === "flow")
    for (const { code } of flows) expect(months.filter(({ metricCode }) => metricCode === code)).toHaveLength(12)
  })
})
