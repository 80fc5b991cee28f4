// The example names the laws that a spreadsheet's calculator breaks, each with its counterexample, and none for the core.
import { expect, it } from "vitest"
import { runExample } from "./run-example.ts"

it("02-verify-your-own-calculator finds what the spreadsheet breaks, and that the core keeps every law", async () => {
  const { code, stderr, stdout } = await runExample("02-verify-your-own-calculator")
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
  const [, spreadsheet = "", core = "", verdict = ""] = stdout.split(/^== .*$/m)
  const broken = ["whole", "order", "balance", "scale", "house-monotone", "population-monotone", "consistent"]
  expect([...spreadsheet.matchAll(/^BROKEN {2}(\S+):/gm)].map(([, law]) => law)).toEqual(broken)
  for (const law of ["sum", "zero", "exact", "deterministic"])
    expect(spreadsheet).toMatch(new RegExp(`^kept {4}${law}:`, "m"))
  expect(spreadsheet).toMatch(
    /^BROKEN {2}whole: .*\n +Share b\d+ receives -\d+\.\n +Total \d+\n +share +weight +units\n/m
  )
  expect(spreadsheet).toContain("Share b1 receives 2 of 3, and only 1 of 4.")
  expect(core.match(/^kept /gm)).toHaveLength(12)
  expect(core).not.toContain("BROKEN")
  expect(verdict).toContain(`The spreadsheet breaks 7: ${broken.join(", ")}.\nThe core's Webster keeps every law.\n`)
  expect((await runExample("02-verify-your-own-calculator")).stdout).toBe(stdout)
})
