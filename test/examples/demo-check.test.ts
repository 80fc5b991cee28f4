// The check at the end of the demonstration finds what does not add up: otherwise its "all agree" would say nothing.
import { column, type Table } from "@keikaku/core"
import { expect, it } from "vitest"
import { check } from "../../examples/demo/check.ts"

const tally = { commands: 0, repeated: 0, events: new Map([["CaseCanvassed", 5]]), refusals: new Map() }
const progress = (nation: number): Table => ({
  columns: [{ key: "actual", ...column.count("実績", "Actual") }],
  rows: ["nation", "13", "27"].map((area, n) => ({ area, metricCode: "canvasses", actual: [nation, 2, 3][n]! })),
  notes: []
})
const funnel: Table = { columns: [], rows: [], notes: [] }

it("the check passes where the nation is the sum of its branches", () => {
  expect(check(progress(5), funnel, tally)).toEqual({ figures: 2, differences: [] })
})

it("the check finds a nation that is not the sum of its branches, and a canvass that was not reported", () => {
  expect(check(progress(4), funnel, tally).differences.map(({ en }) => en)).toEqual([
    "canvasses Actual: nation 4, sum of branches 5",
    "canvasses: reported 4, recorded 5"
  ])
})
