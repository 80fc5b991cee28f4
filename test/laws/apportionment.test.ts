// The seven methods keep the laws that theory says they keep.
import { apportion, methods } from "@keikaku/core/apportion"
import { apportionmentLaws, boundedApportionmentLaws } from "@keikaku/testing"
import { Result } from "effect"
import { describe } from "vitest"
import { testLaws } from "./runs.ts"

describe.each(methods)("%s", (method) => {
  const divide = (total: number, shares: Parameters<typeof apportion>[2]) =>
    Result.getOrThrow(apportion(method, total, shares)).units
  testLaws(apportionmentLaws(divide, { method }))
  testLaws(boundedApportionmentLaws(divide, { method }))
})
