// A source that cannot even be loaded fails here by name; in the other files it takes all tests with it before one has run.
// The sources are therefore loaded inside the test.
import { expect, test } from "vitest"

test("the plan loads, and what may be asked about targets is all there", async () => {
  const { zenkokuPlan } = await import("@keikaku/core")
  const names = [...zenkokuPlan.catalogue.decisions.keys()]
  expect(names).toEqual(
    expect.arrayContaining(["DraftTarget", "SetTarget", "ApportionTarget", "AcceptBranchTarget", "ReviseTarget"])
  )
})
