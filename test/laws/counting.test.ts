// The plan counts towards its targets by the laws of counting.
import { countingLaws } from "@keikaku/testing"
import { describe } from "vitest"
import { countPlan } from "./count-plan.ts"
import { testLaws } from "./runs.ts"

describe("the counting of the plan", () => {
  testLaws(countingLaws(countPlan))
})
