// The example on fp-ts answers each letter, and reports a store that cannot be opened in one line.
import { expect, it } from "vitest"
import { runExample } from "./run-example.ts"

it("08-fp-ts records the first letter, and says what is wrong with the others", async () => {
  const { code, stderr, stdout } = await runExample("08-fp-ts")
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
  const [first, second, third, fourth, ...table] = stdout.split("\n")
  expect(first).toBe("OK Recorded")
  expect(second).toMatch(/^NG body\.note: .*body\.scheme: .*body\.occurredOn: /)
  expect(third).toBe("NG 支部 99 はありません。")
  expect(fourth).toMatch(/^OK Recorded|^NG .*1180301018771/)
  expect(table.join("\n")).toContain("c-1")
})

it("08-fp-ts prints a failure of the store and no stack", async () => {
  const { stderr, stdout } = await runExample("08-fp-ts", "no/such/folder/plan.db")
  expect(stdout).toBe("")
  expect(stderr).toMatch(/^StoreUnavailable: .*\n$/)
})
