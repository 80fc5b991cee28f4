// The smallest embedding does what its opening lines say.
import { expect, it } from "vitest"
import { runExample } from "./run-example.ts"

it("01-embed adopts the plan, sets a target that cannot be set again, and prints the progress", async () => {
  const { code, stderr, stdout } = await runExample("01-embed")
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
  expect(stdout).toMatch(/^2023年度の canvasses の目標は 94000 に設定済みです。\n/)
  expect(stdout).toMatch(/nation\s+全国\s+手続勧奨件数\s+確約\s+94,000\s+0\s+0\.0%/)
})
